import { type Kysely, sql } from 'kysely';

/** People, the cards they come in with, and their sessions. One account is one person: there is no household account. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('account')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('family', 'staff')`))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('email', 'text')
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull().check(sql`wording in ('adult', 'young', 'easy')`))
		.addColumn('contact_channel', 'text', (c) => c.notNull())
		.addColumn('contact_detail', 'text')
		.addColumn('contact_times', 'text')
		.addColumn('created_at', 'text', (c) => c.notNull())
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema
		.createTable('access_card')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('lookup', 'text', (c) => c.notNull().unique())
		.addColumn('typed_hash', 'text', (c) => c.notNull())
		.addColumn('scanned_hash', 'text', (c) => c.notNull())
		.addColumn('chosen_hash', 'text')
		.addColumn('issued_at', 'text', (c) => c.notNull())
		.addColumn('revoked_at', 'text')
		.execute();
	await db.schema
		.createTable('session')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('token_hash', 'text', (c) => c.notNull().unique())
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('family', 'staff', 'return', 'visit')`))
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('representation_id', 'text')
		.addColumn('awaits_secret', 'integer', (c) => c.notNull())
		.addColumn('started_at', 'text', (c) => c.notNull())
		.addColumn('seen_at', 'text', (c) => c.notNull())
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema.createIndex('session_account').on('session').column('account_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['session', 'access_card', 'account']) await db.schema.dropTable(table).execute();
}

import { type Kysely, sql } from 'kysely';

/**
 * How long things are kept, what stops them from being erased, and what is left to say that they were; and what people say
 * of their own words afterwards.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('account').addColumn('contact_message', 'integer').execute();
	await db.schema.alterTable('account').addColumn('erased_at', 'text').execute();
	await db.schema.alterTable('representation').addColumn('unsaid_at', 'text').execute();
	await db.schema.alterTable('representation').addColumn('erased_at', 'text').execute();
	await db.schema.alterTable('replay').addColumn('sender', 'text').execute();
	await db.schema.createIndex('replay_sender').on('replay').column('sender').execute();
	await db.schema
		.createTable('correction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('point', 'wants', 'happened', 'message')`))
		.addColumn('part_id', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('written_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('correction_of').on('correction').column('representation_id').execute();
	await schedule(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	const tables = ['erasure_certificate', 'legal_hold', 'kept_longer', 'retention_rule', 'correction'];
	for (const table of tables) await db.schema.dropTable(table).execute();
	await db.schema.dropIndex('replay_sender').execute();
	await db.schema.alterTable('replay').dropColumn('sender').execute();
	for (const column of ['erased_at', 'unsaid_at']) {
		await db.schema.alterTable('representation').dropColumn(column).execute();
	}
	for (const column of ['erased_at', 'contact_message']) {
		await db.schema.alterTable('account').dropColumn(column).execute();
	}
}

async function schedule(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('retention_rule')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('months', 'integer', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('set_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('set_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('kept_longer')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('until_on', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('decided_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('decided_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('kept_longer_of').on('kept_longer').column('subject').execute();
	await db.schema
		.createTable('legal_hold')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('put_on_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('put_on_at', 'text', (c) => c.notNull())
		.addColumn('lifted_by', 'text', (c) => c.references('account.id'))
		.addColumn('lifted_at', 'text')
		.addColumn('lifted_because', 'text')
		.execute();
	await sql`create unique index legal_hold_one on legal_hold (subject) where lifted_at is null`.execute(db);
	await db.schema
		.createTable('erasure_certificate')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('reference', 'text', (c) => c.notNull())
		.addColumn('rule', 'text', (c) => c.notNull())
		.addColumn('asked_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('agreed_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('erased_at', 'text', (c) => c.notNull())
		.addColumn('erased', 'text', (c) => c.notNull())
		.addColumn('keys', 'integer', (c) => c.notNull())
		.execute();
}

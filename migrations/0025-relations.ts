import { type Kysely, sql } from 'kysely';

/**
 * Who is whose parent, carer or brother, from when to when, for staff and for the policy. It makes no household: each
 * person keeps an account of their own. And no two people who work here share an address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('relation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('of_account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('has_responsibility', 'integer', (c) => c.notNull())
		.addColumn('started_on', 'text', (c) => c.notNull())
		.addColumn('ended_on', 'text')
		.addColumn('closed_because', 'text')
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('relation_account').on('relation').column('account_id').execute();
	await db.schema.createIndex('relation_of_account').on('relation').column('of_account_id').execute();
	await db.schema.createIndex('allocation_pod').on('allocation').column('pod_id').execute();
	await sql`create unique index account_staff_email on account (lower(email)) where kind = 'staff' and ended_at is null`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const index of ['account_staff_email', 'allocation_pod']) await db.schema.dropIndex(index).execute();
	await db.schema.dropTable('relation').execute();
}

import { type Kysely, sql } from 'kysely';

/** Mail to be sent. A row is written with the change that causes it; the worker sends from the row after commit. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('letter')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('address', 'text', (c) => c.notNull())
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('about', 'text')
		.addColumn('queued_at', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting', 'sent', 'stuck')`))
		.addColumn('tries', 'integer', (c) => c.notNull())
		.addColumn('next_try_at', 'text', (c) => c.notNull())
		.addColumn('sent_at', 'text')
		.addColumn('last_error', 'text')
		.execute();
	await db.schema.createIndex('letter_next').on('letter').columns(['state', 'next_try_at']).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('letter').execute();
}

import { type Kysely, sql } from 'kysely';

/** What the service learned and the public is told of it, in words of its own: one telling at a time of each learning action. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('told_change')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('promise_id', 'text', (c) => c.notNull().references('promise.id'))
		.addColumn('draft', 'text', (c) => c.notNull())
		.addColumn('written_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('written_at', 'text', (c) => c.notNull())
		.addColumn('published_by', 'text', (c) => c.references('account.id'))
		.addColumn('published_at', 'text')
		.addColumn('taken_down_by', 'text', (c) => c.references('account.id'))
		.addColumn('taken_down_at', 'text')
		.execute();
	await sql`create unique index told_change_standing on told_change (promise_id) where taken_down_at is null`.execute(
		db,
	);
	await db.schema.createIndex('told_change_published').on('told_change').columns(['published_at']).execute();
	await db.schema
		.createTable('told_change_text')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('change_id', 'text', (c) => c.notNull().references('told_change.id'))
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('heard', 'text', (c) => c.notNull())
		.addColumn('changed', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('told_change_text_once')
		.on('told_change_text')
		.columns(['change_id', 'language', 'wording'])
		.unique()
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['told_change_text', 'told_change']) await db.schema.dropTable(table).execute();
}

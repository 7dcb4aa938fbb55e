import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** What the complaints manager writes beside the figures of a year, and each edition of the report as it was published. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('annual_draft')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('year', 'text', (c) => c.notNull())
		.addColumn('item', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('written_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('written_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('annual_draft_once').on('annual_draft').columns(['year', 'item']).unique().execute();
	await db.schema
		.createTable('annual_report')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('year', 'text', (c) => c.notNull())
		.addColumn('edition', 'integer', (c) => c.notNull())
		.addColumn('figures', 'text', (c) => c.notNull())
		.addColumn('texts', 'text', (c) => c.notNull())
		.addColumn('because', 'text')
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('published_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('published_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('annual_report_once').on('annual_report').columns(['year', 'edition']).unique().execute();
	if (isPostgres(db)) {
		await sql`create function annual_report_stands() returns trigger language plpgsql as
			'begin raise exception ''what was published stands''; end'`.execute(db);
		await sql`create trigger annual_report_stands before update or delete on annual_report
			for each row execute function annual_report_stands()`.execute(db);
		return;
	}
	for (const change of ['update', 'delete']) {
		await sql`create trigger ${sql.raw(`annual_report_no_${change}`)} before ${sql.raw(change)} on annual_report
			begin select raise(abort, 'what was published stands'); end`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['annual_report', 'annual_draft']) await db.schema.dropTable(table).execute();
	if (isPostgres(db)) await sql`drop function annual_report_stands`.execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

import { type Kysely, PostgresAdapter, sql } from 'kysely';

const tables = ['month_note', 'month_version'];

/**
 * Figures of a month as they were signed, and each correction of them since, beside what was said about them. The database itself
 * lets nothing of it be changed or removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('month_version')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('month', 'text', (c) => c.notNull())
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('figures', 'text', (c) => c.notNull())
		.addColumn('rules', 'integer', (c) => c.notNull())
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('causes', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('month_version_once')
		.on('month_version')
		.columns(['month', 'version'])
		.unique()
		.execute();
	await db.schema
		.createTable('month_note')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('version_id', 'text', (c) => c.notNull().references('month_version.id'))
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('written_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('written_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('month_note_of').on('month_note').column('version_id').execute();
	for (const table of tables) await neverChanged(db, table);
}

async function neverChanged(db: Kysely<unknown>, table: string): Promise<void> {
	if (isPostgres(db)) {
		await sql`create function ${sql.raw(`${table}_stands`)}() returns trigger language plpgsql as
			'begin raise exception ''what was signed stands''; end'`.execute(db);
		await sql`create trigger ${sql.raw(`${table}_stands`)} before update or delete on ${sql.raw(table)}
			for each row execute function ${sql.raw(`${table}_stands`)}()`.execute(db);
		return;
	}
	for (const change of ['update', 'delete']) {
		await sql`create trigger ${sql.raw(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.raw(table)}
			begin select raise(abort, 'what was signed stands'); end`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of tables) {
		await db.schema.dropTable(table).execute();
		if (isPostgres(db)) await sql`drop function ${sql.raw(`${table}_stands`)}`.execute(db);
	}
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

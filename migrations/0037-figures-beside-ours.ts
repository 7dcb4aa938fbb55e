import { type Kysely, sql } from 'kysely';

/**
 * What stands beside our own counts: how many children are open, the days on which the service itself changed, and what was
 * put right in figures that others published. Nothing is written over: what was replaced stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('children_open')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('period', 'text', (c) => c.notNull())
		.addColumn('pod_id', 'text', (c) => c.references('pod.id'))
		.addColumn('children', 'integer', (c) => c.notNull())
		.addColumn('source', 'text', (c) => c.notNull())
		.addColumn('because', 'text')
		.addColumn('recorded_by', 'text', (c) => c.references('account.id'))
		.addColumn('recorded_at', 'text', (c) => c.notNull())
		.addColumn('replaced_at', 'text')
		.execute();
	await sql`create unique index children_open_once on children_open (period, coalesce(pod_id, ''))
		where replaced_at is null`.execute(db);
	await db.schema
		.createTable('known_change')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('began_on', 'text', (c) => c.notNull())
		.addColumn('label', 'text', (c) => c.notNull())
		.addColumn('recorded_by', 'text', (c) => c.references('account.id'))
		.addColumn('recorded_at', 'text', (c) => c.notNull())
		.addColumn('removed_at', 'text')
		.execute();
	await sql`create unique index known_change_once on known_change (began_on) where removed_at is null`.execute(db);
	await db.schema
		.createTable('historic_correction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('figure_id', 'text', (c) => c.notNull().references('historic_figure.id'))
		.addColumn('was_period', 'text', (c) => c.notNull())
		.addColumn('was_to_confirm', 'integer', (c) => c.notNull())
		.addColumn('was_figure', 'integer', (c) => c.notNull())
		.addColumn('because', 'text', (c) => c.notNull())
		.addColumn('corrected_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('corrected_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('historic_correction_of').on('historic_correction').column('figure_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['historic_correction', 'known_change', 'children_open']) {
		await db.schema.dropTable(table).execute();
	}
}

import type { Kysely } from 'kysely';

/** Figures that others published before us, each with its definition and source. Two series are never merged. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('historic_figure')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('series', 'text', (c) => c.notNull())
		.addColumn('measure', 'text', (c) => c.notNull())
		.addColumn('definition', 'text', (c) => c.notNull())
		.addColumn('source', 'text', (c) => c.notNull())
		.addColumn('period', 'text', (c) => c.notNull())
		.addColumn('period_to_confirm', 'integer', (c) => c.notNull())
		.addColumn('figure', 'integer', (c) => c.notNull())
		.addUniqueConstraint('historic_figure_once', ['series', 'period'])
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('historic_figure').execute();
}

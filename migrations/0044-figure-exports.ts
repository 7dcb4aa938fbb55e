import type { Kysely } from 'kysely';

/** Figures that somebody took out of the house: what was asked for, in codes, and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('figure_export')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('figures', 'text', (c) => c.notNull())
		.addColumn('asked', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('figure_export').execute();
}

import type { Kysely } from 'kysely';

/**
 * Bank holidays proclaimed after a release, such as the day of a coronation. One that was entered by mistake is marked as
 * taken back and stays: dates were worked out with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('proclaimed_holiday')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('day', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('added_at', 'text', (c) => c.notNull())
		.addColumn('added_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('removed_at', 'text')
		.addColumn('removed_by', 'text', (c) => c.references('account.id'))
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('proclaimed_holiday').execute();
}

import type { Kysely } from 'kysely';

/**
 * An import that a program brought. Whoever made the program's key stands for it (`made_by`), and which program it was
 * stands beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable('import')
		.addColumn('program_id', 'text', (c) => c.references('program.id'))
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('import').dropColumn('program_id').execute();
}

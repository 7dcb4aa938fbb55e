import { type Kysely, sql } from 'kysely';

/** What somebody wrote in another language, as staff put it beside in English. The words themselves stay as they were written. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('translation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('part', 'text', (c) =>
			c.notNull().check(sql`part in ('point', 'wants', 'happened', 'message', 'correction')`),
		)
		.addColumn('part_id', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
	await db.schema.createIndex('translation_representation').on('translation').column('representation_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('translation').execute();
}

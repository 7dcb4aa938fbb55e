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
	await db.schema
		.createTable('answer_translation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('answer_id', 'text', (c) => c.notNull().references('response_answer.id'))
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
	await db.schema.createIndex('answer_translation_of').on('answer_translation').column('answer_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('answer_translation').execute();
	await db.schema.dropTable('translation').execute();
}

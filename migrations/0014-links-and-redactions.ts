import { type Kysely, sql } from 'kysely';

/**
 * Two representations that belong together, and words that were taken out of what others read. Neither is ever removed: a
 * link that was wrong has an end, and so has a redaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('link')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('other_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('duplicate', 'related')`))
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('link_one').on('link').column('representation_id').execute();
	await db.schema.createIndex('link_other').on('link').column('other_id').execute();
	await db.schema
		.createTable('redaction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('point', 'wants', 'happened', 'message')`))
		.addColumn('part_id', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('redaction_part').on('redaction').columns(['part_id', 'part']).execute();
	await db.schema.createIndex('redaction_representation').on('redaction').column('representation_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('redaction').execute();
	await db.schema.dropTable('link').execute();
}

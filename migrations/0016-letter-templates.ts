import { type Kysely, sql } from 'kysely';

/**
 * The texts of letters that a council has replaced: each publication is a row of its own, never altered, and one without
 * words goes back to the text that ships. A letter names the text it was written from. Mail may go as a text message. The
 * written record of an oral complaint (regulation 16) is kept as it was sent, with who agreed it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('letter_template')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('words', 'text')
		.addColumn('published_at', 'text', (c) => c.notNull())
		.addColumn('published_by', 'text', (c) => c.notNull().references('account.id'))
		.addUniqueConstraint('letter_template_version', ['kind', 'version'])
		.execute();
	await db.schema.alterTable('message').addColumn('template', 'text').execute();
	await db.schema.alterTable('message').addColumn('template_version', 'integer').execute();
	await db.schema
		.alterTable('letter')
		.addColumn('channel', 'text', (c) => c.notNull().defaultTo(sql`'email'`))
		.execute();
	await db.schema
		.createTable('written_record')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('step_number', 'integer', (c) => c.notNull())
		.addColumn('points', 'text', (c) => c.notNull())
		.addColumn('wants', 'text')
		.addColumn('sent_on', 'text', (c) => c.notNull())
		.addColumn('sent_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('agreed_on', 'text')
		.addColumn('agreed_by', 'text', (c) => c.check(sql`agreed_by in ('family', 'staff')`))
		.addUniqueConstraint('written_record_step', ['representation_id', 'step_number'])
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('written_record').execute();
	await db.schema.alterTable('letter').dropColumn('channel').execute();
	await db.schema.alterTable('message').dropColumn('template_version').execute();
	await db.schema.alterTable('message').dropColumn('template').execute();
	await db.schema.dropTable('letter_template').execute();
}

import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What somebody does with their own words afterwards: a message that was taken back before anybody opened it, and what they
 * put right in an answer of a questionnaire. Officers take words out of a correction as out of what it corrects.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('message').addColumn('taken_back_at', 'text').execute();
	await db.schema
		.createTable('answer_correction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('answer_id', 'text', (c) => c.notNull().references('response_answer.id'))
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('written_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('answer_correction_of').on('answer_correction').column('answer_id').execute();
	await letPartBe(db, ['point', 'wants', 'happened', 'message', 'correction']);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`delete from redaction where part = 'correction'`.execute(db);
	await letPartBe(db, ['point', 'wants', 'happened', 'message']);
	await db.schema.dropTable('answer_correction').execute();
	await db.schema.alterTable('message').dropColumn('taken_back_at').execute();
}

/** SQLite alters no check of a column: the table is made anew around its rows. */
async function letPartBe(db: Kysely<unknown>, parts: readonly string[]): Promise<void> {
	const check = sql.raw(`part in (${parts.map((part) => `'${part}'`).join(', ')})`);
	if (db.getExecutor().adapter instanceof PostgresAdapter) {
		await sql`alter table redaction drop constraint redaction_part_check`.execute(db);
		await sql`alter table redaction add constraint redaction_part_check check (${check})`.execute(db);
		return;
	}
	await sql`create table redaction_kept as select * from redaction`.execute(db);
	await db.schema.dropTable('redaction').execute();
	await db.schema
		.createTable('redaction')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('part', 'text', (c) => c.notNull().check(sql`${check}`))
		.addColumn('part_id', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await sql`insert into redaction select * from redaction_kept`.execute(db);
	await db.schema.dropTable('redaction_kept').execute();
	await db.schema.createIndex('redaction_part').on('redaction').columns(['part_id', 'part']).execute();
	await db.schema.createIndex('redaction_representation').on('redaction').column('representation_id').execute();
}

import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What a council writes itself in the guide for families, as versions: until then what ships is read, and nothing of it is
 * kept here. At most one draft of each text; a published one is never altered, so that what families were told on a day
 * stays answerable. And of each topic, by when somebody reads it again, and where it is told in British Sign Language.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('guide_text')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('topic', 'text', (c) => c.notNull())
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull().check(sql`wording in ('adult', 'young', 'easy')`))
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('published_at', 'text')
		.addUniqueConstraint('guide_text_once', ['topic', 'language', 'wording', 'version'])
		.execute();
	await db.schema
		.createTable('guide_topic')
		.addColumn('topic', 'text', (c) => c.primaryKey())
		.addColumn('review_on', 'text', (c) => c.notNull())
		.addColumn('bsl_video', 'text')
		.addColumn('changed_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('changed_at', 'text', (c) => c.notNull())
		.execute();
	await neverAltered(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('guide_topic').execute();
	await db.schema.dropTable('guide_text').execute();
	if (isPostgres(db)) await sql`drop function guide_text_is_published`.execute(db);
}

async function neverAltered(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) {
		await sql`create function guide_text_is_published() returns trigger language plpgsql as
			'begin raise exception ''a published text never changes''; end'`.execute(db);
		await sql`create trigger guide_text_never_altered before update or delete on guide_text
			for each row when (old.published_at is not null) execute function guide_text_is_published()`.execute(db);
		return;
	}
	for (const change of ['update', 'delete']) {
		await sql`create trigger ${sql.raw(`guide_text_no_${change}`)} before ${sql.raw(change)} on guide_text
			when old.published_at is not null
			begin select raise(abort, 'a published text never changes'); end`.execute(db);
	}
	// "insert or replace" removes the old row without asking the trigger above
	await sql`create trigger guide_text_no_overwrite before insert on guide_text
		when exists (select 1 from guide_text where id = new.id and published_at is not null)
		begin select raise(abort, 'a published text never changes'); end`.execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Questionnaires as versions, and the answers given to them. The database itself refuses to alter or remove a version that
 * was published: what somebody was asked stands for as long as their answer does. Answers are sealed. A person may ask that
 * what they are in the middle of writing is kept until they come back, on whatever device.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('instrument_version')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('code', 'text', (c) => c.notNull())
		.addColumn('version', 'integer', (c) => c.notNull())
		.addColumn('definition', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('published_at', 'text')
		.addUniqueConstraint('instrument_version_once', ['code', 'version'])
		.execute();
	await sql`create unique index instrument_one_draft on instrument_version (code) where published_at is null`.execute(
		db,
	);
	await neverAltered(db);
	await db.schema
		.createTable('response')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('version_id', 'text', (c) => c.notNull().references('instrument_version.id'))
		.addColumn('how', 'text', (c) => c.notNull().check(sql`how in ('portal', 'paper', 'aloud')`))
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('given_on', 'text', (c) => c.notNull())
		.addColumn('given_at', 'text', (c) => c.notNull())
		.addColumn('written_by', 'text', (c) => c.references('account.id'))
		.addColumn('present', 'text')
		.execute();
	await db.schema
		.createTable('response_answer')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('response_id', 'text', (c) => c.notNull().references('response.id'))
		.addColumn('item', 'text', (c) => c.notNull())
		.addColumn('position', 'integer', (c) => c.notNull())
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addColumn('visibility', 'text', (c) =>
			c.notNull().check(sql`visibility in ('not_read_out', 'can_be_read_out', 'tell_chair_only')`),
		)
		.addUniqueConstraint('response_answer_once', ['response_id', 'item'])
		.execute();
	await db.schema
		.createTable('kept_draft')
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('journey', 'text', (c) => c.notNull())
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addColumn('kept_at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('kept_draft_once', ['account_id', 'journey'])
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['kept_draft', 'response_answer', 'response', 'instrument_version'])
		await db.schema.dropTable(table).execute();
	if (isPostgres(db)) await sql`drop function instrument_is_published`.execute(db);
}

async function neverAltered(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) {
		await sql`create function instrument_is_published() returns trigger language plpgsql as
			'begin raise exception ''a published version never changes''; end'`.execute(db);
		await sql`create trigger instrument_never_altered before update or delete on instrument_version
			for each row when (old.published_at is not null) execute function instrument_is_published()`.execute(db);
		return;
	}
	for (const change of ['update', 'delete']) {
		await sql`create trigger ${sql.raw(`instrument_no_${change}`)} before ${sql.raw(change)} on instrument_version
			when old.published_at is not null
			begin select raise(abort, 'a published version never changes'); end`.execute(db);
	}
	// "insert or replace" removes the old row without asking the trigger above
	await sql`create trigger instrument_no_overwrite before insert on instrument_version
		when exists (select 1 from instrument_version where id = new.id and published_at is not null)
		begin select raise(abort, 'a published version never changes'); end`.execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The append-only history, and the council's own settings. That a row of history is never changed or removed is held by
 * the database itself, so that no code of ours, now or later, can do it by mistake.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('record')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('who_kind', 'text', (c) => c.notNull())
		.addColumn('who_id', 'text')
		.addColumn('what', 'text', (c) => c.notNull())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('particulars', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('record_subject').on('record').columns(['subject', 'subject_id', 'id']).execute();
	await db.schema
		.createTable('setting')
		.addColumn('name', 'text', (c) => c.primaryKey())
		.addColumn('value', 'text', (c) => c.notNull())
		.addColumn('review_on', 'text')
		.execute();

	if (isPostgres(db)) {
		await sql`create function record_is_append_only() returns trigger language plpgsql as
			'begin raise exception ''the record is append-only''; end'`.execute(db);
		await sql`create trigger record_append_only before update or delete on record
			for each row execute function record_is_append_only()`.execute(db);
		await sql`create trigger record_never_emptied before truncate on record
			for each statement execute function record_is_append_only()`.execute(db);
	} else {
		for (const change of ['update', 'delete']) {
			await sql`create trigger ${sql.raw(`record_no_${change}`)} before ${sql.raw(change)} on record
				begin select raise(abort, 'the record is append-only'); end`.execute(db);
		}
		// "insert or replace" removes the old row without asking the trigger above
		await sql`create trigger record_no_overwrite before insert on record
			when exists (select 1 from record where id = new.id)
			begin select raise(abort, 'the record is append-only'); end`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('setting').execute();
	await db.schema.dropTable('record').execute();
	if (isPostgres(db)) await sql`drop function record_is_append_only`.execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

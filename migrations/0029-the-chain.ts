import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The history as a chain. Each line has a number in the order in which the database took it, and a mark that only the house
 * can make; a seal covers every line up to a number, and the seal before it. What was there before has no mark, and is sealed
 * as it is found. SQLite gives its own row numbers away anew when it tidies up, so the number is a column.
 *
 * Reading stands in the history from now on. It is no change of a complaint: the register's line stays as it is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) {
		await sql`alter table record add column line bigint generated always as identity`.execute(db);
		await sql`alter table record add constraint record_line unique (line)`.execute(db);
		await sql`alter table record add column mac text not null default ''`.execute(db);
		await followOnPostgres(db, changed);
	} else {
		await sql`create table record_in_line (
			line integer primary key autoincrement, id text not null unique, at text not null, who_kind text not null, who_id text,
			what text not null, subject text not null, subject_id text not null, particulars text not null,
			mac text not null default '')`.execute(db);
		await takeOver(db, 'record_in_line', [noOverwrite('record', 'id = new.id or line = new.line'), follow(changed)]);
	}
	await db.schema.createIndex('record_who').on('record').columns(['who_id', 'id']).execute();
	await db.schema
		.createTable('record_seal')
		.addColumn('number', 'integer', (c) => c.primaryKey())
		.addColumn('sealed_at', 'text', (c) => c.notNull())
		.addColumn('after_line', 'bigint', (c) => c.notNull())
		.addColumn('up_to_line', 'bigint', (c) => c.notNull())
		.addColumn('lines', 'integer', (c) => c.notNull())
		.addColumn('unmarked', 'text', (c) => c.notNull())
		.addColumn('mac', 'text', (c) => c.notNull())
		.execute();
	await keepSeals(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('record_seal').execute();
	await db.schema.dropIndex('record_who').execute();
	if (isPostgres(db)) {
		await db.schema.alterTable('record').dropColumn('mac').execute();
		await db.schema.alterTable('record').dropColumn('line').execute();
		await followOnPostgres(db, everyLine);
		return;
	}
	await db.schema
		.createTable('record_out_of_line')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('at', 'text', (c) => c.notNull())
		.addColumn('who_kind', 'text', (c) => c.notNull())
		.addColumn('who_id', 'text')
		.addColumn('what', 'text', (c) => c.notNull())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('particulars', 'text', (c) => c.notNull())
		.execute();
	await takeOver(db, 'record_out_of_line', [noOverwrite('record', 'id = new.id'), follow(everyLine)]);
}

/** As migration 0017 wrote it, and as it is from now on. */
const everyLine = `update register_line set changed_at = new.at
\t\t\twhere new.subject = 'representation' and representation_id = new.subject_id;`;
const changed = `update register_line set changed_at = new.at
\t\t\twhere new.subject = 'representation' and new.what <> 'record.opened' and representation_id = new.subject_id;`;

const follow = (body: string) => `create trigger record_line_insert after insert on record begin ${body} end`;

async function followOnPostgres(db: Kysely<unknown>, body: string): Promise<void> {
	await sql
		.raw(
			`create or replace function record_line_insert() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
		)
		.execute(db);
}

/** "insert or replace" removes the old row without asking the trigger that refuses removal. */
const noOverwrite = (table: string, isThere: string) => `create trigger ${table}_no_overwrite before insert on ${table}
\t\t\twhen exists (select 1 from ${table} where ${isThere})
\t\t\tbegin select raise(abort, 'the record is append-only'); end`;

/** SQLite: a table made anew takes the place of the history, with all that is in it and all that watches over it. */
async function takeOver(db: Kysely<unknown>, table: string, instead: readonly string[]): Promise<void> {
	const { rows } = await sql<{ sql: string }>`select sql from sqlite_master
		where tbl_name = 'record' and type in ('trigger', 'index') and sql is not null
			and name not in ('record_no_overwrite', 'record_line_insert')`.execute(db);
	const columns = sql.raw('id, at, who_kind, who_id, what, subject, subject_id, particulars');
	await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from record order by id`.execute(db);
	await db.schema.dropTable('record').execute();
	await db.schema.alterTable(table).renameTo('record').execute();
	for (const statement of [...rows.map((row) => row.sql), ...instead]) await sql.raw(statement).execute(db);
}

async function keepSeals(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) {
		await sql`create trigger record_seal_append_only before update or delete on record_seal
			for each row execute function record_is_append_only()`.execute(db);
		await sql`create trigger record_seal_never_emptied before truncate on record_seal
			for each statement execute function record_is_append_only()`.execute(db);
		return;
	}
	for (const change of ['update', 'delete']) {
		await sql`create trigger record_seal_no_${sql.raw(change)} before ${sql.raw(change)} on record_seal
			begin select raise(abort, 'the record is append-only'); end`.execute(db);
	}
	await sql.raw(noOverwrite('record_seal', 'number = new.number')).execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

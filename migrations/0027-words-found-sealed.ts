import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Words are sealed, so the engine can no longer index them. In their place it indexes what the house makes of each word with
 * a key (`said-index.ts`). The database says which texts have to be taken up anew: whatever came, or was changed, by whomever.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await (isPostgres(db) ? dropIndexesOfWords(db) : dropWordsOnSqlite(db));
	await makeRows(db);
	if (isPostgres(db)) {
		await sql`create index said_words on said_row using gin (to_tsvector('simple', coalesce(words, '')))`.execute(db);
		await sql`create index said_names on said_row using gin (to_tsvector('simple', coalesce(name, '')))`.execute(db);
	} else {
		await makeSaid(db, 'unicode61');
		for (const follower of followersOnSqlite) await follow(db, follower);
	}
	for (const follower of followers) await follow(db, follower);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const follower of followers) await unfollow(db, follower);
	if (isPostgres(db)) {
		await db.schema.dropTable('said_row').execute();
		for (const [name, index] of Object.entries(wordsBefore)) {
			await sql`create index ${sql.ref(name)} on ${sql.raw(index)}`.execute(db);
		}
		return;
	}
	for (const follower of followersOnSqlite) await unfollow(db, follower);
	for (const table of ['said', 'said_row']) await db.schema.dropTable(table).execute();
	await findWordsAsBefore(db);
}

type Follower = [table: string, event: string, name: string, body: string];

/** What is looked for by its words, and the columns that they stand in. */
const said = { complaint_point: 'words', representation: 'wants, person_name', account: 'name' };
const sources = Object.keys(said);

async function makeRows(db: Kysely<unknown>): Promise<void> {
	const number = isPostgres(db) ? 'bigint generated always as identity primary key' : 'integer primary key';
	await sql`create table said_row (number ${sql.raw(number)}, source text not null, source_id text not null,
		words text, name text, constraint said_row_once unique (source, source_id))`.execute(db);
	await sql`create index said_row_waiting on said_row (number) where words is null`.execute(db);
	for (const source of sources) {
		await sql`insert into said_row (source, source_id) select ${sql.lit(source)}, id from ${sql.table(source)}`.execute(
			db,
		);
	}
}

/** Without words a row waits to be taken up. */
const followers: Follower[] = Object.entries(said).flatMap(([source, columns]): Follower[] => {
	const its = (row: string) => `source = '${source}' and source_id = ${row}.id`;
	return [
		[
			source,
			'insert',
			`${source}_said_insert`,
			`insert into said_row (source, source_id) values ('${source}', new.id);`,
		],
		[
			source,
			`update of ${columns}`,
			`${source}_said_update`,
			`update said_row set words = null, name = null where ${its('new')} and words is not null;`,
		],
		[source, 'delete', `${source}_said_delete`, `delete from said_row where ${its('old')};`],
	];
});

/** SQLite's index holds no text of its own, so it has to be told what goes as well as what comes. */
const comes = `insert into said (rowid, words, name) select new.number, new.words, new.name where new.words is not null;`;
const goes = `insert into said (said, rowid, words, name)
	select 'delete', old.number, old.words, old.name where old.words is not null;`;
const followersOnSqlite: Follower[] = [
	['said_row', 'insert', 'said_row_insert', comes],
	['said_row', 'update', 'said_row_update', `${goes} ${comes}`],
	['said_row', 'delete', 'said_row_delete', goes],
];

/** The same body on both engines: PostgreSQL wants it in a function. */
async function follow(db: Kysely<unknown>, [table, event, name, body]: Follower): Promise<void> {
	if (!isPostgres(db)) {
		await sql.raw(`create trigger ${name} after ${event} on ${table} begin ${body} end`).execute(db);
		return;
	}
	await sql
		.raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} return null; end $$`)
		.execute(db);
	await sql
		.raw(`create trigger ${name} after ${event} on ${table} for each row execute function ${name}()`)
		.execute(db);
}

async function unfollow(db: Kysely<unknown>, [table, , name]: Follower): Promise<void> {
	await sql`drop trigger ${sql.ref(name)} ${sql.raw(isPostgres(db) ? `on ${table}` : '')}`.execute(db);
	if (isPostgres(db)) await sql`drop function ${sql.ref(name)}`.execute(db);
}

async function makeSaid(db: Kysely<unknown>, tokenizer: string): Promise<void> {
	await sql
		.raw(`create virtual table said using fts5(words, name, content = '', tokenize = '${tokenizer}')`)
		.execute(db);
	await sql`insert into said (said, rank) values ('secure-delete', 1)`.execute(db);
}

/** How it was (migration 0017). */
const wordsBefore = {
	point_said: `complaint_point using gin (to_tsvector('simple', words))`,
	wants_said: `representation using gin (to_tsvector('simple', coalesce(wants, '')))`,
	name_said: `representation using gin (to_tsvector('simple', coalesce(person_name, '')))`,
	account_named: `account using gin (to_tsvector('simple', name))`,
};

async function dropIndexesOfWords(db: Kysely<unknown>): Promise<void> {
	for (const name of Object.keys(wordsBefore)) await db.schema.dropIndex(name).execute();
}

async function dropWordsOnSqlite(db: Kysely<unknown>): Promise<void> {
	for (const follower of followersBefore) await unfollow(db, follower);
	for (const table of ['said', 'said_row']) await db.schema.dropTable(table).execute();
}

const followersBefore = [
	...before('complaint_point', (row) => `${row}.words`, nothing),
	...before(
		'representation',
		(row) => `coalesce(${row}.wants, '')`,
		(row) => `coalesce(${row}.person_name, '')`,
	),
	...before('account', nothing, (row) => `${row}.name`),
];

function nothing(): string {
	return `''`;
}

function before(table: string, words: (row: string) => string, name: (row: string) => string): Follower[] {
	const number = (row: string) => `(select number from said_row where source = '${table}' and source_id = ${row}.id)`;
	const comes = `insert into said (rowid, words, name) values (${number('new')}, ${words('new')}, ${name('new')});`;
	const goes = `insert into said (said, rowid, words, name)
		values ('delete', ${number('old')}, ${words('old')}, ${name('old')});`;
	return [
		[
			table,
			'insert',
			`${table}_words_insert`,
			`insert into said_row (source, source_id) values ('${table}', new.id); ${comes}`,
		],
		[table, 'update', `${table}_words_update`, `${goes} ${comes}`],
		[
			table,
			'delete',
			`${table}_words_delete`,
			`${goes} delete from said_row where source = '${table}' and source_id = old.id;`,
		],
	];
}

async function findWordsAsBefore(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('said_row')
		.addColumn('number', 'integer', (c) => c.primaryKey())
		.addColumn('source', 'text', (c) => c.notNull())
		.addColumn('source_id', 'text', (c) => c.notNull())
		.addUniqueConstraint('said_row_once', ['source', 'source_id'])
		.execute();
	await sql
		.raw(`create virtual table said using fts5(words, name, content = '', tokenize = 'unicode61 remove_diacritics 0')`)
		.execute(db);
	await sql`insert into said (said, rank) values ('secure-delete', 1)`.execute(db);
	for (const source of sources) {
		await sql`insert into said_row (source, source_id) select ${sql.lit(source)}, id from ${sql.table(source)}`.execute(
			db,
		);
	}
	await sql`insert into said (rowid, words, name)
		select number, coalesce(complaint_point.words, representation.wants, ''),
			coalesce(representation.person_name, account.name, '')
		from said_row
		left join complaint_point on source = 'complaint_point' and complaint_point.id = source_id
		left join representation on source = 'representation' and representation.id = source_id
		left join account on source = 'account' and account.id = source_id`.execute(db);
	for (const follower of followersBefore) await follow(db, follower);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

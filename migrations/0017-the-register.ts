import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The register, made quick over many years: one narrow line for each representation, which the database itself keeps in
 * step with what it tells of, so that no change can forget it; and the engine's own index of words. Lists that officers
 * keep, and exports, each with its reason.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await keepLists(db);
	await makeLines(db);
	for (const [table, event, name, body] of followers(linesOf)) await follow(db, table, event, name, body);
	await (isPostgres(db) ? findWordsOnPostgres(db) : findWordsOnSqlite(db));
}

export async function down(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) {
		for (const name of Object.keys(wordsOnPostgres)) await db.schema.dropIndex(name).execute();
	} else {
		for (const [, , name] of followers(wordsOf)) await sql`drop trigger ${sql.ref(name)}`.execute(db);
		for (const table of ['said', 'said_row']) await db.schema.dropTable(table).execute();
	}
	for (const [table, , name] of followers(linesOf)) {
		await sql`drop trigger ${sql.ref(name)} ${sql.raw(isPostgres(db) ? `on ${table}` : '')}`.execute(db);
		if (isPostgres(db)) await sql`drop function ${sql.ref(name)}`.execute(db);
	}
	for (const table of ['register_line', 'register_export', 'saved_view']) await db.schema.dropTable(table).execute();
}

async function keepLists(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('saved_view')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('shared', 'integer', (c) => c.notNull())
		.addColumn('asked', 'text', (c) => c.notNull())
		.addColumn('kept_at', 'text', (c) => c.notNull())
		.addUniqueConstraint('saved_view_name', ['account_id', 'name'])
		.execute();
	await db.schema
		.createTable('register_export')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('begun_at', 'text', (c) => c.notNull())
		.addColumn('asked', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.execute();
}

/** What a line holds of each table, as `column of the line: column of the table`. */
const ofRepresentation = {
	reference: 'reference',
	kind: 'kind',
	channel: 'channel',
	standing: 'standing',
	route: 'route',
	pod_id: 'pod_id',
	about_account_id: 'about_account_id',
	received_on: 'received_on',
	advocacy_status: 'advocacy_status',
};
const ofDelivery = {
	delivery_id: 'id',
	sent_to: 'sent_to',
	why: 'why',
	held_pod_id: 'pod_id',
	held_account_id: 'account_id',
	sent_at: 'sent_at',
	opened_at: 'opened_at',
	accepted_at: 'accepted_at',
};
const ofProcedure = Object.fromEntries(
	['phase', 'stage', 'due_on', 'latest_on', 'acknowledge_by', 'acknowledged_on', 'to_decide'].map((name) => [
		name,
		name,
	]),
);

async function makeLines(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('register_line')
		.addColumn('representation_id', 'text', (c) => c.primaryKey())
		.addColumn('reference', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('channel', 'text', (c) => c.notNull())
		.addColumn('standing', 'text', (c) => c.notNull())
		.addColumn('route', 'text')
		.addColumn('pod_id', 'text')
		.addColumn('about_account_id', 'text')
		.addColumn('received_on', 'text', (c) => c.notNull())
		.addColumn('advocacy_status', 'text', (c) => c.notNull())
		.addColumn('changed_at', 'text')
		.addColumn('delivery_id', 'text')
		.addColumn('sent_to', 'text')
		.addColumn('why', 'text')
		.addColumn('held_pod_id', 'text')
		.addColumn('held_account_id', 'text')
		.addColumn('sent_at', 'text')
		.addColumn('opened_at', 'text')
		.addColumn('accepted_at', 'text')
		.addColumn('phase', 'text')
		.addColumn('stage', 'integer')
		.addColumn('due_on', 'text')
		.addColumn('latest_on', 'text')
		.addColumn('acknowledge_by', 'text')
		.addColumn('acknowledged_on', 'text')
		.addColumn('to_decide', 'text')
		.execute();
	const named = (columns: Record<string, string>, table: string) =>
		Object.values(columns).map((column) => `${table}.${column}`);
	const columns = [...Object.keys(ofRepresentation), ...Object.keys(ofDelivery), ...Object.keys(ofProcedure)];
	const values = [
		...named(ofRepresentation, 'representation'),
		...named(ofDelivery, 'delivery'),
		...named(ofProcedure, 'procedure'),
	];
	await sql
		.raw(
			`insert into register_line (representation_id, ${columns.join(', ')}, changed_at)
			select representation.id, ${values.join(', ')},
				(select max(at) from record where subject = 'representation' and subject_id = representation.id)
			from representation
			left join delivery on delivery.representation_id = representation.id and delivery.ended_at is null
			left join procedure on procedure.representation_id = representation.id`,
		)
		.execute(db);
	for (const [name, columns] of Object.entries(linesBy)) {
		await sql`create index ${sql.ref(`register_line_${name}`)} on register_line (${sql.raw(columns)})`.execute(db);
	}
}

/** What lines are most asked by, and what decides who may see one. */
const asked = 'kind, about_account_id, sent_to, phase, pod_id, channel, standing';

/** Each order of the register with all of that: a page far down, or a count, is then found in the index alone. */
const linesBy = {
	due: `due_on, received_on desc, representation_id desc, ${asked}`,
	received: `received_on, representation_id, ${asked}`,
	changed: `changed_at, representation_id, ${asked}`,
	reference: 'reference',
	phase: 'phase',
	pod: 'pod_id',
	held_pod: 'held_pod_id',
};

type Event = 'insert' | 'update' | 'delete';
type Follower = [table: string, event: Event, name: string, body: string];
/** For each table what is done after a row of it came, changed and went. */
type Bodies = Record<string, Partial<Record<Event, string>>>;

const followers = (bodies: Bodies): Follower[] =>
	Object.entries(bodies).flatMap(([key, events]) => {
		const [table = '', what = ''] = key.split(' ');
		return Object.entries(events).map(([event, body]): Follower => [
			table,
			event as Event,
			`${table}_${what}_${event}`,
			body,
		]);
	});

const set = (columns: Record<string, string>) =>
	Object.entries(columns)
		.map(([column, from]) => `${column} = new.${from}`)
		.join(', ');
const ofIts = `where representation_id = new.representation_id`;
const delivered = `update register_line set ${set(ofDelivery)} ${ofIts} and new.ended_at is null;`;
const proceeded = `update register_line set ${set(ofProcedure)} ${ofIts};`;

const linesOf: Bodies = {
	'representation line': {
		insert: `insert into register_line (representation_id, ${Object.keys(ofRepresentation).join(', ')})
			values (new.id, ${Object.values(ofRepresentation)
				.map((column) => `new.${column}`)
				.join(', ')});`,
		update: `update register_line set ${set(ofRepresentation)} where representation_id = new.id;`,
		delete: `delete from register_line where representation_id = old.id;`,
	},
	'delivery line': {
		insert: delivered,
		update: `${delivered} update register_line set delivery_id = null, sent_to = null
			${ofIts} and delivery_id = new.id and new.ended_at is not null;`,
	},
	'procedure line': { insert: proceeded, update: proceeded },
	'record line': {
		insert: `update register_line set changed_at = new.at
			where new.subject = 'representation' and representation_id = new.subject_id;`,
	},
};

/** The same body on both engines: PostgreSQL wants it in a function. */
async function follow(db: Kysely<unknown>, table: string, event: Event, name: string, body: string): Promise<void> {
	if (isPostgres(db)) {
		await sql
			.raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} return null; end $$`)
			.execute(db);
		await sql
			.raw(`create trigger ${name} after ${event} on ${table} for each row execute function ${name}()`)
			.execute(db);
	} else {
		await sql.raw(`create trigger ${name} after ${event} on ${table} begin ${body} end`).execute(db);
	}
}

const wordsOnPostgres = {
	point_said: `complaint_point using gin (to_tsvector('simple', words))`,
	wants_said: `representation using gin (to_tsvector('simple', coalesce(wants, '')))`,
	name_said: `representation using gin (to_tsvector('simple', coalesce(person_name, '')))`,
	account_named: `account using gin (to_tsvector('simple', name))`,
};

async function findWordsOnPostgres(db: Kysely<unknown>): Promise<void> {
	for (const [name, index] of Object.entries(wordsOnPostgres)) {
		await sql`create index ${sql.ref(name)} on ${sql.raw(index)}`.execute(db);
	}
}

/**
 * SQLite's index holds no text of its own, so it has to be told what goes as well as what comes: what is taken out of a row
 * is out of the index at once, whoever takes it out. Numbers of `said_row` stay when the file is packed anew, which
 * SQLite's own row numbers do not.
 */
const source = (table: string, words: (row: string) => string, name: (row: string) => string): Bodies => {
	const number = (row: string) => `(select number from said_row where source = '${table}' and source_id = ${row}.id)`;
	const comes = `insert into said (rowid, words, name) values (${number('new')}, ${words('new')}, ${name('new')});`;
	const goes = `insert into said (said, rowid, words, name)
		values ('delete', ${number('old')}, ${words('old')}, ${name('old')});`;
	return {
		[`${table} words`]: {
			insert: `insert into said_row (source, source_id) values ('${table}', new.id); ${comes}`,
			update: `${goes} ${comes}`,
			delete: `${goes} delete from said_row where source = '${table}' and source_id = old.id;`,
		},
	};
};
const nothing = () => `''`;
const wordsOf: Bodies = {
	...source('complaint_point', (row) => `${row}.words`, nothing),
	...source(
		'representation',
		(row) => `coalesce(${row}.wants, '')`,
		(row) => `coalesce(${row}.person_name, '')`,
	),
	...source('account', nothing, (row) => `${row}.name`),
};

async function findWordsOnSqlite(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('said_row')
		.addColumn('number', 'integer', (c) => c.primaryKey())
		.addColumn('source', 'text', (c) => c.notNull())
		.addColumn('source_id', 'text', (c) => c.notNull())
		.addUniqueConstraint('said_row_once', ['source', 'source_id'])
		.execute();
	const tokens = `tokenize = 'unicode61 remove_diacritics 0'`;
	await sql.raw(`create virtual table said using fts5(words, name, content = '', ${tokens})`).execute(db);
	await sql`insert into said (said, rank) values ('secure-delete', 1)`.execute(db);
	for (const table of ['complaint_point', 'representation', 'account']) {
		await sql.raw(`insert into said_row (source, source_id) select '${table}', id from ${table}`).execute(db);
	}
	await sql`insert into said (rowid, words, name)
		select number, coalesce(complaint_point.words, representation.wants, ''),
			coalesce(representation.person_name, account.name, '')
		from said_row
		left join complaint_point on source = 'complaint_point' and complaint_point.id = source_id
		left join representation on source = 'representation' and representation.id = source_id
		left join account on source = 'account' and account.id = source_id`.execute(db);
	for (const [table, event, name, body] of followers(wordsOf)) await follow(db, table, event, name, body);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

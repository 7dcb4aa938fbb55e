import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Tallies: how many of everything that trends tell of, a month, a pod and a part at a time, which the database itself keeps
 * in step with what they count, in the transaction that changes it, so that no change can forget them. What stands already
 * is counted here. Local themes, and the other pods that a complaint is about. What was published stays as it was published.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await keepThemesAndPods(db);
	await keepDays(db);
	await makeTables(db);
	for (const name of Object.keys(views)) await sql.raw(`create view ${name} as ${views[name]}`).execute(db);
	for (const statement of filled) await sql.raw(statement).execute(db);
	if (isPostgres(db)) for (const statement of foldOnPostgres) await sql.raw(statement).execute(db);
	for (const follower of followers(isPostgres(db))) await follow(db, follower);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const { table, name } of followers(isPostgres(db))) {
		await sql`drop trigger ${sql.ref(name)} ${sql.raw(isPostgres(db) ? `on ${table}` : '')}`.execute(db);
		if (isPostgres(db)) await sql`drop function ${sql.ref(name)}`.execute(db);
	}
	if (isPostgres(db)) {
		for (const table of ['tally_change', 'tally_changed']) await db.schema.dropTable(table).execute();
		await sql`drop function tally_fold`.execute(db);
	}
	for (const name of Object.keys(views).toReversed()) await db.schema.dropView(name).execute();
	const kept = ['tally', 'tally_answer', 'tally_line', 'published_count', 'publication'];
	for (const table of [...kept, 'representation_pod', 'local_theme']) await db.schema.dropTable(table).execute();
	await db.schema.alterTable('stage').dropColumn('took').execute();
	await db.schema.alterTable('promise').dropColumn('made_on').execute();
}

async function keepThemesAndPods(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('local_theme')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('complaint', 'compliment')`))
		.addColumn('name', 'text', (c) => c.notNull().unique())
		.addColumn('added_at', 'text', (c) => c.notNull())
		.addColumn('added_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema
		.createTable('representation_pod')
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addPrimaryKeyConstraint('representation_pod_once', ['representation_id', 'pod_id'])
		.execute();
}

interface Before {
	promise: { id: string; made_at: string; made_on: string | null };
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The working days that an answer took, which the rules work out; and the London day of a promise. */
async function keepDays(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('stage').addColumn('took', 'integer').execute();
	await db.schema.alterTable('promise').addColumn('made_on', 'text').execute();
	const promises = await (db as Kysely<Before>).selectFrom('promise').select(['id', 'made_at']).execute();
	for (const { id, made_at } of promises) {
		const made_on = londonDay.format(new Date(made_at));
		await (db as Kysely<Before>).updateTable('promise').set({ made_on }).where('id', '=', id).execute();
	}
}

async function makeTables(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('tally_line')
		.addColumn('representation_id', 'text', (c) => c.primaryKey())
		.addColumn('counted', 'integer', (c) => c.notNull())
		.addColumn('col', 'text', (c) => c.notNull())
		.addColumn('month', 'text', (c) => c.notNull())
		.addColumn('pod', 'text', (c) => c.notNull())
		.addColumn('route', 'text', (c) => c.notNull())
		.addColumn('channel', 'text', (c) => c.notNull())
		.addColumn('complainant', 'text', (c) => c.notNull())
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('advocacy', 'text', (c) => c.notNull())
		.addColumn('stage', 'integer', (c) => c.notNull())
		.addColumn('points', 'integer', (c) => c.notNull())
		.addColumn('themes', 'integer', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('tally_answer')
		.addColumn('representation_id', 'text', (c) => c.notNull())
		.addColumn('col', 'text', (c) => c.notNull())
		.addColumn('month', 'text', (c) => c.notNull())
		.addColumn('took', 'text', (c) => c.notNull())
		.addColumn('upheld', 'integer', (c) => c.notNull())
		.addColumn('partially_upheld', 'integer', (c) => c.notNull())
		.addColumn('not_upheld', 'integer', (c) => c.notNull())
		.addColumn('no_finding', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('tally_answer_once', ['representation_id', 'col'])
		.execute();
	await db.schema
		.createTable('tally')
		.addColumn('slice', 'text', (c) => c.notNull())
		.addColumn('month', 'text', (c) => c.notNull())
		.addColumn('scope', 'text', (c) => c.notNull())
		.addColumn('part', 'text', (c) => c.notNull())
		.addColumn('col', 'text', (c) => c.notNull())
		.addColumn('many', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('tally_once', ['slice', 'month', 'scope', 'part', 'col'])
		.execute();
	await db.schema
		.createTable('publication')
		.addColumn('year', 'text', (c) => c.notNull())
		.addColumn('quarters', 'integer', (c) => c.notNull())
		.addColumn('published_at', 'text', (c) => c.notNull())
		.addColumn('threshold', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('publication_once', ['year', 'quarters'])
		.execute();
	await db.schema
		.createTable('published_count')
		.addColumn('slice', 'text', (c) => c.notNull())
		.addColumn('by', 'text', (c) => c.notNull())
		.addColumn('period', 'text', (c) => c.notNull())
		.addColumn('part', 'text', (c) => c.notNull())
		.addColumn('col', 'text', (c) => c.notNull())
		.addColumn('many', 'integer', (c) => c.notNull())
		.addPrimaryKeyConstraint('published_count_once', ['slice', 'by', 'period', 'part', 'col'])
		.execute();
}

const inGroups = `case
	when standing in ('child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo') then 'child'
	when standing in ('parent', 'person_with_pr') then 'parent'
	when standing in ('foster_carer_la', 'special_guardian', 'sgo_support_applicant') then 'carer'
	when standing in ('advocate', 'representative') then 'advocate_led'
	else 'other' end`;
const inColumns = `case kind when 'compliment' then 'compliments' when 'comment' then 'ideas'
	else case when route = 'outside_procedure' then 'anonymous' else 'complaints' end end`;

/** What a line has of its representation, as `column: where from`. */
const ofRepresentation: Record<string, string> = {
	col: inColumns,
	month: 'substr(received_on, 1, 7)',
	pod: `coalesce(pod_id, 'none')`,
	route: `coalesce(route, 'to_be_decided')`,
	channel: 'channel',
	complainant: inGroups,
	language: 'language',
	advocacy: 'advocacy_status',
};
const watched = ['kind', 'route', 'channel', 'standing', 'language', 'advocacy_status', 'pod_id', 'received_on'];

/** What is sent twice is counted once: the other of the two stands for both. */
const isCounted = (phase: string) => `case when ${phase} = 'joined' then 0 else 1 end`;

const lineSelect = `select representation.id as representation_id, ${isCounted('procedure.phase')} as counted,
	${Object.entries(ofRepresentation)
		.map(([column, from]) => `${from} as ${column}`)
		.join(', ')},
	coalesce(procedure.stage, 1) as stage,
	(select count(*) from complaint_point where complaint_point.representation_id = representation.id) as points,
	(select count(*) from representation_theme where representation_theme.representation_id = representation.id) as themes
	from representation left join procedure on procedure.representation_id = representation.id`;

/** How many points of an answer were found so. The last report of a stage counts. */
const found = (finding: string) => `case stage.stage
	when 1 then (select count(*) from finding as f
		where f.representation_id = stage.representation_id and f.finding = '${finding}')
	else (select count(*) from report_finding as f where f.representation_id = stage.representation_id
		and f.report = case stage.stage when 2 then 'adjudication' else 'response' end and f.finding = '${finding}'
		and f.step_number = (select max(step_number) from report_finding as l
			where l.representation_id = f.representation_id and l.report = f.report)) end as ${finding}`;
const foundEach = ['upheld', 'partially_upheld', 'not_upheld', 'no_finding'].map(found).join(', ');

/** The answers of each stage: when, how long it took, and what was found on how many points. */
const answerSelect = `select stage.representation_id, 'stage_' || stage.stage as col, substr(answered_on, 1, 7) as month,
	coalesce(cast(took as text), 'unknown') as took, ${foundEach}
	from stage where answered_on is not null`;

const outcome = (r: string) => `case
	when ${r}.partially_upheld > 0 or (${r}.upheld > 0 and ${r}.not_upheld + ${r}.no_finding > 0) then 'partially_upheld'
	when ${r}.upheld > 0 then 'upheld' when ${r}.not_upheld > 0 then 'not_upheld' else 'no_finding' end`;

const steps = [
	...['acknowledged', 'stage_1_extended', 'stage_2_requested', 'stage_2_extended', 'stage_3_requested'],
	...['next_stage_refused', 'referred_early', 'ombudsman_asked', 'frozen', 'withdrawn', 'reinstated'],
];

/** A cell that something counts in: `when` says whether it does. */
interface CellOf {
	slice: string;
	month: string;
	part: string;
	col: string;
	many?: string;
	when?: string;
}

/** Where one representation counts by itself, `r` being its line. */
const ownCells = (r: string): CellOf[] => {
	const at = { month: `${r}.month`, col: `${r}.col` };
	const isComplaint = `${r}.col = 'complaints'`;
	return [
		{ ...at, slice: 'all', part: `'all'` },
		{
			...at,
			slice: 'all',
			part: `'all'`,
			col: `'points'`,
			many: `${r}.points`,
			when: `${isComplaint} and ${r}.points > 0`,
		},
		{ ...at, slice: 'route', part: `${r}.route`, when: isComplaint },
		{ ...at, slice: 'channel', part: `${r}.channel` },
		{ ...at, slice: 'group', part: `${r}.complainant` },
		{ ...at, slice: 'language', part: `${r}.language` },
		{ ...at, slice: 'advocacy', part: `${r}.advocacy`, when: `${isComplaint} and ${r}.complainant = 'child'` },
		{
			...at,
			slice: 'stage',
			part: `'stage_' || ${r}.stage`,
			when: `${isComplaint} and ${r}.route = 'statutory_children'`,
		},
		{ ...at, slice: 'theme', part: `'uncoded'`, when: `${r}.themes = 0 and ${r}.col <> 'ideas'` },
	];
};
const themeCells = (t: string, r: string): CellOf[] => [
	{ slice: 'theme', month: `${r}.month`, part: `${t}.theme`, col: `${r}.col` },
];
const answerCells = (t: string): CellOf[] => {
	const at = { month: `${t}.month`, col: `${t}.col` };
	return [
		{ ...at, slice: 'answered', part: `'all'` },
		{ ...at, slice: 'outcome', part: outcome(t) },
		{ ...at, slice: 'took', part: `${t}.took` },
		...['upheld', 'partially_upheld', 'not_upheld', 'no_finding'].map((one) => ({
			...at,
			slice: 'finding',
			part: `'${one}'`,
			many: `${t}.${one}`,
			when: `${t}.${one} > 0`,
		})),
	];
};
const promiseCells = (t: string): CellOf[] => {
	const at = { month: `substr(coalesce(${t}.made_on, ${t}.made_at), 1, 7)`, col: `'actions'` };
	return [
		{ ...at, slice: 'learning_total', part: `'all'` },
		{ ...at, slice: 'learning', part: `case when ${t}.done_on is null then 'open' else 'done' end` },
		{ ...at, slice: 'learning_kind', part: `${t}.kind` },
	];
};
const stepCells = (t: string): CellOf[] => {
	const when = `${t}.what in (${steps.map((step) => `'${step}'`).join(', ')})`;
	const at = { month: `substr(${t}.happened_on, 1, 7)`, col: `'steps'`, when };
	return [
		{ ...at, slice: 'step', part: `${t}.what` },
		{ ...at, slice: 'step_total', part: `'all'` },
	];
};

/** What counts beside a line: the table, and its cells with the table's row `t` and the line `r`. */
const beside: Record<string, (t: string, r: string) => CellOf[]> = {
	representation_theme: themeCells,
	tally_answer: answerCells,
	promise: promiseCells,
	step: stepCells,
};

const together = (parts: readonly string[]) => parts.join('\n\tunion all ');

const cellSelect = (
	{ slice, month, part, col, many = '1', when }: CellOf,
	sign: string,
	scope: string,
	from: string,
	where: string,
) =>
	`select '${slice}' as slice, ${month} as month, ${scope} as scope, ${part} as part, ${col} as col, ${sign}${many} as many
	${from} where ${[where, when].filter(Boolean).join(' and ')}`;

/** The service, its pod and the other pods of one representation. */
const scopesOf = (id: string, pod = `(select pod from tally_line where representation_id = ${id})`) =>
	`(select 'all' as scope union all select ${pod}
		union all select pod_id from representation_pod where representation_id = ${id} and pod_id <> ${pod}) as scopes`;

/** Where a line counts, or where it did: `r` is `new` or `old`, and scopes are those of that row. */
const ofLine = (r: 'new' | 'old') => {
	const sign = r === 'new' ? '' : '-';
	const scopes = scopesOf(`${r}.representation_id`, `${r}.pod`);
	const isIn = `${r}.counted = 1`;
	return together([
		...ownCells(r).map((cell) => cellSelect(cell, sign, 'scopes.scope', `from ${scopes}`, isIn)),
		...Object.entries(beside).flatMap(([table, cells]) =>
			cells('t', r).map((cell) =>
				cellSelect(
					cell,
					sign,
					'scopes.scope',
					`from ${table} as t cross join ${scopes}`,
					`${isIn} and t.representation_id = ${r}.representation_id`,
				),
			),
		),
	]);
};

/** Where a row beside a line counts. */
const ofBeside = (table: string, t: 'new' | 'old') =>
	together(
		beside[table]!(t, 'r').map((cell) =>
			cellSelect(
				cell,
				t === 'new' ? '' : '-',
				'scopes.scope',
				`from tally_line as r cross join ${scopesOf(`${t}.representation_id`)}`,
				`r.counted = 1 and r.representation_id = ${t}.representation_id`,
			),
		),
	);

const everyCell = together([
	...ownCells('r').map((cell) =>
		cellSelect(
			cell,
			'',
			's.scope',
			'from tally_line as r join tally_scope as s on s.representation_id = r.representation_id',
			'r.counted = 1',
		),
	),
	...Object.entries(beside).flatMap(([table, cells]) =>
		cells('t', 'r').map((cell) =>
			cellSelect(
				cell,
				'',
				's.scope',
				`from ${table} as t join tally_line as r on r.representation_id = t.representation_id
				join tally_scope as s on s.representation_id = r.representation_id`,
				'r.counted = 1',
			),
		),
	),
]);

const place = 'slice, month, scope, part, col';

/** In views, what is worked out from rows: the scopes of a line, and every tally counted anew. */
const views: Record<string, string> = {
	tally_scope: `select representation_id, 'all' as scope from tally_line
		union all select representation_id, pod from tally_line
		union all select p.representation_id, p.pod_id from representation_pod as p
		join tally_line as l on l.representation_id = p.representation_id where p.pod_id <> l.pod`,
	tally_anew: `select ${place}, sum(many) as many from (${everyCell}) as cells group by ${place}`,
};

const lineColumns = `representation_id, counted, ${Object.keys(ofRepresentation).join(', ')}, stage, points, themes`;
const answerColumns = `representation_id, col, month, took, upheld, partially_upheld, not_upheld, no_finding`;
const filled = [
	`insert into tally_line (${lineColumns}) ${lineSelect}`,
	`insert into tally_answer (${answerColumns}) ${answerSelect}`,
	`insert into tally (${place}, many) select ${place}, many from tally_anew`,
];

/**
 * Adds what changed to the tallies. SQLite has one writer, and adds at once. On PostgreSQL two transactions that add to the
 * same counts in another order would wait for each other for ever: there changes are put down, and added in one statement,
 * in order, when the transaction ends.
 */
const add = (postgres: boolean, cells: string) =>
	postgres
		? `insert into tally_change (tx, ${place}, many)
			select pg_current_xact_id()::text, ${place}, sum(many) from (${cells}) as cells group by ${place} having sum(many) <> 0;
			insert into tally_changed (tx) values (pg_current_xact_id()::text) on conflict do nothing;`
		: `insert into tally (${place}, many)
			select ${place}, sum(many) from (${cells}) as cells group by ${place} having sum(many) <> 0
			on conflict (${place}) do update set many = many + excluded.many;`;

const foldOnPostgres = [
	`create unlogged table tally_change (tx text not null, slice text not null, month text not null, scope text not null,
		part text not null, col text not null, many integer not null)`,
	`create index tally_change_of on tally_change (tx)`,
	`create unlogged table tally_changed (tx text primary key)`,
	`create function tally_fold() returns trigger language plpgsql as $$ begin
		with gone as (delete from tally_change where tx = new.tx returning *)
		insert into tally (${place}, many)
		select ${place}, sum(many) from gone group by ${place} having sum(many) <> 0 order by ${place}
		on conflict (${place}) do update set many = tally.many + excluded.many;
		delete from tally_changed where tx = new.tx;
		return null; end $$`,
	`create constraint trigger tally_fold after insert on tally_changed deferrable initially deferred
		for each row execute function tally_fold()`,
];

interface Follower {
	table: string;
	/** `insert`, `delete`, or `update of …`. */
	event: string;
	name: string;
	body: string;
	when?: 'before' | 'after';
}

const nowOf = (from: Record<string, string>) =>
	Object.entries(from)
		.map(
			([column, value]) =>
				`${column} = ${value.replaceAll(/\b(kind|route|channel|standing|language|advocacy_status|pod_id|received_on)\b(?!')/g, 'new.$1')}`,
		)
		.join(', ');

const itsAnswers = (row: string) => `
	delete from tally_answer where representation_id = ${row}.representation_id;
	insert into tally_answer (${answerColumns}) ${answerSelect} and stage.representation_id = ${row}.representation_id;`;

/** Takes a whole representation out of the tallies, and puts it back as it is then. */
const outOf = (row: string) => `update tally_line set counted = 0 where representation_id = ${row}.representation_id;`;
const backIn = (row: string) => `update tally_line set counted =
	coalesce((select ${isCounted('phase')} from procedure where procedure.representation_id = ${row}.representation_id), 1)
	where representation_id = ${row}.representation_id;`;

function followers(postgres: boolean): Follower[] {
	const list: Follower[] = [];
	const on = (table: string, event: string, body: string, when: Follower['when'] = 'after') =>
		list.push({
			table,
			event,
			when,
			body,
			name: `${table}_${when === 'before' ? 'left' : 'tally'}_${event.split(' ')[0]}`,
		});
	const adds = (cells: string) => add(postgres, cells);

	on('tally_line', 'insert', adds(ofLine('new')));
	on('tally_line', 'update', adds(together([ofLine('old'), ofLine('new')])));
	on('tally_line', 'delete', adds(ofLine('old')));
	for (const table of ['tally_answer', 'promise', 'step', 'representation_theme']) {
		const counts = (r: string, by: string) =>
			table === 'representation_theme'
				? `update tally_line set themes = themes ${by} where representation_id = ${r}.representation_id;`
				: '';
		on(table, 'insert', `${counts('new', '+ 1')} ${adds(ofBeside(table, 'new'))}`);
		on(table, 'delete', `${counts('old', '- 1')} ${adds(ofBeside(table, 'old'))}`);
		const changes = { promise: 'update of done_on, kind, made_on', step: 'update of happened_on, what' }[table];
		if (changes) on(table, changes, adds(together([ofBeside(table, 'old'), ofBeside(table, 'new')])));
	}

	on(
		'representation',
		'insert',
		`insert into tally_line (${lineColumns}) ${lineSelect} where representation.id = new.id;`,
	);
	on(
		'representation',
		`update of ${watched.join(', ')}`,
		`update tally_line set ${nowOf(ofRepresentation)} where representation_id = new.id;`,
	);
	on('representation', 'delete', `delete from tally_line where representation_id = old.id;`);
	const proceeded = `update tally_line set counted = ${isCounted('new.phase')}, stage = coalesce(new.stage, 1)
		where representation_id = new.representation_id;`;
	on('procedure', 'insert', proceeded);
	on('procedure', 'update of phase, stage', proceeded);
	for (const [event, row, by] of [
		['insert', 'new', '+ 1'],
		['delete', 'old', '- 1'],
	] as const) {
		on(
			'complaint_point',
			event,
			`update tally_line set points = points ${by} where representation_id = ${row}.representation_id;`,
		);
		on('representation_pod', event, backIn(row));
		on('representation_pod', event, outOf(row), 'before');
	}
	for (const table of ['stage', 'finding', 'report_finding']) {
		for (const [event, row] of [
			['insert', 'new'],
			['delete', 'old'],
		] as const) {
			on(table, event, itsAnswers(row));
		}
		on(table, table === 'stage' ? 'update of answered_on, took' : 'update of finding', itsAnswers('new'));
	}
	return list;
}

async function follow(db: Kysely<unknown>, { table, event, name, body, when = 'after' }: Follower): Promise<void> {
	if (isPostgres(db)) {
		const answer = when === 'after' ? 'null' : event === 'delete' ? 'old' : 'new';
		await sql
			.raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} return ${answer}; end $$`)
			.execute(db);
		await sql
			.raw(`create trigger ${name} ${when} ${event} on ${table} for each row execute function ${name}()`)
			.execute(db);
	} else {
		await sql.raw(`create trigger ${name} ${when} ${event} on ${table} begin ${body} end`).execute(db);
	}
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

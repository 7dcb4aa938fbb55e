import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What follows a change in the database (migrations 0017, 0029 and 0035) is asked only where something changed that it follows.
 * A complaint's arrival wrote its line of the tallies four times, and each time took all of it out of the tallies and put the same
 * back: a third of what keeping it cost the engine. What stands in the tallies and in the register is what stood there before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [follower, when] of Object.entries(onlyWhen)) await followAnew(db, follower, when);
	await followPoints(db);
	await followRecord(db, changedOnce);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop trigger tally_line_points_update ${sql.raw(isPostgres(db) ? 'on tally_line' : '')}`.execute(db);
	if (isPostgres(db)) await sql`drop function tally_line_points_update`.execute(db);
	for (const follower of Object.keys(onlyWhen)) await followAnew(db, follower);
	await followRecord(db, changed);
}

/** What of a line decides where it counts. How many points it has only says how many. */
const places = 'counted, col, month, pod, route, channel, complainant, language, advocacy, stage, themes'.split(', ');
const all = (row: string) => `(${places.map((column) => `${row}.${column}`).join(', ')})`;

const onlyWhen: Record<string, string> = {
	tally_line_tally_update: `${all('old')} <> ${all('new')}`,
	stage_tally_insert: 'new.answered_on is not null',
	step_tally_insert: `new.what <> 'received'`,
};

/** The same trigger with the same body, and another condition or none. */
async function followAnew(db: Kysely<unknown>, follower: string, when?: string): Promise<void> {
	const [table = '', event = ''] = follower.split('_tally_');
	const condition = when === undefined ? '' : ` when (${when})`;
	if (isPostgres(db)) {
		await sql.raw(`drop trigger ${follower} on ${table}`).execute(db);
		await sql
			.raw(
				`create trigger ${follower} after ${event} on ${table} for each row${condition} execute function ${follower}()`,
			)
			.execute(db);
		return;
	}
	const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where name = ${follower}`.execute(db);
	const body = /\bbegin\b.*$/s.exec(rows[0]!.sql)![0];
	await sql.raw(`drop trigger ${follower}`).execute(db);
	await sql.raw(`create trigger ${follower} after ${event} on ${table}${condition} ${body}`).execute(db);
}

/** As migration 0029 wrote it, and as it is from now on: what happens at the same moment moves a line of the register once. */
const changed = `update register_line set changed_at = new.at
\t\t\twhere new.subject = 'representation' and new.what <> 'record.opened' and representation_id = new.subject_id;`;
const changedOnce = changed.replace(';', ' and changed_at is distinct from new.at;');

async function followRecord(db: Kysely<unknown>, body: string): Promise<void> {
	if (isPostgres(db)) {
		await sql
			.raw(
				`create or replace function record_line_insert() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
			)
			.execute(db);
		return;
	}
	await sql`drop trigger record_line_insert`.execute(db);
	await sql.raw(`create trigger record_line_insert after insert on record begin ${body} end`).execute(db);
}

/** Where a line gets or loses points and is otherwise what it was, that many more or fewer are counted, and nothing else. */
async function followPoints(db: Kysely<unknown>): Promise<void> {
	const isPoints = `${all('old')} = ${all('new')} and new.points <> old.points and new.counted = 1 and new.col = 'complaints'`;
	const cells = `select 'all' as slice, new.month as month, scopes.scope as scope, 'all' as part, 'points' as col,
		new.points - old.points as many
		from (select 'all' as scope union all select new.pod union all select pod_id from representation_pod
			where representation_id = new.representation_id and pod_id <> new.pod) as scopes where true`;
	const place = 'slice, month, scope, part, col';
	if (isPostgres(db)) {
		const body = `insert into tally_change (tx, ${place}, many)
				select pg_current_xact_id()::text, ${place}, many from (${cells}) as cells;
			insert into tally_changed (tx) values (pg_current_xact_id()::text) on conflict do nothing;`;
		await sql
			.raw(
				`create function tally_line_points_update() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
			)
			.execute(db);
		await sql
			.raw(
				`create trigger tally_line_points_update after update on tally_line for each row when (${isPoints})
				execute function tally_line_points_update()`,
			)
			.execute(db);
		return;
	}
	const body = `insert into tally (${place}, many) ${cells}
		on conflict (${place}) do update set many = many + excluded.many;`;
	await sql
		.raw(`create trigger tally_line_points_update after update on tally_line when (${isPoints}) begin ${body} end`)
		.execute(db);
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

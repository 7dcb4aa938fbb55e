import { type Kysely, sql } from 'kysely';
import { type Database, isPostgres } from '../../api/database.ts';
import { recount } from '../../api/trends/recount.ts';

/*
 * A council that heard very much. What is told goes round: after so many it is told again, to the same pods in the same months
 * and of the same kind. So the first round is told for real, with the database keeping its tallies, and counted anew; a second
 * is put beside it with the followers off and the tallies doubled, and counted anew too. What is true of two rounds is true of
 * every further one, of which only the representations are there: no question reads anything else of them.
 */

/** The least common multiple of everything below that goes round: the days, the pods and the kinds. */
const ROUND = 19_320;
const DAYS = 3_864;
const FIRST_DAY = '2016-04-01';

/** How many are told for about so many that are asked for: whole rounds, and never fewer. */
export function tellingsFor(count: number): { rounds: number; told: number } {
	const rounds = Math.ceil(count / ROUND);
	return { rounds, told: rounds * ROUND };
}

/** Tells so many rounds. Throws where the tallies are not what a recount finds. */
export async function tellRounds(db: Kysely<Database>, rounds: number): Promise<void> {
	await db.transaction().execute(async (trx) => {
		for (const statement of oneRound(trx, 'r1-')) await sql.raw(statement).execute(trx);
	});
	await expectEqual(db);
	await withoutFollowers(db, [...oneRound(db, 'r2-'), `update tally set many = 2 * many where ${ofRounds}`]);
	await expectEqual(db);
	await withoutFollowers(db, [
		manyRounds(db, 3, rounds),
		`update tally set many = many / 2 * ${rounds} where ${ofRounds}`,
	]);
	await sql`analyze`.execute(db);
}

async function expectEqual(db: Kysely<Database>): Promise<void> {
	const { differences } = await recount(db);
	if (differences.length > 0) throw new Error(`${differences.length} tallies are not what a recount finds`);
}

/** Nothing else was told to the pods of the rounds, and to the service only in the month in which it is now. */
const ofRounds = `month < '2026-11'`;

const pick = (by: number, ...list: (string | null)[]) =>
	`case i * ${by} % ${list.length} ${list.map((one, at) => `when ${at} then ${one === null ? 'null' : `'${one}'`}`).join(' ')} end`;

const numbers = (db: Kysely<Database>, from: number, to: number, name = 'i') =>
	isPostgres(db)
		? `(select generate_series(${from}, ${to}) as ${name}) as of_${name}`
		: `(with recursive n(${name}) as (select ${from} union all select ${name} + 1 from n where ${name} < ${to}) select ${name} from n) as of_${name}`;

const dayAfter = (db: Kysely<Database>, days: string) =>
	isPostgres(db)
		? `to_char(date '${FIRST_DAY}' + (${days})::int, 'YYYY-MM-DD')`
		: `date('${FIRST_DAY}', '+' || (${days}) || ' days')`;

const kind = pick(31, 'complaint', 'complaint', 'compliment', 'comment', 'compliment');
const theme = pick(7, 'delay', 'communication', 'quality_of_service', 'staff_attitude_behaviour');
const columns = `id, reference, kind, channel, received_at, received_on, recorded_at, route, standing, pod_id,
	advocacy_status, keep_from_worker, contact_channel, language, wording`;

const toldSelect = (
	db: Kysely<Database>,
	id: string,
	from: string,
) => `select ${id} as id, ${id} as reference, ${kind} as kind,
	${pick(7, 'portal', 'phone', 'email', 'paper', 'visit')} as channel, '2026-11-01T10:00:00.000Z' as received_at,
	${dayAfter(db, `i * 7919 % ${DAYS}`)} as received_on, '2026-11-01T10:00:00.000Z' as recorded_at,
	case when ${kind} = 'complaint' then ${pick(17, 'statutory_children', 'corporate', 'statutory_children', 'outside_procedure', 'statutory_children', null)} end as route,
	${pick(13, 'parent', 'child_in_need', 'special_guardian', 'advocate', 'parent', 'anonymous')} as standing,
	'p' || (i * 11 % 40) as pod_id, ${pick(19, 'not_offered', 'offered', 'declined', 'wanted', 'appointed')} as advocacy_status,
	0 as keep_from_worker, 'portal' as contact_channel, ${pick(23, 'en', 'en', 'ar')} as language, 'adult' as wording from ${from}`;

/** Everything of one round: what was said, what it was about, its points, and the answers of two in three complaints. */
function oneRound(db: Kysely<Database>, prefix: string): string[] {
	const id = `'${prefix}' || i`;
	const from = numbers(db, 1, ROUND);
	const isComplaint = `${kind} = 'complaint'`;
	const isAnswered = `${isComplaint} and i % 3 <> 0`;
	return [
		`insert into representation (${columns}) ${toldSelect(db, id, from)}`,
		`insert into representation_theme (representation_id, theme) select ${id},
			case when ${isComplaint} then ${theme} else 'kindness' end from ${from} where ${kind} <> 'comment' and i % 8 <> 0`,
		`insert into complaint_point (id, representation_id, position, words) select ${id}, ${id}, 1, 'Nobody rang.' from ${from}
			where ${isComplaint}`,
		`insert into stage (id, representation_id, stage, basis, answered_on, took) select ${id}, ${id}, 1, 'received',
			${dayAfter(db, `(i * 7919 + i % 40) % ${DAYS}`)}, i % 30 from ${from} where ${isAnswered}`,
		`insert into finding (id, representation_id, point_id, finding, words, found_by, found_at)
			select ${id}, ${id}, ${id}, ${pick(11, 'upheld', 'not_upheld', 'partially_upheld')}, 'Yes.', 'officer', '2026-11-01'
			from ${from} where ${isAnswered}`,
	];
}

/** The representations of many rounds, one round after another. */
function manyRounds(db: Kysely<Database>, first: number, last: number): string {
	const id = `'r' || r || '-' || i`;
	const from = `${numbers(db, first, last, 'r')} cross join ${numbers(db, 1, ROUND)}`;
	return `insert into representation (${columns}) ${toldSelect(db, id, from)}`;
}

/** Row by row, with everything that follows a row, it would take hours. Indexes are made anew when all is there. */
async function withoutFollowers(db: Kysely<Database>, statements: readonly string[]): Promise<void> {
	await db.transaction().execute(async (trx) => {
		if (isPostgres(db)) await sql`set local session_replication_role = replica`.execute(trx);
		const left = isPostgres(db) ? await indexesOnPostgres(trx) : await followersOnSqlite(trx);
		for (const { name, type } of left) await sql`drop ${sql.raw(type)} ${sql.ref(name)}`.execute(trx);
		for (const statement of statements) await sql.raw(statement).execute(trx);
		for (const follower of left) await sql.raw(follower.sql).execute(trx);
	});
}

interface Left {
	type: string;
	name: string;
	sql: string;
}

async function followersOnSqlite(db: Kysely<Database>): Promise<Left[]> {
	const { rows } = await sql<Left>`select type, name, sql from sqlite_master
		where type = 'trigger' or (type = 'index' and sql is not null and tbl_name = 'representation')`.execute(db);
	return rows;
}

async function indexesOnPostgres(db: Kysely<Database>): Promise<Left[]> {
	const { rows } = await sql<Left>`select 'index' as type, indexname as name, indexdef as sql from pg_indexes
		where tablename = 'representation' and indexdef not like '%UNIQUE%'`.execute(db);
	return rows;
}

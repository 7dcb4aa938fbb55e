import type { Kysely } from 'kysely';
import { breath } from '../breath.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { fingerprint } from '../keys.ts';
import { openPhases } from '../representations/procedure/moves.ts';
import type { Fields } from './act.ts';
import type { Kind, Picture } from './kinds.ts';
import { type Known, placeOf, type State } from './state.ts';

/** So many rows are read before others are served. */
const AT_A_TIME = 1000;

export interface StateAsked {
	picture: Picture;
	kinds: readonly Kind[];
	today: Day;
}

/** What is kept of whatever these files may speak of, read some at a time, with the stamp of all that was read. */
export async function readState(db: Kysely<Database>, asked: StateAsked): Promise<State> {
	const isFull = asked.picture === 'full';
	const has = (...kinds: Kind[]) => kinds.some((kind) => asked.kinds.includes(kind));
	let stamp = fingerprint(JSON.stringify(asked));
	const read = async (needed: boolean, page: (after: string) => Promise<Row[]>, take: (row: Row) => void) => {
		for (let after = ''; needed; await breath()) {
			const rows = await page(after);
			if (rows.length > 0) stamp = fingerprint(stamp + JSON.stringify(rows));
			for (const row of rows) take(row);
			if (rows.length < AT_A_TIME) return;
			after = rows.at(-1)!['id'] as string;
		}
	};
	const state = emptyState();
	await read(true, staffAfter(db), (row) => keepByNumber(state.staff, state.unnumbered.staff, row, 'email'));
	await read(true, podsAfter(db), (row) => keepByNumber(state.pods, state.unnumbered.pods, row, 'name'));
	await read(has('people', 'allocations'), peopleAfter(db), (row) => keepByNumber(state.people, new Map(), row, 'id'));
	await read(has('memberships') || (isFull && has('staff', 'pods')), membershipsAfter(db), (row) => {
		keepPlace(state.memberships, placeOf(row['pod_id'] as string, row['account_id'] as string), row);
	});
	await read(has('allocations') || (isFull && has('people', 'pods')), allocationsAfter(db), (row) => {
		keepPlace(state.allocations, row['account_id'] as string, row);
	});
	const complaining = isFull && has('people') ? await listComplaining(db) : [];
	stamp = fingerprint(stamp + JSON.stringify(complaining));
	return { ...state, complaining: new Set(complaining), stamp };
}

type Row = Record<string, string | number | null>;

function emptyState(): Omit<State, 'stamp' | 'complaining'> {
	return {
		...{ staff: new Map(), pods: new Map(), people: new Map(), memberships: new Map(), allocations: new Map() },
		unnumbered: { staff: new Map(), pods: new Map() },
	};
}

function keepByNumber(numbered: Map<string, Known>, others: Map<string, Known>, row: Row, by: string): void {
	const { id, fields } = known(row);
	const number = fields['system_number'] ?? fields['system_code'];
	if (number != null) numbered.set(number, { id, fields });
	else if (by !== 'id') others.set((fields[by] ?? '').toLowerCase(), { id, fields });
}

function keepPlace(places: Map<string, Known[]>, whose: string, row: Row): void {
	const kept = places.get(whose);
	if (kept) kept.push(known(row));
	else places.set(whose, [known(row)]);
}

function known({ id, ...row }: Row): Known {
	const fields: Fields = {};
	for (const field in row) fields[field] = row[field] === null ? null : String(row[field]);
	return { id: id as string, fields };
}

function staffAfter(db: Kysely<Database>) {
	return (after: string) =>
		db
			.selectFrom('account')
			.select(['id', 'system_number', 'name', 'role', 'email', 'ended_at'])
			.where('kind', '=', 'staff')
			.where('id', '>', after)
			.orderBy('id')
			.limit(AT_A_TIME)
			.execute() as Promise<Row[]>;
}

function peopleAfter(db: Kysely<Database>) {
	return (after: string) =>
		db
			.selectFrom('account')
			.select(['id', 'system_number', 'name', 'role', 'ended_at'])
			.where('kind', '=', 'family')
			.where('system_number', 'is not', null)
			.where('id', '>', after)
			.orderBy('id')
			.limit(AT_A_TIME)
			.execute() as Promise<Row[]>;
}

function podsAfter(db: Kysely<Database>) {
	return (after: string) =>
		db
			.selectFrom('pod')
			.select(['id', 'system_code', 'name', 'emblem', 'phone', 'email', 'open_from', 'open_to'])
			.select(['service_manager_id', 'opened_on', 'closed_on'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(AT_A_TIME)
			.execute() as Promise<Row[]>;
}

/** With the numbers of whose it is and where: without both no file can speak of it. */
function membershipsAfter(db: Kysely<Database>) {
	return (after: string) =>
		db
			.selectFrom('pod_membership as place')
			.innerJoin('account', 'account.id', 'place.account_id')
			.innerJoin('pod', 'pod.id', 'place.pod_id')
			.select(['place.id', 'place.pod_id', 'place.account_id', 'place.started_on', 'place.ended_on', 'place.role'])
			.select(['full_time_equivalent', 'working_days', 'works_from', 'works_to', 'place.phone'])
			.select(['account.system_number', 'pod.system_code'])
			.where('place.id', '>', after)
			.orderBy('place.id')
			.limit(AT_A_TIME)
			.execute() as Promise<Row[]>;
}

function allocationsAfter(db: Kysely<Database>) {
	return (after: string) =>
		db
			.selectFrom('allocation as place')
			.innerJoin('account', 'account.id', 'place.account_id')
			.innerJoin('pod', 'pod.id', 'place.pod_id')
			.select(['place.id', 'place.pod_id', 'place.account_id', 'place.worker_id', 'place.started_on', 'place.ended_on'])
			.select(['account.system_number', 'pod.system_code'])
			.where('place.id', '>', after)
			.orderBy('place.id')
			.limit(AT_A_TIME)
			.execute() as Promise<Row[]>;
}

/** People whose complaint is not over. */
async function listComplaining(db: Kysely<Database>): Promise<string[]> {
	const rows = await db
		.selectFrom('register_line')
		.innerJoin('representation', 'representation.id', 'register_line.representation_id')
		.select('from_account_id')
		.distinct()
		.where('from_account_id', 'is not', null)
		.where('register_line.phase', 'in', [...openPhases])
		.orderBy('from_account_id')
		.execute();
	return rows.map((row) => row.from_account_id!);
}

import { type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { markOf } from '../seen.ts';
import { daysSinceEach, type Since } from './between.ts';
import type { ChildrenOpen } from './children-open.ts';
import type { KnownChange } from './known-changes.ts';
import type { ChildrenOpenTable } from './table.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Every number of children open that holds now: of the service, or of the service and its pods. */
export async function listChildrenOpen(db: Db, withPods: boolean): Promise<ChildrenOpen[]> {
	let rows = db.selectFrom('children_open').selectAll().where('replaced_at', 'is', null).orderBy('period');
	if (!withPods) rows = rows.where('pod_id', 'is', null);
	return (await rows.execute()).map(toChildren);
}

export function toChildren(row: Selectable<ChildrenOpenTable>): ChildrenOpen {
	return { period: row.period, pod: row.pod_id, children: row.children, source: row.source };
}

/** A number that was replaced: what it was, why it is no longer, who said so and when. */
export interface Revision {
	was: number;
	because: string;
	by: string | null;
	at: string;
}

/** Each number that holds now with the mark of what was read, and with what it was before. */
export async function listChildrenKept(db: Db) {
	const rows = await db
		.selectFrom('children_open')
		.leftJoin('account', 'account.id', 'children_open.recorded_by')
		.selectAll('children_open')
		.select('account.name as by')
		.orderBy('recorded_at', 'desc')
		.orderBy('children_open.id', 'desc')
		.execute();
	const of = (row: { period: string; pod_id: string | null }) => `${row.period} ${row.pod_id ?? ''}`;
	const all = Map.groupBy(rows, of);
	return rows
		.filter((row) => row.replaced_at === null)
		.sort((a, b) => (of(a) < of(b) ? 1 : -1))
		.map(({ by, ...row }) => ({
			id: row.id,
			...toChildren(row),
			seen: markOf(row),
			by,
			at: row.recorded_at,
			revisions: revisionsOf(all.get(of(row))!),
		}));
}

/** The newest first: each row but the last replaced the one after it. */
function revisionsOf(
	rows: readonly { children: number; because: string | null; by: string | null; recorded_at: string }[],
) {
	return rows.slice(0, -1).map((row, index): Revision => {
		return { was: rows[index + 1]!.children, because: row.because ?? '', by: row.by, at: row.recorded_at };
	});
}

/** The days on which the service changed, the first one first. */
export async function listKnownChanges(db: Db): Promise<KnownChange[]> {
	return db
		.selectFrom('known_change')
		.select(['id', 'began_on as on', 'label'])
		.where('removed_at', 'is', null)
		.orderBy('began_on')
		.execute();
}

/** Every pod there has been, by name. */
export async function listPods(db: Db): Promise<{ key: string; label: string }[]> {
	return db.selectFrom('pod').select(['id as key', 'name as label']).orderBy('name').orderBy('id').execute();
}

/** The days between one complaint and the next, the newest so many of them, for the service or for one pod. */
export async function listDaysBetween(db: Db, pod: string | undefined, to: Day, most: number): Promise<Since[]> {
	let received = db
		.selectFrom('representation')
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select('received_on')
		.where('kind', '=', 'complaint')
		.where('received_on', '<=', to)
		// outside the procedure they are counted apart (S24); sent twice, counted once
		.where((where) => where.or([where('route', 'is', null), where('route', '!=', 'outside_procedure')]))
		.where((where) => where.or([where('phase', 'is', null), where('phase', '!=', 'joined')]))
		.orderBy('received_on', 'desc')
		.limit(most + 1);
	if (pod !== undefined) received = received.where('representation.pod_id', '=', pod);
	return daysSinceEach((await received.execute()).map((row) => row.received_on).toReversed());
}

import type { Kysely } from 'kysely';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { openPhases } from './procedure/moves.ts';

/** A complaint whose clock runs, with the days of that clock and whether anybody has opened it. */
export interface Running {
	id: string;
	from: Day;
	dueOn: Day;
	latestOn: Day | null;
	agreedUntil: Day | null;
}

/** Complaints whose leading clock is due on this day or earlier. */
export async function listDueBy(db: Kysely<Database>, day: Day): Promise<Running[]> {
	const rows = await db
		.selectFrom('procedure')
		.select(['representation_id', 'from_on', 'due_on', 'latest_on', 'agreed_until_on'])
		.where('due_on', '<=', day)
		.where('from_on', 'is not', null)
		.orderBy('due_on')
		.orderBy('representation_id')
		.execute();
	return rows.map((row) => ({
		id: row.representation_id,
		from: row.from_on!,
		dueOn: row.due_on!,
		latestOn: row.latest_on,
		agreedUntil: row.agreed_until_on,
	}));
}

/** Complaints that somebody waits for and nobody has opened where they lie now. */
export async function listUnopened(
	db: Kysely<Database>,
): Promise<{ id: string; delivery: string; sentAt: Instant; openedAt: null }[]> {
	const rows = await db
		.selectFrom('delivery')
		.innerJoin('procedure', 'procedure.representation_id', 'delivery.representation_id')
		.select(['delivery.representation_id', 'delivery.id', 'sent_at'])
		.where('ended_at', 'is', null)
		.where('opened_at', 'is', null)
		.where('phase', 'in', [...openPhases])
		.orderBy('delivery.id')
		.execute();
	return rows.map((row) => ({ id: row.representation_id, delivery: row.id, sentAt: row.sent_at, openedAt: null }));
}

/** Open complaints that lie with a pod or with whoever oversees it. */
export async function listHeld(db: Kysely<Database>): Promise<{ id: string }[]> {
	return db
		.selectFrom('register_line')
		.select('representation_id as id')
		.where('kind', '=', 'complaint')
		.where('sent_to', '!=', 'complaints_team')
		.where('phase', 'in', [...openPhases])
		.orderBy('representation_id')
		.execute();
}

/** What somebody was reminded or told of already, as `complaint kind occasion`. */
export async function listTold(db: Kysely<Database>, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('reminder')
		.select(['representation_id', 'kind', 'occasion'])
		.where('representation_id', 'in', ids)
		.execute();
	return new Set(rows.map((row) => toldKey(row.representation_id, row)));
}

export function toldKey(id: string, { kind, occasion }: { kind: string; occasion: string }): string {
	return `${id} ${kind} ${occasion}`;
}

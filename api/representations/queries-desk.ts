import type { Kysely } from 'kysely';
import { isComplaintsTeam, managedPods, type Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { maySeeUrgent } from '../policy/urgent.ts';
import { isOpen, needsOn } from './queries-needs.ts';
import { countUndonePromises } from './queries-promises.ts';
import { findLines, listRows, type RegisterRow } from './queries-register.ts';
import { desks, type Need } from './register.ts';

/** How much of a list stands on the desk itself, and of how many lists. */
const LINES_MOST = 3;
const LISTS_MOST = 4;

/** A list that waits for a person, with the lines that are due first. */
export interface Waiting {
	need: Need;
	count: number;
	/** Empty where something graver takes the room. */
	first: RegisterRow[];
}

/** What needs this person now: what lies with them, and what they watch over. */
export async function getDesk(db: Kysely<Database>, who: Staff, today: Day) {
	const isTeam = isComplaintsTeam(who);
	const isHolder = !isTeam && (managedPods(who).length > 0 || who.role === 'service_manager');
	const isOverseer = !isTeam && who.oversees.length > 0;
	const [own, watched, promises, urgent, stuck] = await Promise.all([
		isHolder ? listWaiting(db, who, desks.holder, { mine: 'yes' }, today) : [],
		isTeam || isOverseer ? listWaiting(db, who, desks[isTeam ? 'officer' : 'overseer'], {}, today) : [],
		isTeam || isHolder || isOverseer ? countUndonePromises(db, who, today) : null,
		maySeeUrgent(who) ? countUrgent(db, who) : null,
		isTeam ? countStuck(db) : null,
	]);
	return { own, watched, promises, urgent, stuck };
}

async function listWaiting(
	db: Kysely<Database>,
	who: Staff,
	asked: readonly Need[],
	whose: { mine?: 'yes' },
	today: Day,
): Promise<Waiting[]> {
	const counts = await countNeeds(db, who, asked, whose, today);
	const pressing = asked.filter((need) => counts[need] > 0);
	return Promise.all(
		pressing.map(async (need, place) => {
			const isShown = place < LISTS_MOST;
			const found = isShown ? await findLines(db, who, { ...whose, need }, today) : null;
			const part = { sort: 'due', offset: 0, limit: LINES_MOST } as const;
			return { need, count: counts[need], first: found ? await listRows(db, found, part, today) : [] };
		}),
	);
}

/** All of them in one pass over what is open, and over thank-yous and ideas that nobody has opened. */
async function countNeeds(
	db: Kysely<Database>,
	who: Staff,
	asked: readonly Need[],
	whose: { mine?: 'yes' },
	today: Day,
): Promise<Record<Need, number>> {
	const tests = needsOn(today);
	const lines = await findLines(db, who, whose, today);
	const row = await lines
		.where((where) =>
			where.or([isOpen(where), where.and([where('phase', 'is', null), where('opened_at', 'is', null)])]),
		)
		.select((select) =>
			asked.map((need) =>
				select.fn
					.countAll<number>()
					.filterWhere((where) => tests[need](where))
					.as(need),
			),
		)
		.executeTakeFirstOrThrow();
	return Object.fromEntries(asked.map((need) => [need, Number(row[need])])) as Record<Need, number>;
}

/** Somebody may not be safe, and no person has decided yet. Never one that came with a complaint about the reader. */
async function countUrgent(db: Kysely<Database>, who: Staff): Promise<number> {
	const { count } = await db
		.selectFrom('urgent_item')
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
		.leftJoin('representation', 'representation.id', 'urgent_item.representation_id')
		.where((where) => where.or([where('about_account_id', 'is', null), where('about_account_id', '!=', who.id)]))
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('urgent_decision.id', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Letters that did not go. */
export async function countStuck(db: Kysely<Database>): Promise<number> {
	const { count } = await db
		.selectFrom('letter')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('state', '=', 'stuck')
		.executeTakeFirstOrThrow();
	return Number(count);
}

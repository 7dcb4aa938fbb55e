import type { Transaction } from 'kysely';
import { londonTime } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import type { World } from '../world.ts';
import { listTold, toldKey } from './queries-due.ts';
import { isOfficeTime } from './reminders.ts';

/** Something that somebody is told once, and how. */
export interface Telling {
	id: string;
	kind: string;
	occasion: string;
	tell(trx: Transaction<Database>): Promise<void>;
}

/**
 * Tells each that has not been told, each in a transaction of its own, in working hours only. Two houses that do this at
 * once tell once: whoever writes the reminder first. One that cannot be told does not keep the others from it. Returns how
 * many were told.
 */
export async function tellOnce(world: World, find: () => Promise<Telling[]>): Promise<number> {
	if (!(await isOpenNow(world))) return 0;
	const tellings = await find();
	const told = await listTold(world.db, [...new Set(tellings.map(({ id }) => id))]);
	let count = 0;
	for (const telling of tellings.filter((one) => !told.has(toldKey(one.id, one)))) {
		try {
			count += (await tell(world, telling)) ? 1 : 0;
		} catch (error) {
			noteUntold(world, telling.id, error);
		}
	}
	return count;
}

/** The name of what went wrong, never its words: those may repeat what somebody wrote. */
export function noteUntold({ log }: World, id: string, error: unknown): void {
	log.error({ representation: id, error: error instanceof Error ? error.name : 'unknown' }, 'not told');
}

async function isOpenNow({ db, clock }: World): Promise<boolean> {
	const { office_opens: opens, office_closes: closes } = await getSettings(db);
	return isOfficeTime(clock.today(), londonTime(clock.now()), { opens, closes });
}

async function tell({ db, clock }: World, { id, kind, occasion, tell }: Telling): Promise<boolean> {
	const now = clock.now();
	return db.transaction().execute(async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('reminder')
			.values({ id: newId(now), representation_id: id, kind, occasion, told_at: now })
			.onConflict((conflict) => conflict.columns(['representation_id', 'kind', 'occasion']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) return false;
		await tell(trx);
		return true;
	});
}

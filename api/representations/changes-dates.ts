import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import { addHoliday, removeHoliday, takeUpHolidays } from '../calendar/changes.ts';
import { listEverProclaimed } from '../calendar/queries.ts';
import type { Database } from '../database.ts';
import type { World } from '../world.ts';
import { type DatesMoved, recountDates } from './changes-steps.ts';
import { insertSystemLetter } from './changes-letter.ts';
import { noteUntold } from './changes-told.ts';
import { promisedTo } from './procedure/for-family.ts';
import { listSpanning } from './queries-dates.ts';

/** An officer adds a proclaimed bank holiday, and every date in flight that it moves is moved. Returns how many were. */
export async function proclaimHoliday(world: World, who: Staff, holiday: { day: Day; name: string }): Promise<number> {
	await addHoliday(world, who, holiday);
	return moveDates(world);
}

/** An officer takes back one that was entered by mistake: the dates move to where they were. Returns how many did. */
export async function takeBackHoliday(world: World, who: Staff, day: Day): Promise<number> {
	await removeHoliday(world, who, day);
	return moveDates(world);
}

/**
 * Works out again what a proclaimed day can have moved, each complaint in a transaction of its own, and says so: in its
 * history, and to the person where what they were promised is another day now. What stands already is left alone, so that
 * it may be done again after a house fell over half-way, or in a second house that did not hear of the day.
 */
export async function moveDates(world: World): Promise<number> {
	await takeUpHolidays(world);
	const spanning = await listSpanning(world.db, await listEverProclaimed(world.db));
	let count = 0;
	for (const { id } of spanning) {
		try {
			count += (await moveOne(world, id)) ? 1 : 0;
		} catch (error) {
			noteUntold(world, id, error);
		}
	}
	return count;
}

/** Answers that were given before their working days were kept are timed, once. Returns how many were. */
export async function timeAnswers({ db }: Pick<World, 'db'>): Promise<number> {
	const answers = await db
		.selectFrom('stage')
		.select(['id', 'started_on', 'answered_on'])
		.where('took', 'is', null)
		.where('started_on', 'is not', null)
		.where('answered_on', 'is not', null)
		.execute();
	for (const { id, started_on, answered_on } of answers) {
		const took = workingDaysBetween(started_on!, answered_on!);
		await db.updateTable('stage').set({ took }).where('id', '=', id).execute();
	}
	return answers.length;
}

async function moveOne({ db, clock }: World, id: string): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		const moved = await recountDates(trx, id, clock.now());
		if (moved) await tellOfMove(trx, id, moved, clock);
		return moved !== null;
	});
}

/** A promise that moved is told to whom it was made, while there is still something to wait for. */
async function tellOfMove(trx: Transaction<Database>, id: string, moved: DatesMoved, clock: World['clock']) {
	const promised = promisedTo(moved.procedure);
	const isTheirs = promised?.clock === moved.after.clock && moved.before.due_on !== moved.after.due_on;
	if (!isTheirs || promised.on < clock.today()) return;
	await insertSystemLetter(trx, id, 'date_moved', { day: promised.on, last: null }, clock.now());
}

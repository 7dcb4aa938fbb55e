import type { Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { wrongChangeDay } from './known-changes.ts';

/**
 * Notes a day on which the service itself changed, so that what came before and after are judged apart. Refuses 422 for a day
 * ahead, and 409 `trends.change.day_exists` where a change of that day is noted already.
 */
export async function noteChange(world: World, who: Who, change: { on: Day; label: string }): Promise<string> {
	const now = world.clock.now();
	const wrong = wrongChangeDay(change.on, world.clock.today());
	if (wrong) throw mistake('on', wrong);
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('known_change')
			.values({
				...{ id, began_on: change.on, label: change.label, recorded_at: now, removed_at: null },
				recorded_by: 'id' in who ? who.id : null,
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('trends.change.day_exists', 409);
		const particulars = { on: change.on };
		await append(trx, {
			at: now,
			who,
			what: 'known_change.noted',
			subject: 'known_change',
			subjectId: id,
			particulars,
		});
	});
	return id;
}

/** Takes a known change away: the series is no longer cut there. Refuses 404 where there is none. */
export async function removeChange(world: World, who: Who, id: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('known_change')
			.set({ removed_at: now })
			.where('id', '=', id)
			.where('removed_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) throw notFound();
		await append(trx, { at: now, who, what: 'known_change.removed', subject: 'known_change', subjectId: id });
	});
}

import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { proclaim } from './bank-holidays.ts';
import type { Day } from './day.ts';
import { listProclaimed } from './queries.ts';
import { isWorkingDay } from './working-days.ts';

/** Tells the calendar which days were proclaimed, as the database has them: another process may have added one. */
export async function takeUpHolidays({ db }: World): Promise<void> {
	const days = await listProclaimed(db);
	proclaim(new Set(days.map(({ day }) => day)));
}

/**
 * Adds a proclaimed bank holiday to the table that every date is worked out with. Refuses a day on which nothing is worked
 * anyway, and one beyond the table.
 */
export async function addHoliday(world: World, who: Staff, { day, name }: { day: Day; name: string }): Promise<void> {
	await takeUpHolidays(world);
	if (!isWorkingDay(day)) throw mistake('day', 'calendar.holidays.no_working_day');
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const id = newId(now);
		const row = { id, day, name, added_at: now, added_by: who.id, removed_at: null, removed_by: null };
		await trx.insertInto('proclaimed_holiday').values(row).execute();
		await append(trx, { at: now, who, what: 'holiday.added', subject: 'holiday', subjectId: id, particulars: { day } });
	});
	await takeUpHolidays(world);
}

/** Takes back a proclaimed holiday that was entered by mistake. The row stays, with who took it back and when. */
export async function removeHoliday(world: World, who: Staff, day: Day): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const removed = await trx
			.updateTable('proclaimed_holiday')
			.set({ removed_at: now, removed_by: who.id })
			.where('day', '=', day)
			.where('removed_at', 'is', null)
			.returning('id')
			.execute();
		if (removed.length === 0) throw notFound();
		for (const { id } of removed) {
			const line = { at: now, who, subject: 'holiday', subjectId: id, particulars: { day } };
			await append(trx, { ...line, what: 'holiday.removed' });
		}
	});
	await takeUpHolidays(world);
}

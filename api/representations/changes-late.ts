import { londonTime } from '../calendar/day.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { getSettings } from '../council/queries.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import type { World } from '../world.ts';

const PASSED = 'stage.latest_passed';

/**
 * Tells the complaints team, once, of every stage 1 that is past its last day without an answer (S16). Nothing moves: that
 * the person may go on is told to them by the page itself. In working hours only: nobody is written to at midnight.
 * Returns how many were told.
 */
export async function alertPastLatest(world: World): Promise<number> {
	const now = world.clock.now();
	const today = world.clock.today();
	const settings = await getSettings(world.db);
	const time = londonTime(now);
	if (!isWorkingDay(today) || time < settings.office_opens || time >= settings.office_closes) return 0;
	return world.db.transaction().execute(async (trx) => {
		const passed = await trx
			.selectFrom('stage')
			.select(['representation_id', 'latest_on'])
			.where('stage', '=', 1)
			.where('answered_at', 'is', null)
			.where('latest_on', '<', today)
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('record')
							.select('record.id')
							.whereRef('record.subject_id', '=', 'stage.representation_id')
							.where('record.subject', '=', 'representation')
							.where('record.what', '=', PASSED),
					),
				),
			)
			.execute();
		for (const { representation_id: id, latest_on } of passed) {
			const about = `/staff/cases/${id}`;
			await queueLetter(trx, { kind: 'complaint_past_latest', address: settings.complaints_email, about }, now);
			await append(trx, {
				at: now,
				who: { kind: 'system' },
				what: PASSED,
				subject: 'representation',
				subjectId: id,
				particulars: { latest_on },
			});
		}
		return passed.length;
	});
}

import { londonTime } from '../calendar/day.ts';
import { leaveNoTrace, sizeOf } from '../shredding.ts';
import type { World } from '../world.ts';
import { isQuietHour } from './quiet-hour.ts';

const MS_PER_HOUR = 3_600_000;

/**
 * Writes the files of the database anew after erasures, in an hour in which that keeps nobody waiting, and says so in their
 * certificates. Returns how many certificates say it now.
 */
export async function writeFilesAnew({ db, clock }: World): Promise<number> {
	const waiting = await db
		.selectFrom('erasure_certificate')
		.select(['id', 'erased_at'])
		.where('written_anew_at', 'is', null)
		.orderBy('erased_at')
		.execute();
	const [first] = waiting;
	if (first === undefined) return 0;
	const now = clock.now();
	const waitedHours = (Date.parse(now) - Date.parse(first.erased_at)) / MS_PER_HOUR;
	if (!isQuietHour({ bytes: await sizeOf(db), londonTime: londonTime(now), waitedHours })) return 0;
	await leaveNoTrace(db);
	await db
		.updateTable('erasure_certificate')
		.set({ written_anew_at: clock.now() })
		.where(
			'id',
			'in',
			waiting.map(({ id }) => id),
		)
		.execute();
	return waiting.length;
}

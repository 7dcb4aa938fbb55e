import { HolidaysUnknown } from '../calendar/bank-holidays.ts';
import { limitsOf } from '../calendar/clocks.ts';
import type { Day } from '../calendar/day.ts';
import type { DayGap } from './topics.ts';

/**
 * The days that the guide names, for somebody who tells or asks us today: those of the very clocks by which they would be
 * answered (`calendar/clocks.ts`). Null where the holidays of a year are not published yet: a day is never guessed.
 */
export function daysFrom(today: Day): Record<DayGap, Day | null> {
	return {
		today,
		stage_1_day: known(() => limitsOf('stage_1', today).dueOn),
		stage_1_last: known(() => limitsOf('stage_1', today).latestOn),
		stage_2_day: known(() => limitsOf('stage_2', today).dueOn),
		stage_2_last: known(() => limitsOf('stage_2', today).latestOn),
		stage_3_day: known(() => limitsOf('stage_3_panel', today).dueOn),
	};
}

function known(day: () => Day | null): Day | null {
	try {
		return day();
	} catch (error) {
		if (error instanceof HolidaysUnknown) return null;
		throw error;
	}
}

import { holidayOn, type Holiday } from './bank-holidays.ts';
import { plusDays, weekday, type Day } from './day.ts';

/** Why a day counts or does not, in the words of regulation 2. */
export type Because = 'day_0' | 'counts' | 'weekend' | Holiday;

/** One line of "how this date was worked out". `day` is its number in the count, or null where the day is skipped. */
export interface Step {
	on: Day;
	day: number | null;
	because: Because;
}

/** Whether a working day, and if not, why not. Throws `HolidaysUnknown` outside the holiday table. */
export function dayCounts(day: Day): Because {
	const holiday = holidayOn(day);
	if (weekday(day) === 0 || weekday(day) === 6) return 'weekend';
	return holiday ?? 'counts';
}

export function isWorkingDay(day: Day): boolean {
	return dayCounts(day) === 'counts';
}

/**
 * The walk from day 0 to the nth working day after it, every day in between with its reason (rule R2). Day 0 is the date
 * of the event whatever day of the week it is: a Saturday receipt is not deemed to be Monday (rule R3).
 * A negative count walks backwards and leaves out the day of the event (rule R7).
 */
export function walkWorkingDays(from: Day, count: number): Step[] {
	const direction = count < 0 ? -1 : 1;
	dayCounts(from); // day 0 outside the table is refused too
	const steps: Step[] = [{ on: from, day: 0, because: 'day_0' }];
	let counted = 0;
	for (let on = from; counted < Math.abs(count);) {
		on = plusDays(on, direction);
		const because = dayCounts(on);
		if (because === 'counts') counted += 1;
		steps.push({ on, day: because === 'counts' ? counted : null, because });
	}
	return steps;
}

/** The nth working day after (or, negative, before) a day. "Within n working days" ends with that day. */
export function addWorkingDays(from: Day, count: number): Day {
	return walkWorkingDays(from, count).at(-1)!.on;
}

/** Working days strictly after `from`, up to and including `to` (rule R10). Negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
	if (to < from) return -workingDaysBetween(to, from);
	let count = 0;
	for (let on = from; on < to;) {
		on = plusDays(on, 1);
		if (isWorkingDay(on)) count += 1;
	}
	return count;
}

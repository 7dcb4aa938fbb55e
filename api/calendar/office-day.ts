import { holidayOn, holidaysCover } from './bank-holidays.ts';
import { type Day, weekday } from './day.ts';

/** Whether the office answers on this day. Past the end of the holiday table a weekday is taken for one: this is no deadline. */
export function isOfficeDay(day: Day): boolean {
	if (weekday(day) === 0 || weekday(day) === 6) return false;
	return day < holidaysCover.from || day > holidaysCover.to || holidayOn(day) === undefined;
}

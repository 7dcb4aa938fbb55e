import Holidays from 'date-holidays';

/**
 * The same arithmetic, written by somebody else's rules: the holidays come from a package kept by others, and a date is
 * looked up in one long list of working days instead of being walked to.
 */
export const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];

const england = new Holidays('GB', 'ENG');

/** Weekdays that are holidays in England, in order. */
export const holidays: string[] = years
	.flatMap((year) => england.getHolidays(year))
	.filter((holiday) => holiday.type === 'public')
	.map((holiday) => holiday.date.slice(0, 10))
	.filter((day) => !isWeekend(day))
	.sort();

/** Every day of the table. */
export const days: string[] = years.flatMap((year) =>
	Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10)).filter((day) =>
		day.startsWith(String(year)),
	),
);

export const workingDays: string[] = days.filter((day) => !isWeekend(day) && !holidays.includes(day));

/** For each day, how many working days of the list lie before it. */
const before = new Map<string, number>();
for (const [i, day] of workingDays.entries()) before.set(day, i);
for (const day of days.toReversed()) {
	if (!before.has(day)) before.set(day, before.get(nextDay(day)) ?? workingDays.length);
}

/** The nth working day after a day, or before it, or undefined beyond the list. */
export function nthWorkingDay(from: string, n: number): string | undefined {
	const at = before.get(from)!;
	const isWorking = workingDays[at] === from;
	return workingDays[n > 0 ? at + n - (isWorking ? 0 : 1) : at + n];
}

/** The same date so many months on, or the last one that month has. */
export function monthsOn(from: string, count: number): string {
	const [year, month, date] = from.split('-').map(Number) as [number, number, number];
	const months = year * 12 + month - 1 + count;
	const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
	const isLeap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0;
	const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	const two = (number: number) => String(number).padStart(2, '0');
	return `${toYear}-${two(toMonth)}-${two(Math.min(date, lengths[toMonth - 1]!))}`;
}

/** That day if it is a working day, else the last one before it, or undefined beyond the list. */
export function heldEarlier(day: string): string | undefined {
	return day > days.at(-1)! ? undefined : workingDays.findLast((working) => working <= day);
}

function isWeekend(day: string): boolean {
	return ['Saturday', 'Sunday'].includes(new Date(day).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }));
}

function nextDay(day: string): string {
	return days[days.indexOf(day) + 1] ?? '';
}

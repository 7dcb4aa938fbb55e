import { expect, test } from 'vitest';
import { holidayOn, holidaysCover } from '../../../api/calendar/bank-holidays.ts';
import { plusDays, weekday } from '../../../api/calendar/day.ts';
import { addWorkingDays, isWorkingDay, walkWorkingDays } from '../../../api/calendar/working-days.ts';
import { days, holidays, nthWorkingDay, workingDays } from './second-opinion.ts';

const LONGEST = 65;

test('our table and the list kept by others cover the same nine years', () => {
	expect([days[0], days.at(-1)]).toEqual([holidaysCover.from, holidaysCover.to]);
	expect(days).toHaveLength(3288);
});

test('England’s holidays from 2020 to 2028 are those that others know', () => {
	const ours = days.filter((day) => holidayOn(day) !== undefined && weekday(day) % 6 !== 0);
	expect(ours).toEqual(holidays);
	expect(ours).toContain('2023-05-08');
});

test('the working days of nine years are the same days', () => {
	expect(days.filter(isWorkingDay)).toEqual(workingDays);
});

test('from every day, each of the 65 working days after it is the same day', () => {
	const differences = days.flatMap((from) => {
		const most = reachable(from, LONGEST);
		const ours = walkWorkingDays(from, most).filter((step) => step.because === 'counts');
		return ours.flatMap(({ on, day }) => (on === nthWorkingDay(from, day!) ? [] : [{ from, day, on }]));
	});
	expect(differences).toEqual([]);
});

test('from every day, the first answer and the days before a meeting are the same days', () => {
	const counts = [10, -1, -3, -5, -10];
	const differences = days.flatMap((from) =>
		counts.flatMap((count) => {
			const theirs = nthWorkingDay(from, count);
			return theirs === undefined || addWorkingDays(from, count) === theirs ? [] : [{ from, count, theirs }];
		}),
	);
	expect(differences).toEqual([]);
});

test('where the list ends, we refuse: never a day early, never a day late', () => {
	const last = days.slice(-120).filter((from) => reachable(from, LONGEST) < LONGEST);
	expect(last.length).toBeGreaterThan(80);
	for (const from of last) {
		const most = reachable(from, LONGEST);
		expect(addWorkingDays(from, most)).toBe(nthWorkingDay(from, most) ?? from);
		expect(() => addWorkingDays(from, most + 1)).toThrow('No bank holidays are known');
	}
});

test('a later start never has an earlier limit', () => {
	const limits = days.slice(0, -60).map((from) => addWorkingDays(from, 20));
	expect(limits).toEqual(limits.toSorted());
});

test('the day after a working day is at most five days off: nothing is missing from the calendar', () => {
	for (const day of days.slice(0, -7)) expect(addWorkingDays(day, 1) <= plusDays(day, 5)).toBe(true);
});

/** How many working days after a day the list still holds, up to the longest limit. */
function reachable(from: string, longest: number): number {
	let count = longest;
	while (count > 0 && nthWorkingDay(from, count) === undefined) count -= 1;
	return count;
}

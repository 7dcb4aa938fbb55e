import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testClock } from '../../support/world.ts';
import { HolidaysUnknown, holidaysCover } from '../../../api/calendar/bank-holidays.ts';
import { wallClock } from '../../../api/calendar/clock.ts';
import { clockNames, workOut } from '../../../api/calendar/clocks.ts';
import {
	daysBetween,
	isDay,
	isInstant,
	londonDay,
	londonTime,
	plusDays,
	plusMonths,
	weekday,
} from '../../../api/calendar/day.ts';
import { addWorkingDays, dayCounts, isWorkingDay, workingDaysBetween } from '../../../api/calendar/working-days.ts';

describe('R1: which days are working days', () => {
	test.each([
		['a Monday', '2026-06-08', 'counts'],
		['a Saturday', '2026-06-06', 'weekend'],
		['a Sunday', '2026-06-07', 'weekend'],
		['Christmas Day', '2026-12-25', 'christmas_day'],
		['Boxing Day on a Friday', '2025-12-26', 'boxing_day'],
		['Boxing Day on a Saturday', '2026-12-26', 'weekend'],
		['the day put in its place', '2026-12-28', 'bank_holiday'],
		['Good Friday', '2026-04-03', 'good_friday'],
		['Easter Monday', '2026-04-06', 'bank_holiday'],
		['the day proclaimed for the coronation', '2023-05-08', 'bank_holiday'],
		['the day of the late Queen’s funeral', '2022-09-19', 'bank_holiday'],
		['2 January, a holiday in Scotland only', '2026-01-02', 'counts'],
		['12 July, a holiday in Northern Ireland only', '2027-07-12', 'counts'],
		['17 March, a holiday in Northern Ireland only', '2026-03-17', 'counts'],
		['30 November, a holiday in Scotland only', '2026-11-30', 'counts'],
		['29 December, when many offices are shut', '2026-12-29', 'counts'],
	])('%s, %s: %s', (_what, day, because) => {
		expect(dayCounts(day)).toBe(because);
		expect(isWorkingDay(day)).toBe(because === 'counts');
	});

	test.each([
		[2024, 254],
		[2025, 253],
		[2026, 253],
		[2027, 253],
	])('%s has %s working days', (year, count) => {
		expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(count);
	});

	test.each([
		['2024-25', 254],
		['2025-26', 253],
		['2026-27', 251],
		['2027-28', 256],
	])('the financial year %s has %s working days', (name, count) => {
		const year = Number(name.slice(0, 4));
		expect(workingDaysBetween(`${year}-03-31`, `${year + 1}-03-31`)).toBe(count);
	});
});

describe('R4: a moment belongs to its day in London', () => {
	test.each([
		['half past eleven at night in UTC is already July in London', '2026-06-30T23:30:00Z', '2026-07-01', '00:30'],
		['in winter London is UTC', '2026-12-31T23:30:00Z', '2026-12-31', '23:30'],
		['the last moment of a summer day', '2026-06-30T22:59:59.999Z', '2026-06-30', '23:59'],
		['the first moment of the next', '2026-06-30T23:00:00Z', '2026-07-01', '00:00'],
		['the night the clocks go forward', '2026-03-29T00:59:00Z', '2026-03-29', '00:59'],
		['an hour that the clocks left out', '2026-03-29T01:00:00Z', '2026-03-29', '02:00'],
		['the evening of that day', '2026-03-29T23:00:00Z', '2026-03-30', '00:00'],
		['the night the clocks go back', '2026-10-25T00:30:00Z', '2026-10-25', '01:30'],
		['the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-25', '01:30'],
		['a moment written in another zone', '2026-06-09T04:30:00+05:00', '2026-06-09', '00:30'],
	])('%s', (_what, at, day, time) => {
		expect([londonDay(at), londonTime(at)]).toEqual([day, time]);
	});

	test('R9: an answer at one minute to midnight on the due day is in time', () => {
		expect(londonDay('2026-06-22T22:59:00Z') <= workOut('stage_1', '2026-06-08').dueOn).toBe(true);
		expect(londonDay('2026-06-22T23:00:00Z') <= workOut('stage_1', '2026-06-08').dueOn).toBe(false);
	});
});

describe('R6: months end on the corresponding date', () => {
	test.each([
		['2026-03-30', 3, '2026-06-30'],
		['2026-03-31', 3, '2026-06-30'],
		['2025-11-30', 3, '2026-02-28'],
		['2027-11-30', 3, '2028-02-29'],
		['2024-02-29', 12, '2025-02-28'],
		['2024-02-29', 48, '2028-02-29'],
		['2026-12-31', 2, '2027-02-28'],
		['2026-01-31', 1, '2026-02-28'],
		['2026-05-31', -3, '2026-02-28'],
	])('%s and %s months: %s', (from, months, to) => {
		expect(plusMonths(from, months)).toBe(to);
	});
});

describe('R7: backward counts leave out the day of the event', () => {
	test.each([
		['papers ten working days before a panel', '2026-05-20', -10, '2026-05-06'],
		['one working day before a Monday', '2026-03-30', -1, '2026-03-27'],
		['one working day before the Tuesday after Easter', '2026-04-07', -1, '2026-04-02'],
		['three working days before an event on a Sunday', '2026-06-07', -3, '2026-06-03'],
	])('%s', (_what, event, count, day) => {
		expect(addWorkingDays(event, count)).toBe(day);
	});
});

describe('R10: working days that have gone by', () => {
	test.each([
		['the same day', '2026-06-08', '2026-06-08', 0],
		['Monday to Tuesday', '2026-06-08', '2026-06-09', 1],
		['Friday to Sunday', '2026-06-05', '2026-06-07', 0],
		['Friday to Monday', '2026-06-05', '2026-06-08', 1],
		['Saturday to Monday', '2026-06-06', '2026-06-08', 1],
		['over Easter', '2026-04-02', '2026-04-07', 1],
		['received to due', '2026-06-08', '2026-06-22', 10],
		['backwards', '2026-06-22', '2026-06-08', -10],
	])('%s, %s to %s: %s', (_what, from, to, count) => {
		expect(workingDaysBetween(from, to)).toBe(count);
	});

	test('counting and adding undo each other, from any day', () => {
		const anyDay = fc.nat(2900).map((days) => plusDays(holidaysCover.from, days));
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 65 }), (from, count) => {
				expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count);
			}),
		);
	});
});

describe('R11: beyond the holiday table nothing is guessed', () => {
	test.each([
		['before the table', '2019-12-31', 1],
		['after the table', '2029-01-01', 1],
		['forwards over its end', '2028-12-29', 1],
		['a long count that would end outside', '2028-10-02', 65],
		['backwards over its beginning', '2020-01-03', -2],
	])('%s', (_what, from, count) => {
		expect(() => addWorkingDays(from, count)).toThrow(HolidaysUnknown);
	});

	test('the last days of the table can still be reached', () => {
		expect(addWorkingDays('2028-12-28', 1)).toBe('2028-12-29');
		expect(addWorkingDays('2020-01-03', -1)).toBe('2020-01-02');
	});

	test('what needs no holidays is still answered: the one year of regulation 9', () => {
		expect(workOut('time_limit', '2029-01-08').dueOn).toBe('2030-01-08');
	});

	test('a limit whose extension would end outside is refused whole', () => {
		expect(() => workOut('stage_1', '2028-12-08')).toThrow(HolidaysUnknown);
	});
});

describe('what is a day and what is a moment', () => {
	test.each(['2026-06-08', '2024-02-29', '1931-01-01', '2099-12-31'])('%s is a day', (text) => {
		expect(isDay(text)).toBe(true);
	});

	test.each([
		'2026-02-29',
		'2026-02-30',
		'2026-13-01',
		'2026-00-10',
		'2026-06-00',
		'2026-06-32',
		'0000-00-00',
		'0050-01-01',
		'9999-12-31',
		'2026-6-8',
		'26-06-08',
		'08/06/2026',
		'8 June 2026',
		'2026-06-08 ',
		' 2026-06-08',
		'2026-06-08x',
		'2026-06-08\n',
		'٢٠٢٦-٠٦-٠٨',
		'',
	])('%j is not a day', (text) => {
		expect(isDay(text)).toBe(false);
	});

	test.each(['2026-06-08T10:00Z', '2026-06-08T10:00:00Z', '2026-06-08T10:00:00.123Z', '2026-06-08T10:00+01:00'])(
		'%s is a moment',
		(text) => {
			expect(isInstant(text)).toBe(true);
		},
	);

	test.each([
		'2026-06-08',
		'2026-06-08T10:00',
		'2026-13-08T10:00Z',
		'2026-06-08T25:00Z',
		'2026-06-08T10:61Z',
		'2026-06-08T10:00Z (noon)',
		' 2026-06-08T10:00Z',
		'now',
		'',
	])('%j is not a moment', (text) => {
		expect(isInstant(text)).toBe(false);
	});

	test('no text at all can break either question', () => {
		const nearly = fc.stringMatching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?$/);
		fc.assert(
			fc.property(fc.oneof(nearly, fc.string()), (text) => {
				expect(() => isDay(text) || isInstant(text)).not.toThrow();
			}),
			{ numRuns: 1000 },
		);
	});

	test('days are added, counted and named without a time zone in sight', () => {
		expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
		expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
		expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
		expect([weekday('2026-06-07'), weekday('2026-06-08'), weekday('2026-06-13')]).toEqual([0, 1, 6]);
	});
});

describe('the clock on the wall', () => {
	test('it shows the real time unless it is told where to start', () => {
		const before = Date.now();
		const shown = Date.parse(wallClock().now());
		expect(shown).toBeGreaterThanOrEqual(before);
		expect(shown).toBeLessThanOrEqual(Date.now());
	});

	test('told where to start, it starts there and today is the day in London', () => {
		const clock = wallClock('2026-06-30T23:30:00Z');
		expect(clock.now()).toMatch(/^2026-06-30T23:30:0/);
		expect(clock.today()).toBe('2026-07-01');
	});

	test('the clock of the tests stands still and goes where it is put', () => {
		const clock = testClock('2026-06-08T10:00:00Z');
		expect(clock.now()).toBe('2026-06-08T10:00:00.000Z');
		clock.pass({ days: 1, hours: 2, minutes: 3 });
		expect(clock.now()).toBe('2026-06-09T12:03:00.000Z');
		clock.set('2026-06-30T23:30:00Z');
		expect(clock.today()).toBe('2026-07-01');
	});
});

test('every clock has its law beside it and ends on its last step', () => {
	for (const clock of clockNames) {
		const { dueOn, latestOn, law, steps, latestSteps } = workOut(clock, '2026-06-08');
		expect(law).not.toBe('');
		expect(steps.at(-1)?.on).toBe(dueOn);
		expect(latestSteps.at(-1)?.on ?? null).toBe(latestOn);
	}
});

import { afterEach, expect, test } from 'vitest';
import {
	asIfProclaimed,
	holidayEdition,
	holidayOn,
	holidaysCover,
	HolidaysUnknown,
	knownHolidays,
	proclaim,
	proclaimedDays,
} from '../../../api/calendar/bank-holidays.ts';
import { limitsOf, workOut } from '../../../api/calendar/clocks.ts';
import { londonMidnight } from '../../../api/calendar/day.ts';
import { walkWorkingDays } from '../../../api/calendar/working-days.ts';
import { days } from './second-opinion.ts';

afterEach(() => proclaim(new Set()));

const nineteenth = new Set(['2026-06-19']);

test('a proclaimed day is a bank holiday, and every limit over it moves by one', () => {
	expect(limitsOf('stage_1', '2026-06-08')).toMatchObject({ dueOn: '2026-06-22', latestOn: '2026-07-06' });
	proclaim(nineteenth);
	expect(holidayOn('2026-06-19')).toBe('bank_holiday');
	expect(limitsOf('stage_1', '2026-06-08')).toMatchObject({ dueOn: '2026-06-23', latestOn: '2026-07-07' });
	proclaim(new Set());
	expect(limitsOf('stage_1', '2026-06-08')).toMatchObject({ dueOn: '2026-06-22', latestOn: '2026-07-06' });
});

test('what would be if it were proclaimed is answered, and leaves everything as it was', () => {
	expect(asIfProclaimed(nineteenth, () => workOut('stage_1', '2026-06-08').dueOn)).toBe('2026-06-23');
	expect(workOut('stage_1', '2026-06-08').dueOn).toBe('2026-06-22');
	const fails = () => asIfProclaimed(nineteenth, () => workOut('stage_1', '2029-01-01'));
	expect(fails).toThrow(HolidaysUnknown);
	expect([...proclaimedDays()]).toEqual([]);
});

test('each other table is another edition; the same one told again is not', () => {
	const before = holidayEdition();
	proclaim(nineteenth);
	expect(holidayEdition()).toBe(before + 1);
	proclaim(nineteenth);
	expect(holidayEdition()).toBe(before + 1);
	expect(proclaimedDays()).toBe(nineteenth);
});

test('what was worked out is kept while the table stands, and worked out once', () => {
	const first = limitsOf('stage_2', '2026-03-02');
	expect(Object.keys(limitsOf('stage_2', '2026-03-02'))).toEqual(['dueOn', 'latestOn']);
	expect(limitsOf('stage_2', '2026-03-02')).toBe(limitsOf('stage_2', '2026-03-02'));
	expect(first).toMatchObject(limitsOf('stage_2', '2026-03-02'));
	expect(limitsOf('stage_2', '2026-03-03')).not.toEqual(limitsOf('stage_2', '2026-03-02'));
});

test('the list of known holidays is every day on which the table says that there is one, in order', () => {
	expect(knownHolidays()).toEqual(days.filter((day) => holidayOn(day) !== undefined));
	expect(knownHolidays()).toContain(`${holidaysCover.to.slice(0, 4)}-12-26`);
});

test('a day that the table does not reach is told by code', () => {
	expect(new HolidaysUnknown('2029-01-01')).toMatchObject({
		code: 'calendar.holidays.unknown',
		message: expect.stringContaining('2029-01-01'),
	});
});

test('a limit without an extension shows no days after it', () => {
	expect(workOut('stage_3_panel', '2026-03-02')).toMatchObject({ latestOn: null, latestSteps: [] });
	expect(workOut('time_limit', '2026-03-02').latestSteps).toEqual([]);
});

test('no working days on is the day itself', () => {
	expect(walkWorkingDays('2026-06-08', 0)).toEqual([{ on: '2026-06-08', day: 0, because: 'day_0' }]);
});

test.each([
	['2026-01-12', '2026-01-12T00:00:00.000Z'],
	['2026-06-08', '2026-06-07T23:00:00.000Z'],
	['2026-03-29', '2026-03-29T00:00:00.000Z'], // the clocks go forward at one
	['2026-03-30', '2026-03-29T23:00:00.000Z'],
	['2026-10-25', '2026-10-24T23:00:00.000Z'], // the clocks go back at two
	['2026-10-26', '2026-10-26T00:00:00.000Z'],
])('in London %s begins at %s', (day, at) => {
	expect(londonMidnight(day)).toBe(at);
});

import { describe, expect, test } from 'vitest';
import { isOfficeTime, isUntouched, remindersDue } from '../../../api/representations/reminders.ts';

/** Day 0 is Monday 12 January 2026: ten working days are Monday 26 January, twenty are Monday 9 February. */
const stageOne = { from: '2026-01-12', dueOn: '2026-01-26', latestOn: '2026-02-09', agreedUntil: null };
const kindsOn = (day: string, clock: Parameters<typeof remindersDue>[0] = stageOne) =>
	remindersDue(clock, day).map(({ kind, occasion }) => `${kind} ${occasion}`);

describe('what is reminded of, on each day of stage 1', () => {
	test.each([
		['2026-01-13', []],
		['2026-01-16', []], // Friday: six working days before
		['2026-01-17', []], // Saturday
		['2026-01-19', ['due_in_5_days 2026-01-26']],
		['2026-01-21', ['due_in_5_days 2026-01-26']], // where the house was down on the 19th
		['2026-01-22', ['due_in_2_days 2026-01-26']],
		['2026-01-23', ['due_in_2_days 2026-01-26']],
		['2026-01-26', ['due_today 2026-01-26']],
		['2026-01-27', ['due_passed 2026-01-26']],
		['2026-02-09', ['due_passed 2026-01-26']],
		['2026-02-10', ['complaint_past_latest 2026-02-09']],
	])('on %s: %j', (day, kinds) => {
		expect(kindsOn(day)).toEqual(kinds);
	});

	test('ahead of the day only whoever has it is reminded; on the day and after it, the complaints team too', () => {
		const to = (day: string) => remindersDue(stageOne, day).flatMap((reminder) => reminder.to);
		expect(to('2026-01-19')).toEqual(['holder']);
		expect(to('2026-01-22')).toEqual(['holder']);
		for (const day of ['2026-01-26', '2026-01-27', '2026-02-10'])
			expect(to(day)).toEqual(['holder', 'complaints_team']);
	});
});

test('extended to its last day, it is not reminded of as passed and past at once', () => {
	const extended = { ...stageOne, dueOn: '2026-02-09' };
	expect(kindsOn('2026-02-09', extended)).toEqual(['due_today 2026-02-09']);
	expect(kindsOn('2026-02-10', extended)).toEqual(['complaint_past_latest 2026-02-09']);
});

test('of a longer time that was agreed one is reminded as of any other day; that it is past the law’s last stays so', () => {
	const longer = { ...stageOne, agreedUntil: '2026-03-02' };
	expect(kindsOn('2026-01-27', longer)).toEqual([]);
	expect(kindsOn('2026-02-10', longer)).toEqual(['complaint_past_latest 2026-02-09']);
	expect(kindsOn('2026-03-02', longer)).toEqual(['complaint_past_latest 2026-02-09', 'due_today 2026-03-02']);
});

test.each([
	['two working days long: none ahead of it', '2026-01-13', '2026-01-14', []],
	['five: two ahead, and not five', '2026-01-13', '2026-01-19', []],
	['five, at two', '2026-01-15', '2026-01-19', ['due_in_2_days 2026-01-19']],
])('a clock that is %s', (_, day, dueOn, kinds) => {
	expect(kindsOn(day, { from: '2026-01-12', dueOn, latestOn: null, agreedUntil: null })).toEqual(kinds);
});

test.each([
	['2026-06-08', null, '2026-06-10', false], // Monday; the second working day is Wednesday
	['2026-06-08', null, '2026-06-11', true],
	['2026-06-08', '2026-06-10T16:00:00Z', '2026-06-11', false],
	['2026-06-05', null, '2026-06-09', false], // Friday
	['2026-06-05', null, '2026-06-10', true],
	['2026-04-02', null, '2026-04-08', false], // Thursday before Easter
	['2026-04-02', null, '2026-04-09', true],
])('sent on %s, opened %s: on %s untouched is %s', (sentOn, openedAt, today, untouched) => {
	expect(isUntouched({ sentOn, openedAt }, today)).toBe(untouched);
});

test.each([
	['2026-06-08', '08:59', false],
	['2026-06-08', '09:00', true],
	['2026-06-08', '16:59', true],
	['2026-06-08', '17:00', false],
	['2026-06-06', '10:00', false], // Saturday
	['2026-05-25', '10:00', false], // the spring bank holiday
])('%s at %s is office time: %s', (day, time, open) => {
	expect(isOfficeTime(day, time, { opens: '09:00', closes: '17:00' })).toBe(open);
});

import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../../api/calendar/day.ts';
import {
	type Anchor,
	anchorsOf,
	type ConferenceKind,
	conferenceKinds,
	datesOf,
	isReminderDue,
	windowClosesOn,
} from '../../../api/conferences/dates.ts';

const icpc = 'initial_child_protection_conference';
const rcpc = 'review_child_protection_conference';
const review = 'looked_after_review';
const cin = 'child_in_need_review';

type Row = [scenario: string, kind: ConferenceKind, anchor: Anchor, anchorOn: string, limit: string];

test.each<Row>([
	['S43 an initial conference, from the strategy discussion', icpc, 'strategy_discussion', '2026-03-09', '2026-03-30'],
	['S45 the first review conference, from the initial one', rcpc, 'initial_conference', '2026-03-30', '2026-06-30'],
	['S45 the next one, from a first held on its last day', rcpc, 'previous_review', '2026-06-30', '2026-12-30'],
	['S47 the first review of a child looked after in April', review, 'looked_after', '2026-04-20', '2026-05-19'],
	['S47 the first review over Christmas', review, 'looked_after', '2026-12-07', '2027-01-07'],
	['the second review, three months after the first', review, 'first_review', '2026-05-19', '2026-08-19'],
	['every review after that, six months on', review, 'previous_review', '2026-08-19', '2027-02-19'],
	['a child in need review, four months after the plan', cin, 'plan_agreed', '2026-02-10', '2026-06-10'],
	['and four months after the last, held earlier at a weekend', cin, 'previous_review', '2026-02-06', '2026-06-05'],
])('%s', (_scenario, kind, anchor, anchorOn, limit) => {
	expect(datesOf({ kind, anchor, anchorOn, heldOn: limit })).toMatchObject({
		limit: { from: anchorOn, dueOn: limit },
		isWithinLimit: true,
	});
});

test('S43: report by Wednesday 25 March, views in by the end of Friday 27 March', () => {
	const dates = datesOf({ kind: icpc, anchor: 'strategy_discussion', anchorOn: '2026-03-09', heldOn: '2026-03-30' });
	expect(dates.before.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([
		['initial_conference_report', '2026-03-25'],
		['initial_views_reminder', '2026-03-25'],
		['views_window', '2026-03-27'],
	]);
	expect(windowClosesOn('2026-03-30')).toBe('2026-03-27');
});

test('S45: core group by 15 April, first review by 30 June, its report by 23 June', () => {
	const initial = datesOf({ kind: icpc, anchor: 'strategy_discussion', anchorOn: '2026-03-09', heldOn: '2026-03-30' });
	expect(initial.after.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([
		['core_group', '2026-04-15'],
		['first_review_conference', '2026-06-30'],
	]);
	const first = datesOf({ kind: rcpc, anchor: 'initial_conference', anchorOn: '2026-03-30', heldOn: '2026-06-30' });
	expect(first.before[0]).toMatchObject({ clock: 'review_conference_report', dueOn: '2026-06-23' });
	expect(first.after).toMatchObject([{ clock: 'next_review_conference', dueOn: '2026-12-30' }]);
});

test.each([
	['2026-04-20', 29],
	['2026-12-07', 31],
])('S47: twenty working days from %s are %i days: "28 days" is wrong', (anchorOn, days) => {
	const { limit } = datesOf({ kind: review, anchor: 'looked_after', anchorOn, heldOn: anchorOn });
	expect(daysBetween(anchorOn, limit.dueOn)).toBe(days);
});

test('after a looked-after review: decisions, record, circulated at 5, 15 and 20 working days; then the next review', () => {
	const of = (anchor: Anchor) =>
		datesOf({ kind: review, anchor, anchorOn: '2026-04-20', heldOn: '2026-05-19' }).after.map(
			({ clock, dueOn }) => [clock, dueOn] as const,
		);
	expect(of('looked_after')).toEqual([
		['review_decisions', '2026-05-27'],
		['review_record', '2026-06-10'],
		['review_circulated', '2026-06-17'],
		['second_looked_after_review', '2026-08-19'],
	]);
	expect(of('first_review').at(-1)).toEqual(['next_looked_after_review', '2026-11-19']);
});

test('a meeting on the day after its limit is outside it', () => {
	const meeting = { kind: icpc, anchor: 'strategy_discussion', anchorOn: '2026-03-09' } as const;
	expect(datesOf({ ...meeting, heldOn: '2026-03-31' }).isWithinLimit).toBe(false);
});

test('where the holidays after a meeting are not known, only what follows it is left out', () => {
	const late = datesOf({ kind: rcpc, anchor: 'previous_review', anchorOn: '2028-06-20', heldOn: '2028-12-12' });
	expect(late.before).toHaveLength(3);
	expect(late.after).toEqual([]);
});

test('every kind is counted from something, and from nothing else', () => {
	expect(Object.fromEntries(conferenceKinds.map((kind) => [kind, anchorsOf(kind)]))).toEqual({
		[icpc]: ['strategy_discussion'],
		[rcpc]: ['initial_conference', 'previous_review'],
		[review]: ['looked_after', 'first_review', 'previous_review'],
		[cin]: ['plan_agreed', 'previous_review'],
	});
});

describe('the reminder', () => {
	test.each([
		['three working days before an initial conference', icpc, '2026-03-30', '2026-03-24', '2026-03-25'],
		['five working days before a review conference', rcpc, '2026-06-30', '2026-06-22', '2026-06-23'],
		['five working days before a looked-after review', review, '2026-05-19', '2026-05-11', '2026-05-12'],
		['five working days before a child in need review', cin, '2026-06-10', '2026-06-02', '2026-06-03'],
	] as const)('is due %s and not the day before', (_what, kind, heldOn, dayBefore, on) => {
		expect(isReminderDue(kind, heldOn, '2026-03-02', dayBefore)).toBe(false);
		expect(isReminderDue(kind, heldOn, '2026-03-02', on)).toBe(true);
	});

	test('is late rather than never, until the window has closed', () => {
		expect(isReminderDue(icpc, '2026-03-30', '2026-03-02', '2026-03-27')).toBe(true);
		expect(isReminderDue(icpc, '2026-03-30', '2026-03-02', '2026-03-28')).toBe(false);
	});

	test('is not for somebody who was invited on that day: they have just been told', () => {
		expect(isReminderDue(icpc, '2026-03-30', '2026-03-25', '2026-03-26')).toBe(false);
	});
});

import { expect, test } from 'vitest';
import { type ClockName, workOut } from '../../../api/calendar/clocks.ts';
import { daysBetween, londonDay, plusMonths } from '../../../api/calendar/day.ts';

/** Dates worked out by hand by people of the field. `null` where a limit cannot be extended. */
type Row = [scenario: string, clock: ClockName, from: string, dueOn: string, latestOn: string | null];

const rows: Row[] = [
	['S01 a complaint received on a Monday', 'stage_1', '2026-06-08', '2026-06-22', '2026-07-06'],
	['S02 received on Friday', 'stage_1', '2026-06-05', '2026-06-19', '2026-07-03'],
	['S02 received on Saturday', 'stage_1', '2026-06-06', '2026-06-19', '2026-07-03'],
	['S02 received on Sunday', 'stage_1', '2026-06-07', '2026-06-19', '2026-07-03'],
	['S03 received on the eve of Good Friday', 'stage_1', '2026-04-02', '2026-04-20', '2026-05-05'],
	[
		'S05 received before Christmas: an office shutdown is not a holiday',
		'stage_1',
		'2026-12-14',
		'2026-12-30',
		'2027-01-14',
	],
	[
		'S09 sent half an hour past midnight in London',
		'stage_1',
		londonDay('2026-06-30T23:30:00Z'),
		'2026-07-15',
		'2026-07-29',
	],
	['S11 counted from the day an advocate was appointed', 'stage_1', '2026-04-23', '2026-05-08', '2026-05-22'],
	['S12 said on Tuesday, typed in on Thursday', 'stage_1', '2026-09-01', '2026-09-15', '2026-09-29'],
	['S13 extended from the same day, not from day 10', 'stage_1', '2026-01-12', '2026-01-26', '2026-02-09'],
	['S29 corporate, received', 'corporate_acknowledgement', '2026-06-01', '2026-06-08', null],
	['S29 corporate, acknowledged', 'corporate_response', '2026-06-03', '2026-06-17', '2026-07-01'],
	['S29 corporate, escalated', 'corporate_stage_2_acknowledgement', '2026-07-06', '2026-07-13', null],
	['S29 corporate, escalation acknowledged', 'corporate_stage_2_response', '2026-07-08', '2026-08-05', '2026-09-03'],
	['S30 a written request for stage 2', 'stage_2', '2026-02-02', '2026-03-09', '2026-05-07'],
	['S32 stage 2 counted from the request', 'stage_2', '2026-09-07', '2026-10-12', '2026-12-07'],
	['S32 stage 2 counted from the agreed record', 'stage_2', '2026-09-18', '2026-10-23', '2026-12-18'],
	['S37 stage 3 request, acknowledged by', 'stage_3_acknowledgement', '2026-04-07', '2026-04-09', null],
	['S37 stage 3 request, chair by', 'stage_3_chair', '2026-04-07', '2026-04-21', null],
	['S37 stage 3 request, panel by', 'stage_3_panel', '2026-04-07', '2026-05-20', null],
	['S37 papers before the panel', 'panel_papers', '2026-05-20', '2026-05-06', null],
	['S38 findings after the panel', 'panel_findings', '2026-05-20', '2026-05-28', null],
	['S38 response after the findings', 'panel_response', '2026-05-28', '2026-06-18', null],
	['S43 conference after the strategy discussion', 'initial_conference', '2026-03-09', '2026-03-30', null],
	['S43 report to the family before the conference', 'initial_conference_report', '2026-03-30', '2026-03-25', null],
	['S43 last day for views before the conference', 'views_window', '2026-03-30', '2026-03-27', null],
	['S45 core group after the conference', 'core_group', '2026-03-30', '2026-04-15', null],
	['S45 first review conference', 'first_review_conference', '2026-03-30', '2026-06-30', null],
	['S45 report before the review conference', 'review_conference_report', '2026-06-30', '2026-06-23', null],
	['S47 looked after from a Monday in April', 'first_looked_after_review', '2026-04-20', '2026-05-19', null],
	['S47 looked after from a Monday in December', 'first_looked_after_review', '2026-12-07', '2027-01-07', null],
	['S45 next review conference', 'next_review_conference', '2026-06-30', '2026-12-30', null],
	['second looked-after review', 'second_looked_after_review', '2026-05-19', '2026-08-19', null],
	['three months that end on a Saturday', 'second_looked_after_review', '2026-06-05', '2026-09-04', null],
	['third looked-after review', 'next_looked_after_review', '2026-08-19', '2027-02-19', null],
	['child in need review, four months on', 'child_in_need_review', '2026-02-10', '2026-06-10', null],
	['four months that end at a weekend are held earlier', 'child_in_need_review', '2026-02-06', '2026-06-05', null],
	['decisions after a review', 'review_decisions', '2026-05-19', '2026-05-27', null],
	['record after a review', 'review_record', '2026-05-19', '2026-06-10', null],
	['record circulated after a review', 'review_circulated', '2026-05-19', '2026-06-17', null],
	['reminded before an initial conference', 'initial_views_reminder', '2026-03-30', '2026-03-25', null],
	['reminded before a review', 'views_reminder', '2026-06-30', '2026-06-23', null],
	['S20 one year from the last event', 'time_limit', '2025-03-10', '2026-03-10', null],
	['R6 one year from 29 February', 'time_limit', '2024-02-29', '2025-02-28', null],
	['R6 one year does not move off a Sunday', 'time_limit', '2025-03-01', '2026-03-01', null],
	[
		'R8 three months that end on a holiday are held earlier',
		'first_review_conference',
		'2026-02-04',
		'2026-05-01',
		null,
	],
	[
		'R8 three months that end on a Sunday are held earlier',
		'first_review_conference',
		'2026-01-05',
		'2026-04-02',
		null,
	],
];

test.each(rows)('%s: %s from %s is due on %s, at the latest %s', (_scenario, clock, from, dueOn, latestOn) => {
	expect(workOut(clock, from)).toMatchObject({ from, dueOn, latestOn });
});

test('S02 and R3: a complaint received at the weekend keeps its own date, and the first day counted is Monday', () => {
	const { from, steps } = workOut('stage_1', '2026-06-06');
	expect(from).toBe('2026-06-06');
	expect(steps.slice(0, 3)).toEqual([
		{ on: '2026-06-06', day: 0, because: 'day_0' },
		{ on: '2026-06-07', day: null, because: 'weekend' },
		{ on: '2026-06-08', day: 1, because: 'counts' },
	]);
});

test('S03: Easter is shown day by day, so that nobody has to believe the date', () => {
	const skipped = workOut('stage_1', '2026-04-02').steps.filter((step) => step.day === null);
	expect(skipped.slice(0, 4)).toEqual([
		{ on: '2026-04-03', day: null, because: 'good_friday' },
		{ on: '2026-04-04', day: null, because: 'weekend' },
		{ on: '2026-04-05', day: null, because: 'weekend' },
		{ on: '2026-04-06', day: null, because: 'bank_holiday' },
	]);
});

test('S13 and R5: the days of an extension go on from the due day, counted from the same day 0', () => {
	const { dueOn, latestOn, steps, latestSteps } = workOut('stage_1', '2026-01-12');
	expect(steps.at(-1)).toEqual({ on: dueOn, day: 10, because: 'counts' });
	expect(latestSteps[0]).toEqual({ on: '2026-01-27', day: 11, because: 'counts' });
	expect(latestSteps.at(-1)).toEqual({ on: latestOn, day: 20, because: 'counts' });
});

test('S45: the conference after a first review held on its last day is six months on', () => {
	expect(plusMonths('2026-06-30', 6)).toBe('2026-12-30');
});

test('S47: twenty working days are not always 28 days', () => {
	expect(daysBetween('2026-04-20', workOut('first_looked_after_review', '2026-04-20').dueOn)).toBe(29);
	expect(daysBetween('2026-12-07', workOut('first_looked_after_review', '2026-12-07').dueOn)).toBe(31);
});

test('R8: the step that moves a meeting earlier says so', () => {
	expect(workOut('first_review_conference', '2026-02-04').steps).toEqual([
		{ on: '2026-02-04', day: 0, because: 'day_0' },
		{ on: '2026-05-04', day: null, because: 'corresponding_day' },
		{ on: '2026-05-01', day: null, because: 'held_earlier' },
	]);
});

test('the longest lawful chain of stages 1 to 3 is 155 working days', () => {
	const chain = [
		workOut('stage_1', '2026-01-05').latestSteps.at(-1)?.day,
		workOut('stage_2', '2026-01-05').latestSteps.at(-1)?.day,
		...(['stage_3_request', 'stage_3_panel', 'panel_findings', 'panel_response'] as const).map(
			(clock) => workOut(clock, '2026-01-05').steps.at(-1)?.day,
		),
	];
	expect(chain).toEqual([20, 65, 20, 30, 5, 15]);
});

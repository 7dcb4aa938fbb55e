import { describe, expect, test } from 'vitest';
import { byDueDay, clocksOf, leadingClock } from '../../../../api/representations/procedure/clocks.ts';
import { begin, type Procedure } from '../../../../api/representations/procedure/procedure.ts';
import { stagesNow, standingNow } from '../../../../api/representations/procedure/standing-now.ts';
import type { Step, StepNamed } from '../../../../api/representations/procedure/steps.ts';
import { next, received, story } from './telling.ts';

/** `clock dueOn` of what runs; `clock metOn` of what was met. */
const running = (p: Procedure) => clocksOf(p).flatMap((one) => (one.running ? [`${one.clock} ${one.dueOn}`] : []));
const met = (p: Procedure) => clocksOf(p).flatMap((one) => (one.metOn ? [`${one.clock} ${one.metOn}`] : []));

type Day = [step: Step, runs: string[], meets: string[], stage: 1 | 2 | 3 | null];

/** Tells a life step by step; after each, what runs, what this step met, and the stage it stands in. */
function live(first: StepNamed<'received'>, days: Day[]): void {
	let it = begin(first);
	for (const [step, runs, meets, stage] of days) {
		const before = met(it);
		it = next(it, step);
		const told = `after ${step.what} on ${step.on}`;
		expect(running(it), told).toEqual(runs);
		expect(
			met(it).filter((one) => !before.includes(one)),
			told,
		).toEqual(meets);
		expect(standingNow(it).stage, told).toBe(stage);
	}
}

describe('which clocks run and which day meets them, through a whole life', () => {
	test('of the statutory procedure, all three stages', () => {
		const first = received('2026-01-12', { oral: true });
		expect(running(begin(first))).toEqual(['acknowledgement 2026-01-14', 'stage_1 2026-01-26']);
		live(first, [
			[{ what: 'acknowledged', on: '2026-01-13' }, ['stage_1 2026-01-26'], ['acknowledgement 2026-01-13'], 1],
			[{ what: 'stage_1_answered', on: '2026-01-26' }, [], ['stage_1 2026-01-26'], 1],
			[{ what: 'stage_2_requested', on: '2026-02-02' }, ['stage_2 2026-03-09'], [], 2],
			[{ what: 'record_sent', on: '2026-02-04' }, ['stage_2 2026-03-09'], [], 2],
			[{ what: 'record_agreed', on: '2026-02-06' }, ['stage_2 2026-03-09', 'stage_2 2026-03-13'], [], 2],
			[{ what: 'investigation_reported', on: '2026-03-04' }, ['stage_2 2026-03-09', 'stage_2 2026-03-13'], [], 2],
			[
				{ what: 'stage_2_answered', on: '2026-03-09', sent: 'portal' },
				['stage_3_request 2026-04-08'],
				['stage_2 2026-03-09', 'stage_2 2026-03-09'],
				2,
			],
			[
				{ what: 'stage_3_requested', on: '2026-03-16' },
				['stage_3_acknowledgement 2026-03-18', 'stage_3_chair 2026-03-30', 'stage_3_panel 2026-04-29'],
				['stage_3_request 2026-03-16'],
				3,
			],
			[
				{ what: 'stage_3_acknowledged', on: '2026-03-17' },
				['stage_3_chair 2026-03-30', 'stage_3_panel 2026-04-29'],
				['stage_3_acknowledgement 2026-03-17'],
				3,
			],
			[{ what: 'chair_appointed', on: '2026-03-18' }, ['stage_3_panel 2026-04-29'], ['stage_3_chair 2026-03-18'], 3],
			[
				{ what: 'panel_arranged', on: '2026-03-19', panelOn: '2026-04-20' },
				['panel_papers 2026-04-02', 'stage_3_panel 2026-04-29'],
				[],
				3,
			],
			[{ what: 'papers_sent', on: '2026-03-26' }, ['stage_3_panel 2026-04-29'], ['panel_papers 2026-03-26'], 3],
			[{ what: 'panel_met', on: '2026-04-20' }, ['panel_findings 2026-04-27'], ['stage_3_panel 2026-04-20'], 3],
			[{ what: 'panel_reported', on: '2026-04-24' }, ['panel_response 2026-05-18'], ['panel_findings 2026-04-24'], 3],
			[{ what: 'stage_3_answered', on: '2026-05-01' }, [], ['panel_response 2026-05-01'], 3],
			[{ what: 'ombudsman_asked', on: '2026-05-05', reference: '26 001' }, [], [], 3],
		]);
	});

	test('of the corporate procedure, both stages', () => {
		const first = received('2026-06-01', { route: 'corporate' });
		expect(running(begin(first))).toEqual(['corporate_acknowledgement 2026-06-08']);
		live(first, [
			[
				{ what: 'acknowledged', on: '2026-06-03' },
				['corporate_response 2026-06-17'],
				['corporate_acknowledgement 2026-06-03'],
				null,
			],
			[{ what: 'corporate_1_extended', on: '2026-06-10' }, ['corporate_response 2026-07-01'], [], null],
			[{ what: 'corporate_1_answered', on: '2026-06-17' }, [], ['corporate_response 2026-06-17'], null],
			[{ what: 'corporate_2_requested', on: '2026-07-06' }, ['corporate_stage_2_acknowledgement 2026-07-13'], [], null],
			[
				{ what: 'corporate_2_acknowledged', on: '2026-07-08' },
				['corporate_stage_2_response 2026-08-05'],
				['corporate_stage_2_acknowledgement 2026-07-08'],
				null,
			],
			[{ what: 'corporate_2_extended', on: '2026-07-20' }, ['corporate_stage_2_response 2026-09-03'], [], null],
			[{ what: 'corporate_2_answered', on: '2026-08-05' }, [], ['corporate_stage_2_response 2026-08-05'], null],
		]);
	});

	test('of one whose interest is to be decided: it is acknowledged, and stage 1 runs meanwhile', () => {
		const asked = begin(received('2026-06-08', { route: 'to_be_decided' }));
		expect(running(asked)).toEqual(['acknowledgement 2026-06-10', 'stage_1 2026-06-22']);
	});

	test('of one outside the procedure: it is acknowledged, and nothing else runs', () => {
		expect(running(begin(received('2026-06-08', { route: 'outside_procedure' })))).toEqual([
			'acknowledgement 2026-06-10',
		]);
		for (const route of ['conference', 'safeguarding', 'data_protection', 'redirected'] as const) {
			expect(running(begin(received('2026-06-08', { route }))), route).toEqual([]);
		}
	});
});

const ended = { what: 'proceedings_ended', on: '2026-09-01' } as const;

describe('the year in which a person may send a frozen complaint in again', () => {
	const year = 'time_limit 2027-09-01';

	test('runs while all of it is frozen, and beyond the holiday table too: it asks for no working day', () => {
		const frozen = story(received('2026-06-08'), { what: 'frozen', on: '2026-06-12', grounds: 'court', points: null });
		expect(running(next(frozen, ended))).toEqual([year]);
		const late = story(received('2028-03-01'), { what: 'frozen', on: '2028-03-02', grounds: 'court', points: null });
		expect(running(next(late, { what: 'proceedings_ended', on: '2028-05-01' }))).toEqual(['time_limit 2029-05-01']);
	});

	test.each([
		['stage 1', [{ what: 'acknowledged', on: '2026-06-12' }]],
		['stage 2', [{ what: 'stage_1_skipped', on: '2026-06-12' }]],
	] as [string, Step[]][])('runs beside %s where a part is frozen', (_, steps) => {
		const part = story(received('2026-06-08'), ...steps, {
			...{ what: 'frozen', on: '2026-06-15', grounds: 'court', points: ['a'] },
		} as Step);
		expect(running(next(part, ended)).at(-1)).toBe(year);
	});

	test('runs through every part of stage 3 where a part is frozen', () => {
		let it = story(
			received('2026-06-08'),
			{ what: 'stage_1_skipped', on: '2026-06-10' },
			{ what: 'investigation_reported', on: '2026-07-01' },
			{ what: 'stage_2_answered', on: '2026-07-06', sent: 'by_hand' },
			{ what: 'stage_3_requested', on: '2026-07-20' },
			{ what: 'frozen', on: '2026-07-21', grounds: 'disciplinary', points: ['a'] },
			ended,
		);
		const rest: Step[] = [
			{ what: 'panel_arranged', on: '2026-09-02', panelOn: '2026-09-09' },
			{ what: 'panel_met', on: '2026-09-09' },
			{ what: 'panel_reported', on: '2026-09-14' },
		];
		for (const step of rest) {
			expect(running(it).at(-1), step.what).toBe(year);
			it = next(it, step);
		}
		expect(running(it)).toEqual(['panel_response 2026-10-05', year]);
		expect(running(next(it, { what: 'stage_3_answered', on: '2026-09-21' }))).toEqual([]);
	});

	test('is the person’s: what the authority is late with is never that', () => {
		const frozen = story(received('2026-06-08'), { what: 'frozen', on: '2026-06-12', grounds: 'court', points: null });
		expect(leadingClock(clocksOf(next(frozen, ended)))).toBeNull();
	});
});

test('the twenty days to ask for a panel are the person’s too', () => {
	const answered = story(
		received('2026-01-12'),
		{ what: 'stage_1_skipped', on: '2026-01-13' },
		{ what: 'investigation_reported', on: '2026-02-02' },
		{ what: 'stage_2_answered', on: '2026-02-09', sent: 'by_hand' },
	);
	expect(clocksOf(answered).at(-1)).toMatchObject({ from: '2026-02-09', dueOn: '2026-03-09', whose: 'person' });
	expect(leadingClock(clocksOf(answered))).toBeNull();
});

test('what was answered before the freeze keeps its days; what is sent in again starts afresh', () => {
	const again = story(
		received('2026-06-08'),
		{ what: 'acknowledged', on: '2026-06-09' },
		{ what: 'stage_1_answered', on: '2026-06-15' },
		{ what: 'stage_2_requested', on: '2026-06-16' },
		{ what: 'frozen', on: '2026-06-17', grounds: 'tribunal', points: null },
		ended,
		{ what: 'resubmitted', on: '2026-09-07' },
	);
	expect(clocksOf(again)).toMatchObject([
		{ clock: 'acknowledgement', basis: 'received', from: '2026-06-08', metOn: '2026-06-09' },
		{ clock: 'stage_1', basis: 'received', from: '2026-06-08', firstFrom: null },
		{ clock: 'stage_2', basis: 'resubmitted', from: '2026-09-07', firstFrom: '2026-06-16' },
	]);
});

test('what begins on the day it was sent in again begins by itself', () => {
	const on = '2026-09-07';
	const again = story(
		received('2026-06-08'),
		{ what: 'frozen', on: '2026-06-17', grounds: 'court', points: null },
		ended,
		{ what: 'resubmitted', on },
		{ what: 'stage_1_answered', on },
		{ what: 'stage_2_requested', on },
	);
	expect(clocksOf(again).at(-1)).toMatchObject({ clock: 'stage_2', basis: 'requested', firstFrom: null });
});

test('what is due soonest stands first; on one day, the procedure’s own order', () => {
	const due = (dueOn: string, basis: string) => ({ dueOn, basis }) as Parameters<typeof byDueDay>[0];
	const some = [due('2026-06-10', 'a'), due('2026-06-08', 'b'), due('2026-06-10', 'c'), due('2026-06-09', 'd')];
	expect(some.toSorted(byDueDay).map(({ basis }) => basis)).toEqual(['b', 'd', 'a', 'c']);
	expect(byDueDay(some[0]!, some[2]!)).toBe(0);
	expect(byDueDay(some[0]!, some[1]!)).toBe(1);
});

describe('what a list shows of it', () => {
	const begun = begin(received('2026-06-08'));

	test('the clock it is known by, and by when it is acknowledged until it is', () => {
		expect(standingNow(begun)).toMatchObject({
			...{ phase: 'stage_1', stage: 1, clock: { clock: 'stage_1', dueOn: '2026-06-22' } },
			...{ acknowledgeBy: '2026-06-10', acknowledgedOn: null, toDecide: null },
		});
		const told = standingNow(next(begun, { what: 'acknowledged', on: '2026-06-09' }));
		expect(told).toMatchObject({ acknowledgeBy: null, acknowledgedOn: '2026-06-09' });
	});

	test('the acknowledgement of the corporate procedure is one too; that of a later stage is not', () => {
		const corporate = begin(received('2026-06-01', { route: 'corporate' }));
		expect(standingNow(corporate)).toMatchObject({ stage: null, acknowledgeBy: '2026-06-08' });
		const stageTwo = story(
			received('2026-06-01', { route: 'corporate' }),
			{ what: 'acknowledged', on: '2026-06-03' },
			{ what: 'corporate_1_answered', on: '2026-06-17' },
			{ what: 'corporate_2_requested', on: '2026-07-06' },
		);
		expect(standingNow(stageTwo)).toMatchObject({ acknowledgeBy: null, acknowledgedOn: '2026-06-03' });
		expect(standingNow(begin(received('2026-06-08', { route: 'safeguarding' })))).toMatchObject({
			...{ phase: 'elsewhere', stage: null, clock: null, acknowledgeBy: null },
		});
	});

	test('what an officer decides first: somebody’s interest, or that it is late', () => {
		const asked = received('2026-06-08', { route: 'to_be_decided', happenedOn: '2025-01-01' });
		expect(standingNow(begin(asked)).toDecide).toBe('interest');
		const late = begin(received('2026-06-08', { happenedOn: '2025-06-07' }));
		expect(standingNow(late).toDecide).toBe('lateness');
		const accepted = next(late, { what: 'lateness_decided', on: '2026-06-09', accepted: true });
		expect(standingNow(accepted).toDecide).toBeNull();
		expect(standingNow(begin(received('2026-06-08', { happenedOn: '2025-06-08' }))).toDecide).toBeNull();
		const answered = next(late, { what: 'stage_1_answered', on: '2026-06-10' });
		expect(standingNow(answered).toDecide).toBeNull();
	});

	test('withdrawn or frozen it belongs to the stage where it stood', () => {
		const two = next(begun, { what: 'stage_1_skipped', on: '2026-06-10' });
		const frozen = next(two, { what: 'frozen', on: '2026-06-11', grounds: 'court', points: null });
		expect(standingNow(frozen).stage).toBe(2);
		expect(standingNow(next(frozen, { what: 'withdrawn', on: '2026-06-12' })).stage).toBe(2);
		expect(standingNow(next(begun, { what: 'joined', on: '2026-06-09' })).stage).toBe(1);
	});

	test('referred early to the Ombudsman, it belongs to the last stage it reached', () => {
		const referred = story(
			received('2026-01-12'),
			{ what: 'stage_1_skipped', on: '2026-01-13' },
			{ what: 'investigation_reported', on: '2026-02-02' },
			{ what: 'stage_2_answered', on: '2026-02-09', sent: 'portal' },
			{ what: 'referred_early', on: '2026-02-16', met: ['report_complete', 'upheld', 'action_plan', 'agreed'] },
		);
		expect(standingNow(referred)).toMatchObject({ phase: 'ombudsman', stage: 2 });
	});
});

describe('the dates of each stage, as answers are counted', () => {
	test('stage 1 from receipt to its answer', () => {
		const answered = story(received('2026-01-12'), { what: 'stage_1_answered', on: '2026-01-26' });
		expect(stagesNow(answered)).toEqual([
			{
				...{ stage: 1, basis: 'received', startedOn: '2026-01-12' },
				...{ dueOn: '2026-01-26', latestOn: '2026-02-09', answeredOn: '2026-01-26' },
			},
		]);
	});

	test('waiting for an advocate it has no dates; appointed, it begins', () => {
		const none = { startedOn: null, dueOn: null, latestOn: null, answeredOn: null };
		const waiting = begin(received('2026-06-08', { advocateWanted: true }));
		expect(stagesNow(waiting)).toEqual([{ ...none, stage: 1, basis: 'advocate_appointed' }]);
		const asked = begin(received('2026-06-08', { advocateWanted: true, route: 'to_be_decided' }));
		expect(stagesNow(asked)).toEqual([{ ...none, stage: 1, basis: 'advocate_appointed' }]);
		const begun = next(waiting, { what: 'advocate_appointed', on: '2026-06-15' });
		expect(stagesNow(begun)).toMatchObject([{ stage: 1, startedOn: '2026-06-15', dueOn: '2026-06-29' }]);
		expect(stagesNow(begin(received('2026-06-08', { advocateWanted: true, route: 'corporate' })))).toEqual([]);
		const elsewhere = story(
			received('2026-06-08', { advocateWanted: true }),
			{ what: 'advocate_appointed', on: '2026-06-09' },
			{ what: 'routed', on: '2026-06-10', route: 'corporate' },
		);
		expect(stagesNow(elsewhere)).toEqual([]);
		expect(stagesNow(begin(received('2026-06-08', { route: 'outside_procedure' })))).toEqual([]);
	});

	test('stage 2 by the earlier of its two starts; stage 3 from the request, due by what it waits for next', () => {
		let it = story(
			received('2026-01-12'),
			{ what: 'stage_1_answered', on: '2026-01-26' },
			{ what: 'stage_2_requested', on: '2026-02-02' },
			{ what: 'record_agreed', on: '2026-02-06' },
			{ what: 'investigation_reported', on: '2026-03-04' },
			{ what: 'stage_2_answered', on: '2026-03-09', sent: 'portal' },
			{ what: 'stage_3_requested', on: '2026-03-16' },
		);
		const three = { stage: 3, startedOn: '2026-03-16', answeredOn: null };
		expect(stagesNow(it)).toMatchObject([
			{ stage: 1 },
			{ stage: 2, basis: 'requested', startedOn: '2026-02-02', dueOn: '2026-03-09', answeredOn: '2026-03-09' },
			{ ...three, basis: 'requested', dueOn: '2026-04-29' },
		]);
		const rest: [Step, object][] = [
			[
				{ what: 'panel_arranged', on: '2026-03-19', panelOn: '2026-04-20' },
				{ ...three, dueOn: '2026-04-29' },
			],
			[
				{ what: 'panel_met', on: '2026-04-20' },
				{ ...three, basis: 'panel_met', dueOn: '2026-04-27' },
			],
			[
				{ what: 'panel_reported', on: '2026-04-24' },
				{ ...three, basis: 'panel_reported', dueOn: '2026-05-18' },
			],
			[
				{ what: 'stage_3_answered', on: '2026-05-01' },
				{ ...three, dueOn: '2026-05-18', answeredOn: '2026-05-01' },
			],
		];
		for (const [step, told] of rest) {
			it = next(it, step);
			expect(stagesNow(it)).toHaveLength(3);
			expect(stagesNow(it).at(-1), step.what).toMatchObject(told);
		}
	});
});

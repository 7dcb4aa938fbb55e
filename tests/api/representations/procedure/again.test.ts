import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../../api/representations/procedure/clocks.ts';
import {
	begin,
	isOpen,
	type Procedure,
	procedureOf,
	refusalOf,
} from '../../../../api/representations/procedure/procedure.ts';
import type { Step } from '../../../../api/representations/procedure/steps.ts';
import { LONG_AFTER, next, received, story } from './telling.ts';

const refused = (before: Procedure, step: Step, today = LONG_AFTER) => refusalOf(before, step, today);
const named = (p: Procedure, name: string) => clocksOf(p).filter(({ clock }) => clock === name);
const frozen = (on: string, points: string[] | null = null) =>
	({ what: 'frozen', on, grounds: 'court', points }) as const;
const toStageTwo: Step[] = [
	{ what: 'stage_1_answered', on: '2026-01-26' },
	{ what: 'stage_2_requested', on: '2026-02-02' },
];
const toStageThree: Step[] = [
	...toStageTwo,
	{ what: 'investigation_reported', on: '2026-03-02' },
	{ what: 'stage_2_answered', on: '2026-03-06', sent: 'portal' },
	{ what: 'stage_3_requested', on: '2026-03-16' },
];

test('a complaint is its list of steps', () => {
	const first = received('2026-01-12');
	expect(procedureOf([first, ...toStageThree])).toEqual(story(first, ...toStageThree));
	expect(procedureOf([first])).toMatchObject({ phase: 'stage_1', resting: [], extendedLate: [], since: null });
});

describe('where it goes back to', () => {
	test('frozen, withdrawn and taken up again, it comes back by the way it went', () => {
		const deep = story(received('2026-01-12'), ...toStageTwo, frozen('2026-02-03'), {
			what: 'withdrawn',
			on: '2026-02-04',
		});
		expect(deep.resting).toEqual(['stage_2', 'frozen']);
		const back = next(deep, { what: 'reinstated', on: '2026-02-05' });
		expect(back).toMatchObject({ phase: 'frozen', resting: ['stage_2'] });
		const ended = next(back, { what: 'proceedings_ended', on: '2026-03-02' });
		expect(next(ended, { what: 'resubmitted', on: '2026-03-03' })).toMatchObject({ phase: 'stage_2', resting: [] });
	});

	test('joined to another and parted from it, it stands where it stood', () => {
		const joined = story(received('2026-01-12'), { what: 'joined', on: '2026-01-13' });
		expect(joined).toMatchObject({ phase: 'joined', resting: ['stage_1'] });
		expect(next(joined, { what: 'parted', on: '2026-01-14' })).toMatchObject({ phase: 'stage_1', resting: [] });
	});

	test('where only a part is frozen nothing rests', () => {
		const part = story(received('2026-01-12'), frozen('2026-01-13', ['a']));
		expect(part).toMatchObject({ phase: 'stage_1', resting: [] });
	});

	test('a part that comes back when stage 3 is answered starts at stage 1', () => {
		const it = story(
			received('2026-01-12'),
			...toStageThree,
			frozen('2026-03-17', ['a']),
			{ what: 'panel_arranged', on: '2026-03-18', panelOn: '2026-04-20' },
			{ what: 'panel_met', on: '2026-04-20' },
			{ what: 'panel_reported', on: '2026-04-24' },
			{ what: 'stage_3_answered', on: '2026-05-01' },
			{ what: 'proceedings_ended', on: '2026-06-01' },
			{ what: 'resubmitted', on: '2026-06-02' },
		);
		expect(it.phase).toBe('stage_1');
		expect(clocksOf(it).map(({ clock }) => clock)).toEqual(['acknowledgement', 'stage_1']);
	});

	test('a part that comes back when stage 2 is answered starts at stage 1 too', () => {
		const it = story(
			received('2026-01-12'),
			...toStageThree.slice(0, 2),
			frozen('2026-02-03', ['a']),
			...toStageThree.slice(2, 4),
			{ what: 'proceedings_ended', on: '2026-06-01' },
			{ what: 'resubmitted', on: '2026-06-02' },
		);
		expect(it.phase).toBe('stage_1');
	});

	test('on the last day of the year it may still be sent in again', () => {
		const ended = story(received('2026-01-12'), frozen('2026-01-13'), { what: 'proceedings_ended', on: '2026-09-01' });
		expect(refused(ended, { what: 'resubmitted', on: '2027-09-01' })).toBeNull();
		expect(refused(ended, { what: 'resubmitted', on: '2027-09-02' })).toBe('a_year_over');
	});
});

describe('what a refusal of the next stage leaves behind', () => {
	test('refused at stage 2, its clock is gone', () => {
		const it = story(received('2026-01-12'), ...toStageTwo, { what: 'next_stage_refused', on: '2026-02-03' });
		expect(named(it, 'stage_2')).toEqual([]);
		expect(it.phase).toBe('stage_1_answered');
	});

	test('refused at stage 3, the answer of stage 2 stands and the twenty days run on', () => {
		const it = story(received('2026-01-12'), ...toStageThree, { what: 'next_stage_refused', on: '2026-03-17' });
		expect(it.phase).toBe('stage_2_answered');
		expect(named(it, 'stage_3_panel')).toEqual([]);
		expect(named(it, 'stage_2')).toMatchObject([{ metOn: '2026-03-06' }]);
		expect(named(it, 'stage_3_request')).toMatchObject([{ metOn: null, running: true }]);
	});

	test('asked for a panel again, nothing of the first request counts', () => {
		const it = story(
			received('2026-01-12'),
			...toStageThree,
			{ what: 'stage_3_acknowledged', on: '2026-03-17' },
			{ what: 'next_stage_refused', on: '2026-03-18' },
			{ what: 'stage_3_requested', on: '2026-03-19' },
		);
		expect(named(it, 'stage_3_acknowledgement')).toMatchObject([{ from: '2026-03-19', metOn: null }]);
	});

	test('stage 2 begun again by agreement has its own length, not the extension of the first request', () => {
		const it = story(
			received('2026-01-12'),
			{ what: 'stage_2_requested', on: '2026-02-10' },
			{ what: 'stage_2_extended', on: '2026-02-11', reason: 'complexity', until: '2026-05-01' },
			{ what: 'next_stage_refused', on: '2026-02-12' },
			{ what: 'stage_1_skipped', on: '2026-02-13' },
		);
		expect(named(it, 'stage_2')).toMatchObject([{ basis: 'skipped', from: '2026-02-13', extended: false }]);
	});

	test('what was agreed, to skip stage 1, is not refused afterwards', () => {
		const skipped = story(received('2026-01-12'), { what: 'stage_1_skipped', on: '2026-01-13' });
		expect(refused(skipped, { what: 'next_stage_refused', on: '2026-01-14' })).toBe('agreed_skip');
	});
});

describe('extensions that came too late', () => {
	test('each stage has its own, once however often it was late', () => {
		const extend = (on: string, until: string) => {
			return { what: 'stage_2_extended', on, reason: 'complexity', until } as const;
		};
		const late = story(
			received('2026-01-12'),
			{ what: 'stage_1_extended', on: '2026-01-27', reason: 'complexity' },
			{ what: 'stage_1_answered', on: '2026-01-28' },
			{ what: 'stage_2_requested', on: '2026-02-02' },
			extend('2026-03-10', '2026-03-20'),
			extend('2026-03-23', '2026-04-20'),
		);
		expect(late.extendedLate).toEqual(['stage_1_extended', 'stage_2_extended']);
	});
});

describe('interest and lateness are two decisions', () => {
	const both = received('2026-06-08', { route: 'to_be_decided', happenedOn: '2025-01-06' });

	test('accepted though it is late, somebody’s interest is still to be decided', () => {
		const accepted = story(both, { what: 'lateness_decided', on: '2026-06-09', accepted: true });
		expect(accepted).toMatchObject({ phase: 'to_be_decided', route: 'to_be_decided' });
	});

	test('their interest accepted, it is statutory from then on; declined, it is not', () => {
		const decided = (accepted: boolean) => story(both, { what: 'interest_decided', on: '2026-06-09', accepted });
		expect(decided(true)).toMatchObject({ phase: 'stage_1', route: 'statutory_children' });
		expect(decided(false)).toMatchObject({ phase: 'declined', route: 'to_be_decided' });
	});
});

describe('why a step is refused', () => {
	const open = begin(received('2026-06-08'));

	test.each([
		['what comes later in the procedure', open, { what: 'panel_reported', on: '2026-06-09' }, 'not_now'],
		['the way it goes already', open, { what: 'routed', on: '2026-06-09', route: 'statutory_children' }, 'same_route'],
		[
			'a day of receipt that is still to come',
			open,
			{ what: 'receipt_corrected', on: '2026-06-09', receivedOn: '2026-06-10' },
			'after_today',
		],
		[
			'a longer time for a clock that waits for an advocate',
			begin(received('2026-06-08', { advocateWanted: true })),
			{ what: 'stage_1_longer_agreed', on: '2026-06-09', until: '2026-08-03' },
			'clock_not_started',
		],
	] as [string, Procedure, Step, string][])('%s', (_, before, step, reason) => {
		expect(refused(before, step, '2026-06-09')).toBe(reason);
	});

	test('a receipt after the first thing that happened, in whatever order it was typed in', () => {
		const correct = { what: 'receipt_corrected', on: '2026-06-20', receivedOn: '2026-06-11' } as const;
		const [early, late] = [
			{ what: 'acknowledged', on: '2026-06-10' },
			{ what: 'advocate_wanted', on: '2026-06-12' },
		] as const;
		expect(refused(story(received('2026-06-08'), early, late), correct)).toBe('after_first_step');
		expect(refused(story(received('2026-06-08'), late, early), correct)).toBe('after_first_step');
		expect(refused(story(received('2026-06-08'), late), correct)).toBeNull();
	});

	test('whether a step may follow at all is asked by its name alone', () => {
		expect(isOpen(open, 'acknowledged')).toBe(true);
		expect(isOpen(open, 'panel_reported')).toBe(false);
		expect(isOpen(next(open, { what: 'acknowledged', on: '2026-06-09' }), 'acknowledged')).toBe(false);
	});
});

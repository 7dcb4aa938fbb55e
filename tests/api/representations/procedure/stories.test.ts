import { describe, expect, test } from 'vitest';
import { HolidaysUnknown } from '../../../../api/calendar/bank-holidays.ts';
import { clocksOf, leadingClock } from '../../../../api/representations/procedure/clocks.ts';
import {
	begin,
	isOutOfTime,
	type Procedure,
	refusalOf,
	type StepRefusal,
	take,
} from '../../../../api/representations/procedure/procedure.ts';
import { earlyReferralConditions, type Step } from '../../../../api/representations/procedure/steps.ts';
import { LONG_AFTER, received, story } from './telling.ts';

function refused(before: Procedure, step: Step, today = LONG_AFTER): StepRefusal | null {
	return refusalOf(before, step, today);
}

/** `clock basis from dueOn latestOn`, of every clock that has started. */
function told(p: Procedure): string[] {
	return clocksOf(p).map((one) => [one.clock, one.basis, one.from, one.dueOn, one.latestOn ?? '-'].join(' '));
}

describe('stage 1', () => {
	test('S01 received on Monday 8 June 2026: due on Monday 22 June, at the latest on Monday 6 July', () => {
		expect(told(story(received('2026-06-08')))).toContain('stage_1 received 2026-06-08 2026-06-22 2026-07-06');
	});

	test('S11 with an advocate asked for in the complaint the clock has not started; it starts when one is appointed', () => {
		const waiting = story(received('2026-04-13', { advocateWanted: true }));
		expect(leadingClock(clocksOf(waiting))).toBeNull();
		const begun = take(waiting, { what: 'advocate_appointed', on: '2026-04-23' });
		expect(told(begun)).toContain('stage_1 advocate_appointed 2026-04-23 2026-05-08 2026-05-22');
	});

	test('an advocate asked for later never starts the clock again: there is an extension for that', () => {
		const later = story(
			received('2026-06-08'),
			{ what: 'advocate_wanted', on: '2026-06-10' },
			{ what: 'advocate_appointed', on: '2026-06-12' },
			{ what: 'stage_1_extended', on: '2026-06-12', reason: 'advocate' },
		);
		expect(told(later)).toContain('stage_1 received 2026-06-08 2026-07-06 2026-07-06');
	});

	test('a child who asked for an advocate and wants none after all waits for nobody: the clock starts when they say so, once', () => {
		const waiting = begin(received('2026-04-13', { advocateWanted: true }));
		const changed = take(waiting, { what: 'advocate_not_wanted', on: '2026-04-23' });
		expect(told(changed)).toContain('stage_1 advocate_not_wanted 2026-04-23 2026-05-08 2026-05-22');
		const appointedAfterAll = take(changed, { what: 'advocate_appointed', on: '2026-04-30' });
		expect(told(appointedAfterAll)).toContain('stage_1 advocate_not_wanted 2026-04-23 2026-05-08 2026-05-22');
	});

	test('S13 extended for complexity: twenty working days from the same start', () => {
		const extended = story(received('2026-01-12'), {
			what: 'stage_1_extended',
			on: '2026-01-23',
			reason: 'complexity',
		});
		expect(leadingClock(clocksOf(extended))).toMatchObject({ dueOn: '2026-02-09', extended: true });
	});

	test('an extension after its day is recorded as late, and stays so', () => {
		const extend = (on: string) => ({ what: 'stage_1_extended', on, reason: 'complexity' }) as const;
		const onTheDay = story(received('2026-01-12'), extend('2026-01-26'));
		const theDayAfter = story(received('2026-01-12'), extend('2026-01-27'));
		expect(leadingClock(clocksOf(onTheDay))).toMatchObject({ dueOn: '2026-02-09', extendedLate: false });
		expect(leadingClock(clocksOf(theDayAfter))).toMatchObject({ dueOn: '2026-02-09', extendedLate: true });
	});

	test('it is extended once; before the clock starts there is nothing to extend', () => {
		const extend = { what: 'stage_1_extended', on: '2026-01-23', reason: 'complexity' } as const;
		expect(refused(story(received('2026-01-12'), extend), extend)).toBe('already');
		expect(refused(begin(received('2026-01-12', { advocateWanted: true })), extend)).toBe('clock_not_started');
	});

	test('a longer time agreed with the person is kept to, and moves no date of the law', () => {
		const agreed = story(received('2026-01-12'), {
			what: 'stage_1_longer_agreed',
			on: '2026-01-20',
			until: '2026-02-27',
		});
		expect(leadingClock(clocksOf(agreed))).toMatchObject({ dueOn: '2026-01-26', agreedUntil: '2026-02-27' });
		const again = { what: 'stage_1_longer_agreed', on: '2026-02-10', until: '2026-02-27' } as const;
		expect(refused(agreed, again)).toBe('not_longer');
		expect(refused(begin(received('2026-01-12')), { ...again, until: '2026-02-09' })).toBe('not_longer');
	});

	test('S16 no answer by the end of the twentieth day: the next day the person may go on, not before', () => {
		const open = story(received('2026-01-12'));
		const goOn = (on: string) => refused(open, { what: 'stage_2_requested', on });
		expect(goOn('2026-02-09')).toBe('stage_1_not_over');
		expect(goOn('2026-02-10')).toBeNull();
	});

	test('skipped by agreement, stage 2 starts on that day', () => {
		const skipped = story(received('2026-06-08'), { what: 'stage_1_skipped', on: '2026-06-10' });
		expect(told(skipped)).toContain('stage_2 skipped 2026-06-10 2026-07-15 2026-09-10');
	});
});

describe('who, when and which way', () => {
	test.each([
		['S20 on the last day of the year', '2026-03-10', false],
		['S20 a day after the year', '2026-03-11', true],
	])('%s', (_, on, late) => {
		const it = begin(received(on, { happenedOn: '2025-03-10' }));
		expect(isOutOfTime(it)).toBe(late);
		expect(it.phase).toBe('stage_1');
		expect(refused(it, { what: 'lateness_decided', on, accepted: false })).toBe(late ? null : 'in_time');
	});

	test('S20 declined for lateness, its clock no longer runs; accepted, it runs from receipt', () => {
		const late = received('2026-03-11', { happenedOn: '2025-03-10' });
		const declined = story(late, { what: 'lateness_decided', on: '2026-03-13', accepted: false });
		expect(declined.phase).toBe('declined');
		expect(leadingClock(clocksOf(declined))).toBeNull();
		const accepted = story(late, { what: 'lateness_decided', on: '2026-03-13', accepted: true });
		expect(leadingClock(clocksOf(accepted))).toMatchObject({ from: '2026-03-11' });
	});

	test('S22 interest found sufficient: it proceeds from the original day of receipt', () => {
		const asked = received('2026-06-08', { route: 'to_be_decided' });
		const accepted = story(asked, { what: 'interest_decided', on: '2026-06-11', accepted: true });
		expect(told(accepted)).toContain('stage_1 received 2026-06-08 2026-06-22 2026-07-06');
		const declined = story(asked, { what: 'interest_decided', on: '2026-06-11', accepted: false });
		expect([declined.phase, leadingClock(clocksOf(declined))]).toEqual(['declined', null]);
	});

	test('while interest is to be decided it cannot be made statutory by the side door', () => {
		const asked = begin(received('2026-06-08', { route: 'to_be_decided' }));
		expect(refused(asked, { what: 'routed', on: '2026-06-09', route: 'statutory_children' })).toBe('interest_first');
	});

	test('S26 withdrawn, nothing runs; reinstated, it stands where it stood, with the dates it had', () => {
		const withdrawn = story(received('2026-06-08'), { what: 'withdrawn', on: '2026-06-12' });
		expect(leadingClock(clocksOf(withdrawn))).toBeNull();
		const back = take(withdrawn, { what: 'reinstated', on: '2026-06-15' });
		expect(leadingClock(clocksOf(back))).toMatchObject({ clock: 'stage_1', from: '2026-06-08' });
	});

	test('S27 a matter for another procedure leaves the statutory clock', () => {
		const corporate = story(received('2026-06-08'), { what: 'routed', on: '2026-06-09', route: 'corporate' });
		expect(told(corporate)).toEqual(['corporate_acknowledgement received 2026-06-08 2026-06-15 -']);
	});

	test('R12 routed back to the statutory procedure, it keeps the day it was received', () => {
		const back = story(
			received('2026-06-08', { route: 'corporate' }),
			{ what: 'acknowledged', on: '2026-06-10' },
			{ what: 'routed', on: '2026-06-11', route: 'statutory_children' },
		);
		expect(leadingClock(clocksOf(back))).toMatchObject({ clock: 'stage_1', from: '2026-06-08', dueOn: '2026-06-22' });
	});

	test('S29 the corporate clocks count from acknowledgement', () => {
		const stageOne = story(received('2026-06-01', { route: 'corporate' }), { what: 'acknowledged', on: '2026-06-03' });
		expect(told(stageOne)).toEqual([
			'corporate_acknowledgement received 2026-06-01 2026-06-08 -',
			'corporate_response acknowledged 2026-06-03 2026-06-17 2026-07-01',
		]);
		const stageTwo = [
			{ what: 'corporate_1_answered', on: '2026-06-17' },
			{ what: 'corporate_2_requested', on: '2026-07-06' },
			{ what: 'corporate_2_acknowledged', on: '2026-07-08' },
		] as const;
		expect(told(stageTwo.reduce<Procedure>(take, stageOne)).slice(2)).toEqual([
			'corporate_stage_2_acknowledgement requested 2026-07-06 2026-07-13 -',
			'corporate_stage_2_response acknowledged 2026-07-08 2026-08-05 2026-09-03',
		]);
	});

	test('S65 a corrected day of receipt moves every date that hangs on it', () => {
		const corrected = story(
			received('2026-06-08'),
			{ what: 'acknowledged', on: '2026-06-09' },
			{ what: 'receipt_corrected', on: '2026-06-10', receivedOn: '2026-06-05' },
		);
		expect(told(corrected)).toEqual([
			'acknowledgement received 2026-06-05 2026-06-09 -',
			'stage_1 received 2026-06-05 2026-06-19 2026-07-03',
		]);
		const after = { what: 'receipt_corrected', on: '2026-06-11', receivedOn: '2026-06-10' } as const;
		expect(refused(corrected, after)).toBe('after_first_step');
	});
});

const stageOneAnswered = story(received('2026-01-12'), { what: 'stage_1_answered', on: '2026-01-26' });

describe('stage 2', () => {
	test('S30 a written request: 25 working days, 65 at most', () => {
		const asked = take(stageOneAnswered, { what: 'stage_2_requested', on: '2026-02-02' });
		expect(told(asked)).toContain('stage_2 requested 2026-02-02 2026-03-09 2026-05-07');
	});

	test('S32 both starts are shown, and the earlier is the one to watch', () => {
		const both = story(
			received('2026-07-01', { oral: true }),
			{ what: 'stage_1_answered', on: '2026-07-15' },
			{ what: 'stage_2_requested', on: '2026-09-07' },
			{ what: 'record_sent', on: '2026-09-10' },
			{ what: 'record_agreed', on: '2026-09-18' },
		);
		expect(told(both).filter((line) => line.startsWith('stage_2'))).toEqual([
			'stage_2 requested 2026-09-07 2026-10-12 2026-12-07',
			'stage_2 record_agreed 2026-09-18 2026-10-23 2026-12-18',
		]);
		expect(leadingClock(clocksOf(both))).toMatchObject({ basis: 'requested', dueOn: '2026-10-12' });
	});

	test('S35 an extension needs a day beyond the 25th and no later than the 65th', () => {
		const asked = take(stageOneAnswered, { what: 'stage_2_requested', on: '2026-02-02' });
		const extend = (until: string) =>
			({ what: 'stage_2_extended', on: '2026-03-05', reason: 'multi_agency', until }) as const;
		expect(refused(asked, extend('2026-03-09'))).toBe('not_longer');
		expect(refused(asked, extend('2026-05-08'))).toBe('beyond_limit');
		expect(refused(asked, extend('2026-05-07'))).toBeNull();
		expect(leadingClock(clocksOf(take(asked, extend('2026-05-07'))))).toMatchObject({ dueOn: '2026-05-07' });
	});

	test('S35 a notice after day 25 is recorded as late; given in time, a second in time is in time too', () => {
		const asked = take(stageOneAnswered, { what: 'stage_2_requested', on: '2026-02-02' });
		const extend = (on: string, until: string) =>
			({ what: 'stage_2_extended', on, reason: 'multi_agency', until }) as const;
		const late = (...steps: Step[]) => leadingClock(clocksOf(steps.reduce(take, asked)))?.extendedLate;
		expect(late(extend('2026-03-09', '2026-04-01'))).toBe(false);
		expect(late(extend('2026-03-10', '2026-04-01'))).toBe(true);
		expect(late(extend('2026-03-09', '2026-04-01'), extend('2026-04-01', '2026-05-07'))).toBe(false);
		expect(late(extend('2026-03-09', '2026-04-01'), extend('2026-04-02', '2026-05-07'))).toBe(true);
		expect(late(extend('2026-03-10', '2026-04-01'), extend('2026-04-01', '2026-05-07'))).toBe(true);
	});

	test.each(earlyReferralConditions)('it is not referred early unless %s', (missing) => {
		const answered = [
			{ what: 'stage_2_requested', on: '2026-02-02' },
			{ what: 'investigation_reported', on: '2026-03-02' },
			{ what: 'stage_2_answered', on: '2026-03-06', sent: 'portal' },
		] satisfies Step[];
		const before = answered.reduce<Procedure>(take, stageOneAnswered);
		const refer = (met: (typeof earlyReferralConditions)[number][]) =>
			({ what: 'referred_early', on: '2026-03-09', met }) as const;
		const others = earlyReferralConditions.filter((one) => one !== missing);
		expect(refused(before, refer(others))).toBe('conditions_not_met');
		expect(refused(before, refer([...earlyReferralConditions]))).toBeNull();
	});

	test('S42 asked for on day 45 after the answer: no limit in law stands against it', () => {
		expect(refused(stageOneAnswered, { what: 'stage_2_requested', on: '2026-03-30' })).toBeNull();
	});

	test('it is answered when the investigation has reported, not before', () => {
		const asked = take(stageOneAnswered, { what: 'stage_2_requested', on: '2026-02-02' });
		const answer = { what: 'stage_2_answered', on: '2026-03-06', sent: 'portal' } as const;
		expect(refused(asked, answer)).toBe('something_before');
		expect(refused(take(asked, { what: 'investigation_reported', on: '2026-03-04' }), answer)).toBeNull();
	});

	test('a refused request leaves the answer standing, and the person may ask again', () => {
		const refusal = story(
			received('2026-01-12'),
			{ what: 'stage_1_answered', on: '2026-01-26' },
			{ what: 'stage_2_requested', on: '2026-02-02' },
			{ what: 'next_stage_refused', on: '2026-02-03' },
		);
		expect(refusal.phase).toBe('stage_1_answered');
		expect(refused(refusal, { what: 'stage_2_requested', on: '2026-02-04' })).toBeNull();
	});
});

function stageTwoAnswered(on: string, sent: 'portal' | 'post' = 'portal'): Procedure {
	return story(
		received('2026-01-12'),
		{ what: 'stage_1_answered', on: '2026-01-26' },
		{ what: 'stage_2_requested', on: '2026-02-02' },
		{ what: 'investigation_reported', on: '2026-03-04' },
		{ what: 'stage_2_answered', on, sent },
	);
}

describe('stage 3 and after', () => {
	test('the twenty days to ask for a panel count from the day the answer is received: by post, two working days on', () => {
		expect(told(stageTwoAnswered('2026-03-12', 'post'))).toContain(
			'stage_3_request response_received 2026-03-16 2026-04-15 -',
		);
	});

	test('S37 and S38: every date of the panel', () => {
		const asked = take(stageTwoAnswered('2026-03-12'), { what: 'stage_3_requested', on: '2026-04-07' });
		expect(told(asked).slice(-3)).toEqual([
			'stage_3_acknowledgement requested 2026-04-07 2026-04-09 -',
			'stage_3_chair requested 2026-04-07 2026-04-21 -',
			'stage_3_panel requested 2026-04-07 2026-05-20 -',
		]);
		const arranged = take(asked, { what: 'panel_arranged', on: '2026-04-20', panelOn: '2026-05-20' });
		expect(told(arranged)).toContain('panel_papers panel_day 2026-05-20 2026-05-06 -');
		const met = take(arranged, { what: 'panel_met', on: '2026-05-20' });
		expect(told(met)).toContain('panel_findings panel_met 2026-05-20 2026-05-28 -');
		const reported = take(met, { what: 'panel_reported', on: '2026-05-28' });
		expect(told(reported)).toContain('panel_response panel_reported 2026-05-28 2026-06-18 -');
	});

	test('a panel meets on a working day, and on the day that was arranged', () => {
		const asked = take(stageTwoAnswered('2026-03-12'), { what: 'stage_3_requested', on: '2026-04-07' });
		const arrange = (panelOn: string) => ({ what: 'panel_arranged', on: '2026-04-20', panelOn }) as const;
		expect(refused(asked, arrange('2026-05-04'))).toBe('not_a_working_day');
		expect(refused(asked, arrange('2026-04-17'))).toBe('too_early');
		const arranged = take(asked, arrange('2026-05-20'));
		expect(refused(arranged, { what: 'panel_met', on: '2026-05-21' })).toBe('not_the_panel_day');
	});

	test('to the Ombudsman at any time; once the procedure is used up, it stays there', () => {
		const ask = (on: string) => ({ what: 'ombudsman_asked', on, reference: '26 001 234' }) as const;
		expect(take(stageOneAnswered, ask('2026-02-01')).phase).toBe('stage_1_answered');
		const done = [
			{ what: 'stage_3_requested', on: '2026-04-07' },
			{ what: 'panel_arranged', on: '2026-04-20', panelOn: '2026-05-20' },
			{ what: 'panel_met', on: '2026-05-20' },
			{ what: 'panel_reported', on: '2026-05-28' },
			{ what: 'stage_3_answered', on: '2026-06-18' },
		] as const;
		const answered = done.reduce<Procedure>(take, stageTwoAnswered('2026-03-12'));
		expect(take(answered, ask('2026-06-30')).phase).toBe('ombudsman');
	});
});

describe('freeze and resubmission', () => {
	const frozen = story(
		received('2026-06-08'),
		{ what: 'stage_1_extended', on: '2026-06-10', reason: 'complexity' },
		{ what: 'frozen', on: '2026-06-12', grounds: 'criminal', points: null },
	);

	test('frozen, nothing runs; when the proceedings end the person has one year', () => {
		expect(leadingClock(clocksOf(frozen))).toBeNull();
		const ended = take(frozen, { what: 'proceedings_ended', on: '2026-09-01' });
		expect(clocksOf(ended).at(-1)).toMatchObject({ basis: 'proceedings_ended', dueOn: '2027-09-01', whose: 'person' });
		expect(refused(ended, { what: 'resubmitted', on: '2027-09-02' })).toBe('a_year_over');
	});

	test('it cannot be sent in again before the proceedings have ended', () => {
		expect(refused(frozen, { what: 'resubmitted', on: '2026-07-01' })).toBe('something_before');
	});

	test('sent in again, the clock starts afresh with its whole length, and the first start is still shown', () => {
		const again = [
			{ what: 'proceedings_ended', on: '2026-09-01' },
			{ what: 'resubmitted', on: '2026-09-07' },
		] as const;
		const running = again.reduce<Procedure>(take, frozen);
		expect(leadingClock(clocksOf(running))).toMatchObject({
			clock: 'stage_1',
			basis: 'resubmitted',
			from: '2026-09-07',
			firstFrom: '2026-06-08',
			dueOn: '2026-09-21',
			extended: false,
		});
	});

	test('where only a part is frozen the rest carries on, and the part comes back without moving a date', () => {
		const part = story(
			received('2026-06-08'),
			{ what: 'frozen', on: '2026-06-10', grounds: 'court', points: ['a'] },
			{ what: 'proceedings_ended', on: '2026-06-15' },
			{ what: 'resubmitted', on: '2026-06-16' },
		);
		expect(leadingClock(clocksOf(part))).toMatchObject({ clock: 'stage_1', from: '2026-06-08', firstFrom: null });
	});

	test('where the rest was answered meanwhile, the part has a stage 1 of its own', () => {
		const part = story(
			received('2026-06-08'),
			{ what: 'frozen', on: '2026-06-10', grounds: 'court', points: ['a'] },
			{ what: 'stage_1_answered', on: '2026-06-19' },
			{ what: 'proceedings_ended', on: '2026-09-01' },
			{ what: 'resubmitted', on: '2026-09-07' },
		);
		expect(part.phase).toBe('stage_1');
		expect(leadingClock(clocksOf(part))).toMatchObject({ from: '2026-09-07', dueOn: '2026-09-21' });
	});
});

describe('days that cannot be', () => {
	const open = begin(received('2026-06-08'));
	test.each([
		['before receipt', '2026-06-05', '2026-06-30', 'before_receipt'],
		['after today', '2026-07-01', '2026-06-30', 'after_today'],
	] as const)('%s', (_, on, today, reason) => {
		expect(refused(open, { what: 'acknowledged', on }, today)).toBe(reason);
	});

	test('before the stage that it belongs to', () => {
		const asked = take(stageOneAnswered, { what: 'stage_2_requested', on: '2026-02-02' });
		expect(refused(asked, { what: 'record_sent', on: '2026-01-30' })).toBe('too_early');
	});

	test('beyond the holiday table nothing is guessed', () => {
		expect(() => clocksOf(begin(received('2028-12-18')))).toThrow(HolidaysUnknown);
	});
});

import { describe, expect, test } from 'vitest';
import { type Contact, holdAtFirst, isYoung, mayBeGiven } from '../../../api/closure/contact.ts';
import { type Facts, isDueToRemind, isDueToSend, stateOf } from '../../../api/closure/invitation.ts';
import { expiresOn, planFrom, remindOn } from '../../../api/closure/waves.ts';

describe('the four times of asking, by the day the work ended', () => {
	test.each([
		['a Monday', '2026-06-08', ['2026-06-08', '2026-06-15', '2026-07-06', '2026-10-08']],
		[
			'a Friday whose four months end on a Sunday',
			'2026-06-05',
			['2026-06-05', '2026-06-12', '2026-07-03', '2026-10-05'],
		],
		['a Saturday: all on the Monday after', '2026-06-06', ['2026-06-08', '2026-06-15', '2026-07-06', '2026-10-06']],
		['Christmas Eve', '2026-12-24', ['2026-12-24', '2026-12-31', '2027-01-21', '2027-04-26']],
		[
			'Christmas Day: nobody is asked in the holidays',
			'2026-12-25',
			['2026-12-29', '2027-01-04', '2027-01-22', '2027-04-26'],
		],
		[
			'the last of October: February has no such day',
			'2026-10-31',
			['2026-11-02', '2026-11-09', '2026-11-30', '2027-03-01'],
		],
		['Good Friday', '2026-04-03', ['2026-04-07', '2026-04-10', '2026-05-01', '2026-08-03']],
	])('%s, %s', (_, endedOn, days) => {
		expect(planFrom(endedOn).map(({ sendOn }) => sendOn)).toEqual(days);
	});

	test('each may be sent until the day before the next, the last for four weeks', () => {
		expect(planFrom('2026-06-08').map(({ untilOn }) => untilOn)).toEqual([
			...['2026-06-14', '2026-07-05', '2026-10-07', '2026-11-05'],
		]);
	});

	test.each([
		['2026-06-08', '2026-06-22', '2026-08-03'],
		['2026-12-18', '2027-01-06', '2027-02-12'],
		['2026-03-27', '2026-04-14', '2026-05-22'],
	])('sent on %s: a reminder on %s, open until %s', (sentOn, reminder, until) => {
		expect(remindOn(sentOn)).toBe(reminder);
		expect(expiresOn(sentOn)).toBe(until);
	});
});

const nothing: Facts = {
	...{ sendOn: '2026-06-08', untilOn: '2026-06-14', sentAt: null, expiresOn: null, remindedAt: null },
	...{ openedAt: null, answeredAt: null, isHeld: false },
};
const sent: Facts = { ...nothing, sentAt: '2026-06-08T10:00:00.000Z', expiresOn: '2026-08-03' };

describe('where an invitation stands', () => {
	test.each([
		['its day is still to come', nothing, '2026-06-07', 'planned'],
		['its day is here', nothing, '2026-06-08', 'planned'],
		['nothing may be sent', { ...nothing, isHeld: true }, '2026-06-08', 'held'],
		['held until the next one’s day', { ...nothing, isHeld: true }, '2026-06-15', 'passed_over'],
		['sent', sent, '2026-06-08', 'sent'],
		['sent, and it became unsafe', { ...sent, isHeld: true }, '2026-06-09', 'held'],
		['its last day', sent, '2026-08-03', 'sent'],
		['a day too late', sent, '2026-08-04', 'expired'],
		['begun on the last day', { ...sent, openedAt: '2026-08-03T22:50:00.000Z' }, '2026-08-04', 'opened'],
		['begun, and left', { ...sent, openedAt: '2026-08-03T22:50:00.000Z' }, '2026-08-05', 'expired'],
		['answered', { ...sent, answeredAt: '2026-06-09T10:00:00.000Z' }, '2026-09-01', 'answered'],
		[
			'answered, held after',
			{ ...sent, answeredAt: '2026-06-09T10:00:00.000Z', isHeld: true },
			'2026-06-10',
			'answered',
		],
	] as const)('%s', (_, facts, today, state) => {
		expect(stateOf(facts, today)).toBe(state);
	});

	test('it is sent on its day and until the next one’s, never before and never while held', () => {
		const days = ['2026-06-07', '2026-06-08', '2026-06-14', '2026-06-15'];
		expect(days.map((day) => isDueToSend(nothing, day))).toEqual([false, true, true, false]);
		expect(days.map((day) => isDueToSend({ ...nothing, isHeld: true }, day))).toEqual([false, false, false, false]);
		expect(isDueToSend(sent, '2026-06-08')).toBe(false);
	});

	test('a reminder is due from the tenth working day, once, and to nobody who has begun', () => {
		expect(['2026-06-19', '2026-06-22', '2026-08-03', '2026-08-04'].map((day) => isDueToRemind(sent, day))).toEqual([
			...[false, true, true, false],
		]);
		const on = '2026-06-22';
		expect(isDueToRemind({ ...sent, remindedAt: '2026-06-22T09:00:00.000Z' }, on)).toBe(false);
		expect(isDueToRemind({ ...sent, openedAt: '2026-06-10T09:00:00.000Z' }, on)).toBe(false);
		expect(isDueToRemind({ ...sent, isHeld: true }, on)).toBe(false);
		expect(isDueToRemind({ ...sent, answeredAt: '2026-06-10T09:00:00.000Z' }, on)).toBe(false);
	});
});

describe('safe to reach, or held', () => {
	test.each([
		['safe', false, null],
		['unsafe', false, 'contact_unsafe'],
		['not_known', false, 'contact_not_known'],
		['not_to_be_asked', false, null],
		['safe', true, 'domestic_abuse'],
		['unsafe', true, 'domestic_abuse'],
		['not_known', true, 'domestic_abuse'],
		['not_to_be_asked', true, null],
	] as const satisfies [Contact, boolean, string | null][])('%s, domestic abuse %s: %s', (contact, abuse, hold) => {
		expect(holdAtFirst(contact, abuse)).toBe(hold);
	});

	test('a child is given the questions of an age, an adult those of a parent, a care leaver either', () => {
		expect(mayBeGiven('closure_under_8', 'child_in_need')).toBe(true);
		expect(mayBeGiven('closure_parent', 'child_in_need')).toBe(false);
		expect(mayBeGiven('closure_13_17', 'parent')).toBe(false);
		expect(mayBeGiven('closure_parent', 'foster_carer_la')).toBe(true);
		expect(mayBeGiven('closure_parent', 'care_leaver')).toBe(true);
		expect(isYoung('care_leaver')).toBe(true);
	});
});

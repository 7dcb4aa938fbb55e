import { expect, test } from 'vitest';
import {
	acknowledgeBy,
	mayGoOnUnanswered,
	promisedOn,
	timeStanding,
	workOutStageOne,
} from '../../../api/representations/deadline.ts';

test('S01 ten working days for an answer, and two for saying that it came', () => {
	expect(workOutStageOne('2026-06-08')).toMatchObject({
		clock: 'stage_1',
		dueOn: '2026-06-22',
		latestOn: '2026-07-06',
	});
	expect(acknowledgeBy('2026-06-08')).toBe('2026-06-10');
	expect(acknowledgeBy('2026-06-05')).toBe('2026-06-09');
});

test('a date is promised to a complaint of the statutory procedure, and to nothing else', () => {
	expect(promisedOn('complaint', 'statutory_children', '2026-06-22')).toBe('2026-06-22');
	expect(promisedOn('complaint', 'statutory_children', null)).toBeNull();
	expect(promisedOn('compliment', 'statutory_children', '2026-06-22')).toBeNull();
	expect(promisedOn('comment', 'statutory_children', '2026-06-22')).toBeNull();
	for (const route of ['outside_procedure', 'to_be_decided', 'corporate', null] as const) {
		expect(promisedOn('complaint', route, '2026-06-22')).toBeNull();
	}
});

/** Due on Monday 22 June 2026: the second working day before it is Thursday 18 June. */
test.each([
	['2026-06-22', null, '2026-06-08', 'in_time'],
	['2026-06-22', null, '2026-06-17', 'in_time'],
	['2026-06-22', null, '2026-06-18', 'due_soon'],
	['2026-06-22', null, '2026-06-20', 'due_soon'],
	['2026-06-22', null, '2026-06-22', 'due_soon'],
	['2026-06-22', null, '2026-06-23', 'late'],
	['2026-06-22', '2026-06-22', '2026-07-30', 'answered_in_time'],
	['2026-06-22', '2026-06-21', '2026-06-21', 'answered_in_time'],
	['2026-06-22', '2026-06-23', '2026-06-23', 'answered_late'],
	[null, null, '2026-06-23', 'not_started'],
	[null, '2026-06-23', '2026-06-23', 'answered_in_time'],
] as const)('due on %s, answered on %s: on %s it is %s', (dueOn, answeredOn, today, standing) => {
	expect(timeStanding({ dueOn, answeredOn }, today)).toBe(standing);
});

test.each([
	['S16 on its last day', '2026-07-06', null, '2026-07-06', false],
	['S16 the day after', '2026-07-06', null, '2026-07-07', true],
	['once it is answered', '2026-07-06', '2026-07-07', '2026-07-08', false],
	['while no clock runs', null, null, '2026-07-07', false],
] as const)('%s, the person may go on without an answer: %s', (_, latestOn, answeredOn, today, may) => {
	expect(mayGoOnUnanswered({ latestOn, answeredOn }, today)).toBe(may);
});

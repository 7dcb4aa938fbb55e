import { afterAll, beforeAll, expect, test } from 'vitest';
import { workOut } from '../../../api/calendar/clocks.ts';
import { visitor } from '../../support/client.ts';
import { type TestWorld, testWorld } from '../../support/world.ts';

/** One house for all: nobody here changes anything in it. */
let house: TestWorld;
beforeAll(async () => void (house = await testWorld()));
afterAll(() => house.close());

/** The names that the contract promises, in its order. */
const promised = [
	'acknowledgement',
	'stage_1',
	'stage_2',
	'stage_3_request',
	'stage_3_acknowledgement',
	'stage_3_chair',
	'stage_3_panel',
	'panel_papers',
	'panel_findings',
	'panel_response',
	'corporate_acknowledgement',
	'corporate_response',
	'corporate_stage_2_acknowledgement',
	'corporate_stage_2_response',
	'time_limit',
	'initial_conference',
	'initial_conference_report',
	'review_conference_report',
	'views_window',
	'core_group',
	'first_review_conference',
	'first_looked_after_review',
	'next_review_conference',
	'second_looked_after_review',
	'next_looked_after_review',
	'review_decisions',
	'review_record',
	'review_circulated',
	'child_in_need_review',
	'initial_views_reminder',
	'views_reminder',
] as const;

const backwards = [
	...['panel_papers', 'initial_conference_report', 'review_conference_report', 'views_window'],
	...['initial_views_reminder', 'views_reminder'],
];

test.each(promised)('anyone may have %s worked out, with every day in between', async (clock) => {
	const { status, json } = await visitor(house).get(`/api/clocks/${clock}?from=2026-06-08`);
	expect(status).toBe(200);
	expect(json).toEqual(workOut(clock, '2026-06-08'));
});

test.each(promised)(
	'%s lands after its day 0, or before it where it counts backwards from a meeting',
	async (clock) => {
		const { dueOn } = workOut(clock, '2026-06-08');
		expect(dueOn < '2026-06-08').toBe(backwards.includes(clock));
	},
);

test('S01: the answer shows the day of receipt, each day that counts and each that does not', async () => {
	const { json } = await visitor(house).get('/api/clocks/stage_1?from=2026-06-08');
	expect(json).toMatchObject({ clock: 'stage_1', from: '2026-06-08', dueOn: '2026-06-22', latestOn: '2026-07-06' });
	expect(json).toHaveProperty('steps.0', { on: '2026-06-08', day: 0, because: 'day_0' });
	expect(json).toHaveProperty('steps.5', { on: '2026-06-13', day: null, because: 'weekend' });
	expect(json).toHaveProperty('steps.14', { on: '2026-06-22', day: 10, because: 'counts' });
});

test('S09: a moment is counted from its day in London', async () => {
	const { json } = await visitor(house).get('/api/clocks/stage_1?from=2026-06-30T23:30:00Z');
	expect(json).toMatchObject({ from: '2026-07-01', dueOn: '2026-07-15' });
});

test('the answer does not depend on what day it is', async () => {
	house.clock.set('2020-02-03T09:00:00Z');
	const early = await visitor(house).get('/api/clocks/stage_1?from=2026-06-08');
	house.clock.set('2028-11-20T09:00:00Z');
	const late = await visitor(house).get('/api/clocks/stage_1?from=2026-06-08');
	expect(early.json).toEqual(late.json);
});

test.each([
	'2026-02-30',
	'2026-13-01',
	'0000-00-00',
	'9999-12-31',
	'2026-6-8',
	'08/06/2026',
	'8 June 2026',
	'2026-06-08T10:00',
	'2026-06-08T25:00Z',
	'tomorrow',
	'%00',
	'',
])('"%s" is no day, and is refused at its field', async (from) => {
	const { status, json } = await visitor(house).get(`/api/clocks/stage_1?from=${from}`);
	expect(status).toBe(422);
	expect(json).toEqual({ error: { code: 'form.fields.invalid', fields: { from: 'form.field.not_a_day' } } });
});

test('a question without its day is refused at that field', async () => {
	const { status, json } = await visitor(house).get('/api/clocks/stage_1');
	expect(status).toBe(422);
	expect(json).toEqual({ error: { code: 'form.fields.invalid', fields: { from: 'form.field.missing' } } });
});

test('two days, or something else besides, are refused', async () => {
	const person = visitor(house);
	const twice = await person.get('/api/clocks/stage_1?from=2026-06-08&from=2026-06-09');
	expect(twice.status).toBe(422);
	const more = await person.get('/api/clocks/stage_1?from=2026-06-08&council=1');
	expect(more.status).toBe(422);
	expect(more.json).toMatchObject({ error: { fields: { council: 'form.field.unknown' } } });
});

test.each(['stage_4', 'STAGE_1', 'toString', '__proto__', 'stage_1%20'])(
	'there is no clock called %s',
	async (clock) => {
		const { status, json } = await visitor(house).get(`/api/clocks/${clock}?from=2026-06-08`);
		expect(status).toBe(404);
		expect(json).toEqual({ error: { code: 'calendar.clock.unknown' } });
	},
);

test.each(['2029-01-02', '2019-12-31', '2028-12-20', '2099-12-31T23:30:00Z'])(
	'R11: from %s the holidays are not known, and no date is guessed',
	async (from) => {
		const { status, json } = await visitor(house).get(`/api/clocks/stage_1?from=${from}`);
		expect(status).toBe(422);
		expect(json).toMatchObject({ error: { code: 'calendar.holidays.unknown' } });
	},
);

import { expect, test } from 'vitest';
import type { CaseClock } from '../../../api/representations/procedure/clocks.ts';
import { migratorFor } from '../../../api/database.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Told {
	phase: string;
	route: string;
	outOfTime: boolean;
	daysSinceReceipt: number;
	mayTake: string[];
	clocks: CaseClock[];
	steps: { number: number; what: string; on: string; reason: string | null; side: string; by: string | null }[];
}

/** A complaint in a small town, with an office that takes steps in it. */
async function aCase(at: string, changes: Record<string, unknown> = {}, from: Name | 'stranger' = 'maya') {
	const town = await smallTown({ at });
	const browser = from === 'stranger' ? town.stranger() : await town.as(from);
	const receipt = await say(browser, aComplaint(town, changes));
	const seen = async () => (await (await town.as('omar')).get<Told>(`/api/cases/${receipt.id}/steps`)).json;
	return { town, ...receipt, seen, take: officeOf(town, receipt.id, seen) };
}

function officeOf(town: Town, id: string, seen: () => Promise<Told>) {
	return async (step: { what: string; [fact: string]: unknown }, { as = 'omar' as Name, ...more } = {}) => {
		const body = {
			step: { on: town.clock.now().slice(0, 10), ...step },
			seen: (await seen()).steps.length,
			reason: 'Because the file says so.',
			words: 'Dear Maya, this is what happens next.',
			...more,
		};
		const browser = await town.as(as);
		return browser.post<{ error: { code: string; fields?: Record<string, string> } }>(`/api/cases/${id}/steps`, body);
	};
}

const clockOf = ({ clocks }: Told, name: string) => clocks.find(({ clock }) => clock === name);

test('S13: extended on 23 January for complexity, it is due on 9 February, and the person is told in writing', async () => {
	const { town, id, take, seen } = await aCase('2026-01-12T10:00:00Z');
	town.clock.set('2026-01-23T10:00:00Z');
	expect((await take({ what: 'stage_1_extended', reason: 'complexity' })).status).toBe(204);
	expect(clockOf(await seen(), 'stage_1')).toMatchObject({ dueOn: '2026-02-09', extended: true });
	const thread = await (await town.as('maya')).get(`/api/representations/${id}`);
	expect(thread.json).toMatchObject({ dueOn: '2026-02-09', messages: [{ words: /Dear Maya/ }] as unknown });
	expect((await (await town.as('omar')).get('/api/cases')).json).toMatchObject({ rows: [{ dueOn: '2026-02-09' }] });
});

test('an extension that the person would not be told of, or without its reason, is not made', async () => {
	const { take, seen } = await aCase('2026-01-12T10:00:00Z');
	const extend = { what: 'stage_1_extended', reason: 'complexity' };
	const silent = await take(extend, { words: null } as never);
	expect(silent.json.error.fields).toEqual({ words: 'representation.step.letter_missing' });
	const unreasoned = await take(extend, { reason: null } as never);
	expect(unreasoned.json.error.fields).toEqual({ reason: 'representation.step.reason_missing' });
	expect((await seen()).steps).toHaveLength(1);
});

test('S20: a complaint of more than a year ago goes to the complaints team; its officer decides, with a reason', async () => {
	const { town, sentTo, take, seen } = await aCase('2026-03-11T10:00:00Z', { happenedOn: '2025-03-10' });
	expect(sentTo).toBe('complaints_team');
	expect(await seen()).toMatchObject({ outOfTime: true, phase: 'stage_1' });
	const declined = { what: 'lateness_decided', accepted: false };
	expect((await take(declined, { words: null } as never)).json.error.fields).toEqual({
		words: 'representation.step.letter_missing',
	});
	expect((await take(declined)).status).toBe(204);
	expect((await seen()).phase).toBe('declined');
	const { rows } = (await (await town.as('omar')).get<{ rows: object[] }>('/api/cases')).json;
	expect(rows).toMatchObject([{ dueOn: null }]);
});

test('S20: on the last day of the year it is in time, and goes to its pod', async () => {
	const { sentTo, seen } = await aCase('2026-03-10T10:00:00Z', { happenedOn: '2025-03-10' });
	expect(sentTo).toBe('pod');
	expect((await seen()).outOfTime).toBe(false);
});

test('S20: sent on to the pod, a late complaint has been accepted, and the reason is kept with the decision', async () => {
	const { town, id, seen } = await aCase('2026-03-11T10:00:00Z', { happenedOn: '2025-03-10' });
	const reason = 'She was seventeen and in care when it happened.';
	const sent = { to: 'pod', pod: town.pod('otter'), reason };
	expect((await (await town.as('omar')).post(`/api/cases/${id}/delivery`, sent)).status).toBe(204);
	expect((await seen()).steps.at(-1)).toMatchObject({ what: 'lateness_decided', reason, by: 'Omar Reid' });
});

test('S22: a grandmother’s interest is accepted, and the clock has run from the day she wrote', async () => {
	const { town, id, sentTo, seen } = await aCase('2026-06-08T10:00:00Z', { standing: 'sufficient_interest' }, 'nan');
	expect(sentTo).toBe('complaints_team');
	town.clock.set('2026-06-11T10:00:00Z');
	const sent = { to: 'pod', pod: town.pod('otter'), reason: 'Kit lived with her for years.' };
	expect((await (await town.as('omar')).post(`/api/cases/${id}/delivery`, sent)).status).toBe(204);
	const told = await seen();
	expect(told).toMatchObject({ phase: 'stage_1', route: 'statutory_children' });
	expect(clockOf(told, 'stage_1')).toMatchObject({ from: '2026-06-08', dueOn: '2026-06-22' });
});

test('S22: where her interest is not sufficient, she is told so and nothing runs', async () => {
	const { take, seen } = await aCase('2026-06-08T10:00:00Z', { standing: 'sufficient_interest' }, 'nan');
	expect((await take({ what: 'interest_decided', accepted: false })).status).toBe(204);
	const told = await seen();
	expect([told.phase, told.clocks.filter((clock) => clock.running)]).toEqual(['declined', []]);
});

test('S26: withdrawn by phone, confirmed in writing, and reinstated with the dates it had', async () => {
	const { town, take, seen } = await aCase('2026-06-08T10:00:00Z');
	town.clock.set('2026-06-10T10:00:00Z');
	expect((await take({ what: 'withdrawn' }, { words: null } as never)).status).toBe(422);
	expect((await take({ what: 'withdrawn' })).status).toBe(204);
	expect((await seen()).phase).toBe('withdrawn');
	expect((await take({ what: 'reinstated' })).status).toBe(204);
	expect(clockOf(await seen(), 'stage_1')).toMatchObject({ dueOn: '2026-06-22', running: true });
});

test('S27: a matter for the corporate procedure is routed there, with its own clocks', async () => {
	const { take, seen } = await aCase('2026-06-01T10:00:00Z');
	expect((await take({ what: 'routed', route: 'corporate' })).status).toBe(204);
	const told = await seen();
	expect(told).toMatchObject({ route: 'corporate', phase: 'corporate_1' });
	expect(told.clocks.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['corporate_acknowledgement', '2026-06-08']]);
});

test('S16 and S42: the person goes on by one press: not before the time is over, and then whenever they like', async () => {
	const { town, id, seen } = await aCase('2026-01-12T10:00:00Z');
	const goOn = async () =>
		(await town.as('maya')).post<{ error: { code: string } }>(`/api/representations/${id}/steps`, {
			what: 'stage_2_requested',
		});
	town.clock.set('2026-02-09T12:00:00Z');
	expect((await goOn()).json.error.code).toBe('representation.step.stage_1_not_over');
	town.clock.set('2026-02-10T12:00:00Z');
	expect((await goOn()).status).toBe(204);
	const told = await seen();
	expect(told.steps.at(-1)).toMatchObject({ what: 'stage_2_requested', side: 'family', by: 'Maya' });
	expect(clockOf(told, 'stage_2')).toMatchObject({ dueOn: '2026-03-17', latestOn: '2026-05-15' });
	expect((await (await town.as('priya')).get(`/api/cases/${id}/steps`)).status).toBe(404); // no longer with the pod
	expect((await goOn()).json.error.code).toBe('representation.step.not_now');
});

test('a request refused needs an officer’s reason and a letter, and the person may ask again', async () => {
	const { town, id, take, seen } = await aCase('2026-01-12T10:00:00Z');
	town.clock.set('2026-02-10T12:00:00Z');
	const goOn = async () =>
		(await (await town.as('maya')).post(`/api/representations/${id}/steps`, { what: 'stage_2_requested' })).status;
	expect(await goOn()).toBe(204);
	expect((await take({ what: 'next_stage_refused' }, { reason: null } as never)).status).toBe(422);
	expect((await take({ what: 'next_stage_refused' })).status).toBe(204);
	expect((await seen()).phase).toBe('stage_1');
	expect(await goOn()).toBe(204);
});

test('S65: a corrected day of receipt moves the dates; the old day, who changed it and why are kept', async () => {
	const { town, id, take, seen } = await aCase('2026-06-08T10:00:00Z');
	const reason = 'The letter is stamped Friday.';
	expect((await take({ what: 'receipt_corrected', receivedOn: '2026-06-05' }, { reason } as never)).status).toBe(204);
	const told = await seen();
	expect(clockOf(told, 'stage_1')).toMatchObject({ from: '2026-06-05', dueOn: '2026-06-19' });
	expect(told.steps.map(({ what, on, by }) => [what, on, by])).toEqual([
		['received', '2026-06-08', 'Maya'],
		['receipt_corrected', '2026-06-08', 'Omar Reid'],
	]);
	const row = (await (await town.as('omar')).get(`/api/cases/${id}`)).json;
	expect(row).toMatchObject({ receivedOn: '2026-06-05', stage: { dueOn: '2026-06-19' } });
});

test('two officers act at once: the second is told, and nothing is overwritten', async () => {
	const { town, id, seen } = await aCase('2026-06-08T10:00:00Z');
	const step = { what: 'frozen', on: '2026-06-08', grounds: 'court', points: null };
	const post = async (who: Name) =>
		(await town.as(who)).post<{ error?: { code: string } }>(`/api/cases/${id}/steps`, {
			step,
			seen: 1,
			reason: 'Proceedings',
			words: 'Dear Maya',
		});
	const answers = await Promise.all([post('omar'), post('ruth')]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
	expect(answers.find(({ status }) => status === 409)!.json.error!.code).toBe('representation.step.somebody_else');
	expect((await seen()).steps).toHaveLength(2);
});

test.each([
	['before receipt', { what: 'acknowledged', on: '2026-06-05' }, { on: 'representation.step.before_receipt' }],
	['after today', { what: 'acknowledged', on: '2026-06-09' }, { on: 'representation.step.after_today' }],
	['on no day at all', { what: 'acknowledged', on: '2026-02-30' }, { 'step.on': 'form.field.not_a_day' }],
])('a step %s is refused by its field, and nothing is half-written', async (_, step, fields) => {
	const { take, seen } = await aCase('2026-06-08T10:00:00Z');
	const refused = await take(step);
	expect([refused.status, refused.json.error.fields]).toEqual([422, fields]);
	expect((await seen()).steps).toHaveLength(1);
});

test('the pod that answers takes its own steps, and no others', async () => {
	const { town, id, take } = await aCase('2026-06-08T10:00:00Z');
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	const mine = (await (await town.as('priya')).get<Told>(`/api/cases/${id}/steps`)).json;
	expect(mine.mayTake).toEqual(['acknowledged']);
	expect((await take({ what: 'stage_1_extended', reason: 'complexity' }, { as: 'priya' })).status).toBe(404);
	expect((await take({ what: 'acknowledged' }, { as: 'priya' })).status).toBe(204);
});

test.each(['sam', 'lena', 'joan', 'marcus', 'dora', 'dee'] as const)(
	'%s, whose it is not, sees no step of it and takes none',
	async (name) => {
		const { town, id, take } = await aCase('2026-06-08T10:00:00Z');
		expect((await (await town.as(name)).get(`/api/cases/${id}/steps`)).status).toBe(404);
		expect((await take({ what: 'withdrawn' }, { as: name })).status).toBe(404);
	},
);

test('another parent cannot take a step in what is not theirs', async () => {
	const { town, id } = await aCase('2026-06-08T10:00:00Z');
	const answer = await (await town.as('dan')).post(`/api/representations/${id}/steps`, { what: 'withdrawn' });
	expect(answer.status).toBe(404);
});

test('reasons are for the file: none reaches the person', async () => {
	const { town, id, take } = await aCase('2026-06-08T10:00:00Z');
	await take({ what: 'stage_1_extended', reason: 'complexity' }, { reason: 'CANARY-REASON' } as never);
	const { json } = await (await town.as('maya')).get(`/api/representations/${id}`);
	expect(JSON.stringify(json)).not.toContain('CANARY-REASON');
	expect(JSON.stringify(await town.db.selectFrom('letter').selectAll().execute())).not.toContain('CANARY-REASON');
});

test('complaints from before steps were kept are given the steps that their rows tell of', async () => {
	const { town, id, seen } = await aCase('2026-06-08T10:00:00Z');
	const before = await seen();
	const { error } = await migratorFor(town.db).migrateTo('0008-historic-series');
	expect(error).toBeUndefined();
	expect((await migratorFor(town.db).migrateToLatest()).error).toBeUndefined();
	const after = await seen();
	expect(after.clocks).toEqual(before.clocks);
	expect(after.steps.map(({ what, on }) => [what, on])).toEqual([['received', '2026-06-08']]);
	const { phase } = await town.db
		.selectFrom('procedure')
		.select('phase')
		.where('representation_id', '=', id)
		.executeTakeFirstOrThrow();
	expect(phase).toBe('stage_1');
});

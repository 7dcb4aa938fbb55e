import { expect, test } from 'vitest';
import type { RegisterRow } from '../../../api/representations/queries-register.ts';
import type { Need } from '../../../api/representations/register.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, anAdvocate, say } from '../../support/saying.ts';

interface Waiting {
	need: Need;
	count: number;
	first: RegisterRow[];
}
interface Desk {
	own: Waiting[];
	watched: Waiting[];
	promises: { undone: number; overdue: number } | null;
	urgent: number | null;
	stuck: number | null;
}

async function deskOf(town: Town, name: Name): Promise<Desk> {
	return (await (await town.as(name)).get<Desk>('/api/desk')).json;
}

const counts = (waiting: readonly Waiting[]) => Object.fromEntries(waiting.map(({ need, count }) => [need, count]));

/** Whatever the desk counts is the list of the same name, to the line. */
async function isOneAnswer(town: Town, name: Name): Promise<void> {
	const browser = await town.as(name);
	const { own, watched } = await deskOf(town, name);
	for (const [waiting, mine] of [
		[own, '&mine=yes'],
		[watched, ''],
	] as const) {
		for (const { need, count, first } of waiting) {
			const { json } = await browser.get<{ count: number; rows: RegisterRow[] }>(`/api/cases?need=${need}${mine}`);
			expect(json.count, `${name}: ${need}`).toBe(count);
			expect(json.rows.slice(0, first.length)).toEqual(first);
		}
	}
}

/** Monday 8 June 2026, and whatever people say on it. */
async function monday() {
	const town = await smallTown({ at: '2026-06-08T08:30:00Z' });
	const stranger = town.stranger();
	return { town, tell: (changes: Record<string, unknown> = {}) => say(stranger, aComplaint(town, changes)) };
}

test('an officer’s desk tells what waits, the gravest first, and nothing that is nothing', async () => {
	const { town, tell } = await monday();
	const toDecide = await tell({ standing: 'sufficient_interest' });
	const nowhere = await tell({ pod: null });
	await tell();
	const { watched, urgent, stuck, promises } = await deskOf(town, 'omar');
	expect(watched.map(({ need, count, first }) => [need, count, first.map(({ id }) => id)])).toEqual([
		['decide', 1, [toDecide.id]],
		['triage', 1, [nowhere.id]],
		['unopened', 1, [expect.any(String)]],
	]);
	expect({ urgent, stuck, promises }).toEqual({ urgent: 0, stuck: 0, promises: { undone: 0, overdue: 0 } });
	await isOneAnswer(town, 'omar');
});

test('what is given back by a pod waits apart from what came to nobody, until it is sent on', async () => {
	const { town, tell } = await monday();
	const { id } = await tell();
	await (await town.as('priya')).post(`/api/cases/${id}/bounce`, { reason: 'other_pod' });
	const omar = await town.as('omar');
	expect(counts((await deskOf(town, 'omar')).watched)).toEqual({ bounced: 1 });
	await omar.post(`/api/cases/${id}/delivery`, { to: 'pod', pod: town.pod('oak'), reason: 'They live there now.' });
	expect(counts((await deskOf(town, 'omar')).watched)).toEqual({ unopened: 1 });
});

test.each([
	['on the Monday it came', '2026-06-08T16:00:00Z', { accept: 1 }, {}, false],
	['on Tuesday, its one working day', '2026-06-09T16:00:00Z', { accept: 1 }, {}, false],
	[
		'on Wednesday the pod is over its day',
		'2026-06-10T08:00:00Z',
		{ accept: 1, acknowledge: 1 },
		{ accept_late: 1 },
		false,
	],
	[
		'on Thursday, two working days untouched, it has gone up',
		'2026-06-11T08:00:00Z',
		{ accept: 1, acknowledge: 1 },
		{ accept_late: 1, untouched: 1 },
		true,
	],
])('a pod takes a complaint on or gives it back within one working day: %s', async (_, at, own, watched, untouched) => {
	const { town, tell } = await monday();
	await tell();
	town.clock.set(at);
	const priya = await deskOf(town, 'priya');
	expect(counts(priya.own)).toEqual(own);
	expect(priya.own[0]!.first).toMatchObject([{ sentOn: '2026-06-08', acceptBy: '2026-06-09', untouched }]);
	expect(counts((await deskOf(town, 'grace')).watched)).toEqual(watched);
	await isOneAnswer(town, 'priya');
	await isOneAnswer(town, 'grace');
});

test('what came after midnight in summer counts from that day in London, not the day before', async () => {
	const { town } = await monday();
	town.clock.set('2026-06-08T23:30:00Z'); // half past midnight on Tuesday
	await say(town.stranger(), aComplaint(town));
	town.clock.set('2026-06-11T12:00:00Z');
	expect(counts((await deskOf(town, 'grace')).watched)).toEqual({ accept_late: 1 });
	town.clock.set('2026-06-12T12:00:00Z');
	expect(counts((await deskOf(town, 'grace')).watched)).toMatchObject({ untouched: 1 });
});

test.each([
	['2026-06-12T12:00:00Z', {}],
	['2026-06-15T12:00:00Z', { due_soon: 1 }], // five working days before
	['2026-06-22T12:00:00Z', { due_soon: 1 }],
	['2026-06-23T12:00:00Z', { late: 1 }],
	['2026-07-06T12:00:00Z', { late: 1 }],
	['2026-07-07T12:00:00Z', { past_latest: 1 }],
])('S01 due on 22 June and 6 July at the latest, seen at %s', async (at, expected) => {
	const { town, tell } = await monday();
	const { id } = await tell();
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/acceptance`);
	await (
		await town.as('omar')
	).post(`/api/cases/${id}/steps`, {
		step: { what: 'acknowledged', on: '2026-06-08' },
		seen: 1,
		reason: null,
		words: 'Dear Maya, we have it.',
	});
	town.clock.set(at);
	const { watched } = await deskOf(town, 'omar');
	expect(counts(watched)).toEqual(expected);
});

test('S35: at stage 2 past day 25 with no letter about the delay, it stands there in red; with one it is only running', async () => {
	const { town, tell } = await monday();
	const { id } = await tell();
	const omar = () => town.as('omar');
	const step = async (seen: number, of: object) =>
		(await omar()).post(`/api/cases/${id}/steps`, {
			step: { on: town.clock.now().slice(0, 10), ...of },
			seen,
			reason: 'The social worker is away.',
			words: 'Dear Maya, this is where it stands.',
		});
	await step(1, { what: 'stage_1_skipped' });
	const { due_on } = await town.db.selectFrom('procedure').select('due_on').executeTakeFirstOrThrow();
	expect(due_on).toBe('2026-07-13'); // 25 working days after 8 June
	town.clock.set('2026-07-13T12:00:00Z');
	expect(counts((await deskOf(town, 'omar')).watched)).toMatchObject({ people: 1, due_soon: 1 });
	town.clock.set('2026-07-14T12:00:00Z');
	expect(counts((await deskOf(town, 'omar')).watched)).toMatchObject({ late: 1, delay_notice: 1, people: 1 });
	expect((await step(2, { what: 'stage_2_extended', reason: 'complexity', until: '2026-07-31' })).status).toBe(204);
	expect(counts((await deskOf(town, 'omar')).watched)).not.toHaveProperty('delay_notice');
	town.clock.set('2026-08-03T12:00:00Z');
	expect(counts((await deskOf(town, 'omar')).watched)).toMatchObject({ late: 1 });
	expect(counts((await deskOf(town, 'omar')).watched)).not.toHaveProperty('delay_notice');
	await isOneAnswer(town, 'omar');
});

test('who is needed for stage 2 is asked for until both are there', async () => {
	const { town, tell } = await monday();
	const { id } = await tell();
	const omar = await town.as('omar');
	const words = 'Dear Maya, this is where it stands.';
	await omar.post(`/api/cases/${id}/steps`, {
		step: { what: 'stage_1_skipped', on: '2026-06-08' },
		seen: 1,
		reason: 'Agreed.',
		words,
	});
	const appoint = (role: string, name: string, worksForCouncil: boolean) =>
		omar.post(`/api/cases/${id}/appointments`, {
			...{ role, name, worksForCouncil, appointedOn: '2026-06-08' },
			...{ partnerOfCouncil: false, managesService: false, wasInvolved: false },
		});
	const needsPeople = async () => 'people' in counts((await deskOf(town, 'omar')).watched);
	expect(await needsPeople()).toBe(true);
	await appoint('investigating_officer', 'Ann Lee', true);
	expect(await needsPeople()).toBe(true);
	await appoint('independent_person', 'Bo Ray', false);
	expect(await needsPeople()).toBe(false);
});

test('an advocate who was asked for and is not appointed is on the desk', async () => {
	const { town } = await monday();
	const { id } = await say(await town.as('kit'), aComplaint(town, { standing: 'child_looked_after', advocate: true }));
	expect(counts((await deskOf(town, 'omar')).watched)).toMatchObject({ advocate: 1 });
	const appointed = await (await town.as('omar')).post(`/api/cases/${id}/advocacy/appointments`, anAdvocate());
	expect(appointed.status).toBe(201);
	expect(counts((await deskOf(town, 'omar')).watched)).not.toHaveProperty('advocate');
});

test('"I am not safe" and mail that did not go are counted for who decides of them, and for nobody else', async () => {
	const { town } = await monday();
	await town.stranger().post('/api/urgent-items', { words: 'Help' });
	expect(await deskOf(town, 'omar')).toMatchObject({ urgent: 1, stuck: 0 });
	expect(await deskOf(town, 'dee')).toEqual({ own: [], watched: [], promises: null, urgent: 1, stuck: null });
	for (const name of ['priya', 'sam', 'grace', 'dora'] as const) {
		expect(await deskOf(town, name), name).toMatchObject({ urgent: null, stuck: null });
	}
	await say(town.stranger(), aComplaint(town, { pod: null, notSafe: true }));
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	expect((await deskOf(town, 'omar')).urgent, 'never one about the reader').toBe(1);
	expect((await deskOf(town, 'ruth')).urgent).toBe(2);
});

test('the desk of somebody complained about counts nothing of it, whatever their role', async () => {
	const { town, tell } = await monday();
	await tell({ pod: null });
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	expect((await deskOf(town, 'omar')).watched).toEqual([]);
	expect(counts((await deskOf(town, 'ruth')).watched)).toEqual({ triage: 1 });
});

test('a promise not kept is listed to the team, to whoever answers and to who oversees; never to whom it is about', async () => {
	const { town, tell } = await monday();
	const { id } = await tell();
	const priya = await town.as('priya');
	const asked = { kind: 'agreed_action', words: 'Ring every Friday.', owner: 'Sam Okoro', dueOn: '2026-06-12' };
	await priya.post(`/api/cases/${id}/acceptance`);
	await priya.post(`/api/cases/${id}/promises`, asked);
	const undone = async (name: Name) => {
		const { json } = await (await town.as(name)).get<{ promises: { id: string; mayKeep: boolean }[] }>('/api/promises');
		return json.promises.map(({ mayKeep }) => mayKeep);
	};
	expect(await undone('omar')).toEqual([true]);
	expect(await undone('priya')).toEqual([true]);
	expect(await undone('grace'), 'who oversees reads it, and leaves the doing to whoever answers').toEqual([false]);
	for (const name of ['marcus', 'sam', 'joan', 'dora', 'dee'] as const) expect(await undone(name), name).toEqual([]);
	expect((await deskOf(town, 'priya')).promises).toEqual({ undone: 1, overdue: 0 });
	town.clock.set('2026-06-15T12:00:00Z');
	expect((await deskOf(town, 'priya')).promises).toEqual({ undone: 1, overdue: 1 });
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	expect(await undone('omar')).toEqual([]);
	expect((await deskOf(town, 'omar')).promises).toEqual({ undone: 0, overdue: 0 });
	const { id: promise } = await town.db.selectFrom('promise').select('id').executeTakeFirstOrThrow();
	const kept = await (
		await town.as('priya')
	).post(`/api/cases/${id}/promises/${promise}/doing`, { doneOn: '2026-06-15' });
	expect(kept.status).toBe(204);
	expect(await undone('priya')).toEqual([]);
});

test('a promise of a complaint that its new holder has not opened is not read by opening the list', async () => {
	const { town, tell } = await monday();
	const { id } = await tell();
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/promises`, {
		...{ kind: 'agreed_action', words: 'CANARY', owner: 'Priya', dueOn: '2026-06-12' },
	});
	const listed = async () => JSON.stringify((await (await town.as('priya')).get('/api/promises')).json);
	expect(await listed()).not.toContain('CANARY');
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	expect(await listed()).toContain('CANARY');
});

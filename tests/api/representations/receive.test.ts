import { expect, test } from 'vitest';
import type { Receipt } from '../../../api/representations/changes-receive.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, anAdvocate, say } from '../../support/saying.ts';

test('S01: a complaint received on Monday 8 June 2026 is due on 22 June, 6 July at the latest', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const receipt = await say(town.stranger(), aComplaint(town));
	expect(receipt).toMatchObject({
		receivedOn: '2026-06-08',
		acknowledgeBy: '2026-06-10',
		dueOn: '2026-06-22',
		sentTo: 'pod',
		with: 'Priya Shah',
	});
	const stage = await town.db.selectFrom('stage').selectAll().executeTakeFirstOrThrow();
	expect(stage).toMatchObject({ stage: 1, basis: 'received', due_on: '2026-06-22', latest_on: '2026-07-06' });
});

test.each([
	['Friday', '2026-06-05'],
	['Saturday', '2026-06-06'],
	['Sunday', '2026-06-07'],
])('S02: received on %s %s, it keeps its day and is due on Friday 19 June', async (_, day) => {
	const town = await smallTown({ at: `${day}T10:00:00Z` });
	const receipt = await say(town.stranger(), aComplaint(town));
	expect(receipt).toMatchObject({ receivedOn: day, dueOn: '2026-06-19' });
});

test.each([
	['S03: over Easter', '2026-04-02', '2026-04-20', '2026-05-05'],
	['S05: over Christmas, office shutdown or not', '2026-12-14', '2026-12-30', '2027-01-14'],
])('%s, received %s: due %s, at the latest %s', async (_, day, dueOn, latestOn) => {
	const town = await smallTown({ at: `${day}T10:00:00Z` });
	expect(await say(town.stranger(), aComplaint(town))).toMatchObject({ receivedOn: day, dueOn });
	expect(await town.db.selectFrom('stage').select('latest_on').executeTakeFirst()).toEqual({ latest_on: latestOn });
});

test.each([
	['2026-06-30T23:30:00Z', '2026-07-01', '2026-07-15'],
	['2026-12-31T23:30:00Z', '2026-12-31', '2027-01-15'],
])('S09: sent at %s, it is received on the London day %s', async (at, receivedOn, dueOn) => {
	const town = await smallTown({ at });
	expect(await say(town.stranger(), aComplaint(town))).toMatchObject({ receivedOn, dueOn });
});

test('S11: a child who asks for an advocate waits for no clock, and the clock starts when the advocate is appointed', async () => {
	const town = await smallTown({ at: '2026-04-13T10:00:00Z' });
	const kit = await town.as('kit');
	const receipt = await say(kit, aComplaint(town, { standing: 'child_looked_after', advocate: true }));
	expect(receipt).toMatchObject({ receivedOn: '2026-04-13', dueOn: null, sentTo: 'pod' });

	town.clock.set('2026-04-23T10:00:00Z');
	const officer = await town.as('omar');
	const asked = anAdvocate({ appointedOn: '2026-04-23' });
	const appointed = await officer.post(`/api/cases/${receipt.id}/advocacy/appointments`, asked);
	expect(appointed.status).toBe(201);
	const { json } = await officer.get(`/api/cases/${receipt.id}`);
	expect(json).toMatchObject({
		receivedOn: '2026-04-13',
		advocacyStatus: 'appointed',
		stage: { basis: 'advocate_appointed', startedOn: '2026-04-23', dueOn: '2026-05-08', latestOn: '2026-05-22' },
	});
	const kitAgain = await town.as('kit');
	expect((await kitAgain.get(`/api/representations/${receipt.id}`)).json).toMatchObject({ dueOn: '2026-05-08' });
	const again = await officer.post(`/api/cases/${receipt.id}/advocacy/appointments`, asked);
	expect(again).toMatchObject({ status: 409, json: { error: { code: 'representation.advocate.already_appointed' } } });
});

test('S12: words spoken to the business support officer count from the day they were spoken', async () => {
	const town = await smallTown({ at: '2026-09-03T15:00:00Z' });
	const joan = await town.as('joan');
	const spoken = { channel: 'visit', receivedOn: '2026-09-01' };
	const receipt = await say(joan, aComplaint(town, spoken));
	expect(receipt).toMatchObject({ receivedOn: '2026-09-01', dueOn: '2026-09-15' });
	expect(receipt.returnCode?.split(' ')).toHaveLength(7); // to hand over to the person
	const row = await town.db.selectFrom('stage').select('latest_on').executeTakeFirst();
	expect(row).toEqual({ latest_on: '2026-09-29' });
});

test('only staff may say on which other day something was received, and never a day to come', async () => {
	const town = await smallTown();
	const asMaya = await (
		await town.as('maya')
	).post('/api/representations', aComplaint(town, { receivedOn: '2026-06-01' }));
	expect(asMaya).toMatchObject({
		status: 422,
		json: { error: { fields: { receivedOn: 'representation.received.staff_only' } } },
	});
	const asJoan = await (
		await town.as('joan')
	).post('/api/representations', aComplaint(town, { receivedOn: '2026-06-09' }));
	expect(asJoan).toMatchObject({
		status: 422,
		json: { error: { fields: { receivedOn: 'representation.received.after_today' } } },
	});
});

test('S17: a complaint about the pod manager goes above the pod, and nobody in the pod sees a trace of it', async () => {
	const town = await smallTown();
	const receipt = await say(town.stranger(), aComplaint(town, { about: 'manager' }));
	expect(receipt).toMatchObject({ sentTo: 'service_manager', with: 'Grace Hall', dueOn: '2026-06-22' });
	for (const name of ['priya', 'sam', 'lena', 'joan'] as const) {
		const browser = await town.as(name);
		expect((await browser.get(`/api/cases/${receipt.id}`)).status).toBe(404);
		expect((await browser.get('/api/cases')).json).toMatchObject({ rows: [], count: 0 });
	}
	expect((await (await town.as('grace')).get('/api/cases?mine=yes')).json).toMatchObject({ count: 1 });
	const letter = await town.db.selectFrom('letter').selectAll().executeTakeFirst();
	expect(letter).toMatchObject({ address: 'grace@council.example', kind: 'complaint_arrived' });
});

test('S17: naming the worker who happens to manage the pod is a complaint about the manager too', async () => {
	const town = await smallTown();
	const named = aComplaint(town, { about: 'worker', worker: town.id('priya') });
	expect(await say(town.stranger(), named)).toMatchObject({ sentTo: 'service_manager' });
});

test('S18: a complaint about a social worker reaches the pod manager, and that worker cannot know of it', async () => {
	const town = await smallTown();
	const receipt = await say(town.stranger(), aComplaint(town, { about: 'worker', worker: town.id('sam') }));
	expect(receipt.sentTo).toBe('pod');
	expect((await (await town.as('priya')).get('/api/cases')).json).toMatchObject({ count: 1 });
	const sam = await town.as('sam');
	expect((await sam.get('/api/cases')).json).toMatchObject({ count: 0, rows: [] });
	const absent = await sam.get('/api/cases/never-was');
	const hidden = await sam.get(`/api/cases/${receipt.id}`);
	expect(hidden.status).toBe(404);
	expect(hidden.json).toEqual(absent.json);
});

test('S24: an anonymous complaint is recorded, outside the procedure, and the complaints team is told', async () => {
	const town = await smallTown();
	const receipt = await say(town.stranger(), aComplaint(town, { standing: 'anonymous' }));
	expect(receipt).toMatchObject({ sentTo: 'complaints_team', dueOn: null });
	expect(receipt.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	const row = await town.db.selectFrom('representation').select(['route', 'standing']).executeTakeFirst();
	expect(row).toEqual({ route: 'outside_procedure', standing: 'anonymous' });
	const letter = await town.db.selectFrom('letter').select('address').executeTakeFirst();
	expect(letter).toEqual({ address: 'complaints@westmere.example' });
	expect((await (await town.as('omar')).get('/api/cases?sentTo=complaints_team')).json).toMatchObject({ count: 1 });
});

test('somebody who says nothing of who they are is anonymous, not somebody else', async () => {
	const town = await smallTown();
	const { kind, pod, points, wants } = aComplaint(town);
	expect(await say(town.stranger(), { kind, pod, points, wants })).toMatchObject({ sentTo: 'complaints_team' });
});

test.each([
	['a grandmother whose interest is to be decided', { standing: 'sufficient_interest' }, 'interest_to_be_decided'],
	['somebody who speaks for another person', { standing: 'representative' }, 'agreement_to_be_seen'],
	['a parent who does not know the pod', { pod: null }, 'pod_unknown'],
])('%s goes to the complaints team first, never nowhere', async (_, changes, why) => {
	const town = await smallTown();
	expect(await say(town.stranger(), aComplaint(town, changes))).toMatchObject({ sentTo: 'complaints_team' });
	expect(await town.db.selectFrom('delivery').select('why').executeTakeFirst()).toEqual({ why });
});

test('an officer who finds the interest sufficient sends it to the pod, and the first receipt date stays', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const receipt = await say(town.stranger(), aComplaint(town, { standing: 'sufficient_interest' }));
	expect(receipt.dueOn).toBeNull();
	town.clock.set('2026-06-11T10:00:00Z');
	const omar = await town.as('omar');
	const sent = await omar.post(`/api/cases/${receipt.id}/delivery`, {
		to: 'pod',
		pod: town.pod('otter'),
		reason: 'She looks after the children at weekends.',
	});
	expect(sent.status).toBe(204);
	expect((await (await town.as('priya')).get(`/api/cases/${receipt.id}`)).json).toMatchObject({
		receivedOn: '2026-06-08',
		route: 'statutory_children',
		stage: { startedOn: '2026-06-08', dueOn: '2026-06-22' },
	});
});

test('S58: thanks and a worry in one message become a linked thank-you and complaint, and the complaint’s clock runs', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const receipt = await say(maya, aComplaint(town, { thanks: 'Sam was kind to my son.' }));
	expect(receipt).toMatchObject({ dueOn: '2026-06-22' });
	expect(receipt.thanksReference).not.toBeNull();
	const threads = await maya.get<{ id: string; kind: string }[]>('/api/representations');
	expect(threads.json.map((thread) => thread.kind).sort()).toEqual(['complaint', 'compliment']);
	const complaint = await maya.get(`/api/representations/${receipt.id}`);
	expect(complaint.json).toMatchObject({ linked: { kind: 'compliment', reference: receipt.thanksReference } });
	const thanks = threads.json.find((thread) => thread.kind === 'compliment')!;
	expect((await maya.get(`/api/representations/${thanks.id}`)).json).toMatchObject({
		points: [{ words: 'Sam was kind to my son.' }],
		linked: { kind: 'complaint', id: receipt.id },
		dueOn: null,
	});
});

test('S58: an officer splits a thank-you that holds a worry, and the new complaint counts from the first receipt', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const words = 'Lena is lovely. But the report came five weeks late.';
	const receipt = await say(town.stranger(), {
		kind: 'compliment',
		pod: town.pod('otter'),
		points: [words],
		standing: 'parent',
	});
	town.clock.set('2026-06-10T10:00:00Z');
	const omar = await town.as('omar');
	const split = await omar.post<{ id: string }>(`/api/cases/${receipt.id}/split`, {
		kind: 'complaint',
		points: ['The report came five weeks late.'],
	});
	expect(split.status).toBe(201);
	expect((await omar.get(`/api/cases/${split.json.id}`)).json).toMatchObject({
		kind: 'complaint',
		receivedOn: '2026-06-08',
		linkedId: receipt.id,
		stage: { dueOn: '2026-06-22' },
		sentTo: 'pod',
	});
	expect((await omar.get(`/api/cases/${receipt.id}`)).json).toMatchObject({ points: [{ words }] });
	const again = await omar.post(`/api/cases/${receipt.id}/split`, { kind: 'complaint', points: ['Again'] });
	expect(again.status).toBe(409);
});

test('a pod that has closed, a pod that never was and a worker of another pod are each refused by code', async () => {
	const town = await smallTown();
	const refusals = [
		[{ pod: town.pod('heron') }, { pod: 'representation.pod.closed' }],
		[{ pod: 'pod-nowhere' }, { pod: 'representation.pod.unknown' }],
		[{ about: 'worker', worker: town.id('ines') }, { worker: 'representation.worker.not_in_pod' }],
		[{ happenedOn: '2026-06-09' }, { happenedOn: 'representation.happened.after_received' }],
		[{ advocate: true }, { advocate: 'representation.advocate.not_entitled' }],
	] as const;
	for (const [changes, fields] of refusals) {
		const { status, json } = await town.stranger().post('/api/representations', aComplaint(town, changes));
		expect({ status, json }).toEqual({ status: 422, json: { error: { code: 'form.fields.invalid', fields } } });
	}
	const kept = await town.db.selectFrom('representation').select('id').execute();
	expect(kept).toEqual([]);
});

test('a complaint is kept with its point, clock, delivery, history and letter, or not at all', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	for (const table of ['representation', 'complaint_point', 'stage', 'delivery', 'letter'] as const) {
		expect(await town.db.selectFrom(table).selectAll().execute(), table).toHaveLength(1);
	}
	const record = await town.db.selectFrom('record').select('what').orderBy('id').execute();
	expect(record.map(({ what }) => what)).toEqual(['representation.received', 'representation.sent']);
});

test('the same key twice makes one complaint and gives the same answer, return code and all', async () => {
	const town = await smallTown();
	const key = { 'idempotency-key': 'a-key-from-the-form-0001' };
	const first = await town.stranger().post<Receipt>('/api/representations', aComplaint(town), key);
	const second = await town.stranger().post<Receipt>('/api/representations', aComplaint(town), key);
	expect(second.status).toBe(201);
	expect(second.json).toEqual(first.json);
	expect(await town.db.selectFrom('representation').select('id').execute()).toHaveLength(1);
	const stored = JSON.stringify(await town.db.selectFrom('replay').selectAll().execute());
	expect(stored).not.toContain(first.json.returnCode!.split(' ')[0]!);
});

test('the same key with other words is refused with 409, and the first complaint stands', async () => {
	const town = await smallTown();
	const key = { 'idempotency-key': 'a-key-from-the-form-0002' };
	await town.stranger().post('/api/representations', aComplaint(town), key);
	const other = await town.stranger().post('/api/representations', aComplaint(town, { points: ['Other words'] }), key);
	expect(other).toMatchObject({ status: 409, json: { error: { code: 'replay.key.reused' } } });
	expect(await town.db.selectFrom('representation').select('id').execute()).toHaveLength(1);
});

test('two hundred presses of one button at once are one complaint with one reference', async () => {
	const town = await smallTown();
	const key = { 'idempotency-key': 'a-key-pressed-many-times' };
	const presses = Array.from({ length: 200 }, () =>
		town.stranger().post<Receipt>('/api/representations', aComplaint(town), key),
	);
	const references = new Set((await Promise.all(presses)).map(({ json }) => json.reference));
	expect(references.size).toBe(1);
	expect(await town.db.selectFrom('representation').select('id').execute()).toHaveLength(1);
}, 60_000);

test('"I am not safe" ticked with a complaint is an urgent item for duty staff, which the pod does not see', async () => {
	const town = await smallTown();
	const receipt = await say(town.stranger(), aComplaint(town, { notSafe: true }));
	const dee = await town.as('dee');
	expect((await dee.get('/api/urgent-items')).json).toMatchObject([
		{ reference: receipt.reference, typedSoFar: 'Nobody rang me back for three weeks.', decision: null },
	]);
	expect((await (await town.as('priya')).get('/api/urgent-items')).status).toBe(403);
	const addresses = await town.db.selectFrom('letter').select('address').where('kind', '=', 'urgent_raised').execute();
	expect(addresses).toEqual([{ address: 'duty@westmere.example' }]);
});

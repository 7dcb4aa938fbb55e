import { expect, test } from 'vitest';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Thread {
	progress: string;
	messages: { words: string }[];
	points: { id: string; finding: unknown }[];
}

async function pointsOf(town: Town, id: string) {
	const rows = await town.db.selectFrom('complaint_point').select('id').where('representation_id', '=', id).execute();
	return rows.map((row) => row.id);
}

async function fullAnswer(town: Town, id: string) {
	const points = await pointsOf(town, id);
	return {
		findings: points.map((point) => ({ point, finding: 'upheld', words: 'We should have rung.' })),
		terms: 'Sam rings every Tuesday.',
		words: 'Dear Maya, you were right and we are sorry.',
		screened: true,
	};
}

test('S23: a parent may complain without the child’s consent; the answer goes once it was read through for what is the child’s', async () => {
	const town = await smallTown();
	const received = await say(await town.as('maya'), aComplaint(town, { standing: 'parent' }));
	expect(received.sentTo).toBe('pod');
	const priya = await town.as('priya');
	const path = `/api/cases/${received.id}`;
	await priya.post(`${path}/opening`);
	await priya.post(`${path}/acceptance`);
	const given = { ...(await fullAnswer(town, received.id)), screened: false };
	expect(await priya.post(`${path}/answer`, { ...given, rehearse: true })).toMatchObject({ status: 200 });
	expect(await priya.post(`${path}/answer`, given)).toMatchObject({
		status: 422,
		json: { error: { fields: { screened: 'representation.answer.not_screened' } } },
	});
	expect((await priya.post(`${path}/answer`, { ...given, screened: true })).status).toBe(204);
	const { json } = await priya.get<{ history: { what: string }[] }>(path);
	expect(json.history.map(({ what }) => what)).toContain('answer.screened');
});

test('an answer to the child who complained needs no such reading: what is in it is theirs', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('kit'), aComplaint(town, { standing: 'child_looked_after' }));
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/acceptance`);
	const given = { ...(await fullAnswer(town, id)), screened: false };
	expect((await priya.post(`/api/cases/${id}/answer`, given)).status).toBe(204);
});

test('the pod opens, accepts, writes and answers, and the person sees each step as it is', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const priya = await town.as('priya');
	const { id } = await say(maya, aComplaint(town));
	const seen = async () => (await maya.get<Thread>(`/api/representations/${id}`)).json;

	expect((await seen()).progress).toBe('not_opened');
	expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({ isClosed: true, points: [], wants: null });
	await priya.post(`/api/cases/${id}/opening`);
	expect((await seen()).progress).toBe('opened');
	expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({ isClosed: false, wants: expect.any(String) });
	await priya.post(`/api/cases/${id}/acceptance`);
	expect((await seen()).progress).toBe('accepted');

	await priya.post(`/api/cases/${id}/messages`, { words: 'May I ring you on Thursday?' });
	await maya.post(`/api/representations/${id}/messages`, { words: 'Yes, after two.' });
	expect((await seen()).messages.map(({ words }) => words)).toEqual(['May I ring you on Thursday?', 'Yes, after two.']);

	const answered = await priya.post(`/api/cases/${id}/answer`, await fullAnswer(town, id));
	expect(answered.status).toBe(204);
	expect(await seen()).toMatchObject({
		progress: 'answered',
		answeredOn: '2026-06-08',
		terms: 'Sam rings every Tuesday.',
		points: [{ finding: { finding: 'upheld', words: 'We should have rung.' } }],
	});
	await maya.post(`/api/representations/${id}/sorted`, { answer: 'partly' });
	expect((await seen()).progress).toBe('partly_sorted');
});

test('an answer without a finding for every point is refused, and nothing of it is kept', async () => {
	const town = await smallTown();
	const { id } = await say(town.stranger(), aComplaint(town, { points: ['One.', 'Two.'] }));
	const priya = await town.as('priya');
	const [first, second] = await pointsOf(town, id);
	const { findings, ...rest } = await fullAnswer(town, id);
	const half = { ...rest, findings: findings.filter((finding) => finding.point === first) };
	const { status, json } = await priya.post(`/api/cases/${id}/answer`, half);
	expect(status).toBe(422);
	expect(json).toEqual({
		error: { code: 'form.fields.invalid', fields: { [`findings.${second}`]: 'representation.finding.missing' } },
	});
	expect(await town.db.selectFrom('message').selectAll().execute()).toEqual([]);
	expect(await town.db.selectFrom('finding').selectAll().execute()).toEqual([]);
});

test('a complaint is answered once: the second answer is told so and overwrites nothing', async () => {
	const town = await smallTown();
	const { id } = await say(town.stranger(), aComplaint(town));
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/answer`, await fullAnswer(town, id));
	const again = await priya.post(`/api/cases/${id}/answer`, await fullAnswer(town, id));
	expect(again).toMatchObject({ status: 409, json: { error: { code: 'representation.stage.already_closed' } } });
	expect(await town.db.selectFrom('finding').selectAll().execute()).toHaveLength(1);
});

test('"not ours" goes to the complaints team at once, and the clock runs on', async () => {
	const town = await smallTown();
	const { id } = await say(town.stranger(), aComplaint(town));
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/opening`);
	expect((await priya.post(`/api/cases/${id}/bounce`, { reason: 'not_our_family' })).status).toBe(204);
	expect((await priya.get(`/api/cases/${id}`)).status).toBe(404);
	expect((await (await town.as('ruth')).get(`/api/cases/${id}`)).json).toMatchObject({
		sentTo: 'complaints_team',
		why: 'bounced',
		stage: { startedOn: '2026-06-08', dueOn: '2026-06-22' },
		deliveries: [{ sentTo: 'pod', bounceReason: 'not_our_family' }, { sentTo: 'complaints_team' }],
	});
});

test('an officer cannot send somebody a complaint about themselves', async () => {
	const town = await smallTown();
	const { id } = await say(town.stranger(), aComplaint(town, { about: 'manager' }));
	const omar = await town.as('omar');
	const sent = await omar.post(`/api/cases/${id}/delivery`, {
		to: 'pod',
		pod: town.pod('otter'),
		reason: 'Back to the pod',
	});
	expect(sent).toMatchObject({ status: 422, json: { error: { code: 'representation.delivery.about_them' } } });
});

test('what staff write to each other never reaches a family, in any answer of the API', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { id } = await say(maya, aComplaint(town, { pod: null }));
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/notes`, { words: 'CANARY-note' });
	await omar.post(`/api/cases/${id}/delivery`, { to: 'pod', pod: town.pod('otter'), reason: 'CANARY-reason' });
	expect(JSON.stringify((await omar.get(`/api/cases/${id}`)).json)).toContain('CANARY-note');

	const paths = ['/api/representations', `/api/representations/${id}`, '/api/session', '/api/pods/mine', '/api/trends'];
	for (const path of [...paths, `/api/cases/${id}`, '/api/cases']) {
		expect(JSON.stringify((await maya.get(path)).json) ?? '', path).not.toContain('CANARY');
	}
	const letters = JSON.stringify(await town.db.selectFrom('letter').selectAll().execute());
	const record = JSON.stringify(await town.db.selectFrom('record').selectAll().execute());
	expect(letters + record).not.toContain('CANARY');
});

test('S54: separated parents each see only their own complaint, and that there is no other', async () => {
	const town = await smallTown();
	const [maya, dan] = [await town.as('maya'), await town.as('dan')];
	const hers = await say(maya, aComplaint(town));
	const his = await say(dan, aComplaint(town, { points: ['I never get the letters.'] }));
	expect(hers.reference).not.toBe(his.reference);
	expect((await maya.get('/api/representations')).json).toMatchObject([{ id: hers.id }]);
	const hidden = await maya.get(`/api/representations/${his.id}`);
	const absent = await maya.get('/api/representations/never-was');
	expect(hidden.status).toBe(404);
	expect(hidden.json).toEqual(absent.json);
});

test('S55: when only the portal is safe, no change of any kind sends anything outside', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { id } = await say(maya, aComplaint(town));
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/opening`);
	await priya.post(`/api/cases/${id}/acceptance`);
	await priya.post(`/api/cases/${id}/messages`, { words: 'May I ring?' });
	await priya.post(`/api/cases/${id}/answer`, await fullAnswer(town, id));
	const toFamily = await town.db.selectFrom('letter').selectAll().where('kind', '=', 'staff_wrote').execute();
	expect(toFamily).toEqual([]);
	const [thread] = (await maya.get<{ newReplies: number }[]>('/api/representations')).json;
	expect(thread!.newReplies).toBe(2); // the badge in the portal
	await maya.post(`/api/representations/${id}/reading`);
	expect((await maya.get('/api/representations')).json).toMatchObject([{ newReplies: 0 }]);
});

test('S55: where an email is safe, it says that there is a message and nothing else', async () => {
	const town = await smallTown();
	const contact = { channel: 'email', detail: 'maya@home.example' };
	const { id } = await say(await town.as('maya'), aComplaint(town, { contact }));
	await (await town.as('priya')).post(`/api/cases/${id}/messages`, { words: 'May I ring?' });
	const [letter] = await town.db.selectFrom('letter').selectAll().where('kind', '=', 'staff_wrote').execute();
	expect(letter).toMatchObject({ address: 'maya@home.example', about: null });
});

test('somebody without an account comes back with seven words, reads the reply and writes on', async () => {
	const town = await smallTown();
	const { id, returnCode } = await say(town.stranger(), aComplaint(town));
	await (await town.as('priya')).post(`/api/cases/${id}/messages`, { words: 'How can we help?' });
	const back = town.stranger();
	expect((await back.get(`/api/representations/${id}`)).status).toBe(401);
	const spoken = returnCode!.toUpperCase().split(' ').join(', ');
	expect(await back.post('/api/return', { code: spoken })).toMatchObject({ status: 200, json: { id } });
	expect((await back.get(`/api/representations/${id}`)).json).toMatchObject({
		messages: [{ words: 'How can we help?' }],
	});
	expect((await back.post(`/api/representations/${id}/messages`, { words: 'Please write here.' })).status).toBe(201);
	const other = await say(town.stranger(), aComplaint(town));
	expect((await back.get(`/api/representations/${other.id}`)).status).toBe(404);
});

test('a return code that is wrong, unknown or no code at all is one same refusal', async () => {
	const town = await smallTown();
	const { returnCode } = await say(town.stranger(), aComplaint(town));
	const wrongSecret = [...returnCode!.split(' ').slice(0, 6), 'zebra'].join(' ');
	const tries = [wrongSecret, 'apple apple apple apple apple apple apple', 'not a code', ''];
	const answers = await Promise.all(tries.map((code) => town.stranger().post('/api/return', { code })));
	for (const { status, json } of answers) {
		expect({ status, json }).toEqual({
			status: 422,
			json: { error: { code: 'representation.return_code.not_recognised' } },
		});
	}
});

test('a thank-you reaches the whole pod once its manager has read it, and not before', async () => {
	const town = await smallTown();
	const thanks = {
		kind: 'compliment',
		pod: town.pod('otter'),
		points: ['Sam listened to my daughter.'],
		standing: 'parent',
	};
	const { id } = await say(town.stranger(), thanks);
	const sam = await town.as('sam');
	expect((await sam.get(`/api/cases/${id}`)).status).toBe(404);
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	expect((await sam.get(`/api/cases/${id}`)).json).toMatchObject({
		points: [{ words: 'Sam listened to my daughter.' }],
		complainantName: null,
		contact: null,
		notes: [],
		mayRespond: false,
	});
	expect((await (await town.as('ines')).get(`/api/cases/${id}`)).status).toBe(404);
});

test('a manager who leaves the pod has lost its complaints at the next request', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const { id } = await say(town.stranger(), aComplaint(town));
	const priya = await town.as('priya');
	expect((await priya.get(`/api/cases/${id}`)).status).toBe(200);
	await town.db
		.updateTable('pod_membership')
		.set({ ended_on: '2026-06-07' })
		.where('account_id', '=', town.id('priya'))
		.execute();
	expect((await priya.get(`/api/cases/${id}`)).status).toBe(404);
	expect((await priya.get('/api/cases')).json).toMatchObject({ count: 0 });
});

test('a letter sent twice with one key is one letter, from either side; without a key it is two', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const priya = await town.as('priya');
	const { id } = await say(maya, aComplaint(town));
	await priya.post(`/api/cases/${id}/opening`);
	for (const [who, path, words] of [
		[maya, `/api/representations/${id}/messages`, 'Is there news?'],
		[priya, `/api/cases/${id}/messages`, 'There will be on Friday.'],
	] as const) {
		const key = { 'idempotency-key': 'a-letter-from-the-form-0001' };
		const twice = await Promise.all([1, 2].map(() => who.post(path, { words }, key)));
		expect(twice.map(({ status }) => status)).toEqual([201, 201]);
		expect(twice[0]!.json).toEqual(twice[1]!.json);
		expect((await who.post(path, { words: 'Other words' }, key)).status).toBe(409);
		const messages = async () =>
			(await town.db.selectFrom('message').select('words').execute()).filter((message) => message.words === words);
		expect(await messages()).toHaveLength(1);
		await who.post(path, { words });
		expect(await messages()).toHaveLength(2);
	}
});

import { describe, expect, test } from 'vitest';
import { ask, plan } from '../../support/conferences.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';
import { endWork, publishQuestions } from '../closure/asking.ts';

interface Talking {
	interpreter: string;
	spoken: string | null;
	formats: string[];
	more: string | null;
	saidOn: string | null;
}

const somali = { interpreter: 'spoken', spoken: 'Somali', formats: ['large_print'], more: 'Please speak slowly.' };
const nothingMore = { formats: [], more: null };

const own = async (town: Town, who: Name) => (await (await town.as(who)).get<Talking | null>('/api/talking/mine')).json;
const inCase = async (town: Town, id: string, who: Name = 'omar') =>
	(await (await town.as(who)).get<{ talking: Talking | null }>(`/api/cases/${id}`)).json.talking;

test('asked once, it is there for whoever rings, meets, answers or writes to her', async () => {
	const town = await smallTown({ at: '2026-03-09T10:00:00Z' });
	const maya = await town.as('maya');
	expect(await own(town, 'maya'), 'nobody asked yet').toBeNull();
	expect((await maya.put('/api/talking/mine', somali)).status).toBe(204);
	const known = { ...somali, saidOn: '2026-03-09' };
	expect(await own(town, 'maya')).toEqual(known);

	const { id } = await say(maya, aComplaint(town));
	expect(await inCase(town, id), 'the complaints team').toEqual(known);
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/opening`);
	expect(await inCase(town, id, 'priya'), 'the manager who answers').toEqual(known);

	await maya.post('/api/call-backs', { someoneElse: false, phone: '01632 960 111' });
	const calls = await priya.get<{ talking: Talking | null }[]>('/api/call-backs');
	expect(
		calls.json.map(({ talking }) => talking),
		'whoever rings',
	).toEqual([known]);

	await maya.post('/api/urgent-items', { words: 'Come.' });
	const urgent = await (await town.as('dee')).get<{ talking: Talking | null }[]>('/api/urgent-items');
	expect(
		urgent.json.map(({ talking }) => talking),
		'duty staff',
	).toEqual([known]);

	const conference = await plan(town);
	await ask(town, conference, 'maya', null);
	const meeting = await (
		await town.as('beth')
	).get<{ invited: { talking: Talking | null }[] }>(`/api/conferences/${conference}`);
	expect(
		meeting.json.invited.map(({ talking }) => talking),
		'the chair',
	).toEqual([known]);

	await publishQuestions(town);
	const closure = await endWork(town, { maya: {} });
	const ended = await priya.get<{ people: { talking: Talking | null }[] }>(`/api/closures/${closure}`);
	expect(
		ended.json.people.map(({ talking }) => talking),
		'whoever asks how it went',
	).toEqual([known]);
});

describe('With a complaint it is asked too', () => {
	test('somebody with a card says it once: it is kept with them, and a later complaint without it takes nothing away', async () => {
		const town = await smallTown();
		const maya = await town.as('maya');
		const first = await say(maya, aComplaint(town, { interpreter: 'bsl' }));
		const kept = { interpreter: 'bsl', spoken: null, ...nothingMore, saidOn: town.clock.today() };
		expect(await own(town, 'maya')).toEqual(kept);
		const second = await say(maya, aComplaint(town));
		expect(await inCase(town, first.id)).toEqual(kept);
		expect(await inCase(town, second.id)).toEqual(kept);
	});

	test('what else she said of it before stays as it was', async () => {
		const town = await smallTown();
		const maya = await town.as('maya');
		await maya.put('/api/talking/mine', somali);
		await say(maya, aComplaint(town, { interpreter: 'bsl' }));
		expect(await own(town, 'maya')).toMatchObject({ ...somali, interpreter: 'bsl', spoken: null });
	});

	test('of a stranger it is kept with what they told us, and of somebody whose words staff write down', async () => {
		const town = await smallTown();
		const said = { interpreter: 'spoken', spokenLanguage: 'Tigrinya' };
		const known = { interpreter: 'spoken', spoken: 'Tigrinya', ...nothingMore, saidOn: null };
		const { id } = await say(town.stranger(), aComplaint(town, said));
		expect(await inCase(town, id)).toEqual(known);
		const rung = await say(await town.as('ruth'), aComplaint(town, { ...said, channel: 'phone' }));
		expect(await inCase(town, rung.id)).toEqual(known);
		const unasked = await say(town.stranger(), aComplaint(town));
		expect(await inCase(town, unasked.id), 'nobody asked').toBeNull();
	});

	test('it goes along when a message is split', async () => {
		const town = await smallTown();
		const said = { interpreter: 'spoken', spokenLanguage: 'Tigrinya', points: ['One.', 'Two.'] };
		const { id } = await say(town.stranger(), aComplaint(town, said));
		const omar = await town.as('omar');
		const half = await omar.post<{ id: string }>(`/api/cases/${id}/split`, { kind: 'comment', points: ['Two.'] });
		expect(half.status).toBe(201);
		expect(await inCase(town, half.json.id)).toMatchObject({ interpreter: 'spoken', spoken: 'Tigrinya' });
	});
});

test('an advocate learns how to talk with the child where the child agreed to be reached, and not before', async () => {
	const town = await smallTown();
	const kit = await town.as('kit');
	const { id } = await say(kit, aComplaint(town, { advocate: true, interpreter: 'bsl', standing: null }));
	const omar = await town.as('omar');
	const waiting = async () =>
		(await (await town.as('imani')).get<{ waiting: { talking: Talking | null }[] }>('/api/advocacy/helping')).json
			.waiting;
	const consent = { consent: 'agreed', consentOn: town.clock.today(), passesName: false, passesContact: false };
	await omar.post(`/api/cases/${id}/advocacy/referrals`, consent);
	expect((await waiting()).map(({ talking }) => talking)).toEqual([null]);
	await omar.post(`/api/cases/${id}/advocacy/referrals`, { ...consent, passesContact: true });
	expect((await waiting()).map(({ talking }) => talking?.interpreter)).toEqual(['bsl']);
});

describe('Whoever asks somebody writes it down for them', () => {
	const path = (town: Town) => `/api/people/${town.id('maya')}`;
	const seenOf = async (town: Town) => (await (await town.as('sam')).get<{ seen: string }>(path(town))).json.seen;

	test('their worker does, and she reads and changes it herself', async () => {
		const town = await smallTown();
		const sam = await town.as('sam');
		expect((await sam.put(`${path(town)}/talking`, { ...somali, seen: await seenOf(town) })).status).toBe(204);
		expect(await own(town, 'maya')).toMatchObject(somali);
		await (await town.as('maya')).put('/api/talking/mine', { interpreter: 'no' });
		expect(await own(town, 'maya')).toMatchObject({ interpreter: 'no', spoken: null, ...nothingMore });
		const said = await town.db.selectFrom('record').select('particulars').where('what', '=', 'talking.said').execute();
		expect(said.map(({ particulars }) => JSON.parse(particulars) as object)).toEqual([
			{ interpreter: 'spoken' },
			{ interpreter: 'no' },
		]);
	});

	test('what she said meanwhile is not written over unread', async () => {
		const town = await smallTown();
		const seen = await seenOf(town);
		await (await town.as('maya')).put('/api/talking/mine', somali);
		const late = await (
			await town.as('sam')
		).put<{ error: { code: string } }>(`${path(town)}/talking`, {
			...{ interpreter: 'no', seen },
		});
		expect([late.status, late.json.error.code]).toEqual([409, 'people.person.changed_meanwhile']);
		expect(await own(town, 'maya')).toMatchObject(somali);
	});

	test('another pod does not reach her', async () => {
		const town = await smallTown();
		const body = { ...somali, seen: await seenOf(town) };
		expect((await (await town.as('ines')).put(`${path(town)}/talking`, body)).status).toBe(404);
	});
});

test.each([
	[{ interpreter: 'spoken' }, { spoken: 'talking.spoken.missing' }],
	[{ interpreter: 'spoken', spoken: ' ' }, { spoken: 'form.field.empty' }],
	[{ interpreter: 'spoken', spoken: 'x'.repeat(61) }, { spoken: 'form.field.too_long' }],
	[{ interpreter: 'french' }, { interpreter: 'form.field.not_a_choice' }],
	[{ interpreter: null }, { interpreter: 'form.field.not_a_choice' }],
	[{ interpreter: 'no', formats: ['papyrus'] }, { 'formats.0': 'form.field.not_a_choice' }],
	[{ interpreter: 'no', more: 'x'.repeat(301) }, { more: 'form.field.too_long' }],
])('%j is refused, field by field', async (said, fields) => {
	const town = await smallTown();
	const { status, json } = await (await town.as('maya')).put('/api/talking/mine', said);
	expect(status).toBe(422);
	expect((json as { error: { fields: object } }).error.fields).toEqual(fields);
});

test('a complaint that wants an interpreter of no language is asked for which', async () => {
	const town = await smallTown();
	const { status, json } = await town
		.stranger()
		.post('/api/representations', aComplaint(town, { interpreter: 'spoken' }));
	expect([status, (json as { error: { fields: object } }).error.fields]).toEqual([
		422,
		{ spokenLanguage: 'talking.spoken.missing' },
	]);
});

describe('A language and a wording are kept when somebody says so', () => {
	const voice = async (town: Town) =>
		(await (await town.as('rowan')).get<{ language: string; wording: string }>('/api/voice/mine')).json;

	test('from then on they come in to it, and are written to in it', async () => {
		const town = await smallTown();
		expect(await voice(town)).toEqual({ language: 'en', wording: 'young' });
		const kept = { language: 'ar', wording: 'easy' };
		expect((await (await town.as('rowan')).put('/api/voice/mine', kept)).status).toBe(204);
		expect(await voice(town)).toEqual(kept);
		const { code } = await town.giveCard('rowan');
		const came = await town.stranger().post('/api/session', { typed: code, chosen: '' });
		expect(came.json).toMatchObject(kept);
	});

	test.each([
		[{ language: 'xx', wording: 'easy' }, { language: 'form.field.not_a_choice' }],
		[{ language: 'cy', wording: 'loud' }, { wording: 'form.field.not_a_choice' }],
		[{ language: 'cy' }, { wording: 'form.field.not_a_choice' }],
	])('%j is no voice of ours', async (said, fields) => {
		const town = await smallTown();
		const { status, json } = await (await town.as('rowan')).put('/api/voice/mine', said);
		expect([status, (json as { error: { fields: object } }).error.fields]).toEqual([422, fields]);
		expect(await voice(town)).toEqual({ language: 'en', wording: 'young' });
	});
});

import { describe, expect, test } from 'vitest';
import { stateOf, wrongWith } from '../../../api/cards/validity.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

interface Issued {
	id: string;
	code: string;
	scanned: string;
}
interface Listed {
	cards: { id: string; state: string; secretKind: string; wrongOfLate: number; issuedBy: string | null }[];
}

const notRecognised = { status: 422, json: { error: { code: 'accounts.card.not_recognised' } } };
const pictures = ['sun', 'key', 'bed'];

const give = async (town: Town, to: Name, card: object = { secretKind: 'words' }, by: Name = 'priya') =>
	(await town.as(by)).post<Issued>(`/api/people/${town.id(to)}/cards`, card);

const listed = async (town: Town, of: Name) =>
	(await (await town.as('priya')).get<Listed>(`/api/people/${town.id(of)}/cards`)).json.cards;

test('the pod gives a card, the child chooses three pictures in order, leaves, and comes back with them', async () => {
	const town = await smallTown();
	const { status, json } = await give(town, 'kit', { secretKind: 'pictures' });
	expect(status).toBe(201);
	const kit = town.stranger();
	expect(await kit.post('/api/session', { typed: json.code })).toMatchObject({
		json: { awaitsSecret: true, secretKind: 'pictures' },
	});
	expect((await kit.get('/api/session')).json).toMatchObject({ awaitsSecret: true, secretKind: 'pictures' });
	expect((await kit.post('/api/session/secret', { chosen: 'three little words' })).json).toMatchObject({
		error: { code: 'accounts.secret.other_kind' },
	});
	expect((await kit.post('/api/session/secret', { pictures: ['sun', 'sun', 'bed'] })).json).toMatchObject({
		error: { fields: { pictures: 'accounts.secret.same_picture' } },
	});
	expect((await kit.post('/api/session/secret', { pictures })).status).toBe(204);
	await kit.delete('/api/session');

	const later = town.stranger();
	expect(await later.post('/api/session', { typed: json.code, pictures: ['key', 'sun', 'bed'] })).toMatchObject(
		notRecognised,
	);
	expect(await later.post('/api/session', { typed: json.code })).toMatchObject(notRecognised);
	expect((await later.post('/api/session', { scanned: json.scanned, pictures })).status).toBe(201);
	expect((await later.get('/api/pods/mine')).status).toBe(200);
});

test.each([
	['priya', 'kit', 201, 'the pod’s manager'],
	['joan', 'kit', 201, 'its business support officer'],
	['sam', 'kit', 201, 'their own worker'],
	['ada', 'kit', 201, 'an administrator'],
	['lena', 'kit', 404, 'another worker of the pod'],
	['marcus', 'kit', 404, 'the manager of another pod'],
	['omar', 'kit', 403, 'the complaints manager'],
	['maya', 'kit', 403, 'a parent'],
	['ada', 'sam', 404, 'staff have no cards'],
] as const)('%s and a card for %s: %s, %s', async (by, to, status, _) => {
	const town = await smallTown();
	expect((await give(town, to, { secretKind: 'words' }, by)).status).toBe(status);
});

test('nobody gives a card from a desk that was left open: the proof of who they are has gone stale', async () => {
	const town = await smallTown();
	const priya = await town.as('priya');
	town.clock.pass({ minutes: 6 });
	const answer = await priya.post(`/api/people/${town.id('kit')}/cards`, { secretKind: 'words' });
	expect(answer).toMatchObject({ status: 403, json: { error: { code: 'door.identity.stale' } } });
});

test('another card ends the one before at once, and whoever was in with it is out', async () => {
	const town = await smallTown();
	const [first, second] = [(await give(town, 'maya')).json, (await give(town, 'maya')).json];
	expect(await town.stranger().post('/api/session', { typed: first.code })).toMatchObject(notRecognised);
	const maya = town.stranger();
	await maya.post('/api/session', { typed: second.code });
	await maya.post('/api/session/secret', { chosen: 'green kite tea' });
	expect((await maya.get('/api/pods/mine')).status).toBe(200);
	await give(town, 'maya');
	expect((await maya.get('/api/pods/mine')).status).toBe(401);
	expect((await listed(town, 'maya')).map(({ state }) => state)).toEqual(['new', 'revoked', 'revoked']);
});

test('a card taken back today opens nothing today, and its session is over', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'maya');
	const maya = town.stranger();
	await maya.post('/api/session', { typed: card.code });
	await maya.post('/api/session/secret', { chosen: 'green kite tea' });
	expect((await (await town.as('joan')).post(`/api/cards/${card.id}/revocation`)).status).toBe(204);
	expect((await maya.get('/api/pods/mine')).status).toBe(401);
	const back = await town.stranger().post('/api/session', { typed: card.code, chosen: 'green kite tea' });
	expect(back).toMatchObject(notRecognised);
});

test('a card opens on its last day in London and no longer', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'maya', { secretKind: 'words', expiresOn: '2026-06-30' });
	town.clock.set('2026-06-30T22:30:00Z'); // half past eleven in London
	expect((await town.stranger().post('/api/session', { typed: card.code })).status).toBe(201);
	town.clock.set('2026-06-30T23:30:00Z'); // half past midnight
	expect(await town.stranger().post('/api/session', { typed: card.code })).toMatchObject(notRecognised);
	expect((await listed(town, 'maya'))[0]!.state).toBe('expired');
	await (await town.as('priya')).put(`/api/cards/${card.id}/expiry`, { expiresOn: '2026-12-31' });
	expect((await town.stranger().post('/api/session', { typed: card.code })).status).toBe(201);
});

test('a forgotten secret is chosen anew with the same card, once staff have said so', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'kit');
	const kit = town.stranger();
	await kit.post('/api/session', { typed: card.code });
	await kit.post('/api/session/secret', { chosen: 'green kite tea' });
	const said = await (await town.as('sam')).post(`/api/cards/${card.id}/new-secret`, { secretKind: 'pictures' });
	expect(said.status).toBe(204);
	expect((await kit.get('/api/pods/mine')).status, 'whoever was in is out').toBe(401);
	expect(await town.stranger().post('/api/session', { typed: card.code })).toMatchObject({
		json: { awaitsSecret: true, secretKind: 'pictures' },
	});
});

test('the card’s page tells how often its secret was guessed wrongly of late', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'kit');
	const kit = town.stranger();
	await kit.post('/api/session', { typed: card.code });
	await kit.post('/api/session/secret', { chosen: 'green kite tea' });
	for (let n = 0; n < 2; n += 1) await town.stranger().post('/api/session', { typed: card.code, chosen: 'wrong' });
	expect(await listed(town, 'kit')).toMatchObject([{ state: 'in_use', wrongOfLate: 2, issuedBy: 'Priya Shah' }]);
});

test('Arabic digits, full-width letters and any dashes are the code that was printed', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'maya');
	const wide = card.code.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
	const arabic = card.code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
	for (const typed of [wide, arabic, card.code.replaceAll('-', ' – ')]) {
		expect((await town.stranger().post('/api/session', { typed })).status, typed).toBe(201);
	}
});

test('every step of a card’s life is in the record, and no code of it anywhere', async () => {
	const town = await smallTown();
	const { json: card } = await give(town, 'kit', { secretKind: 'pictures' });
	const priya = await town.as('priya');
	await priya.put(`/api/cards/${card.id}/expiry`, { expiresOn: '2026-12-31' });
	await priya.post(`/api/cards/${card.id}/new-secret`, { secretKind: 'words' });
	await priya.post(`/api/cards/${card.id}/revocation`);
	await priya.post(`/api/cards/${card.id}/revocation`);
	const record = await town.db.selectFrom('record').selectAll().where('what', 'like', 'card.%').execute();
	expect(record.map(({ what }) => what)).toEqual([
		'card.issued',
		'card.expiry_set',
		'card.secret_anew',
		'card.revoked',
	]);
	const kept = JSON.stringify([record, await town.db.selectFrom('access_card').selectAll().execute()]);
	for (const secret of [card.code.replaceAll('-', '').slice(6, 16), card.scanned.split('.')[1]!]) {
		expect(kept).not.toContain(secret);
	}
});

describe('how long a card opens', () => {
	const card = { revokedAt: null, expiresOn: '2026-06-30', isChosen: true };
	test.each([
		['in_use', card, '2026-06-30'],
		['expired', card, '2026-07-01'],
		['new', { ...card, isChosen: false }, '2026-06-30'],
		['revoked', { ...card, revokedAt: '2026-06-01T10:00:00Z' }, '2026-06-02'],
		['in_use', { ...card, expiresOn: null }, '2040-01-01'],
	])('%s', (state, facts, today) => expect(stateOf(facts, today)).toBe(state));

	test.each([
		['2026-06-07', 'cards.expiry.past'],
		['2026-06-08', undefined],
		['2029-06-08', undefined],
		['2029-06-09', 'cards.expiry.too_far'],
	])('until %s: %s', (day, code) => expect(wrongWith(day, '2026-06-08')).toBe(code));
});

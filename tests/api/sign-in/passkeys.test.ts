import { expect, test } from 'vitest';
import { passkeySite } from '../../../api/sign-in/passkey-site.ts';
import { authenticator, type Spoiled } from '../../support/authenticator.ts';
import type { Visitor } from '../../support/client.ts';
import { withLink, withPasskey } from '../../support/coming-in.ts';
import { smallTown } from '../../support/people.ts';

type Options = { challenge: string };
const challengeAt = async (browser: Visitor, where: string) => (await browser.post<Options>(where)).json;
const door = '/api/sign-in/passkey-challenges';

test('by a one-time link somebody makes a passkey and has come in; the next day it opens the door', async () => {
	const town = await smallTown();
	const { browser, phone, made } = await withPasskey(town, 'sam');
	expect(made.status).toBe(201);
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'staff', name: 'Sam Okoro' });

	town.clock.pass({ days: 1 });
	const desk = town.stranger();
	const options = await challengeAt(desk, door);
	expect(options).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
	const came = await desk.post('/api/sign-in/passkey', phone.answer(options));
	expect(came).toMatchObject({ status: 201, json: { kind: 'staff' } });
	const mine = await desk.get<{ passkeys: object[]; sessions: object[] }>('/api/sign-in/mine');
	expect(mine.json).toMatchObject({ passkeys: [{ name: 'My phone', usedAt: '2026-06-09T10:00:00.000Z' }] });
	expect(mine.json.sessions).toMatchObject([{ cameBy: 'passkey', isThis: true }]);
});

const spoiled: [string, Spoiled][] = [
	['signed for another site', { origin: 'https://alongside.example.evil' }],
	['bound to another name', { rpId: 'evil.example' }],
	['for another challenge', { challenge: 'bm90LXRoaXMtb25l' }],
	['by an authenticator that was not unlocked', { unlocked: false }],
	['with another signature', { signature: 'MEUCIQDx' }],
	['by a copy whose counter lags behind', { counter: 1 }],
	['in the name of somebody else', { userHandle: 'YWNjb3VudC1kZWU' }],
];

test.each(spoiled)('an answer %s opens nothing', async (_, spoil) => {
	const town = await smallTown();
	const { phone } = await withPasskey(town, 'sam');
	const desk = town.stranger();
	const answer = await desk.post('/api/sign-in/passkey', phone.answer(await challengeAt(desk, door), spoil));
	expect([answer.status, answer.json]).toEqual([422, { error: { code: 'sign_in.passkey.not_recognised' } }]);
	expect((await desk.get('/api/session')).json).toMatchObject({ kind: 'visit' });
});

test('an answer opens once: sent again, from another browser or too late it opens nothing', async () => {
	const town = await smallTown();
	const { phone } = await withPasskey(town, 'sam');
	const desk = town.stranger();
	const answer = phone.answer(await challengeAt(desk, door));
	const token = desk.cookies.get('session')!;
	expect((await town.stranger().post('/api/sign-in/passkey', answer)).status, 'another browser').toBe(422);
	expect((await desk.post('/api/sign-in/passkey', answer)).status).toBe(201);
	desk.cookies.set('session', token);
	expect((await desk.post('/api/sign-in/passkey', answer)).status, 'again').toBe(422);

	const slow = town.stranger();
	const late = phone.answer(await challengeAt(slow, door));
	town.clock.pass({ minutes: 11 });
	expect((await slow.post('/api/sign-in/passkey', late)).status, 'too late').toBe(422);
	const rows = await town.db.selectFrom('sign_in_attempt').select('challenge_hash').execute();
	expect(rows.map((row) => row.challenge_hash)).not.toContain((await challengeAt(slow, door)).challenge);
});

test('a new passkey is made for its own challenge, once, and not for somebody else’s link', async () => {
	const town = await smallTown();
	const { answer } = await withPasskey(town, 'sam');
	const dee = await withLink(town, 'dee');
	expect((await dee.post('/api/sign-in/link/passkeys', answer)).status, 'sent again').toBe(422);
	const options = await challengeAt(dee, '/api/sign-in/link/passkey-challenges');
	const locked = { name: 'A key', answer: authenticator().make(options, { unlocked: false }) };
	expect((await dee.post('/api/sign-in/link/passkeys', locked)).status, 'not unlocked').toBe(422);
});

test('a passkey proves anew who somebody is, and only its owner', async () => {
	const town = await smallTown();
	const sam = await withPasskey(town, 'sam');
	const dee = await withPasskey(town, 'dee');
	town.clock.pass({ minutes: 6 });
	const again = '/api/sign-in/again/passkey-challenges';
	const others = dee.phone.answer(await challengeAt(sam.browser, again));
	expect((await sam.browser.post('/api/sign-in/again/passkey', others)).status).toBe(422);
	const atTheDoor = sam.phone.answer(await challengeAt(sam.browser, door));
	expect((await sam.browser.post('/api/sign-in/again/passkey', atTheDoor)).status, 'asked for at the door').toBe(422);
	const own = sam.phone.answer(await challengeAt(sam.browser, again));
	expect((await sam.browser.post('/api/sign-in/again/passkey', own)).status).toBe(204);
	expect((await sam.browser.get('/api/session')).json).toMatchObject({ isFresh: true });
});

test('another is added and one is taken away, which then opens nothing; the last one stays', async () => {
	const town = await smallTown();
	const { browser, phone } = await withPasskey(town, 'sam');
	const key = authenticator();
	const options = await challengeAt(browser, '/api/sign-in/mine/passkey-challenges');
	const added = { name: 'A key in the drawer', answer: key.make(options) };
	expect((await browser.post('/api/sign-in/mine/passkeys', added)).status).toBe(204);

	const desk = town.stranger();
	expect((await desk.post('/api/sign-in/passkey', phone.answer(await challengeAt(desk, door)))).status).toBe(201);
	type Mine = { passkeys: { id: string; name: string }[] };
	const { passkeys } = (await browser.get<Mine>('/api/sign-in/mine')).json;
	const [first, second] = passkeys.map(({ id }) => `/api/sign-in/mine/passkeys/${id}`);
	expect((await (await town.as('dee')).delete(first!)).status, 'another’s is not there').toBe(404);
	expect((await browser.delete(first!)).status).toBe(204);
	expect((await desk.get('/api/session')).json, 'a session it may have opened').toMatchObject({ kind: 'nobody' });
	expect((await desk.post('/api/sign-in/passkey', phone.answer(await challengeAt(desk, door)))).status).toBe(422);
	expect(await browser.delete(second!)).toMatchObject({ status: 409, json: { error: { code: 'sign_in.way.last' } } });
	expect((await desk.post('/api/sign-in/passkey', key.answer(await challengeAt(desk, door)))).status).toBe(201);
});

test('a passkey of somebody who has left, or whose phone was stolen, opens nothing at the next request', async () => {
	const town = await smallTown();
	const sam = await withPasskey(town, 'sam');
	await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', 'account-sam').execute();
	expect((await sam.browser.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
	const desk = town.stranger();
	expect((await desk.post('/api/sign-in/passkey', sam.phone.answer(await challengeAt(desk, door)))).status).toBe(422);

	const dee = await withPasskey(town, 'dee');
	await (await town.as('ada')).post('/api/staff/account-dee/sign-in-links', { replaces: true });
	expect((await dee.browser.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
	expect((await desk.post('/api/sign-in/passkey', dee.phone.answer(await challengeAt(desk, door)))).status).toBe(422);
});

test.each([
	['https://feedback.example.gov.uk', { rpId: 'feedback.example.gov.uk', origin: 'https://feedback.example.gov.uk' }],
	[
		'https://feedback.example.gov.uk:8443',
		{ rpId: 'feedback.example.gov.uk', origin: 'https://feedback.example.gov.uk:8443' },
	],
	['http://127.0.0.1:4321', { rpId: 'localhost', origin: 'http://localhost:4321' }],
	['http://localhost:4321', { rpId: 'localhost', origin: 'http://localhost:4321' }],
	['https://192.0.2.7', undefined],
	['https://[2001:db8::7]', undefined],
	['http://feedback.example.gov.uk', undefined],
])('reached at %s, passkeys are made for %j', (publicUrl, site) => {
	expect(passkeySite(publicUrl)).toEqual(site);
});

import { expect, test } from 'vitest';
import { whyNotPassphrase } from '../../../api/sign-in/passphrase.ts';
import { visitor } from '../../support/client.ts';
import { aPassphrase, codeAt, withApp, withLink } from '../../support/coming-in.ts';
import { smallTown } from '../../support/people.ts';
import type { TestWorld } from '../../support/world.ts';

const sam = { name: 'Sam Okoro', email: 'sam.okoro@council.example', serviceName: 'Alongside' };

test.each([
	['otters swim at seven', undefined],
	['Zwölf lila Elefanten', undefined],
	['ثلاثة قطط تحت المطر', undefined],
	['sam likes purple elephants', undefined],
	['thirteen chr', 'sign_in.passphrase.too_short'],
	['             x', 'sign_in.passphrase.too_short'],
	['password password', 'sign_in.passphrase.common'],
	['Correct Horse Battery Staple', 'sign_in.passphrase.common'],
	['PasswordPassword123!', 'sign_in.passphrase.common'],
	['aaaaaaaaaaaaaaaaaa', 'sign_in.passphrase.common'],
	['12345678901234567890', 'sign_in.passphrase.common'],
	['abcdefghijklmnopqrst', 'sign_in.passphrase.common'],
	['Sam Okoro Sam Okoro', 'sign_in.passphrase.about_you'],
	['sam.okoro 2026!!!', 'sign_in.passphrase.about_you'],
	['alongside alongside 1', 'sign_in.passphrase.about_you'],
])('a passphrase “%s”: %s', (passphrase, why) => {
	expect(whyNotPassphrase(passphrase, sam)).toBe(why);
});

test('by a one-time link somebody chooses a passphrase that goes with an app, and has come in', async () => {
	const town = await smallTown();
	const { browser, kept } = await withApp(town, 'sam');
	expect(kept.status).toBe(201);
	expect(kept.json.recoveryCodes).toHaveLength(10);
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'staff', name: 'Sam Okoro', isFresh: true });
	expect(await startsOf(town)).toEqual(['code']);
	expect((await browser.get('/api/sign-in/link')).status, 'the link is used up').toBe(401);
	const letters = await town.db.selectFrom('letter').select(['kind', 'address']).execute();
	expect(letters).toEqual([{ kind: 'way_in_changed', address: 'sam@council.example' }]);
	const rows = JSON.stringify([
		await town.db.selectFrom('passphrase').selectAll().execute(),
		await town.db.selectFrom('recovery_code').selectAll().execute(),
		await town.db.selectFrom('record').selectAll().execute(),
	]);
	for (const secret of [aPassphrase, ...kept.json.recoveryCodes]) expect(rows).not.toContain(secret);
});

test('what is wrong as it is chosen is told beside its field, and the secret of the app stays the same', async () => {
	const town = await smallTown();
	const browser = await withLink(town, 'sam');
	const ask = async () => (await browser.post<{ secret: string }>('/api/sign-in/link/app')).json.secret;
	const secret = await ask();
	expect(await ask()).toBe(secret);
	const code = codeAt(secret, town.clock.now());
	const choose = (body: object) => browser.post('/api/sign-in/link/passphrase', body);
	expect((await choose({ passphrase: 'short', code })).json).toMatchObject({
		error: { fields: { passphrase: 'sign_in.passphrase.too_short' } },
	});
	expect((await choose({ passphrase: aPassphrase, code: '000000' })).json).toMatchObject({
		error: { fields: { code: 'sign_in.app.code_wrong' } },
	});
	expect((await choose({ passphrase: aPassphrase, code })).status).toBe(201);
});

test('somebody comes in with email, passphrase and a code, in a session of their own; the old token is worth nothing', async () => {
	const town = await smallTown();
	const { codeNow } = await withApp(town, 'sam');
	town.clock.pass({ minutes: 1 });
	const browser = town.stranger();
	await browser.patch('/api/drafts/tell-us-complaint', { wants: 'A ring' });
	const planted = browser.cookies.get('session');
	const shown = { email: ' Sam@Council.Example ', passphrase: aPassphrase, code: codeNow() };
	const came = await browser.post('/api/sign-in/passphrase', shown);
	expect(came).toMatchObject({ status: 201, json: { kind: 'staff', sameAsBefore: false } });
	expect(browser.cookies.get('session')).not.toBe(planted);
	const thief = town.stranger();
	thief.cookies.set('session', planted!);
	expect((await thief.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
});

test('a passphrase alone never opens anything; whatever is wrong is one same answer, to the byte', async () => {
	const town = await smallTown();
	const { codeNow } = await withApp(town, 'sam');
	await withApp(town, 'dee');
	await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', 'account-dee').execute();
	town.clock.pass({ minutes: 1 });
	const good = { email: 'sam@council.example', passphrase: aPassphrase, code: codeNow() };
	const tries = {
		'no code': { ...good, code: '' },
		'a wrong code': { ...good, code: codeNow() === '123456' ? '654321' : '123456' },
		'a wrong passphrase': { ...good, passphrase: 'otters swim at eight sharp' },
		nobody: { ...good, email: 'nobody@council.example' },
		'somebody with no passphrase': { ...good, email: 'joan@council.example' },
		'a family': { ...good, email: 'maya@council.example' },
		'somebody who has left': { ...good, email: 'dee@council.example' },
		'a code for a lost phone that is none': { ...good, code: '0000-0000-0000-0000-0' },
	};
	for (const [which, shown] of Object.entries(tries)) {
		const browser = town.stranger();
		const answer = await browser.post('/api/sign-in/passphrase', shown);
		expect([answer.status, answer.json], which).toEqual([422, { error: { code: 'sign_in.code.not_recognised' } }]);
		expect(browser.cookies.size, which).toBe(0);
	}
	expect((await town.stranger().post('/api/sign-in/passphrase', good)).status, 'and the right one opens').toBe(201);
});

test('a code is never taken twice, nor one before it; a phone may be half a minute off and no more', async () => {
	const town = await smallTown();
	const { codeNow } = await withApp(town, 'sam');
	const comeIn = async (code: string) => {
		const shown = { email: 'sam@council.example', passphrase: aPassphrase, code };
		return (await town.stranger().post('/api/sign-in/passphrase', shown)).status;
	};
	const ofSettingUp = codeNow();
	expect(await comeIn(ofSettingUp), 'the code it was set up with').toBe(422);
	town.clock.pass({ minutes: 0.5 });
	const older = codeNow();
	town.clock.pass({ minutes: 0.5 });
	const code = codeNow();
	expect(await Promise.all([comeIn(code), comeIn(code)]).then((answers) => answers.toSorted())).toEqual([201, 422]);
	expect(await comeIn(older), 'one before').toBe(422);
	town.clock.pass({ minutes: 2 });
	const late = codeNow();
	town.clock.pass({ minutes: 0.5 });
	expect(await comeIn(late), 'a phone half a minute behind').toBe(201);
	const tooLate = codeNow();
	town.clock.pass({ minutes: 1 });
	expect(await comeIn(tooLate), 'a minute behind').toBe(422);
});

test('a lost phone: each of the ten codes opens once, however it is typed', async () => {
	const town = await smallTown();
	const { recoveryCodes } = await withApp(town, 'sam');
	const comeIn = async (code: string) => {
		const browser = town.stranger();
		const shown = { email: 'sam@council.example', passphrase: aPassphrase, code };
		return { browser, status: (await browser.post('/api/sign-in/passphrase', shown)).status };
	};
	const typed = recoveryCodes[3]!.toLowerCase().replaceAll('-', ' ');
	const { browser, status } = await comeIn(typed);
	expect(status).toBe(201);
	expect((await comeIn(typed)).status).toBe(422);
	expect((await browser.get('/api/sign-in/mine')).json).toMatchObject({ recoveryCodesLeft: 9 });
	expect((await startsOf(town)).at(-1)).toBe('recovery_code');

	const renewed = await browser.post<{ recoveryCodes: string[] }>('/api/sign-in/mine/recovery-codes');
	expect(renewed.json.recoveryCodes).toHaveLength(10);
	expect((await comeIn(recoveryCodes[4]!)).status, 'an old one').toBe(422);
	expect((await comeIn(renewed.json.recoveryCodes[4]!)).status).toBe(201);
});

test('a code proves anew who somebody is, once; the last way of coming in cannot be taken away', async () => {
	const town = await smallTown();
	const { browser, codeNow } = await withApp(town, 'sam');
	town.clock.pass({ minutes: 6 });
	expect((await browser.delete('/api/sign-in/mine/passphrase')).json).toEqual({
		error: { code: 'door.identity.stale' },
	});
	const code = codeNow();
	expect((await browser.post('/api/sign-in/again/code', { code })).status).toBe(204);
	expect((await browser.post('/api/sign-in/again/code', { code })).status).toBe(422);
	expect((await browser.delete('/api/sign-in/mine/passphrase')).json).toEqual({ error: { code: 'sign_in.way.last' } });
	expect((await browser.get('/api/sign-in/mine')).json).toMatchObject({ app: {}, recoveryCodesLeft: 10 });
});

test('somebody sees their sessions and ends one; another’s is not there', async () => {
	const town = await smallTown();
	const { browser, codeNow } = await withApp(town, 'sam');
	town.clock.pass({ minutes: 1 });
	const phone = town.stranger();
	await phone.post('/api/sign-in/passphrase', {
		email: 'sam@council.example',
		passphrase: aPassphrase,
		code: codeNow(),
	});
	interface Mine {
		sessions: { id: string; isThis: boolean; cameBy: string }[];
	}
	const { sessions } = (await browser.get<Mine>('/api/sign-in/mine')).json;
	expect(sessions.map(({ isThis, cameBy }) => [isThis, cameBy])).toEqual([
		[false, 'code'],
		[true, 'code'],
	]);
	const dee = await town.as('dee');
	expect((await dee.delete(`/api/sign-in/mine/sessions/${sessions[0]!.id}`)).status).toBe(404);
	expect((await browser.delete(`/api/sign-in/mine/sessions/${sessions[0]!.id}`)).status).toBe(204);
	expect((await phone.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'staff' });
});

test('without an opened link nobody sets anything up, and not after an hour', async () => {
	const town = await smallTown();
	const browser = await withLink(town, 'sam');
	const { secret } = (await browser.post<{ secret: string }>('/api/sign-in/link/app')).json;
	expect((await town.stranger().post('/api/sign-in/link/app')).status).toBe(401);
	town.clock.pass({ minutes: 61 });
	const body = { passphrase: aPassphrase, code: codeAt(secret, town.clock.now()) };
	expect((await browser.post('/api/sign-in/link/passphrase', body)).status).toBe(401);
});

test('floods of bad sign-ins: whoever guesses waits, and somebody else’s guesses do not keep anybody out', async () => {
	const town = await smallTown();
	const { codeNow } = await withApp(town, 'sam');
	town.clock.pass({ minutes: 1 });
	const at = (ip: string) => visitor(town, { ip });
	const comeIn = async (ip: string, code: string) => {
		const shown = { email: 'sam@council.example', passphrase: aPassphrase, code };
		return (await at(ip).post('/api/sign-in/passphrase', shown)).status;
	};
	expect(await comeIn('192.0.2.7', codeNow()), 'at their own desk').toBe(201);
	town.clock.pass({ minutes: 1 });
	const guesses = [];
	for (let guess = 0; guess < 12; guess += 1) guesses.push(await comeIn('198.51.100.9', `${100_000 + guess}`));
	expect(guesses.slice(0, 6)).toEqual(Array(6).fill(422));
	expect(guesses.slice(6)).toEqual(Array(6).fill(429));
	expect(await comeIn('192.0.2.7', codeNow()), 'at their own desk, meanwhile').toBe(201);
	expect(await comeIn('203.0.113.5', codeNow()), 'the same code again').toBe(422);
});

test('a stolen session does not guess codes for ever', async () => {
	const town = await smallTown();
	const { browser } = await withApp(town, 'sam');
	const thief = visitor(town, { ip: '198.51.100.9' });
	thief.cookies.set('session', browser.cookies.get('session')!);
	const answers = [];
	for (let guess = 0; guess < 8; guess += 1) {
		answers.push((await thief.post('/api/sign-in/again/code', { code: `${100_000 + guess}` })).status);
	}
	expect(answers).toEqual([...Array(6).fill(422), 429, 429]);
});

test('an advocate comes in by the same door, and finds their own pages alone', async () => {
	const town = await smallTown();
	const { browser } = await withApp(town, 'imani');
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'advocate' });
	expect((await browser.get('/api/cases')).status).toBe(403);
});

async function startsOf({ db }: TestWorld): Promise<string[]> {
	const lines = await db.selectFrom('record').select('particulars').where('what', '=', 'session.started').execute();
	return lines.map((line) => (JSON.parse(line.particulars) as { by: string }).by);
}

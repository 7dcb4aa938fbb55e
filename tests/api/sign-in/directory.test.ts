import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Visitor } from '../../support/client.ts';
import { withLink, withPasskey } from '../../support/coming-in.ts';
import { signedBy, signInAt, startDirectory } from '../../support/directory.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

const redirectUri = 'http://127.0.0.1:4321/staff/directory';
let directory: Awaited<ReturnType<typeof startDirectory>>;

beforeAll(async () => {
	directory = await startDirectory({ redirectUri });
});
afterAll(() => directory.close());
beforeEach(() => {
	for (const changed of ['claims', 'token'] as const) delete directory.next[changed];
	Object.assign(directory.next, { person: 'sam.okoro', amr: ['pwd', 'mfa'] });
});

function townOf({
	issuer = directory.issuer,
	secondFactor = { claim: 'amr', value: 'mfa' } as const,
} = {}): Promise<Town> {
	const clientSecretFile = join(inject('folder'), 'directory-secret');
	writeFileSync(clientSecretFile, 'a secret of the directory\n');
	return smallTown({ config: { directory: { issuer, clientId: 'alongside', clientSecretFile, secondFactor } } });
}

type Errand = 'come_in' | 'join' | 'again';
const codeOf = ({ json }: { json: unknown }) => (json as { error?: { code: string } }).error?.code;

async function leave(browser: Visitor, errand: Errand): Promise<string> {
	const visit = await browser.post<{ address: string }>('/api/sign-in/directory-visits', { errand, carry: 'kept' });
	expect(visit.status, codeOf(visit)).toBe(201);
	return visit.json.address;
}

/** There and back. */
async function go(browser: Visitor, errand: Errand) {
	const returned = await signInAt(await leave(browser, errand), redirectUri);
	return browser.post<{ carry: string; cameIn: object | null }>('/api/sign-in/directory', { returned });
}

async function joined(town: Town, who: Name): Promise<Visitor> {
	const browser = await withLink(town, who);
	const back = await go(browser, 'join');
	expect(back.status, codeOf(back)).toBe(201);
	return browser;
}

test('by a one-time link somebody joins the directory; from then on it opens the door, by issuer and name', async () => {
	const town = await townOf();
	const browser = await joined(town, 'sam');
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'staff', name: 'Sam Okoro' });
	const desk = town.stranger();
	const back = await go(desk, 'come_in');
	expect(back).toMatchObject({ status: 201, json: { errand: 'come_in', carry: 'kept', cameIn: { kind: 'staff' } } });
	expect((await desk.get('/api/session')).json).toMatchObject({ kind: 'staff', name: 'Sam Okoro', isFresh: true });
	const starts = await town.db
		.selectFrom('record')
		.select('particulars')
		.where('what', '=', 'session.started')
		.execute();
	expect(starts.map((line) => line.particulars)).toEqual(['{"by":"directory"}', '{"by":"directory"}']);
});

test('asked by PKCE with S256, with a nonce and a state of 256 bits; for a proof anew, to ask again', async () => {
	const town = await townOf();
	const ask = new URL(await leave(town.stranger(), 'come_in')).searchParams;
	expect(Object.fromEntries(ask)).toMatchObject({
		code_challenge_method: 'S256',
		scope: 'openid',
		response_type: 'code',
	});
	for (const secret of ['state', 'nonce', 'code_challenge']) expect(ask.get(secret)!.length, secret).toBe(43);
	expect(ask.has('prompt')).toBe(false);
	const sam = await joined(town, 'sam');
	const again = new URL(await leave(sam, 'again')).searchParams;
	expect(Object.fromEntries(again)).toMatchObject({ prompt: 'login', max_age: '0' });
});

test('whom the directory knows and nobody joined does not come in, whatever their email', async () => {
	const town = await townOf();
	directory.next.claims = (claims) => ({ ...claims, email: 'sam@council.example', email_verified: true });
	expect(codeOf(await go(town.stranger(), 'come_in'))).toBe('sign_in.directory.unknown');
});

test('without a second factor nobody joins and nobody comes in', async () => {
	const town = await townOf();
	await joined(town, 'sam');
	directory.next.amr = ['pwd'];
	expect(codeOf(await go(town.stranger(), 'come_in'))).toBe('sign_in.directory.one_factor');
	expect(codeOf(await go(await withLink(town, 'dee'), 'join'))).toBe('sign_in.directory.one_factor');
});

test('one name of the directory is one person here', async () => {
	const town = await townOf();
	await joined(town, 'sam');
	expect(codeOf(await go(await withLink(town, 'dee'), 'join'))).toBe('sign_in.directory.taken');
});

const now = () => Math.floor(Date.now() / 1000);
const tampered: [string, Pick<typeof directory.next, 'claims' | 'token'>, string | undefined][] = [
	['issued by somebody else', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }, 'not_sure'],
	['for another service', { claims: (claims) => ({ ...claims, aud: 'payroll' }) }, 'not_sure'],
	['with another nonce', { claims: (claims) => ({ ...claims, nonce: 'planted' }) }, 'not_sure'],
	['without a nonce', { claims: ({ nonce: _, ...claims }) => claims }, 'not_sure'],
	['changed after it was signed', { token: (token) => changed(token) }, 'not_sure'],
	['signed by a key of somebody else', { token: (token) => forged(token) }, 'not_sure'],
	['not signed at all', { token: (token) => unsigned(token) }, 'not_sure'],
	['over for a minute', { claims: (claims) => ({ ...claims, exp: now() - 60 }) }, 'not_sure'],
	['not good for another minute', { claims: (claims) => ({ ...claims, nbf: now() + 60 }) }, 'not_sure'],
	['over by a clock ten seconds off', { claims: (claims) => ({ ...claims, exp: now() - 10 }) }, undefined],
	['not yet good by a clock ten seconds off', { claims: (claims) => ({ ...claims, nbf: now() + 10 }) }, undefined],
];

test('what the directory says is believed when it is sound in every part, and not otherwise', async () => {
	const town = await townOf();
	await joined(town, 'sam');
	for (const [which, how, why] of tampered) {
		Object.assign(directory.next, { claims: undefined, token: undefined }, how);
		const browser = town.stranger();
		expect(codeOf(await go(browser, 'come_in')), which).toBe(why && `sign_in.directory.${why}`);
		const { kind } = (await browser.get<{ kind: string }>('/api/session')).json;
		expect(kind, which).toBe(why === undefined ? 'staff' : 'visit');
	}
});

test('what came back opens once: not again, not in another browser, not with another state, code or issuer', async () => {
	const town = await townOf();
	await joined(town, 'sam');
	const come = async (browser: Visitor, returned: string) =>
		codeOf(await browser.post('/api/sign-in/directory', { returned }));
	const browser = town.stranger();
	const first = await signInAt(await leave(browser, 'come_in'), redirectUri);
	const thief = town.stranger();
	await leave(thief, 'come_in');
	expect(await come(thief, first), 'another browser').toBe('sign_in.directory.not_begun');
	const token = browser.cookies.get('session')!;
	expect(await come(browser, first)).toBeUndefined();
	browser.cookies.set('session', token);
	expect(await come(browser, first), 'the state again').toBe('sign_in.directory.not_begun');

	const address = await leave(browser, 'come_in');
	const replayed = new URLSearchParams(first);
	replayed.set('state', new URL(address).searchParams.get('state')!);
	expect(await come(browser, `${replayed}`), 'the code again').toBe('sign_in.directory.not_sure');

	const mixed = new URLSearchParams(await signInAt(await leave(browser, 'come_in'), redirectUri));
	mixed.set('iss', 'https://evil.example');
	expect(await come(browser, `${mixed}`), 'another issuer').toBe('sign_in.directory.not_sure');

	const late = await signInAt(await leave(browser, 'come_in'), redirectUri);
	town.clock.pass({ minutes: 11 });
	expect(await come(browser, late), 'too late').toBe('sign_in.directory.not_begun');
	expect(await come(browser, 'error=access_denied'), 'never begun').toBe('sign_in.directory.not_begun');
	const turnedBack = new URL(await leave(browser, 'come_in')).searchParams.get('state')!;
	const refused = new URLSearchParams({ error: 'access_denied', state: turnedBack, iss: directory.issuer });
	expect(await come(browser, `${refused}`), 'turned back there').toBe('sign_in.directory.not_sure');
});

test('the directory proves anew who somebody is, when it has just asked, and not that they are somebody else', async () => {
	const town = await townOf();
	const sam = await joined(town, 'sam');
	town.clock.pass({ minutes: 6 });
	directory.next.claims = (claims) => ({ ...claims, auth_time: (claims.iat as number) - 3600 });
	expect(codeOf(await go(sam, 'again')), 'it asked an hour ago').toBe('sign_in.directory.not_sure');
	directory.next.claims = ({ auth_time: _, ...claims }) => claims;
	expect(codeOf(await go(sam, 'again')), 'it does not say when').toBe('sign_in.directory.not_sure');
	delete directory.next.claims;
	directory.next.person = 'dee.young';
	expect(codeOf(await go(sam, 'again')), 'somebody else').toBe('sign_in.directory.somebody_else');
	expect((await sam.get('/api/session')).json).toMatchObject({ isFresh: false });
	directory.next.person = 'sam.okoro';
	expect(await go(sam, 'again')).toMatchObject({ status: 201, json: { errand: 'again', carry: 'kept', cameIn: null } });
	expect((await sam.get('/api/session')).json).toMatchObject({ isFresh: true });
});

test('nobody goes to join or to prove anew without a link or a session', async () => {
	const town = await townOf();
	for (const errand of ['join', 'again']) {
		expect((await town.stranger().post('/api/sign-in/directory-visits', { errand })).status, errand).toBe(401);
	}
	const sam = await joined(town, 'sam');
	town.clock.pass({ minutes: 6 });
	expect(codeOf(await sam.post('/api/sign-in/directory-visits', { errand: 'join' }))).toBe('door.identity.stale');
});

test('while the directory is down the other ways open; afterwards it opens again by itself', async () => {
	const other = await startDirectory({ redirectUri });
	const town = await townOf({ issuer: other.issuer });
	const { port } = new URL(other.issuer);
	await other.close();
	const browser = town.stranger();
	const down = await browser.post('/api/sign-in/directory-visits', { errand: 'come_in' });
	expect([down.status, codeOf(down)]).toEqual([503, 'sign_in.directory.down']);
	expect((await withPasskey(town, 'sam')).made.status).toBe(201);
	const again = await startDirectory({ redirectUri, port: Number(port) });
	const address = await leave(browser, 'come_in');
	const returned = await signInAt(address, redirectUri);
	await again.close();
	expect(codeOf(await browser.post('/api/sign-in/directory', { returned }))).toBe('sign_in.directory.down');
});

test('a directory that calls itself otherwise than the council set is none of ours', async () => {
	const town = await townOf({ issuer: directory.issuer.replace('127.0.0.1', 'localhost') });
	expect(codeOf(await town.stranger().post('/api/sign-in/directory-visits', { errand: 'come_in' }))).toBe(
		'sign_in.directory.down',
	);
});

test('where the council has none, its addresses are not there', async () => {
	const town = await smallTown();
	expect((await town.stranger().post('/api/sign-in/directory-visits', { errand: 'come_in' })).status).toBe(404);
	expect((await town.stranger().post('/api/sign-in/directory', { returned: 'code=x' })).status).toBe(404);
});

const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const claimsIn = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object;

function changed(token: string): string {
	const [head, , signature] = token.split('.');
	return [head, text({ ...claimsIn(token), sub: 'dee.young' }), signature].join('.');
}

function forged(token: string): string {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const { kid } = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string };
	return signedBy(privateKey.export({ format: 'jwk' }), kid, claimsIn(token));
}

function unsigned(token: string): string {
	return `${text({ alg: 'none' })}.${token.split('.')[1]}.`;
}

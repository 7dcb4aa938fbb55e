import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffRoles } from '../../../api/accounts/roles.ts';
import { secondSecret } from '../../../api/demo/cards.ts';
import { demoWelcome, welcome } from '../../../api/demo/welcome.ts';
import { testWorld } from '../../support/world.ts';
import { visitor } from '../../support/client.ts';
import { type Westmere, westmere } from './westmere.ts';

let town: Westmere;
beforeAll(async () => {
	town = await westmere();
}, 120_000);
afterAll(() => town.close());

interface Session {
	kind: string;
	name: string;
	role: string;
	awaitsSecret: boolean;
}

test('every kind of person comes in by one press', async () => {
	const { families, staff } = town.people;
	expect(new Set(staff.map(({ role }) => role))).toEqual(new Set(staffRoles));
	expect(families.length).toBeGreaterThanOrEqual(14);
	for (const somebody of [...families, ...staff]) {
		const browser = await town.as(somebody.name);
		const { json } = await browser.get<Session>('/api/session');
		expect(json).toMatchObject({ name: somebody.name, role: somebody.role, awaitsSecret: false });
	}
});

test('every family member comes in with their card, typed and scanned; a new one chooses secret words', async () => {
	for (const { name, card } of town.people.families) {
		for (const shown of [{ typed: card.code }, { scanned: card.scanned }]) {
			const browser = town.stranger();
			const { status } = await browser.post('/api/session', { ...shown, chosen: card.chosen ?? '' });
			expect(status, name).toBe(201);
			const { json } = await browser.get<Session>('/api/session');
			expect(json).toMatchObject({ kind: 'family', name, awaitsSecret: card.awaitsSecret });
		}
	}
	expect(town.people.families.filter(({ card }) => card.awaitsSecret).length).toBeGreaterThan(0);
	expect(new Set(town.people.families.map(({ card }) => card.chosen))).toEqual(new Set([secondSecret, null]));
});

test('somebody without an account comes back with seven words', async () => {
	expect(town.people.threads).toHaveLength(2);
	for (const { code } of town.people.threads) {
		const browser = town.stranger();
		const { status, json } = await browser.post<{ id: string }>('/api/return', { code });
		expect(status).toBe(200);
		expect((await browser.get(`/api/representations/${json.id}`)).status).toBe(200);
	}
});

test('nobody comes in as somebody who has left, or was never there', async () => {
	const left = await town.db
		.selectFrom('account')
		.select('id')
		.where('name', '=', 'Roy Tindall')
		.executeTakeFirstOrThrow();
	for (const accountId of [left.id, 'nobody']) {
		expect((await town.stranger().post('/api/demo/session', { accountId })).status).toBe(404);
	}
	expect(town.people.staff.map(({ name }) => name)).not.toContain('Roy Tindall');
});

test('one press ends the session before it', async () => {
	const browser = await town.as('Leanne');
	const before = new Map(browser.cookies);
	await browser.post('/api/demo/session', { accountId: town.people.staff[0]!.id });
	const old = town.stranger();
	for (const [name, value] of before) old.cookies.set(name, value);
	expect((await old.get<Session>('/api/session')).json.kind).toBe('nobody');
});

test('in a real council the demo doors are not there, as any unknown address', async () => {
	const real = await testWorld();
	const browser = visitor(real);
	const unknown = await browser.get('/api/no-such-thing');
	const people = await browser.get('/api/demo/people');
	const session = await browser.post('/api/demo/session', { accountId: 'anybody' });
	expect([people.status, people.json]).toEqual([404, unknown.json]);
	expect([session.status, session.json]).toEqual([404, unknown.json]);
	const { json } = await browser.get<{ paths: object }>('/api/openapi.json');
	expect(Object.keys(json.paths).filter((path) => path.includes('demo'))).toEqual([]);
});

test('the console says how to come in with cards that open', async () => {
	const codes = demoWelcome('http://127.0.0.1:4321').match(/\w{4}(?:-\w{4}){3}-\S/g)!;
	expect(codes.length).toBeGreaterThanOrEqual(4);
	for (const code of codes) expect(town.people.families.map(({ card }) => card.code)).toContain(code);
	expect(welcome('https://feedback.example')).toContain('npm run administrator');
});

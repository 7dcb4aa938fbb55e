import { expect, test } from 'vitest';
import { type Scope, scopes } from '../api/accounts/roles.ts';
import type { Access } from '../api/door.ts';
import { rows } from './authorisation/rows.ts';
import { smallTown } from './support/people.ts';
import { aProgram } from './support/programs.ts';

interface Operation {
	'x-access'?: Access;
	requestBody?: unknown;
	responses?: Record<string, { content?: unknown }>;
}
type Paths = Record<string, Record<string, Operation>>;

/**
 * Every door that opens for somebody who has not come in, and why. A new route is closed until it stands here: forgetting
 * one turns this test red, not a child's words public.
 */
const openDoors: Record<string, string> = {
	'GET /api/clocks/{clock}': 'the arithmetic of the law holds nobody’s dates',
	'GET /api/council': 'the council’s name and numbers are on every page',
	'GET /api/session': 'a page asks who is reading it',
	'POST /api/session': 'this is how people come in',
	'DELETE /api/session': 'leaving works for everyone, at once',
	'POST /api/session/secret': 'asks for a card that awaits its secret, and refuses everybody else',
	'GET /api/sign-in': 'the staff door says which ways in there are',
	'POST /api/sign-in/passphrase': 'this is how staff come in',
	'POST /api/sign-in/passkey-challenges': 'this is how staff come in',
	'POST /api/sign-in/passkey': 'this is how staff come in',
	'POST /api/sign-in/link': 'somebody new begins with a one-time link, and has nothing else yet',
	'POST /api/sign-in/link/passkeys': 'the same; without an opened link it is refused',
	'POST /api/sign-in/link/passphrase': 'the same; without an opened link it is refused',
	'POST /api/sign-in/directory-visits': 'this is how staff come in, where the council has a directory',
	'POST /api/sign-in/directory': 'this is how staff come back from there',
	'GET /api/drafts/{journey}': 'opens only with the token of the same browser',
	'PATCH /api/drafts/{journey}': 'somebody without an account writes too',
	'DELETE /api/drafts/{journey}': 'somebody without an account may give up',
	'GET /api/pods': 'people choose their pod before they have an account',
	'GET /api/pods/{pod}/workers': 'somebody without an account says whom it is about',
	'POST /api/representations': 'standing does not depend on an account',
	'POST /api/return': 'this is how somebody without an account comes back',
	'POST /api/urgent-items': 'somebody who is not safe is not asked who they are first',
	'GET /api/trends': 'published trends are public, and suppressed',
	'GET /api/figure-dictionary': 'what published figures mean is public',
	'GET /api/annual-reports': 'the report under regulation 13 is made available to everybody',
	'GET /api/annual-reports/{year}': 'the same; small numbers are hidden in it',
	'GET /api/annual-reports/{year}/csv': 'the same, as a spreadsheet',
	'GET /api/guide': 'what families may expect, and what their rights are, is for everybody to read',
	'GET /api/guide/{topic}': 'the same',
	'GET /api/changed': 'what the service changed is told to everybody, in words that lead to nobody',
	'GET /api/trends/children-open': 'how many children are open is published by every council',
	'GET /api/trends/known-changes': 'on which days the service changed is told beside the figures',
	'GET /api/holidays': 'the days that do not count are public: every date is worked out with them',
	'GET /api/closure/mine': 'somebody with a printed card has no account; nobody finds an empty list',
	'GET /api/closure/mine/{invitation}': 'the same; what is not theirs is not there',
	'POST /api/closure/coming-in': 'this is how somebody with a printed card comes in',
	'POST /api/closure/mine/{invitation}/start': 'the same; what is not theirs is not there',
	'POST /api/closure/mine/{invitation}/answers': 'the same; what is not theirs is not there',
	'GET /health/live': 'whoever keeps it running has no account',
	'GET /health/ready': 'whoever keeps it running has no account',
};

/** Every door that opens for a program, by what its key must be for. */
const programDoors: Record<string, Scope> = {
	'GET /api/statutory-records': 'records:read',
	'PUT /api/allocations': 'allocations:write',
	'GET /api/allocations/limits': 'allocations:write',
};

async function everyRoute() {
	const town = await smallTown();
	const { json } = await town.stranger().get<{ openapi: string; paths: Paths }>('/api/openapi.json');
	const routes = Object.entries(json.paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
	);
	return { town, routes };
}

const filled = (path: string) => path.replace(/\{\w+\}/g, 'somebody-elses');

test('every route asks who is there, unless it stands on the list of open doors', async () => {
	const { town, routes } = await everyRoute();
	const open: string[] = [];
	for (const { method, path } of routes) {
		const body = method === 'GET' ? undefined : '{}';
		const answer = await town.app.request(filled(path), {
			method,
			...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
		});
		if (answer.status === 401) continue;
		open.push(`${method} ${path}`);
	}
	const expected = Object.keys(openDoors).filter((door) => door !== 'POST /api/session/secret');
	expect(open.filter((door) => door !== 'POST /api/session/secret').sort()).toEqual(expected.sort());
});

test('every route of the house is in the OpenAPI document, with who may knock', async () => {
	const { town, routes } = await everyRoute();
	const documented = new Set(routes.map(({ method, path }) => `${method} ${path}`));
	const mounted = town.app.routes
		.filter(({ method }) => method !== 'ALL')
		.map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
		.filter((route) => route !== 'GET /api/openapi.json');
	expect([...new Set(mounted)].sort()).toEqual([...documented].sort());
	for (const { method, path, operation } of routes) {
		expect(operation['x-access'], `${method} ${path} says who may knock`).toBeDefined();
	}
});

test('every route has its row in the authorisation matrix, and every row its route', async () => {
	const { routes } = await everyRoute();
	const named = routes.map(({ method, path }) => `${method} ${path}`);
	const hint =
		'say in tests/authorisation/rows.ts who comes in, and in town.ts whose thing it is; then run tests/authorisation';
	expect(Object.keys(rows).toSorted(), hint).toEqual(named.toSorted());
});

test('an open door in the list of the house says why it is open', async () => {
	const { routes } = await everyRoute();
	for (const { method, path, operation } of routes) {
		const access = operation['x-access']!;
		if ('anyone' in access) expect(access.anyone.length, `${method} ${path}`).toBeGreaterThan(10);
	}
});

/**
 * A door that tells something to others than the family whose it is must say what of their record it opens, or why nothing of
 * anybody's. Reading is whatever is asked with GET, and whatever answers with more than that it was done.
 */
test('every door by which somebody reads what is another’s says what it opens', async () => {
	const { routes } = await everyRoute();
	const silent = routes.filter(({ method, operation }) => {
		const access = operation['x-access']!;
		const reads = method === 'GET' || operation.responses?.['200']?.content !== undefined;
		return reads && 'only' in access && !access.only.every(readsOwn) && access.opens === undefined;
	});
	expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
	for (const { method, path, operation } of routes) {
		const access = operation['x-access']!;
		if (!('only' in access) || access.opens === undefined) continue;
		const { opens } = access;
		if ('nobody' in opens) expect(opens.nobody.length, `${method} ${path}`).toBeGreaterThan(10);
		if ('thing' in opens) expect(path, `${method} ${path}`).toContain(`{${opens.param}}`);
	}
});

const readsOwn = (who: string) => who === 'family' || who === 'return';

test('a family member and somebody with a return code find every staff door closed', async () => {
	const { town, routes } = await everyRoute();
	const maya = await town.as('maya');
	for (const { method, path, operation } of routes) {
		const access = operation['x-access']!;
		if ('anyone' in access || access.only.includes('family')) continue;
		const send = { GET: maya.get, POST: maya.post, PUT: maya.put, PATCH: maya.patch, DELETE: maya.delete }[method]!;
		const { status } = method === 'GET' ? await maya.get(filled(path)) : await send(filled(path), {});
		expect(status, `${method} ${path}`).toBe(403);
	}
});

test('staff of every role are refused at the doors of other roles', async () => {
	const { town, routes } = await everyRoute();
	const names = ['priya', 'sam', 'joan', 'grace', 'dee', 'dora'] as const;
	const roles = { priya: 'pod_manager', sam: 'social_worker', joan: 'business_support_officer' } as const;
	for (const name of names) {
		const browser = await town.as(name);
		for (const { method, path, operation } of routes) {
			const access = operation['x-access']!;
			if ('anyone' in access || access.only.includes('staff')) continue;
			const role =
				name in roles
					? roles[name as keyof typeof roles]
					: { grace: 'service_manager', dee: 'duty_worker', dora: 'director' }[name as 'grace'];
			if ((access.only as readonly string[]).includes(role!)) continue;
			const { status } = method === 'GET' ? await browser.get(filled(path)) : await browser.post(filled(path), {});
			expect([403, 404, 405], `${name} at ${method} ${path}`).toContain(status);
		}
	}
});

test('a program finds the doors of its scopes open and every other one closed, those that are open to anyone too', async () => {
	const { town, routes } = await everyRoute();
	const found: Record<string, Scope> = {};
	for (const scope of scopes) {
		const program = await aProgram(town, [scope]);
		for (const { method, path } of routes) {
			const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
			const { status, json } = await program[verb]<{ error?: { code: string } }>(
				filled(path),
				method === 'GET' ? undefined : {},
			);
			if (path.startsWith('/health/')) continue; // outside the API, where nobody is asked who they are
			if (status === 403) expect(json.error?.code, `${method} ${path}`).toBe('door.scope.missing');
			else found[`${method} ${path}`] = scope;
		}
	}
	expect(found).toEqual(programDoors);
});

test('a key that is wrong, revoked or past its last day is nobody, whatever cookie comes beside it', async () => {
	const town = await smallTown();
	const good = await aProgram(town, scopes);
	const over = await aProgram(town, scopes, '2026-06-07');
	const revoked = await aProgram(town, scopes);
	await town.db.updateTable('program').set({ revoked_at: town.clock.now() }).where('id', '=', revoked.id).execute();
	const wrong = `${good.key.slice(0, -1)}${good.key.endsWith('A') ? 'B' : 'A'}`;
	const ruth = await town.as('ruth');
	for (const key of [over.key, revoked.key, wrong, 'alongside_x.y', '']) {
		const answer = await ruth.get('/api/cases', { authorization: `Bearer ${key}` });
		expect([answer.status, answer.json]).toEqual([401, { error: { code: 'door.session.missing' } }]);
	}
	expect((await ruth.get('/api/cases', { authorization: `Bearer ${good.key}` })).status).toBe(403);
	expect((await ruth.get('/api/cases')).status).toBe(200);
});

test('what is not there and what is not yours are the same answer, to the byte', async () => {
	const town = await smallTown();
	const body = { kind: 'complaint', pod: town.pod('otter'), points: ['Words'], standing: 'parent' };
	const { json } = await (await town.as('dan')).post<{ id: string }>('/api/representations', body);
	const maya = await town.as('maya');
	for (const path of ['', '/messages', '/sorted', '/reading']) {
		const ask = (id: string) =>
			path === ''
				? maya.get(`/api/representations/${id}`)
				: maya.post(
						`/api/representations/${id}${path}`,
						path === '/messages' ? { words: 'x' } : path === '/sorted' ? { answer: 'no' } : undefined,
					);
		const [hidden, absent] = [await ask(json.id), await ask('never-was')];
		expect(hidden.status, path).toBe(404);
		expect(hidden.json).toEqual(absent.json);
	}
});

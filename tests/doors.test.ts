import { expect, test } from 'vitest';
import type { Access } from '../api/door.ts';
import { smallTown } from './support/people.ts';

interface Operation {
	'x-access'?: Access;
	requestBody?: unknown;
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
	'GET /api/drafts/{journey}': 'opens only with the token of the same browser',
	'PATCH /api/drafts/{journey}': 'somebody without an account writes too',
	'DELETE /api/drafts/{journey}': 'somebody without an account may give up',
	'GET /api/pods': 'people choose their pod before they have an account',
	'GET /api/pods/{pod}/workers': 'somebody without an account says whom it is about',
	'POST /api/representations': 'standing does not depend on an account',
	'POST /api/return': 'this is how somebody without an account comes back',
	'POST /api/urgent-items': 'somebody who is not safe is not asked who they are first',
	'GET /api/trends': 'published trends are public, and suppressed',
	'GET /api/holidays': 'the days that do not count are public: every date is worked out with them',
	'GET /api/closure/mine': 'somebody with a printed card has no account; nobody finds an empty list',
	'GET /api/closure/mine/{invitation}': 'the same; what is not theirs is not there',
	'POST /api/closure/coming-in': 'this is how somebody with a printed card comes in',
	'POST /api/closure/mine/{invitation}/start': 'the same; what is not theirs is not there',
	'POST /api/closure/mine/{invitation}/answers': 'the same; what is not theirs is not there',
	'GET /health/live': 'whoever keeps it running has no account',
	'GET /health/ready': 'whoever keeps it running has no account',
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

test('an open door in the list of the house says why it is open', async () => {
	const { routes } = await everyRoute();
	for (const { method, path, operation } of routes) {
		const access = operation['x-access']!;
		if ('anyone' in access) expect(access.anyone.length, `${method} ${path}`).toBeGreaterThan(10);
	}
});

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

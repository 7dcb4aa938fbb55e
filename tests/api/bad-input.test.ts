import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../api/door.ts';
import { limits } from '../../api/representations/limits.ts';
import type { Visitor } from '../support/client.ts';
import { ask, plan } from '../support/conferences.ts';
import { goodBodies } from '../support/good-bodies.ts';
import { type Name, smallTown, type Town } from '../support/people.ts';
import { aComplaint, say } from '../support/saying.ts';

/** What people and machines send: any script, emoji, both directions, and what nobody typed. */
const strangeText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 80 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.constantFrom(
		'',
		' ',
		'\u0000',
		'a\u0000b',
		'\u0007',
		'\ud800',
		'\u202eevil',
		'مرحبا',
		'👩‍👧',
		'=1+1',
		"' or 1=1 --",
	),
	fc.constantFrom(
		'x'.repeat(limits.point + 1),
		'2026-02-30',
		'../../etc/passwd',
		'{{7*7}}',
		'<script>alert(1)</script>',
	),
);
const strangeValue = fc.oneof(strangeText, fc.jsonValue(), fc.constantFrom(null, -1, 1e308, true, [], {}, [[]]));

interface WriteRoute {
	name: string;
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	access: Access;
	takesBody: boolean;
}

let town: Town;
let routes: WriteRoute[];
let caseId: string;
let conferenceId: string;
let invitationId: string;
const browsers = new Map<Name | 'stranger', Visitor>();

beforeAll(async () => {
	town = await smallTown();
	caseId = (await say(await town.as('maya'), aComplaint(town))).id;
	conferenceId = await plan(town, { heldOn: '2026-06-26', anchorOn: '2026-06-05' });
	invitationId = await ask(town, conferenceId, 'kit');
	for (const name of ['maya', 'kit', 'priya', 'joan', 'omar', 'dee', 'ada'] as const)
		browsers.set(name, await town.as(name));
	browsers.set('stranger', town.stranger());
	const { json } = await town.stranger().get<{ paths: Record<string, Record<string, object>> }>('/api/openapi.json');
	routes = Object.entries(json.paths).flatMap(([path, operations]) =>
		Object.entries(operations)
			.filter(([method]) => method !== 'get')
			.map(([method, operation]) => ({
				name: `${method.toUpperCase()} ${path}`,
				method: method.toUpperCase() as WriteRoute['method'],
				path,
				access: (operation as { 'x-access': Access })['x-access'],
				takesBody: 'requestBody' in operation,
			})),
	);
});
afterAll(() => town.close());

const ids = () => ({
	...{ journey: 'tell-us', representation: caseId, case: caseId, pod: 'pod-otter' },
	...{ person: 'account-dan', account: 'account-tolu', place: 'membership-lena' },
	...{ conference: conferenceId, invitation: invitationId, code: 'views_8_11' },
});
const addressed = (path: string) =>
	path.replace(/\{(\w+)\}/g, (_, name: string) => (ids() as Record<string, string>)[name] ?? 'not-there');

/** Somebody who may knock at this door. */
function knocker({ access, path }: WriteRoute): Visitor {
	if ('anyone' in access) return browsers.get('stranger')!;
	const only: readonly string[] = access.only;
	if (path.startsWith('/api/conferences/mine')) return browsers.get('kit')!;
	if (only.includes('family')) return browsers.get('maya')!;
	if (only.includes('staff')) return browsers.get('priya')!;
	if (!only.includes('complaints_manager') && only.includes('administrator')) return browsers.get('ada')!;
	return browsers.get('omar')!;
}

async function send(route: WriteRoute, body: unknown) {
	const browser = knocker(route);
	const how = { POST: browser.post, PUT: browser.put, PATCH: browser.patch, DELETE: browser.delete }[route.method];
	return how(addressed(route.path), body);
}

/** Every answer is a clear one: kept, or refused by a code that says which field; never a fault of ours, never a sentence. */
function expectClear(route: WriteRoute, { status, json }: { status: number; json: unknown }, body: unknown) {
	const said = `${route.name} with ${JSON.stringify(body)?.slice(0, 200)} answered ${status} ${JSON.stringify(json)}`;
	expect(status, said).toBeLessThan(500);
	if (status < 400) return;
	const { error } = json as { error: { code: string; fields?: Record<string, string> } };
	expect(Object.keys(json as object), said).toEqual(['error']);
	for (const code of [error.code, ...Object.values(error.fields ?? {})]) {
		expect(code, said).toMatch(/^[a-z_]+\.[a-z_]+\.[a-z_]+$/);
	}
}

describe('whatever is sent, the answer is clear and nothing breaks', () => {
	test('every write route that takes a body has an example here to be spoiled', () => {
		const withBody = routes.filter((route) => route.takesBody).map(({ name }) => name);
		const takesFiles = 'POST /api/imports'; // spoiled in imports/bad-files.test.ts
		const known = [...Object.keys(goodBodies), 'POST /api/demo/session', 'POST /api/trends/historic', takesFiles];
		expect(withBody.filter((name) => !known.includes(name))).toEqual([]);
	});

	test('any JSON at all', async () => {
		for (const route of routes.filter(({ takesBody }) => takesBody)) {
			await fc.assert(
				fc.asyncProperty(strangeValue, async (body) => expectClear(route, await send(route, body ?? null), body)),
				{ numRuns: 15 },
			);
		}
	}, 120_000);

	test('a good body with one field spoiled, or one too many', async () => {
		for (const route of routes.filter(({ name }) => name in goodBodies)) {
			const good = goodBodies[route.name]!;
			const field = fc.constantFrom(...Object.keys(good), 'field_nobody_knows');
			await fc.assert(
				fc.asyncProperty(field, strangeValue, async (name, value) => {
					const body = { ...good, [name]: value };
					expectClear(route, await send(route, body), body);
				}),
				{ numRuns: 25 },
			);
		}
	}, 180_000);

	test('an address with anything in it', async () => {
		for (const route of routes.filter(({ path }) => path.includes('{'))) {
			await fc.assert(
				fc.asyncProperty(strangeText, async (text) => {
					const odd = encodeURIComponent(text.toWellFormed() || '-').replaceAll('.', '%2E');
					const path = route.path.replace(/\{\w+\}/g, odd);
					const browser = knocker(route);
					const answer = await browser.post(path, goodBodies[route.name] ?? {});
					expect(answer.status, `${route.name} at ${path}`).toBeLessThan(500);
				}),
				{ numRuns: 8 },
			);
		}
	}, 60_000);
});

test('a field nobody knows is refused by name, and so is a wrong type, an empty one and a choice that is none', async () => {
	const sent = aComplaint(town, { colour: 'blue', points: [''], standing: 'king', keepFromWorker: 'yes', wants: 5 });
	const { status, json } = await town.stranger().post('/api/representations', sent);
	expect(status).toBe(422);
	expect(json).toEqual({
		error: {
			code: 'form.fields.invalid',
			fields: {
				'points.0': 'form.field.empty',
				wants: expect.stringMatching(/^form\.field\./),
				standing: 'form.field.not_a_choice',
				keepFromWorker: 'form.field.wrong_type',
				colour: 'form.field.unknown',
			},
		},
	});
});

test.each([
	['too long', 'x'.repeat(limits.point + 1), 'form.field.too_long'],
	['a NUL', 'They rang\u0000never', 'form.field.control_characters'],
	['a control character', 'They rang\u0007never', 'form.field.control_characters'],
	['half a character', 'They rang \ud83d', 'form.field.broken_characters'],
])('words that are %s are refused by code, not altered', async (_, words, code) => {
	const { status, json } = await town.stranger().post('/api/representations', aComplaint(town, { points: [words] }));
	expect({ status, json }).toMatchObject({ status: 422, json: { error: { fields: { 'points.0': code } } } });
});

test('what is only compared with what is kept is refused by code when it holds a NUL, on every engine', async () => {
	const email = { email: 'sam\u0000@council.example', passphrase: 'x', code: '0' };
	const signIn = await town.stranger().post('/api/sign-in/passphrase', email);
	expect(signIn).toMatchObject({
		status: 422,
		json: { error: { fields: { email: 'form.field.control_characters' } } },
	});
	const omar = await town.as('omar');
	for (const path of ['/api/retention/found?reference=a%00', '/api/audit?reference=a%00']) {
		expect((await omar.get(path)).status, path).toBeLessThan(500);
	}
});

test('words in any script, with emoji, in both directions and over several lines are kept as they were written', async () => {
	const words = [
		'لم يتصل بي أحد منذ ثلاثة أسابيع',
		'سارة said "call me" 😡👩‍👧‍👦',
		'Zażółć gęślą jaźń\nline two',
		'ہیلو ورلڈ',
	];
	const kit = await town.as('kit');
	const { id } = await say(kit, aComplaint(town, { points: words }));
	const { json } = await kit.get<{ points: { words: string }[] }>(`/api/representations/${id}`);
	expect(json.points.map((point) => point.words)).toEqual(words);
});

test('the longest words allowed are kept whole', async () => {
	const longest = 'é'.repeat(limits.point);
	const kit = await town.as('kit');
	const { id } = await say(kit, aComplaint(town, { points: [longest] }));
	const { json } = await kit.get<{ points: { words: string }[] }>(`/api/representations/${id}`);
	expect(json.points[0]!.words).toBe(longest);
});

test.each([
	['no body', undefined, 'application/json', 400],
	['half a body', '{"kind":', 'application/json', 400],
	['a form', 'kind=complaint', 'application/x-www-form-urlencoded', 415],
	['plain text', 'help', 'text/plain', 415],
] as const)('%s is told by code', async (_, body, type, status) => {
	const answer = await town.app.request('/api/representations', {
		method: 'POST',
		headers: { 'content-type': type },
		...(body === undefined ? {} : { body }),
	});
	expect(answer.status).toBe(status);
	expect(await answer.json()).toEqual({ error: { code: expect.stringMatching(/^form\.body\./) } });
});

test('an address that is no route is "not found" in JSON', async () => {
	const answer = await town.app.request('/api/nothing-here');
	expect(answer.status).toBe(404);
	expect(await answer.json()).toEqual({ error: { code: 'door.thing.not_found' } });
});

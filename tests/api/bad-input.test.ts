import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../api/door.ts';
import { shipped } from '../../api/questionnaires/shipped/index.ts';
import { limits } from '../../api/representations/limits.ts';
import type { Visitor } from '../support/client.ts';
import { anInitialConference, ask, plan } from '../support/conferences.ts';
import { type Name, smallTown, type Town } from '../support/people.ts';
import { aComplaint, anAdvocate, say } from '../support/saying.ts';

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

/** A body that works for each write route, to be spoiled one field at a time. */
const goodBodies: Record<string, Record<string, unknown>> = {
	'POST /api/session': { typed: '0000-0000-0000-0000-0', chosen: 'three little words' },
	'POST /api/session/secret': { chosen: 'three little words' },
	'POST /api/saved-views': { name: 'Late in Otter', shared: true, asked: { need: 'late', pod: 'pod-otter' } },
	'PATCH /api/saved-views/{view}': { name: 'Late in Otter', shared: true },
	'POST /api/register-exports': { reason: 'The quarterly report.', asked: { search: 'words', sort: '-received' } },
	'POST /api/holidays': { day: '2026-07-01', name: 'The coronation' },
	'PATCH /api/drafts/{journey}': { points: ['Words'], wants: 'More words' },
	'PUT /api/drafts/{journey}/kept': { worries: 'Words', 'safe.who': 'not_read_out' },
	'POST /api/representations': {
		kind: 'complaint',
		pod: 'pod-otter',
		points: ['Words'],
		wants: 'A call',
		thanks: 'Sam was kind',
		about: 'worker',
		worker: 'account-sam',
		happenedOn: '2026-05-01',
		happenedWords: 'Since May',
		standing: 'parent',
		name: 'Maya',
		advocate: false,
		advocateDeclined: false,
		keepFromWorker: true,
		notSafe: false,
		contact: { channel: 'email', detail: 'maya@home.example', times: 'Mornings' },
		language: 'ar',
		wording: 'easy',
	},
	'POST /api/return': { code: 'one two three four five six seven' },
	'POST /api/representations/{representation}/messages': { words: 'Words' },
	'POST /api/representations/{representation}/sorted': { answer: 'yes' },
	'POST /api/urgent-items': { words: 'Help', reach: 'School', typedSoFar: 'I was' },
	'POST /api/urgent-items/{item}/decision': { decision: 'referred', lado: 'considered', reason: 'Told' },
	'POST /api/cases/{case}/links': { reference: '0000-0000', kind: 'duplicate', reason: 'The same' },
	'POST /api/cases/{case}/redactions': { part: 'wants', partId: null, phrases: ['call'], reason: 'A name' },
	'POST /api/cases/{case}/redactions/ending': { part: 'wants', partId: null },
	'POST /api/cases/{case}/safeguarding': { words: 'A bruise' },
	'POST /api/pods/{pod}/absences': {
		accountId: 'account-sam',
		fromOn: '2026-06-09',
		toOn: null,
		coverAccountId: 'account-lena',
	},
	'POST /api/call-backs': {
		someoneElse: false,
		forAccountId: null,
		phone: '07700 900123',
		safeTimes: 'Noon',
		words: 'Hi',
	},
	'POST /api/cases/{case}/bounce': { reason: 'other_pod' },
	'POST /api/cases/{case}/delivery': { to: 'pod', pod: 'pod-otter', reason: 'Theirs' },
	'POST /api/cases/{case}/answer': { findings: [], terms: 'Terms', words: 'Dear Maya', screened: true },
	'POST /api/cases/{case}/messages': { words: 'Words' },
	'POST /api/cases/{case}/notes': { words: 'Words' },
	'POST /api/cases/{case}/advocacy/offers': { on: '2026-06-08', how: 'phone' },
	'POST /api/cases/{case}/advocacy/asking': { on: '2026-06-08', how: 'phone' },
	'POST /api/cases/{case}/advocacy/declining': { on: '2026-06-08', how: 'in_person' },
	'POST /api/cases/{case}/advocacy/referrals': {
		consent: 'asked',
		consentOn: '2026-06-08',
		passesName: true,
		passesContact: true,
		words: 'Ring after school',
	},
	'POST /api/cases/{case}/advocacy/appointments': anAdvocate({ accountId: 'account-imani' }),
	'POST /api/cases/{case}/split': { kind: 'compliment', points: ['Thanks'] },
	'POST /api/cases/{case}/steps': {
		step: { what: 'panel_arranged', on: '2026-06-08', panelOn: '2026-06-30' },
		seen: 1,
		reason: 'Because',
		words: 'Dear Maya',
	},
	'POST /api/cases/{case}/appointments': {
		role: 'independent_person',
		name: 'Ada Quill',
		accountId: 'account-sam',
		worksForCouncil: false,
		partnerOfCouncil: false,
		managesService: false,
		wasInvolved: false,
		appointedOn: '2026-06-08',
	},
	'POST /api/cases/{case}/reports': {
		report: 'adjudication',
		on: '2026-06-08',
		seen: 1,
		findings: [],
		words: 'Dear Maya',
		sent: 'portal',
	},
	'POST /api/cases/{case}/written-record': { seen: 1, points: ['Words'], wants: 'A ring', words: 'Dear Maya' },
	'POST /api/letter-templates/{letter}/versions': { language: 'en', wording: 'adult', words: 'Stopped.' },
	'POST /api/cases/{case}/promises': {
		kind: 'remedy',
		remedy: 'apology',
		words: 'We say sorry in writing',
		owner: 'Priya Shah',
		dueOn: '2026-07-01',
	},
	'POST /api/cases/{case}/promises/{promise}/doing': { doneOn: '2026-06-08' },
	'POST /api/representations/{representation}/steps': { what: 'withdrawn' },
	'POST /api/conferences': anInitialConference,
	'POST /api/conferences/{conference}/invitations': { account: 'account-kit', band: '8_11' },
	'POST /api/conferences/{conference}/date': { heldOn: '2026-06-30', time: '10:30', place: 'The Hub' },
	'POST /api/conferences/{conference}/told': { invitation: 'not-there' },
	'POST /api/conferences/{conference}/outcomes': { answer: 'not-there', outcome: 'done', words: 'We did' },
	'POST /api/conferences/{conference}/views': {
		...{ invitation: 'not-there', version: 'not-there', fields: { home: '4' } },
		...{ how: 'paper', on: '2026-06-08', present: 'Sam and Kit' },
	},
	'POST /api/conferences/mine/{invitation}/views': {
		...{ version: 'not-there', part: 1 },
		fields: { home: '4', 'home.who': 'can_be_read_out', 'houses.worries': 'Words' },
	},
	'PATCH /api/conferences/mine/answers/{answer}': { visibility: 'tell_chair_only' },
	'POST /api/conferences/mine/{invitation}/advocate': { wants: true },
	'PUT /api/questionnaires/{code}/draft': {
		seen: null,
		title: shipped.views_8_11.title,
		intro: shipped.views_8_11.intro,
		items: shipped.views_8_11.items,
	},
	'POST /api/questionnaires/{code}/publication': { seen: 'not-there' },
	'PUT /api/cases/{case}/themes': { themes: ['delay'] },
	'POST /api/closure/coming-in': { code: 'one two three four five six seven' },
	'POST /api/closure/mine/{invitation}/start': { withName: true },
	'POST /api/closure/mine/{invitation}/answers': {
		version: 'version-1',
		fields: { listened: 'yes', best: 'Words' },
		language: 'ar',
		withName: false,
	},
	'POST /api/pods/{pod}/closures': {
		endedOn: '2026-06-08',
		hasDomesticAbuse: false,
		people: [{ account: 'account-maya', instrument: 'closure_parent', contact: 'not_known', whyNotAsked: null }],
	},
	'POST /api/closure-people/{person}/hold/lifting': { because: 'She rang and it is safe' },
	'POST /api/closure-invitations/{invitation}/answers': {
		version: 'version-1',
		fields: { listened: 'yes' },
		how: 'aloud',
		on: '2026-06-08',
		present: 'Kit and Joan',
		withName: true,
	},
};

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
	for (const name of ['maya', 'kit', 'priya', 'joan', 'omar', 'dee'] as const) browsers.set(name, await town.as(name));
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
		const known = [...Object.keys(goodBodies), 'POST /api/demo/session', 'POST /api/trends/historic'];
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

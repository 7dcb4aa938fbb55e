import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { Access } from '../../../api/door.ts';
import { startHourly } from '../../../api/hourly.ts';
import { sendDueLetters } from '../../../api/outbox/post.ts';
import type { Visitor } from '../../support/client.ts';
import { ask, plan } from '../../support/conferences.ts';
import { goodBodies } from '../../support/good-bodies.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** Every canary has this in it, and a number. */
const STEM = 'kanari';

interface Route {
	name: string;
	method: string;
	path: string;
	access: Access;
}

async function listeningTown() {
	const lines: string[] = [];
	const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
	const town = await smallTown({ log });
	return { town, heard: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>), lines };
}

test('one line for each request: what kind of person asked, which door answered, how, and in how long', async () => {
	const { town, heard } = await listeningTown();
	const { id } = await say(await town.as('maya'), aComplaint(town));
	await (await town.as('priya')).get(`/api/cases/${id}?search=words`);
	await town.stranger().get('/api/no-such-door');
	expect(heard()).toMatchObject([
		{ method: 'POST', route: '/api/representations', status: 201, as: 'family', msg: 'asked' },
		{ method: 'GET', route: '/api/cases/:case', status: 200, as: 'pod_manager' },
		{ method: 'GET', route: 'none', status: 404, as: 'nobody' },
	]);
	const fields = new Set(heard().flatMap((line) => Object.keys(line)));
	const ours = ['requestId', 'method', 'route', 'status', 'ms', 'as'];
	expect([...fields].toSorted()).toEqual([...ours, 'hostname', 'level', 'msg', 'pid', 'time'].toSorted());
});

test('a fault in the log has the number of the request it happened in, and not what it said', async () => {
	const { town, heard, lines } = await listeningTown();
	const maya = await town.as('maya');
	const stuck = vi.spyOn(town.db, 'selectFrom').mockImplementation(() => {
		throw new Error(`${STEM}: no such column "Maya"`);
	});
	const env = { asker: { requestId: 'number-7' } };
	const cookie = `session=${maya.cookies.get('session')}`;
	expect((await town.app.request('/api/representations', { headers: { cookie } }, env)).status).toBe(500);
	stuck.mockRestore();
	expect(heard().map(({ requestId, msg }) => [requestId, msg])).toEqual([
		['number-7', 'unexpected'],
		['number-7', 'asked'],
	]);
	expect(lines.join('')).not.toMatch(/kanari|Maya/);
});

test(
	'whatever anybody sends in whatever field, the log at its most talkative has none of it',
	{ timeout: 60_000 },
	async () => {
		const { town, lines } = await listeningTown();
		const routes = await everyRoute(town);
		const ids = await things(town);
		let canaries = 0;
		const canary = () => `${STEM}${(canaries += 1)}`;
		const noisy = () => ({
			'user-agent': canary(),
			referer: `http://127.0.0.1/${canary()}`,
			'x-forwarded-for': canary(),
			'x-request-id': canary(),
			'accept-language': canary(),
			'idempotency-key': `${canary()}-0123456789abcdef`,
		});
		const query = () => `?search=${canary()}&${canary()}=1`;
		for (const { name, method, path, access } of routes) {
			const browser = await whoMay(town, access);
			const real = path.replaceAll(/\{(\w+)\}/g, (_, param: string) => ids[param] ?? canary());
			const strange = path.replaceAll(/\{\w+\}/g, canary);
			if (method === 'GET') {
				for (const address of [real, strange, real + query()]) await browser.get(address, noisy());
				continue;
			}
			const send = browser[method.toLowerCase() as 'post'];
			await send(strange + query(), goodBodies[name], noisy());
			for (const body of spoiled(goodBodies[name] ?? {}, canary)) await send(real, body, noisy());
		}
		const failing = { send: async () => Promise.reject(new Error(canary())) };
		await sendDueLetters(town.world, failing as never).catch(() => undefined);
		await startHourly(town.world, [{ name: 'chore', run: async () => Promise.reject(new Error(canary())) }]).stop();

		expect(canaries).toBeGreaterThan(1000);
		const heard = lines.join('');
		expect(lines.length).toBeGreaterThan(routes.length);
		expect(heard.toLowerCase()).not.toContain(STEM);
		const hidden = [
			...Object.values(ids),
			'account-',
			'Maya',
			'Priya',
			'@council.example',
			'01632',
			'07700',
			'session=',
		];
		expect(hidden.filter((one) => heard.includes(one))).toEqual([]);
	},
);

async function everyRoute(town: Town): Promise<Route[]> {
	type Operations = Record<string, { 'x-access': Access }>;
	const { json } = await town.stranger().get<{ paths: Record<string, Operations> }>('/api/openapi.json');
	return Object.entries(json.paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([verb, operation]) => {
			const method = verb.toUpperCase();
			return { name: `${method} ${path}`, method, path, access: operation['x-access'] };
		}),
	);
}

/** Things that are there, by the names that paths give them. */
async function things(town: Town): Promise<Record<string, string>> {
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const conference = await plan(town, { heldOn: '2026-06-26', anchorOn: '2026-06-05' });
	const invitation = await ask(town, conference, 'kit');
	return { case: id, representation: id, conference, invitation };
}

/** Somebody whom the door lets in, come in anew: an answer before may have sent them out. */
async function whoMay(town: Town, access: Access): Promise<Visitor> {
	if ('anyone' in access) return town.stranger();
	const by: Record<string, Name> = {
		...{ staff: 'priya', family: 'maya', advocate: 'imani', complaints_manager: 'omar', duty_worker: 'dee' },
		...{ administrator: 'ada', conference_chair: 'beth', director: 'dora', pod_manager: 'priya' },
	};
	const role = access.only.find((one) => one in by);
	return role === undefined ? town.stranger() : town.as(by[role]!);
}

/** The body once for each text in it, with a canary in that place. */
function spoiled(body: Record<string, unknown>, canary: () => string): Record<string, unknown>[] {
	const places: (string | number)[][] = [];
	const walk = (value: unknown, path: (string | number)[]) => {
		if (typeof value === 'string') places.push(path);
		else if (value !== null && typeof value === 'object') {
			for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
		}
	};
	walk(body, []);
	return places.slice(0, 40).map((path) => {
		const copy = structuredClone(body);
		let at = copy as Record<string | number, unknown>;
		for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
		at[path.at(-1)!] = canary();
		return copy;
	});
}

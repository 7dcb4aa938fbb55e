import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '../../api/door.ts';
import { goodBodies } from '../support/good-bodies.ts';
import { readersOf, type Row, rows } from './rows.ts';
import { type Asker, askers, canaryOf, type MatrixTown, matrixTown, whose, type Whose } from './town.ts';

/**
 * Every route there is, asked by everybody, for the thing of everybody: `quality.md` 3.4. The routes come from the house
 * itself, who comes in from `rows.ts`.
 */
interface Route {
	name: string;
	method: string;
	path: string;
	gaps: string[];
	access: Access;
	takesBody: boolean;
}

interface Operation {
	'x-access': Access;
	requestBody?: unknown;
}

interface Answer {
	status: number;
	bytes: string;
}

let matrix: MatrixTown;
let routes: Route[];

beforeAll(async () => {
	matrix = await matrixTown();
	const document = await matrix.town
		.stranger()
		.get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
	routes = Object.entries(document.json.paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([method, operation]) => ({
			...{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path },
			gaps: [...path.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap!),
			access: operation['x-access'],
			takesBody: operation.requestBody !== undefined,
		})),
	);
}, 120_000);
afterAll(() => matrix.close());

/** The whole of an answer, but for what differs by nature from one to the next. */
async function ask(route: Route, path: string, who: Asker): Promise<Answer> {
	const cookie = [...matrix.browser(who).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const body = route.method === 'GET' ? undefined : (goodBodies[route.name] ?? (route.takesBody ? {} : undefined));
	const answer = await matrix.town.app.request(path, {
		method: route.method,
		headers: {
			...(cookie === '' ? {} : { cookie }),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie').map((header) => header.join(': '));
	return { status: answer.status, bytes: [answer.status, ...headers, await answer.text()].join('\n') };
}

/** The address of the thing of somebody, or undefined where there is none of theirs. */
function addressOf({ path, gaps }: Route, of: Whose): string | undefined {
	let address = path;
	for (const gap of gaps) {
		const id = matrix.idFor(path, gap, of);
		if (id === undefined) return undefined;
		address = address.replace(`{${gap}}`, id);
	}
	return address;
}

/** Each thing that a route can be asked for, with who comes in. */
function* askedOf(
	route: Route,
	row: Row,
): Generator<{ address: string; of: Whose | 'everything'; in: readonly Asker[] }> {
	if (route.gaps.length === 0) {
		yield { address: route.path, of: 'everything', in: row.everything ?? [] };
		return;
	}
	for (const of of whose) {
		const address = addressOf(route, of);
		if (address !== undefined) yield { address, of, in: row[of] ?? [] };
	}
}

test('a row names nobody at the thing of somebody who has none there', () => {
	for (const route of routes) {
		const there = new Set([...askedOf(route, rows[route.name] ?? {})].map(({ of }) => of));
		const named = Object.keys(rows[route.name] ?? {});
		expect(
			named.filter((of) => !there.has(of as Whose)),
			route.name,
		).toEqual([]);
		if (route.access && 'only' in route.access)
			expect(named.length, `${route.name} opens to somebody`).toBeGreaterThan(0);
	}
});

test('whoever the row names comes in; everybody else is at a closed door, or there is nothing there, to the byte', async () => {
	let cells = 0;
	const breaches: string[] = [];
	for (const route of routes) {
		const never = new Map<Asker, Answer>();
		if (route.gaps.length > 0) {
			for (const who of askers) never.set(who, await ask(route, addressOf(route, 'gone')!, who));
			if (await matrix.wasWritten()) await matrix.restore();
		}
		for (const { address, of, in: named } of askedOf(route, rows[route.name] ?? {})) {
			for (const who of askers) {
				const answer = await ask(route, address, who);
				const wasWritten = await matrix.wasWritten();
				const breach = breachOf(answer, named.includes(who), wasWritten, never.get(who));
				if (breach !== undefined) breaches.push(`${who} at ${route.name} of ${of} ${breach}`);
				// that somebody looked is kept, and changes nothing for whoever asks next
				if (wasWritten && route.method !== 'GET') await matrix.restore();
				cells += 1;
			}
		}
	}
	console.log(`${cells} cells of ${routes.length} routes, ${askers.length} people and whose thing it is`);
	expect(breaches).toEqual([]);
	expect(cells).toBeGreaterThan(10_000);
}, 300_000);

const turnedAway = [401, 403, 404];

/** What is wrong with an answer, in words, if anything. */
function breachOf(
	answer: Answer,
	comesIn: boolean,
	wasWritten: boolean,
	never: Answer | undefined,
): string | undefined {
	const { status } = answer;
	if (comesIn) return turnedAway.includes(status) ? `should come in, and was answered ${status}` : undefined;
	if (!turnedAway.includes(status)) return `should be turned away, and was answered ${status}`;
	if (wasWritten) return 'is turned away, and something was written';
	if (never && answer.bytes !== never.bytes) return 'is told something else than of a thing that never was';
	return undefined;
}

test('the words of each person are found by those who may read them and by nobody else, whatever is asked', async () => {
	const found: Record<string, Set<Asker>> = Object.fromEntries(Object.keys(readersOf).map((name) => [name, new Set()]));
	for (const route of routes.filter(({ method }) => method === 'GET')) {
		for (const { address } of askedOf(route, {})) {
			for (const who of askers) {
				const { bytes } = await ask(route, address, who);
				for (const name of Object.keys(readersOf)) if (bytes.includes(canaryNamed(name))) found[name]!.add(who);
			}
		}
	}
	for (const [name, readers] of Object.entries(readersOf)) {
		expect([...found[name]!].toSorted(), name).toEqual([...readers].toSorted());
	}
}, 120_000);

function canaryNamed(name: string): string {
	const [what, of] = name.split('_of_') as [Parameters<typeof canaryOf>[0], Whose];
	return canaryOf(what, of);
}

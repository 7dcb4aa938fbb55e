import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../authorisation/rows.ts';
import { type Asker, type MatrixTown, matrixTown, type Whose } from '../authorisation/town.ts';
import { goodBodies } from '../support/good-bodies.ts';
import { onLoopback, type OnLoopback, run } from './on-loopback.ts';

/**
 * sqlmap at every route that takes anything: each gap of the address, each parameter of the query, each value of the body,
 * as somebody who comes in at that route, for a thing that is theirs. In a town of its own, served on loopback.
 */
let matrix: MatrixTown;
let served: OnLoopback;
let folder: string;

beforeAll(async () => {
	matrix = await matrixTown();
	served = await onLoopback(matrix.town.app);
	folder = await mkdtemp(join(tmpdir(), 'alongside-sqlmap-'));
});
afterAll(async () => {
	await served.close();
	await matrix.close();
	await rm(folder, { recursive: true });
});

interface Operation {
	parameters?: { in: string; name: string; schema: { enum?: string[]; type?: string } }[];
	requestBody?: unknown;
}

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
	'sqlmap finds no way in by any parameter of any %s',
	async (method) => {
		// one method at a time: two requests to one address are one to sqlmap
		const requests = (await everyRequest()).filter((one) => one.method === method);
		const log = join(folder, `${method}.log`);
		await writeFile(log, requests.map(asLogged).join(''));
		const results = join(folder, `${method}.csv`);
		const said = await run('sqlmap', [
			...['-l', log, '--batch', '--ignore-stdin', '--level=2', '--risk=2', '--technique=BEU', '--threads=2'],
			...['--output-dir', join(folder, method), '--results-file', results, '--timeout=10', '--retries=0'],
			...['--flush-session', '--skip-static', '--disable-coloring', '--ignore-code=*'],
		]);
		const reached = said.match(/testing URL/g)?.length ?? 0;
		const parameters = said.match(/heuristic \(basic\) test shows/g)?.length ?? 0;
		const suspected = said.match(/(?<!not )appears to be .*injectable/g)?.length ?? 0;
		const withdrawn = said.match(/false positive or unexploitable/g)?.length ?? 0;
		console.log(
			`sqlmap: ${reached} of ${requests.length} routes with ${method}, ${parameters} parameters, ${suspected} suspected at first, ${withdrawn} withdrawn`,
		);
		expect(reached).toBe(requests.length);
		expect(findingsIn(said)).toEqual([]);
	},
);

/**
 * What sqlmap found and could find again, each with its address. What it suspects first and withdraws is none: every answer to
 * a change has a new id or the like in it, so that two of them differ whatever was asked.
 */
function findingsIn(said: string): string[] {
	let address = '';
	return said.split('\n').flatMap((line) => {
		address = /testing URL '([^']+)'/.exec(line)?.[1] ?? address;
		return /is vulnerable|identified the following injection/i.test(line) ? [`${address}: ${line}`] : [];
	});
}

interface Sent {
	method: string;
	path: string;
	cookie: string;
	body: string | undefined;
}

async function everyRequest(): Promise<Sent[]> {
	const { json } = await matrix.town
		.stranger()
		.get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
	return Object.entries(json.paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, operation]) => {
			const sent = requestFor(method.toUpperCase(), path, operation);
			return sent === undefined ? [] : [sent];
		}),
	);
}

/** The request as somebody who comes in sends it, or undefined for a route that takes nothing. */
function requestFor(method: string, path: string, { parameters = [], requestBody }: Operation): Sent | undefined {
	const name = `${method} ${path}`;
	const queries = parameters.filter((one) => one.in === 'query');
	if (!path.includes('{') && queries.length === 0 && requestBody === undefined) return undefined;
	const [of, who] = somebody(rows[name] ?? {});
	const address = path.replace(/\{(\w+)\}/g, (_, gap: string) => `${matrix.idFor(path, gap, of) ?? 'never-was'}*`);
	const query = queries.map((one) => `${one.name}=${one.schema.enum?.[0] ?? '1'}`).join('&');
	return {
		method,
		path: query === '' ? address : `${address}?${query}`,
		cookie: [...matrix.browser(who).cookies].map(([key, value]) => `${key}=${value}`).join('; '),
		body: requestBody === undefined ? undefined : JSON.stringify(goodBodies[name] ?? {}),
	};
}

function somebody(row: Partial<Record<Whose | 'everything', readonly Asker[]>>): [Whose, Asker] {
	const [of, names] = Object.entries(row).find(([, those]) => those.length > 0) ?? ['kit', ['omar' as const]];
	return [of === 'everything' ? 'kit' : (of as Whose), names[0]!];
}

/** The form in which sqlmap reads many requests at once: a proxy's log. */
function asLogged({ method, path, cookie, body }: Sent): string {
	const bar = '='.repeat(54);
	const lines = [
		`${method} ${path} HTTP/1.1`,
		`Host: ${served.host}`,
		...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
		...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
	];
	return `${bar}\n10:00:00  http://${served.host}  [127.0.0.1]\n${bar}\n${lines.join('\n')}\n\n${body ?? ''}\n${bar}\n\n\n\n`;
}

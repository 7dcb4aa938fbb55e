import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale, serve, type Served } from '../bench/served.ts';
import { run } from './on-loopback.ts';

/**
 * Wapiti walks the pages of a demo council of its own as each kind of person, and attacks every form and address it meets below
 * where it begins: what ends the visit (`/leave`) lies outside, because Debian's wapiti cannot be told to leave a page out.
 */
let served: Served;
let folder: string;

beforeAll(async () => {
	buildIfStale();
	folder = await mkdtemp(join(tmpdir(), 'alongside-wapiti-'));
	served = await serve({
		script: 'server.mjs',
		env: () => ({ DATA_DIR: join(folder, 'data'), DEMO: '1', CLOCK: '2026-11-18T10:00:00Z', LOG_LEVEL: 'warn' }),
		readyAt: '/health/ready',
	});
});
afterAll(async () => {
	await served.stop();
	await rm(folder, { recursive: true });
});

const MINUTES_OF_WALKING = 3;
const SECONDS_OF_EACH_ATTACK = 60;
/** All that ask nothing of the internet: `ssrf` and `xxe` wait for an answer at a server of wapiti's own makers. */
const modules = [
	'sql',
	'xss',
	'permanentxss',
	'exec',
	'file',
	'crlf',
	'redirect',
	'csp',
	'http_headers',
	'cookieflags',
];

test.each([
	['a stranger', undefined, '/en/'],
	['a parent', 'Leanne', '/en/'],
	['a pod’s manager', 'Graham Tolley', '/staff/'],
	['a complaints officer', 'Nasreen Choudhury', '/staff/'],
	['an administrator', 'administrator', '/staff/'],
])('wapiti finds nothing as %s', async (who, name, start) => {
	const cookies = join(folder, 'cookies.json');
	await writeFile(cookies, JSON.stringify({ '127.0.0.1': name === undefined ? {} : await cookieOf(name) }));
	const report = join(folder, 'report.json');
	await rm(report, { force: true });
	const told = await run('wapiti', [
		...[
			'-u',
			served.url + start,
			'--scope',
			'folder',
			'-c',
			cookies,
			'-m',
			modules.join(','),
			'-f',
			'json',
			'-o',
			report,
		],
		...['--max-scan-time', String(MINUTES_OF_WALKING * 60), '--max-attack-time', String(SECONDS_OF_EACH_ATTACK)],
		...['--max-links-per-page', '40', '--max-parameters', '12'],
		...['--flush-session', '--store-session', join(folder, 'store')],
		...['--no-bugreport', '-t', '10', '--verify-ssl', '0'],
	]);
	const { vulnerabilities } = JSON.parse(await readFile(report, 'utf8')) as Report;
	const found = Object.entries(vulnerabilities).flatMap(([kind, those]) =>
		those
			.filter(({ info }) => !onPurpose.includes(info))
			.map(({ method, path, parameter, info }) => `${kind}: ${method} ${path} ${parameter} ${info}`),
	);
	console.log(
		`wapiti as ${who}: ${/found (\d+) URLs and forms/.exec(told)![1]} addresses and forms, ${found.length} findings`,
	);
	expect(found).toEqual([]);
});

/**
 * What is so on purpose. Without TLS, on loopback, nothing can be kept to TLS: `tests/api/accounts/sessions.test.ts`
 * holds that it is under https. The filter of old browsers was a hole of its own, and OWASP would have it off.
 */
const onPurpose = [
	'Secure flag is not set in the cookie : session',
	'Strict-Transport-Security is not set',
	'X-XSS-Protection is not set',
];

interface Report {
	vulnerabilities: Record<string, { method: string; path: string; parameter: string; info: string }[]>;
}

/** The session of somebody of the demo council, as wapiti keeps cookies. */
async function cookieOf(name: string): Promise<object> {
	const people = (await (await fetch(`${served.url}/api/demo/people`)).json()) as Record<
		'families' | 'staff',
		{ id: string; name: string; role: string }[]
	>;
	const { id } = [...people.families, ...people.staff].find((one) => one.name === name || one.role === name)!;
	const answer = await fetch(`${served.url}/api/demo/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
		body: JSON.stringify({ accountId: id }),
	});
	const [pair = ''] = answer.headers.getSetCookie()[0]!.split(';', 1);
	const [cookie = '', value = ''] = pair.split('=', 2);
	return { '/': { [cookie]: { value, expires: null, secure: false, port: null, version: 0 } } };
}

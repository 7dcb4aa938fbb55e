import { request as plainRequest } from 'node:http';
import { expect, test, type APIResponse } from '@playwright/test';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'the server is asked, and cannot tell who runs scripts');

/** What every answer carries, whatever it is: `quality.md` 3.5. */
const everywhere = {
	'cache-control': 'no-store',
	'cross-origin-opener-policy': 'same-origin',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
};

const answers: [string, string, number][] = [
	['a page', '/en/', 200],
	['a page in Arabic', '/ar/help', 200],
	['a page that is not there', '/en/nothing-here', 404],
	['a voice nobody speaks', '/xx/', 404],
	['an address outside every voice', '/nothing', 404],
	['a file', '/favicon.svg', 200],
	['the API', '/api/clocks/stage_1?from=2026-06-08', 200],
	['a refusal of the API', '/api/pods/mine', 401],
	['an API address that is not there', '/api/nothing', 404],
	['health', '/health/ready', 200],
];

for (const [name, path, status] of answers) {
	test(`${name} is answered with every header that keeps people safe`, async ({ request }) => {
		const answer = await request.get(path, { maxRedirects: 0 });
		expect(answer.status()).toBe(status);
		expect(answer.headers()).toMatchObject(everywhere);
		expectStrictPolicy(answer);
	});
}

test('a page loads nothing from anywhere else and runs nothing it was not built with', async ({ page }) => {
	const elsewhere: string[] = [];
	const complaints: string[] = [];
	page.on('request', (asked) => void (new URL(asked.url()).hostname === '127.0.0.1' || elsewhere.push(asked.url())));
	page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
	await page.goto('/en/');
	await page.goto('/ar/tell-us/complaint/pod');
	expect(elsewhere).toEqual([]);
	expect(complaints).toEqual([]);
});

test('a form sent from another site is refused, whatever its method or content type', async ({ request }) => {
	const attempts = [
		['POST', '/api/representations', 'application/json'],
		['DELETE', '/api/session', 'text/plain'],
		['PATCH', '/api/drafts/tell-us', 'application/json'],
		['POST', '/en/come-in', 'application/x-www-form-urlencoded'],
		['PUT', '/en/', 'application/x-unheard-of'],
	] as const;
	for (const [method, path, type] of attempts) {
		for (const from of [
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
		]) {
			const answer = await request.fetch(path, { method, headers: { 'content-type': type, ...from }, data: 'x' });
			expect(answer.status(), `${method} ${path} ${JSON.stringify(from)}`).toBe(403);
			expect(answer.headers()).toMatchObject(everywhere);
		}
	}
});

test('our own forms and programs are let through', async ({ request, baseURL }) => {
	for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, { origin: baseURL! }, {}]) {
		const answer = await request.post('/api/return', { headers, data: { code: 'one' } });
		expect(answer.status(), JSON.stringify(headers)).toBe(422);
	}
});

test('ten megabytes are refused before they are read, by code and in words, and the connection goes on', async ({
	request,
}) => {
	const large = 'x'.repeat(10 * 1024 * 1024);
	const program = await request.post('/api/representations', {
		headers: { 'content-type': 'application/json' },
		data: large,
	});
	expect(program.status()).toBe(413);
	expect(await program.json()).toEqual({ error: { code: 'door.body.too_large' } });
	const person = await request.post('/ar/come-in', { form: { typed: large } });
	expect(person.status()).toBe(413);
	expect(person.headers()).toMatchObject(everywhere);
	expect(await person.text()).toContain('dir="rtl"');
	expect((await request.get('/health/live')).status()).toBe(200);
});

test('a body that does not say how long it is, is refused', async ({ baseURL }) => {
	const status = await new Promise<number>((answered, failed) => {
		const asked = plainRequest(`${baseURL}/api/return`, {
			method: 'POST',
			headers: { 'transfer-encoding': 'chunked', 'content-type': 'application/json' },
		});
		asked.on('response', (response) => answered(response.statusCode!));
		asked.on('error', failed);
		asked.end('{"code":"x"}');
	});
	expect(status).toBe(411);
});

test('health tells the truth in JSON, and the OpenAPI document is there', async ({ request }) => {
	for (const kind of ['live', 'ready']) {
		expect(await (await request.get(`/health/${kind}`)).json()).toEqual({ ok: true, reason: null });
	}
	const document = await (await request.get('/api/openapi.json')).json();
	expect(document.openapi).toBe('3.1.0');
	expect(Object.keys(document.paths)).toContain('/api/representations');
});

test('the start of the address goes to the language the browser asks for', async ({ request }) => {
	const to = async (language: string) =>
		(await request.get('/', { headers: { 'accept-language': language }, maxRedirects: 0 })).headers().location;
	expect(await to('ar-SY,en;q=0.5')).toBe('/ar/');
	expect(await to('fr,en;q=0.5')).toBe('/en/');
	expect(await to('de')).toBe('/en/');
});

function expectStrictPolicy(answer: APIResponse) {
	const policy = answer.headers()['content-security-policy'] ?? '';
	for (const rule of [
		"default-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	]) {
		expect(policy, answer.url()).toContain(rule);
	}
	expect(policy, answer.url()).not.toMatch(/unsafe|\*|https?:|data:/);
}

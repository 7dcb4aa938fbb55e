import { brotliDecompressSync, zstdDecompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { packAnswer, takesPacked } from '../../src/pack.ts';

const long = 'Nobody rang me back. '.repeat(100);
const heaviest = 'Nobody rang me back. '.repeat(2200);
const app = new Hono();
app.use(packAnswer);
app.get('/long', (c) => c.text(long, 404, { 'x-kept': 'yes', 'set-cookie': 'a=b' }));
app.get('/heaviest', (c) => c.text(heaviest));
app.get('/short', (c) => c.text('Sorry'));
app.get('/picture', (c) => c.body(long, 200, { 'content-type': 'image/png' }));

const ask = (path: string, headers: Record<string, string> = {}) =>
	app.request(path, { headers: { 'accept-encoding': 'gzip, deflate, br', ...headers } });
const isPacked = (answer: Response) => answer.headers.get('content-encoding') === 'gzip';

test('a long answer is packed, and keeps its status and headers', async () => {
	const answer = await ask('/long');
	expect(isPacked(answer)).toBe(true);
	expect(answer.status).toBe(404);
	expect(Object.fromEntries(answer.headers)).toMatchObject({
		'x-kept': 'yes',
		'set-cookie': 'a=b',
		vary: 'accept-encoding',
	});
	const bytes = await answer.arrayBuffer();
	expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength));
	const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	expect(await new Response(unpacked).text()).toBe(long);
});

test('a browser that takes zstd is answered with it, because it costs us half as much', async () => {
	const answer = await ask('/long', { 'accept-encoding': 'gzip, deflate, br, zstd' });
	expect(answer.headers.get('content-encoding')).toBe('zstd');
	expect(zstdDecompressSync(await answer.arrayBuffer()).toString('utf8')).toBe(long);
	const refused = await ask('/long', { 'accept-encoding': 'gzip, zstd;q=0' });
	expect(refused.headers.get('content-encoding')).toBe('gzip');
});

test('the heaviest pages go as small as they can, to whoever can unpack them', async () => {
	const answer = await ask('/heaviest', { 'accept-encoding': 'gzip, deflate, br, zstd' });
	expect(answer.headers.get('content-encoding')).toBe('br');
	expect(brotliDecompressSync(await answer.arrayBuffer()).toString('utf8')).toBe(heaviest);
	const refused = await ask('/heaviest', { 'accept-encoding': 'gzip, br;q=0, zstd' });
	expect(refused.headers.get('content-encoding')).toBe('zstd');
});

test('what is short, no text, or asked for by somebody who cannot unpack it, is sent as it is', async () => {
	for (const answer of [await ask('/short'), await ask('/picture'), await ask('/long', { 'accept-encoding': 'br' })]) {
		expect(isPacked(answer)).toBe(false);
	}
});

test('an address with a query that another site chose is not packed, so that nobody can guess by its length', async () => {
	const from = (site: string) => ({ 'sec-fetch-site': site });
	expect(isPacked(await ask('/long?guess=1', from('cross-site')))).toBe(false);
	expect(isPacked(await ask('/long?guess=1', from('same-site')))).toBe(false);
	expect(isPacked(await ask('/long?guess=1', from('same-origin')))).toBe(true);
	expect(isPacked(await ask('/long', from('cross-site')))).toBe(true);
});

test.each([
	['gzip', true],
	['deflate, gzip;q=1.0, *;q=0.5', true],
	['br,gzip;q=0.8', true],
	['gzip;q=0', false],
	['gzip;q=0.0, br', false],
	['xgzip', false],
	['', false],
	[undefined, false],
])('accept-encoding %s', (header, expected) => {
	expect(takesPacked(header)).toBe(expected);
});

test('a browser says which ways of packing it takes', () => {
	expect(takesPacked('gzip, deflate, br', 'br')).toBe(true);
	expect(takesPacked('gzip, br;q=0', 'br')).toBe(false);
	expect(takesPacked('gzip, brx', 'br')).toBe(false);
});

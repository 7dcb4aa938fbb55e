import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { findChromium } from '../support/chromium.ts';
import { afterwards } from './afterwards.ts';
import { familyPages, type Reader } from './family-pages.ts';
import type { House } from './house.ts';
import { pause } from './served.ts';
import { kB, type Line, printTable, verdict } from './table.ts';

const BYTES_MOST = 30_000;
const REQUESTS_MOST = 5;
const SCRIPT_GZIPPED_MOST = 12_000;

const voices = ['en', 'ar'];

/** A phone's width, and tall enough that nothing waits to be scrolled to. */
const viewport = { width: 390, height: 6000 };
const QUIET_MS = 150;

interface Weight {
	/** Where the page sent the browser on to, or the page itself. */
	landed: string;
	bytes: number;
	requests: number;
	/** Bytes of scripts that are files of their own, as sent. */
	scriptFiles: number;
	/** All scripts, in files and in the page, each packed by gzip. */
	scriptGzipped: number;
	/** Nothing to fill in on it. */
	isReadOnly: boolean;
}

/** The weights of one page, by who reads it in which voice. */
interface Weighed {
	path: string;
	by: Map<string, Weight>;
}

/** 2.1: what a first visit to each family page costs a phone. */
export async function pageWeight({ served }: House): Promise<Line[]> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error('No Chromium found: npm test installs it');
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
	afterwards(() => browser.close());
	const { paths, readers } = await familyPages(served.url);
	const pages: Weighed[] = [];
	for (const path of paths) {
		const by = new Map<string, Weight>();
		for (const voice of voices) {
			for (const reader of readers)
				by.set(`${voice} ${reader.who}`, await weigh(browser, served.url, voice, path, reader));
		}
		pages.push({ path, by });
	}
	await browser.close();
	print(pages);
	return [summaryOf(pages)];
}

/** In a browser that was never here before: nothing is kept from one visit to the next. */
async function weigh(browser: Browser, url: string, voice: string, path: string, { cookie }: Reader): Promise<Weight> {
	const context = await browser.newContext({ viewport });
	const [name = '', value = ''] = cookie.split('=', 2);
	await context.addCookies([{ name, value, url }]);
	const page = await context.newPage();
	const counted = await count(await context.newCDPSession(page));
	await page.goto(`${url}/${voice}${path}`);
	await counted.quiet();
	const seen = await page.evaluate(() => ({
		icon: document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href,
		inline: [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent).join('\n'),
		isReadOnly: document.querySelector('main form') === null,
	}));
	const scripts = await counted.scripts();
	const landed = new URL(page.url()).pathname.slice(voice.length + 1);
	await context.close();
	// a browser without a window never asks for the icon, one with a window does
	const iconBytes = seen.icon === undefined || counted.urls.has(seen.icon) ? 0 : await bytesOnTheWire(seen.icon);
	return {
		landed,
		bytes: counted.bytes() + iconBytes,
		requests: counted.requests() + (iconBytes > 0 ? 1 : 0),
		scriptFiles: scripts.bytes,
		scriptGzipped: scripts.gzipped + (seen.inline === '' ? 0 : gzipSync(seen.inline).length),
		isReadOnly: seen.isReadOnly,
	};
}

/** Counts what arrives, headers and hops of redirects included. */
async function count(devtools: CDPSession) {
	const urls = new Set<string>();
	const scripts = new Map<string, number>();
	const open = new Set<string>();
	let bytes = 0;
	let requests = 0;
	let changedAt = performance.now();
	devtools.on('Network.requestWillBeSent', ({ request, redirectResponse, type, requestId }) => {
		if (request.url.startsWith('data:')) return;
		requests += 1;
		urls.add(request.url);
		open.add(requestId);
		bytes += redirectResponse?.encodedDataLength ?? 0;
		if (type === 'Script') scripts.set(requestId, 0);
	});
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes += encodedDataLength;
		if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
		closed(requestId);
	});
	devtools.on('Network.loadingFailed', ({ requestId }) => closed(requestId));
	await devtools.send('Network.enable');
	return {
		urls,
		bytes: () => bytes,
		requests: () => requests,
		/** Everything that was asked for is here, and nothing more is asked for. */
		quiet: async () => {
			while (open.size > 0 || performance.now() - changedAt < QUIET_MS) await pause(QUIET_MS / 5);
		},
		scripts: async () => {
			const bodies = [...scripts.keys()].map((requestId) => devtools.send('Network.getResponseBody', { requestId }));
			return {
				bytes: [...scripts.values()].reduce((sum, each) => sum + each, 0),
				gzipped: (await Promise.all(bodies)).reduce((sum, { body }) => sum + gzipSync(body).length, 0),
			};
		},
	};

	function closed(requestId: string) {
		open.delete(requestId);
		changedAt = performance.now();
	}
}

function bytesOnTheWire(url: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const asked = get(url, { agent: false, headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
			const { socket } = answer;
			answer.resume().once('end', () => resolve(socket.bytesRead));
		});
		asked.once('error', reject);
	});
}

function fits({ bytes, requests, scriptFiles, scriptGzipped, isReadOnly }: Weight): boolean {
	if (bytes > BYTES_MOST || requests > REQUESTS_MOST || scriptGzipped > SCRIPT_GZIPPED_MOST) return false;
	return !isReadOnly || scriptFiles === 0;
}

const most = (weights: Iterable<Weight>, of: (weight: Weight) => number) => Math.max(...[...weights].map(of));

function print(pages: readonly Weighed[]): void {
	const names = [...pages[0]!.by.keys()];
	printTable(
		['first visit to', ...names, 'requests', 'script files', 'all script, gzipped', ''],
		pages.map(({ path, by }) => [
			path,
			...names.map((name) => `${kB(by.get(name)!.bytes)}${by.get(name)!.landed === path ? '' : ' ->'}`),
			String(most(by.values(), ({ requests }) => requests)),
			kB(most(by.values(), ({ scriptFiles }) => scriptFiles)),
			kB(most(by.values(), ({ scriptGzipped }) => scriptGzipped)),
			verdict([...by.values()].every(fits)),
		]),
	);
	console.log('(-> sent on to another page, which is counted with the way there)\n');
}

function summaryOf(pages: readonly Weighed[]): Line {
	const all = pages.flatMap(({ by }) => [...by.values()]);
	const fitting = all.filter(fits).length;
	const requests = most(all, (weight) => weight.requests);
	const script = most(all, (weight) => weight.scriptGzipped);
	return {
		bar: '2.1',
		what: 'first visit to a family page, the most',
		measured: `${kB(most(all, (weight) => weight.bytes))}, ${requests} requests, ${kB(script)} script`,
		ratio: `${fitting} of ${all.length} fit`,
		limit: `${kB(BYTES_MOST)}, ${REQUESTS_MOST} requests, ${kB(SCRIPT_GZIPPED_MOST)} script, none as files to read only`,
		met: fitting === all.length,
	};
}

import { globSync } from 'node:fs';
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { findChromium } from '../support/chromium.ts';
import { afterwards } from './afterwards.ts';
import { complaintTo } from './complaint.ts';
import type { House } from './house.ts';
import { as, connections } from './load.ts';
import { kB, type Line, printTable, verdict } from './table.ts';

const BYTES_MOST = 30_000;
const REQUESTS_MOST = 5;
const SCRIPT_GZIPPED_MOST = 12_000;

const voices = ['en', 'ar'];

interface Visit {
	path: string;
	who: string;
	/** Where the page sent the browser on to, or the path itself. */
	landed: string;
	status: number;
	bytes: number;
	requests: number;
	/** Bytes of scripts that are files of their own, as sent. */
	scriptFiles: number;
	/** All scripts, in files and in the page, each kind packed by gzip. */
	scriptGzipped: number;
	/** Nothing to fill in on it. */
	isReadOnly: boolean;
}

/** 2.1: what a first visit to each family page costs a phone. */
export async function pageWeight(house: House): Promise<Line[]> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error('No Chromium found: npm test installs it');
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
	afterwards(() => browser.close());
	const readers = [
		{ who: 'stranger', cookie: undefined },
		{ who: 'family', cookie: house.family.cookie },
	];
	const visits: Visit[] = [];
	for (const path of await familyPaths(house)) {
		for (const voice of voices) {
			for (const { who, cookie } of readers) {
				visits.push({ who, ...(await visit(browser, house.served.url, `/${voice}${path}`, cookie)) });
			}
		}
	}
	await browser.close();
	printVisits(visits);
	return [summaryOf(visits)];
}

/** Every page there is under a voice: a new page is measured without being named here. */
async function familyPaths({ served, family }: House): Promise<string[]> {
	const connected = connections(served.url, 1);
	const asked = complaintTo(family.podId, family.cookie);
	const { id } = JSON.parse(as(201, asked, await connected.ask(asked))) as { id: string };
	connected.close();
	const filled: Record<string, string> = { kind: 'complaint', id, representation: id, pod: family.podId };
	const files = globSync('src/pages/[[]voice[]]/**/*.astro').sort();
	const paths = files.map((file) =>
		file
			.replace(/^src\/pages\/\[voice\]|(\/?index)?\.astro$/g, '')
			.replace(/\[(\w+)\]/g, (_, name: string) => filled[name] ?? name),
	);
	return [...paths.map((path) => path || '/'), '/nothing-here'];
}

/** A browser that was never here before: nothing is kept from one visit to the next. */
async function visit(
	browser: Browser,
	url: string,
	path: string,
	cookie: string | undefined,
): Promise<Omit<Visit, 'who'>> {
	const context = await browser.newContext();
	const [name, value] = cookie?.split('=', 2) ?? [];
	if (name && value) await context.addCookies([{ name, value, url }]);
	const page = await context.newPage();
	const counted = count(await context.newCDPSession(page));
	await counted.ready;
	const answer = await page.goto(url + path, { waitUntil: 'networkidle' });
	const seen = await page.evaluate(() => ({
		icon: document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href,
		inline: [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent).join('\n'),
		isReadOnly: document.querySelector('main form') === null,
	}));
	const scripts = await counted.scripts();
	const landed = new URL(page.url()).pathname;
	await context.close();
	// a browser without a window never asks for the icon, one with a window does
	const iconBytes = seen.icon === undefined || counted.urls.has(seen.icon) ? 0 : await bytesOnTheWire(seen.icon);
	return {
		path,
		landed,
		status: answer?.status() ?? 0,
		bytes: counted.bytes() + iconBytes,
		requests: counted.requests() + (iconBytes > 0 ? 1 : 0),
		scriptFiles: scripts.bytes,
		scriptGzipped: scripts.gzipped + (seen.inline === '' ? 0 : gzipSync(seen.inline).length),
		isReadOnly: seen.isReadOnly,
	};
}

/** Counts what arrives, headers and hops of redirects included. */
function count(devtools: CDPSession) {
	const urls = new Set<string>();
	const scripts = new Map<string, number>();
	let bytes = 0;
	let requests = 0;
	devtools.on('Network.requestWillBeSent', ({ request, redirectResponse, type, requestId }) => {
		if (request.url.startsWith('data:')) return;
		requests += 1;
		urls.add(request.url);
		bytes += redirectResponse?.encodedDataLength ?? 0;
		if (type === 'Script') scripts.set(requestId, 0);
	});
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes += encodedDataLength;
		if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
	});
	return {
		ready: devtools.send('Network.enable'),
		urls,
		bytes: () => bytes,
		requests: () => requests,
		scripts: async () => {
			const bodies = [...scripts.keys()].map((requestId) => devtools.send('Network.getResponseBody', { requestId }));
			return {
				bytes: [...scripts.values()].reduce((sum, each) => sum + each, 0),
				gzipped: (await Promise.all(bodies)).reduce((sum, { body }) => sum + gzipSync(body).length, 0),
			};
		},
	};
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

function isMet({ bytes, requests, scriptFiles, scriptGzipped, isReadOnly }: Visit): boolean {
	const fits = bytes <= BYTES_MOST && requests <= REQUESTS_MOST && scriptGzipped <= SCRIPT_GZIPPED_MOST;
	return fits && !(isReadOnly && scriptFiles > 0);
}

function printVisits(visits: readonly Visit[]): void {
	printTable(
		[
			'first visit to',
			'as',
			'answer',
			'on the wire',
			'requests',
			'script files',
			'all script, gzipped',
			'read only',
			'',
		],
		visits.map((seen) => [
			seen.path,
			seen.who,
			seen.landed === seen.path ? String(seen.status) : `-> ${seen.landed}`,
			kB(seen.bytes),
			String(seen.requests),
			kB(seen.scriptFiles),
			kB(seen.scriptGzipped),
			seen.isReadOnly ? 'yes' : 'no',
			verdict(isMet(seen)),
		]),
	);
	console.log('');
}

function summaryOf(visits: readonly Visit[]): Line {
	const most = (of: (visit: Visit) => number) => Math.max(...visits.map(of));
	const met = visits.filter(isMet).length;
	return {
		bar: '2.1',
		what: `first visit, the heaviest of ${visits.length}`,
		measured: `${kB(most(({ bytes }) => bytes))}, ${most(({ requests }) => requests)} requests`,
		baseline: '226 to 296 kB GOV.UK (2020)',
		limit: `${kB(BYTES_MOST)}, ${REQUESTS_MOST} requests`,
		ratio: `${met} of ${visits.length} fit`,
		met: met === visits.length,
	};
}

import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession } from '@playwright/test';
import { openBrowser, windowOf } from './browser.ts';
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
const QUIET_MS = 100;

interface Weight {
	/** The page sent the browser on to another one. */
	isElsewhere: boolean;
	bytes: number;
	requests: number;
	/** Bytes of scripts that are files of their own, as sent, with everything opened that can be. */
	scriptFiles: number;
	/** All scripts, in files and in the page, each packed by gzip, with everything opened that can be. */
	scriptGzipped: number;
	/** Nothing to fill in on it. */
	isReadOnly: boolean;
}

/** The weights of one page for one reader, by voice. */
interface Weighed {
	path: string;
	by: Map<string, Weight>;
}

/** 2.1: what a first visit to each family page costs a phone. */
export async function pageWeight({ served }: House): Promise<Line[]> {
	const browser = await openBrowser();
	const pages: Weighed[] = [];
	for (const reader of await familyPages(served.url)) {
		const weigh = await scaleOf(browser, served.url, reader);
		for (const path of reader.paths) {
			const by = new Map<string, Weight>();
			for (const voice of voices) by.set(voice, await weigh(voice, path));
			pages.push({ path: `${path} ${reader.who}`, by });
		}
	}
	await browser.close();
	print(pages);
	return [summaryOf(pages)];
}

/** A browser that keeps nothing, so that every visit is a first one. */
async function scaleOf(browser: Browser, url: string, reader: Reader) {
	const context = await windowOf(browser, url, reader, { viewport });
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
	const counter = counterOn(devtools);
	return async function weigh(voice: string, path: string): Promise<Weight> {
		counter.putToNothing();
		await page.goto(`${url}/${voice}${path}`);
		const { bytes, requests } = await counter.whenQuiet();
		const isReadOnly = await page.evaluate(openEverything);
		const { urls, scripts } = await counter.whenQuiet();
		const seen = await page.evaluate(() => ({
			icon: document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href,
			inline: [...document.querySelectorAll('script:not([src], [type="application/json"])')]
				.map((script) => script.textContent)
				.join('\n'),
		}));
		const files = await Promise.all([...scripts.keys()].map(async (script) => (await fetch(script)).text()));
		// a browser without a window never asks for the icon, one with a window does
		const iconBytes = seen.icon === undefined || urls.has(seen.icon) ? 0 : await bytesOnTheWire(seen.icon);
		return {
			isElsewhere: page.url() !== `${url}/${voice}${path}` && path !== '/',
			bytes: bytes + iconBytes,
			requests: requests + (iconBytes > 0 ? 1 : 0),
			scriptFiles: sum(scripts.values()),
			scriptGzipped: sum([...files, seen.inline].map((text) => (text === '' ? 0 : gzipSync(text).length))),
			isReadOnly,
		};
	};
}

/** In the browser: a script that comes when something is opened counts too. Answers whether there is nothing to fill in. */
function openEverything(): boolean {
	for (const closed of document.querySelectorAll('details')) closed.open = true;
	return document.querySelector('main form') === null;
}

/** Counts what arrives since it was last put to nothing, headers and hops of redirects included. */
function counterOn(devtools: CDPSession) {
	const nothing = () => ({ bytes: 0, requests: 0, urls: new Set<string>(), scripts: new Map<string, number>() });
	const open = new Map<string, string | undefined>();
	let counted = nothing();
	let changedAt = performance.now();
	devtools.on('Network.requestWillBeSent', ({ request, redirectResponse, type, requestId }) => {
		if (request.url.startsWith('data:')) return;
		counted.requests += 1;
		counted.urls.add(request.url);
		counted.bytes += redirectResponse?.encodedDataLength ?? 0;
		open.set(requestId, type === 'Script' ? request.url : undefined);
	});
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		counted.bytes += encodedDataLength;
		const script = open.get(requestId);
		if (script !== undefined) counted.scripts.set(script, encodedDataLength);
		over(requestId);
	});
	devtools.on('Network.loadingFailed', ({ requestId }) => over(requestId));
	return {
		putToNothing: () => void (counted = nothing()),
		/** What arrived, once everything that was asked for is here and nothing more is asked for. */
		whenQuiet: async () => {
			while (open.size > 0 || performance.now() - changedAt < QUIET_MS) await pause(QUIET_MS / 5);
			return { ...counted };
		},
	};

	function over(requestId: string) {
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

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);

const most = (weights: Iterable<Weight>, of: (weight: Weight) => number) => Math.max(...[...weights].map(of));

function print(pages: readonly Weighed[]): void {
	const names = [...pages[0]!.by.keys()];
	printTable(
		['first visit to', ...names, 'requests', 'script files', 'all script, gzipped', ''],
		pages.map(({ path, by }) => [
			path,
			...names.map((name) => `${kB(by.get(name)!.bytes)}${by.get(name)!.isElsewhere ? ' ->' : ''}`),
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

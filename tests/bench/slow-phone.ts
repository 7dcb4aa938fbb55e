import type { Browser, Page } from '@playwright/test';
import { becomeSlowPhone } from '../support/slow-phone.ts';
import { openBrowser, windowOf } from './browser.ts';
import { familyPages, type Reader } from './family-pages.ts';
import type { House } from './house.ts';
import { median } from './load.ts';
import { type Line, ms, printTable, verdict } from './table.ts';

const viewport = { width: 360, height: 640 };

const LARGEST_PAINT_MOST_MS = 2000;
const BLOCKED_MOST_MS = 50;
/** As browsers tell it, in thousandths. Less is a line that came in two parts over the slow line, and was painted so. */
const SHIFTED_LESS_THAN = 0.0005;
/** A task may be this long before it keeps somebody waiting: what is above counts as blocked. */
const TASK_MOST_MS = 50;
/** After this long nothing more happens on a page by itself. */
const SETTLED_MS = 1500;

const voices = ['en', 'ar'];

interface Felt {
	/** When the largest thing on the screen stood there. */
	largestPaint: number;
	/** For how long nothing answered to a finger. */
	blocked: number;
	/** How much of the page jumped, as browsers count it. */
	shifted: number;
}

/** 2.2: what the first visit to each family page is like on a slow phone with a slow line. */
export async function slowPhone({ served }: House): Promise<Line[]> {
	const browser = await openBrowser();
	const all: { path: string; felt: Felt }[] = [];
	for (const reader of await familyPages(served.url)) {
		const page = await phone(browser, served.url, reader);
		for (const voice of voices) {
			for (const path of reader.paths) {
				const url = `${served.url}/${voice}${path}`;
				all.push({ path: `/${voice}${path} ${reader.who}`, felt: await visitUntilSure(page, url) });
			}
		}
	}
	await browser.close();
	const slowest = all.toSorted((one, other) => other.felt.largestPaint - one.felt.largestPaint).slice(0, 10);
	const unfit = all.filter(({ felt }) => !fits(felt));
	printTable(
		['the ten slowest on a slow phone, and those that do not fit', 'largest paint', 'blocked', 'shifted'],
		[...new Set([...slowest, ...unfit])].map(({ path, felt }) => [
			path,
			ms(felt.largestPaint),
			ms(felt.blocked),
			felt.shifted.toFixed(5),
		]),
	);
	const most = (of: (felt: Felt) => number) => Math.max(...all.map(({ felt }) => of(felt)));
	const met = all.length - unfit.length;
	console.log(`${met} of ${all.length}: ${verdict(met === all.length)}\n`);
	return [
		{
			bar: '2.2',
			what: 'a family page on a slow phone, the slowest',
			measured: `largest paint ${ms(most((felt) => felt.largestPaint))}, blocked ${ms(most((felt) => felt.blocked))}, shifted ${most((felt) => felt.shifted).toFixed(5)}`,
			ratio: `${met} of ${all.length} fit`,
			limit: `${LARGEST_PAINT_MOST_MS} ms, ${BLOCKED_MOST_MS} ms, 0`,
			met: met === all.length,
		},
	];
}

/** A browser that keeps nothing, on a slow processor behind a slow line, and notes what a person there would feel. */
async function phone(browser: Browser, url: string, reader: Reader): Promise<Page> {
	const context = await windowOf(browser, url, reader, {
		viewport,
		deviceScaleFactor: 2,
		isMobile: true,
		hasTouch: true,
	});
	const page = await context.newPage();
	await page.addInitScript(feel, TASK_MOST_MS);
	const devtools = await context.newCDPSession(page);
	await becomeSlowPhone(devtools);
	await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
	return page;
}

/** A page that does not fit is visited twice more, and the middle counts: a processor is sometimes busy with what is no page's fault. */
async function visitUntilSure(page: Page, url: string): Promise<Felt> {
	const first = await visit(page, url);
	if (fits(first)) return first;
	const visits = [first, await visit(page, url), await visit(page, url)];
	const middle = (of: (felt: Felt) => number) => median(visits.map(of));
	return {
		largestPaint: middle((felt) => felt.largestPaint),
		blocked: middle((felt) => felt.blocked),
		shifted: middle((felt) => felt.shifted),
	};
}

async function visit(page: Page, url: string): Promise<Felt> {
	await page.goto(url);
	await page.waitForTimeout(SETTLED_MS);
	return page.evaluate(() => (globalThis as unknown as { felt: Felt }).felt);
}

/** In the page, before anything of it has come. */
function feel(longest: number): void {
	const felt = { largestPaint: 0, blocked: 0, shifted: 0 };
	Object.assign(globalThis, { felt });
	const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
		new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
	watch('largest-contentful-paint', ({ startTime }) => (felt.largestPaint = startTime));
	watch('longtask', ({ duration }) => (felt.blocked += duration - longest));
	watch('layout-shift', (entry) => (felt.shifted += (entry as PerformanceEntry & { value: number }).value));
}

function fits({ largestPaint, blocked, shifted }: Felt): boolean {
	return largestPaint <= LARGEST_PAINT_MOST_MS && blocked <= BLOCKED_MOST_MS && shifted < SHIFTED_LESS_THAN;
}

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Axe from 'axe-core';
import { type BrowserContext, expect, type Page, type Response, test } from '@playwright/test';
import { shippedSettings } from '../../api/council/settings.ts';
import { directionOf, isVoice, languageOf, type Voice } from '../../src/text/voices.ts';
import { axeScript } from './axe.ts';
import { devtoolsOf } from './devtools.ts';
import { markupMistakesIn } from './markup.ts';
import { ownRules } from './page-rules.ts';
import { pageRoutes, routeOf } from './page-routes.ts';
import { stretchedMistakesOn } from './stretches.ts';
import { tabbingMistakesOn } from './tabbing.ts';

/** What holds for every page of the house, whoever is reading it. */

const rules = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Words that a tab must not say while somebody looks over a shoulder. */
const tellingWords = /complain|social|council|worker|child|safe|pod|westmere|شكو|اجتماعي|مجلس|طفل|أطفال|فريق/i;

export const neutralSite = shippedSettings.leave_to;

export function runsScripts(): boolean {
	return test.info().project.use.javaScriptEnabled !== false && !losesScripts();
}

/** A browser whose reader took the styles of every page away: its pages have no looks, and how they read is what is asked. */
export function losesStyles(): boolean {
	return test.info().project.name === 'styles-cut-off';
}

export async function takeStylesAway(context: BrowserContext): Promise<void> {
	await context.route('**/*', async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const answer = await route.fetch({ maxRedirects: 0 });
		const type = answer.headers()['content-type'] ?? '';
		if (!type.startsWith('text/html')) return route.fulfill({ response: answer });
		const body = (await answer.text()).replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '');
		return route.fulfill({ response: answer, body });
	});
}

/** A browser that would run scripts, on a line that breaks whenever one is asked for. */
export function losesScripts(): boolean {
	return test.info().project.name === 'scripts-cut-off';
}

/** The voice in which a page speaks: the first part of a family address. Staff pages are in English. */
export function voiceOn(page: Page): Voice {
	const segment = new URL(page.url()).pathname.split('/')[1];
	return isVoice(segment) ? segment : 'en';
}

export function isFamilyPage(page: Page): boolean {
	return isVoice(new URL(page.url()).pathname.split('/')[1]);
}

/**
 * Asked of every page that somebody arrives at in a journey. What is wrong fails the journey at its end: the story goes on.
 * Returns whether axe saw the page: it looks once at pages that are built alike.
 */
export async function isSound(page: Page, how: { finer?: boolean } = {}): Promise<boolean> {
	await isFramedRightly(page);
	return looksRight(page, how);
}

/** Language, direction, one heading, the ways out, the mark of the demo, and a tab that gives nothing away. */
export async function isFramedRightly(page: Page): Promise<void> {
	const voice = voiceOn(page);
	const framed = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir || 'ltr',
		headings: document.querySelectorAll('h1').length,
		waysOut: [...document.querySelectorAll('header a')].filter((link) => link.getAttribute('href') === '/leave').length,
		demoMark: document.querySelectorAll('aside.demo').length,
	}));
	await countState(page);
	expect.soft(framed, page.url()).toEqual({
		lang: languageOf(voice),
		dir: directionOf(voice),
		headings: 1,
		waysOut: 2, // the button, and the link that only the keyboard meets
		demoMark: 1,
	});
	if (isFamilyPage(page)) expect.soft(await page.title(), page.url()).not.toMatch(tellingWords);
}

const routes = pageRoutes();

/** Which page, in which voice, with a mistake or without, how wide and by which light: one line for `tests/run.ts` to count. */
export async function countState(page: Page): Promise<void> {
	const look = await page.evaluate(() => {
		const mistaken = document.querySelector('.mistakes') === null ? 'sound' : 'mistaken';
		const light = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
		return `${mistaken} ${document.documentElement.clientWidth} ${light}`;
	});
	const { pathname } = new URL(page.url());
	const broke = lastCame.get(page)?.status() === 500;
	const route = broke ? '/500' : (routeOf(pathname, routes) ?? '/404'); // what is nowhere is shown by the page for that
	const script = runsScripts() ? 'script' : 'no-script';
	appendFileSync(join(output, 'page-states.txt'), `${voiceOn(page)} ${route} ${look} ${script}\n`);
}

/** What a first visit costs a phone: bytes of all that comes, how often is asked, bytes of script packed by gzip. */
export interface PageWeight {
	bytes: number;
	requests: number;
	script: number;
	path: string;
}

/** One line for `tests/run.ts` to find the heaviest by. */
export function countWeight(weight: PageWeight): void {
	appendFileSync(join(output, 'page-weights.txt'), `${JSON.stringify(weight)}\n`);
}

/**
 * axe is itself a script: where a page may run none, its timers never come back. The pages are the same there to the
 * last byte, so what is found with scripts is found for both.
 */
export async function looksRight(page: Page, { finer = false } = {}): Promise<boolean> {
	if (!runsScripts() || losesStyles()) return false;
	const { frame, pieces } = await page.evaluate(buildOf);
	const news = pieces.flatMap((piece, at) => (isKnown(`piece ${piece}`) ? [] : [at]));
	const isNewFrame = !isKnown(`frame ${frame}`);
	const isNew = isNewFrame || news.length > 0;
	if (isNew) {
		const ofPieces = isNewFrame ? undefined : news;
		const all = [`frame ${frame}`, ...pieces.map((piece) => `piece ${piece}`)];
		await isAllRight(page, await axeViolationsOn(page, ofPieces), all);
	}
	const whole = `finer ${frame} ${pieces.join(' ')}`;
	if (!finer || isKnown(whole)) return isNew;
	await isAllRight(page, await finerMistakesOn(page), [whole]);
	return true;
}

/** What axe does not look for, in the page and in its markup. */
async function finerMistakesOn(page: Page): Promise<string[]> {
	return [
		...(await page.evaluate(ownRules, isFamilyPage(page))),
		...(await markupMistakesOn(page)),
		...(await stretchedMistakesOn(page, isFamilyPage(page))),
		...(await tabbingMistakesOn(page)),
	];
}

async function isAllRight(page: Page, mistakes: string[], builds: string[]): Promise<void> {
	expect.soft(mistakes, page.url()).toEqual([]);
	if (mistakes.length === 0) for (const build of builds) writeFileSync(fileOf(build), page.url());
}

/**
 * How pages were built that had nothing wrong: the same page with other words in it is not looked at twice. One file for
 * each, because the browsers of one run share them; the configuration empties the folder as the run begins.
 */
const output = fileURLToPath(new URL('../.output', import.meta.url));
const foundSound = join(output, 'sound');
mkdirSync(foundSound, { recursive: true });

function isKnown(build: string): boolean {
	return existsSync(fileOf(build));
}

function fileOf(build: string): string {
	return join(foundSound, createHash('sha256').update(build).digest('hex'));
}

/**
 * How a page is built, at this width and in this light: its elements with all that is said of them but words, names and
 * addresses. Rows that are built alike count once, so that a list with one more of them is the same page. The pieces of
 * its main part are told one by one: a step in a case changes one of twenty, and the others need not be looked at again.
 */
function buildOf(): { frame: string; pieces: string[] } {
	const words =
		/^(id|for|href|value|name|content|data-|(form)?action|form$|d$|title|props|opts|uid|component-url|datetime|aria-(label|describedby))/;
	// the wordings of a language differ in words and in the size of letters alone
	const said = (element: Element) =>
		[...element.attributes].filter(({ name }) => element.localName !== 'html' || name === 'dir');
	const tag = (element: Element) =>
		`<${element.localName} ${said(element)
			.map(({ name, value }) => (words.test(name) ? name : `${name}=${value}`))
			.join()}>`;
	const within = (element: Element): Element[] =>
		[...element.children].flatMap((child) => (child.matches('div:not([role])') ? within(child) : [child]));
	const pieces = within(document.querySelector('main') ?? document.body);
	const built = (element: Element): string => {
		const children = [...element.children].filter((child) => !pieces.includes(child));
		const says = element.children.length > 0 || (element.textContent ?? '').trim() === '' ? '' : 'words';
		return tag(element) + [...new Set(children.map(built))].join('') + says;
	};
	const look = `${document.documentElement.clientWidth} ${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'}`;
	const around = (element: Element | null): string =>
		element === null ? look : around(element.parentElement) + tag(element);
	const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => localName);
	const order = levels.filter((level, at) => level !== levels[at - 1]);
	Object.assign(globalThis, { pieces });
	return {
		frame: `${look} ${order.join()} ${built(document.documentElement)}`,
		pieces: pieces.map((piece) => around(piece.parentElement) + built(piece)),
	};
}

/** What axe finds on the page, or in those of its pieces that stand at these places. */
export async function axeViolationsOn(page: Page, places?: number[]): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await bringAxe(page);
	return page.evaluate(
		async ({ tags, places }) => {
			const { axe, pieces } = window as unknown as { axe: typeof Axe; pieces: Element[] };
			const where = places === undefined ? document : { include: places.map((place) => pieces[place]!) };
			const { violations } = await axe.run(where, { runOnly: tags, resultTypes: ['violations'], preload: false });
			return violations.flatMap(({ id, nodes }) =>
				nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
			);
		},
		{ tags: rules, places },
	);
}

async function bringAxe(page: Page): Promise<void> {
	await (await devtoolsOf(page)).send('Runtime.evaluate', { expression: axeScript });
}

/** The page as it came last, whatever it was the answer to. */
const lastCame = new WeakMap<Page, Response>();

/** What the strictest reader of markup finds in the page as it left the server. */
async function markupMistakesOn(page: Page): Promise<string[]> {
	const html = await lastCame.get(page)?.text();
	return html === undefined ? [] : markupMistakesIn(html).map((mistake) => `markup: ${mistake}`);
}

/** Everything that a browser grumbles about: errors in its console, scripts that break, requests to anywhere else. */
export function watch(context: BrowserContext): string[] {
	const troubles: string[] = [];
	const isOfLine = (words: string) => losesScripts() && /ERR_CONNECTION_CLOSED|dynamically imported module/.test(words);
	const refused = new Set<string>();
	context.on('response', (answer) => {
		const isPage = answer.request().isNavigationRequest() && answer.status() !== 303;
		if (isPage) lastCame.set(answer.frame().page(), answer);
		// a page that answers 404 or 422 on purpose is an "error" to the browser's console, and to nobody else
		if (answer.request().isNavigationRequest() && answer.status() >= 400) refused.add(answer.url().split('#')[0]!);
	});
	context.on('console', (message) => {
		const { url } = message.location();
		const isOfPage = message.text().startsWith('Failed to load resource') && refused.has(url.split('#')[0]!);
		if (message.type() === 'error' && !isOfPage && !isOfLine(message.text()))
			troubles.push(`console: ${message.text()} (${url})`);
	});
	context.on('weberror', (error) => {
		if (!isOfLine(error.error().message)) troubles.push(`script: ${error.error().message}`);
	});
	context.on('request', (asked) => {
		const { hostname, protocol } = new URL(asked.url());
		const isOurs = ['127.0.0.1', 'localhost'].includes(hostname) || protocol === 'data:';
		if (!isOurs && hostname !== new URL(neutralSite).hostname) troubles.push(`asked elsewhere: ${asked.url()}`);
	});
	return troubles;
}

import type { Page } from '@playwright/test';
import { devtoolsOf } from './devtools.ts';

/**
 * What readers do to pages so that they can read them, and what must hold while they do: nothing wider than the screen,
 * nothing cut off, every control to be seen.
 */

/** WCAG 1.4.12: whoever needs more air between lines, words and letters may take this much. */
const moreSpace = `
	* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
	p { margin-block-end: 2em !important }
`;

/** A browser's letters are 16 px high where nobody asked for others. WCAG 1.4.4: twice that. */
const [usualLetters, largeLetters] = [16, 32];

/** WCAG 1.4.10: what is left of a page that somebody makes four times as large. A phone's is higher. */
const smallest = { width: 320, height: 256 };
const usualHeight = 640;

interface Stretch {
	name: string;
	begin: (page: Page) => Promise<unknown>;
	end: (page: Page) => Promise<unknown>;
	/** Staff pages are in English and stay so. */
	ofFamilies?: true;
	/** A letter twice as large has half the line: on the smallest phone that is no longer asked (WCAG 1.4.10). */
	from?: number;
	/** On wider screens it would be another page. */
	upTo?: number;
}

const stretches: readonly Stretch[] = [
	{
		name: 'with more space',
		begin: (page) =>
			page.evaluate((rules) => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync(rules);
				document.adoptedStyleSheets.push(sheet);
			}, moreSpace),
		end: (page) => page.evaluate(() => void document.adoptedStyleSheets.pop()),
	},
	{
		name: 'in letters twice as large',
		begin: (page) => lettersOf(page, largeLetters),
		end: (page) => lettersOf(page, usualLetters),
		from: 640,
	},
	{
		name: 'in forced colours',
		begin: (page) => page.emulateMedia({ forcedColors: 'active' }),
		end: (page) => page.emulateMedia({ forcedColors: 'none' }),
	},
	{
		name: 'with more contrast',
		begin: (page) => page.emulateMedia({ contrast: 'more' }),
		end: (page) => page.emulateMedia({ contrast: 'no-preference' }),
	},
	{
		name: 'in half as many words again',
		begin: (page) => page.evaluate(lengthen),
		end: (page) => page.evaluate(shorten),
		ofFamilies: true,
	},
	{
		name: 'on a screen 256 high',
		begin: (page) => page.setViewportSize(smallest),
		end: (page) => page.setViewportSize({ width: smallest.width, height: usualHeight }),
		upTo: 320,
	},
	{
		name: 'with less motion',
		begin: (page) => page.emulateMedia({ reducedMotion: 'reduce' }),
		end: (page) => page.emulateMedia({ reducedMotion: 'no-preference' }),
	},
];

/** What comes apart on this page when it is stretched, a line each. */
export async function stretchedMistakesOn(page: Page, isFamily: boolean): Promise<string[]> {
	const width = await page.evaluate(() => document.documentElement.clientWidth);
	const wrong: string[] = [];
	for (const { name, begin, end } of stretches.filter(
		({ from = 0, upTo = Infinity, ofFamilies }) => width >= from && width <= upTo && (isFamily || !ofFamilies),
	)) {
		await begin(page);
		const found = await page.evaluate(comesApart);
		wrong.push(...found.map((what) => `${name}: ${what}`));
		await end(page);
	}
	return wrong;
}

async function lettersOf(page: Page, standard: number): Promise<void> {
	await (await devtoolsOf(page)).send('Page.setFontSizes', { fontSizes: { standard } });
}

/** A language nobody speaks: what ours may become in the next one that is added. Runs in the page. */
function lengthen(): void {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const before = new Map<Node, string>();
	while (texts.nextNode()) {
		const text = texts.currentNode;
		const words = text.textContent!.trim().split(/\s+/);
		// numbers, codes and people's own words have one length in every language
		const isOurs =
			/\p{L}/u.test(text.textContent!) && text.parentElement!.closest('bdi, script, style, textarea, svg') === null;
		if (!isOurs) continue;
		before.set(text, text.textContent!);
		text.textContent = `${text.textContent} ${words.slice(0, Math.ceil(words.length / 2)).join(' ')}`;
	}
	Object.assign(globalThis, { before });
}

function shorten(): void {
	const { before } = globalThis as unknown as { before: Map<Node, string> };
	for (const [text, words] of before) text.textContent = words;
}

/** Runs in the page: it may use nothing from outside itself. */
function comesApart(): string[] {
	const wrong: string[] = [];
	const where = (element: Element) => {
		const named = element.id === '' ? [...element.classList].map((name) => `.${name}`).join('') : `#${element.id}`;
		return `${element.localName}${named} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
	};
	const { clientWidth, scrollWidth } = document.documentElement;
	const seen = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
		(element) =>
			element.checkVisibility({ visibilityProperty: true }) &&
			element.getBoundingClientRect().width > 1 &&
			element.closest('.unseen, [aria-hidden=true], svg') === null,
	);
	if (scrollWidth > clientWidth) {
		const widest = seen.filter((element) => element.getBoundingClientRect().right > clientWidth + 1).at(-1);
		wrong.push(`${scrollWidth} wide on a screen of ${clientWidth}: ${widest ? where(widest) : 'nothing that is seen'}`);
	}
	for (const element of seen) {
		const style = getComputedStyle(element);
		const isCut = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
		const isCutOff =
			(isCut(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
			(isCut(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
		if (isCutOff && element.clientWidth > 1 && (element.textContent ?? '').trim() !== '')
			wrong.push(`cut off: ${where(element)}`);
		if (style.animationName !== 'none' && matchMedia('(prefers-reduced-motion: reduce)').matches) {
			wrong.push(`moves: ${where(element)}`);
		}
	}
	if (matchMedia('(forced-colors: active)').matches) {
		const controls =
			'button, select, textarea, .button, input:not([type=radio], [type=checkbox], [type=range], [type=hidden], [type=file])';
		for (const control of seen.filter((element) => element.matches(controls))) {
			const { borderBottomStyle, borderBottomWidth, outlineStyle } = getComputedStyle(control);
			const hasEdge = borderBottomStyle !== 'none' && Number.parseFloat(borderBottomWidth) >= 1;
			const isLink = getComputedStyle(control).textDecorationLine.includes('underline');
			if (!hasEdge && !isLink && outlineStyle === 'none') wrong.push(`a control without an edge: ${where(control)}`);
		}
	}
	if (matchMedia('(prefers-contrast: more)').matches) {
		const LEAST = 3; // WCAG 1.4.11
		const luminance = (colour: string) => {
			const [red = 0, green = 0, blue = 0] = (/\d[\d., ]*/.exec(colour)?.[0] ?? '').split(',').map((channel) => {
				const share = Number(channel) / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
		for (const edged of seen) {
			const { borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(edged);
			const isThere = borderBottomStyle !== 'none' && Number.parseFloat(borderBottomWidth) >= 1;
			const edge = luminance(borderBottomColor);
			const apart = (Math.max(edge, paper) + 0.05) / (Math.min(edge, paper) + 0.05);
			const isMeant = isThere && !/^rgba\(.*, 0\)$|transparent/.test(borderBottomColor);
			if (isMeant && apart < LEAST) wrong.push(`an edge that is hardly seen: ${where(edged)}`);
		}
	}
	return [...new Set(wrong)];
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, leastContrast } from '../../../api/council/colour.ts';

/**
 * The colours of every page, as its style sheet has them: by day, by night, and for whoever asked their device for more contrast. Words
 * are read at 7 to 1 on all that they stand on (WCAG 2.2, 1.4.6), edges and the focus at 3 to 1 where they alone say something (1.4.11).
 */
const sheet = readFileSync('src/styles/base.css', 'utf8');
const NIGHT = '@media (prefers-color-scheme: dark) {';
const MORE = '@media (prefers-contrast: more) {';
const MORE_BY_NIGHT = '@media (prefers-contrast: more) and (prefers-color-scheme: dark) {';

type Colours = Readonly<Record<string, string>>;

const day = coloursAfter('');
const night = { ...day, ...coloursAfter(NIGHT) };
const more = { ...day, ...coloursAfter(MORE) };
const moreByNight = { ...night, ...coloursAfter(MORE), ...coloursAfter(MORE_BY_NIGHT) };

/** The red of the way out, which is the same in every light. */
const exit = '#8f1d1d';
const words = ['ink', 'ink-quiet', 'teal', 'link', 'thanks', 'late', 'in-time', 'due-soon'];
const grounds = ['paper', 'sheet'];
const fills = ['sun', 'mint', 'lilac', 'rose'];

describe.each([
	['by day', day, leastContrast, 1],
	['by night', night, leastContrast, 1],
	['by day with more contrast', more, 10, 4.5],
	['by night with more contrast', moreByNight, 10, 4.5],
])('%s', (_, colours, least, leastOfEdges) => {
	test.each(pairs(words, grounds))('%s is read on %s', (over, under) => {
		expect(contrast(of(colours, over), of(colours, under))).toBeGreaterThanOrEqual(least);
	});

	test.each(pairs(['ink'], fills))('%s is read on %s', (over, under) => {
		expect(contrast(of(colours, over), of(colours, under))).toBeGreaterThanOrEqual(leastContrast);
	});

	test('the words of the main button and of the way out are read', () => {
		expect(contrast(of(colours, 'on-teal'), of(colours, 'teal'))).toBeGreaterThanOrEqual(leastContrast);
		expect(contrast('#ffffff', exit)).toBeGreaterThanOrEqual(leastContrast);
		expect(sheet).toContain(`background: ${exit};`);
	});

	test('the focus is seen on whatever it stands, and edges where more was asked for', () => {
		for (const ground of grounds) {
			const [focus, gap] = [of(colours, 'focus'), of(colours, 'focus-gap')];
			expect(Math.max(contrast(focus, of(colours, ground)), contrast(gap, of(colours, ground)))).toBeGreaterThanOrEqual(
				3,
			);
			expect(contrast(focus, gap)).toBeGreaterThanOrEqual(3);
			expect(contrast(of(colours, 'edge'), of(colours, ground))).toBeGreaterThanOrEqual(leastOfEdges);
		}
	});
});

test('with more contrast nothing is harder to read than without', () => {
	for (const [plain, asked] of [
		[day, more],
		[night, moreByNight],
	] as const) {
		for (const [over, under] of pairs(words, grounds)) {
			const apart = (colours: Colours) => contrast(of(colours, over), of(colours, under));
			expect(apart(asked), `${over} on ${under}`).toBeGreaterThanOrEqual(apart(plain));
		}
	}
});

function coloursAfter(media: string): Colours {
	const rules = sheet.slice(sheet.indexOf(media));
	const block = rules.slice(rules.indexOf(':root {'), rules.indexOf('}'));
	const all = [...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)];
	expect(all.length, media).toBeGreaterThan(5);
	return Object.fromEntries(all.map(([, name, colour]) => [name!, whole(colour!)]));
}

/** `#fff` as `#ffffff`. */
function whole(colour: string): string {
	return colour.length > 4 ? colour : `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}`;
}

function of(colours: Colours, name: string): string {
	const colour = colours[name];
	if (colour === undefined) throw new Error(`no colour is called ${name}`);
	return colour;
}

function pairs(ones: readonly string[], others: readonly string[]): [string, string][] {
	return ones.flatMap((one) => others.map((other): [string, string] => [one, other]));
}

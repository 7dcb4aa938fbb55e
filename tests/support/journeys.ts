import { test as base, expect as baseExpect, type Locator, type Page } from '@playwright/test';
import { textFor } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voices.ts';
import { choose as chooseOption, pressOn, writeIn } from './journeys-hands.ts';
import { isSound, losesScripts, losesStyles, takeStylesAway, voiceOn, watch } from './journeys-sound.ts';

export { useOnlyTheKeyboard, walkByKeyboard } from './journeys-hands.ts';
export { axeViolationsOn, isSound, neutralSite, looksRight, losesStyles, runsScripts } from './journeys-sound.ts';

const LONGEST_WAIT_MS = 15_000;

/** The words of the journeys: people who come in, and what they do on a page. */

interface Council {
	families: {
		id: string;
		name: string;
		language: string;
		wording: 'adult' | 'young' | 'easy';
		card: { code: string; chosen: string | null };
	}[];
	staff: { id: string; name: string; role: string }[];
	/** Return codes of threads that somebody without an account began. */
	threads: { key: string; code: string }[];
}

interface Journey {
	council: Council;
	/** A browser of its own, as somebody of whom we know nothing. */
	visit: () => Promise<Page>;
	/** A browser of its own in which this person of the demo council has come in. */
	comeInAs: (name: string) => Promise<Page>;
}

export const test = base.extend<Journey>({
	council: async ({ request }, use) => use((await (await request.get('/api/demo/people')).json()) as Council),
	visit: async ({ browser }, use) => {
		const troubles: string[][] = [];
		const browsers: { close(): Promise<void> }[] = [];
		await use(async () => {
			const context = await browser.newContext();
			context.setDefaultTimeout(LONGEST_WAIT_MS);
			if (losesScripts()) await context.route(/\.js$/, (route) => route.abort('connectionclosed'));
			if (losesStyles()) await takeStylesAway(context);
			troubles.push(watch(context));
			browsers.push(context);
			return context.newPage();
		});
		await Promise.all(browsers.map((context) => context.close()));
		baseExpect(troubles.flat(), 'what the browsers grumbled about').toEqual([]);
	},
	comeInAs: async ({ visit, council }, use) => {
		await use(async (name) => {
			const page = await visit();
			const family = council.families.find((person) => person.name === name);
			const person = family ?? council.staff.find((member) => member.name === name);
			baseExpect(person, `${name} is in the demo council`).toBeDefined();
			const answer = await page.request.post('/api/demo/session', { data: { accountId: person!.id } });
			baseExpect(answer.status()).toBe(201);
			await page.goto(family ? `/${voiceOf(family.language, family.wording)}/` : '/staff/');
			return page;
		});
	},
});

export const expect = baseExpect.extend({
	/** The page, or a part of it, says these words, whatever marks of direction stand between them. */
	async toSay(where: Page | Locator, words: string) {
		const wanted = plain(words);
		const read = async () => plain(await partOf(where).innerText());
		let said = await read();
		for (let tries = 0; tries < 20 && said.includes(wanted) === this.isNot; tries += 1) {
			await new Promise((soon) => setTimeout(soon, 100));
			said = await read();
		}
		const pass = said.includes(wanted);
		return { pass, message: () => `It ${pass ? 'says' : 'does not say'} “${wanted}”. It says: ${said}` };
	},
});

/** The texts of the house in the voice of this page. */
export function wordsOn(page: Page) {
	return textFor(voiceOn(page));
}

export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await isSound(page);
}

/** Presses a button that leads on to a page. */
export async function press(page: Page, name: string, where: Page | Locator = page): Promise<void> {
	await arrive(page, () => pressOn(page, where.getByRole('button', { name: sounding(name) })));
}

/** Follows a link to another page. */
export async function follow(page: Page, name: string, where: Page | Locator = page): Promise<void> {
	await arrive(page, () => pressOn(page, where.getByRole('link', { name: sounding(name) })));
}

export async function continueOn(page: Page): Promise<void> {
	await press(page, wordsOn(page)('common:continue'), page.getByRole('main'));
}

export async function write(page: Page, label: string, words: string, where: Page | Locator = page): Promise<void> {
	const name = sounding(label);
	const box = where.getByRole('textbox', { name }).or(where.getByRole('searchbox', { name }));
	await writeIn(page, box, words);
}

/** The three boxes of a day, `2026-11-02`. */
export async function writeDay(page: Page, legend: string, day: string, where: Page | Locator = page): Promise<void> {
	const t = wordsOn(page);
	const group = where.getByRole('group', { name: legend });
	const [year = '', month = '', number = ''] = day.split('-');
	await write(page, t('common:date.day'), `${Number(number)}`, group);
	await write(page, t('common:date.month'), `${Number(month)}`, group);
	await write(page, t('common:date.year'), year, group);
}

/** Chooses one of several, or ticks a box. */
export async function choose(page: Page, option: string | RegExp, where: Page | Locator = page): Promise<void> {
	const name = typeof option === 'string' ? sounding(option, 'whole') : option;
	await chooseOption(page, where.getByRole('radio', { name }).or(where.getByRole('checkbox', { name })));
}

export async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
	const list = page.getByRole('combobox', { name: label });
	const names = await list.getByRole('option').allInnerTexts();
	const name = names.find((words) => (typeof option === 'string' ? words === option : option.test(words)));
	await list.selectOption({ label: name ?? String(option) });
}

/** Goes through a complaint in English as far as the page where everything is read once more. Nothing is sent. */
export async function complainAsFarAsTheCheck(
	page: Page,
	said: { pod?: string; about?: string; words: string | readonly string[]; you?: string },
): Promise<void> {
	const answers: Record<string, () => Promise<void>> = {
		pod: async () => (said.pod === undefined ? undefined : choose(page, said.pod)),
		about: () => choose(page, said.about ?? 'The whole pod'),
		points: () => writePoints(page, [said.words].flat()),
		you: () => choose(page, said.you ?? 'I am a parent'),
	};
	await open(page, '/en/tell-us/complaint');
	await overWayOut(page);
	for (let pages = 0; questionOf(page) !== 'check'; pages += 1) {
		expect(pages, 'the questions come to an end').toBeLessThan(15);
		await answers[questionOf(page)]?.();
		await continueOn(page);
	}
}

/** Somebody who has just come, or begins to complain, is shown the way out: one press leads on. */
export async function overWayOut(page: Page): Promise<void> {
	if (questionOf(page) === 'way-out') await follow(page, wordsOn(page)('way-out:button'));
}

async function writePoints(page: Page, [only = '', ...more]: readonly string[]): Promise<void> {
	await write(page, 'Tell us in your own words', only);
	for (const [index, words] of more.entries()) {
		await press(page, wordsOn(page)('tell-us:points.add'));
		await write(page, wordsOn(page)('tell-us:points.label', { number: index + 2 }), words);
	}
}

export function questionOf(page: Page): string {
	return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** Opens what is folded away. */
export async function unfold(page: Page, words: string): Promise<void> {
	await page.locator('summary', { hasText: words }).click();
}

/**
 * What the page says is wrong. It says so in one place, before anything else and with the focus on it; the tab says so
 * first; and each sentence leads to the field that it is about.
 */
export async function mistakesOn(page: Page): Promise<string[]> {
	const t = wordsOn(page);
	const summary = page.locator('.mistakes');
	const links = summary.getByRole('link');
	const count = await links.count();
	await expect(summary).toSay(t('common:mistakes.heading', { count }));
	await expect.soft(summary, `${page.url()} leads to its mistakes`).toBeFocused({ timeout: 2000 });
	expect(await page.title()).toMatch(new RegExp(`^${t('common:title.mistaken', { title: '' })}`));
	for (const link of await links.all()) {
		const href = (await link.getAttribute('href'))!;
		if (href.startsWith('#')) await expect(page.locator(`[id="${href.slice(1)}"]`)).toHaveCount(1);
	}
	return (await links.allInnerTexts()).map(plain);
}

/** Follows a mistake to its field, which is then where typing goes. */
export async function goToMistake(page: Page, words: string): Promise<void> {
	const link = page.locator('.mistakes').getByRole('link', { name: words }).first();
	const field = page.locator((await link.getAttribute('href'))!);
	await pressOn(page, link);
	await expect(field).toBeFocused();
}

/** The number under which something is kept, as the page shows it. */
export async function referenceOn(page: Page, nth = 0): Promise<string> {
	return page.locator('.reference').nth(nth).innerText();
}

/** Does something that leads to another page, and looks that page over. */
export async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
	const loaded = page.waitForEvent('load');
	await act();
	await loaded;
	await isSound(page);
}

function partOf(where: Page | Locator): Locator {
	return 'goto' in where ? where.locator('main') : where;
}

/** A name as it is read out: marks of direction in it make no sound. Part of a name is enough unless the whole is asked. */
function sounding(name: string, much: 'part' | 'whole' = 'part'): RegExp {
	const letters = [...plain(name)].map((letter) =>
		letter === ' ' ? '\\s+' : letter.replace(/[$()*+.?[\\\]^{|}]/, '\\$&'),
	);
	const pattern = letters.join('[\u2066-\u2069]*');
	return new RegExp(much === 'part' ? pattern : `^[\u2066-\u2069]*${pattern}[\u2066-\u2069]*$`);
}

/** Without the marks that keep names and numbers from turning a sentence round, and without the spaces of markup. */
export function plain(words: string): string {
	return words
		.replace(/[\u2066-\u2069\u200e\u200f]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

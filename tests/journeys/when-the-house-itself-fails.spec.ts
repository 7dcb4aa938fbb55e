import { sql } from 'kysely';
import type { Page } from '@playwright/test';
import { undoAll } from '../bench/afterwards.ts';
import { type House, openHouse } from '../bench/house.ts';
import { textFor } from '../../src/text/index.ts';
import { directionOf, languageOf, voices } from '../../src/text/voices.ts';
import { axeViolationsOn, expect, isSound, looksRight, neutralSite, test } from '../support/journeys.ts';
import { markupMistakesIn } from '../support/markup.ts';

/**
 * A house of its own whose database loses a table while it runs. Whoever reads is told in their own language that it is our fault, where
 * to ring, and how to go on, and learns nothing of what broke.
 */
test.describe.configure({ mode: 'serial', timeout: 300_000 }); // a year of history is made first
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'what is shown has no script of its own, and axe is one');

let opened: Promise<House> | undefined;
const house = () => (opened ??= openHouse([]));
const broken = 'guide_topic';

test.afterAll(undoAll);

test('Whoever opens a page that breaks reads so in their own language, and what else works goes on', async ({
	visit,
}) => {
	const page = await visit();
	const { url } = (await house()).served;
	await lose(broken);
	for (const voice of voices) await breaksSoundly(page, `${url}/${voice}/guide`);
	const main = page.getByRole('main');
	await expect(main).not.toContainText(/sqlite|guide_topic|no such table|Error/i);
	await expect(main.getByRole('link', { name: /\d/ })).toHaveAttribute('href', /^tel:/);
	await main.getByRole('link').last().click();
	await expect(page).toHaveURL(`${url}/${voices.at(-1)}/`);
	await isSound(page);
	await find(broken);
	expect((await page.goto(`${url}/en/guide`))?.status()).toBe(200);
});

test('Staff read it in their own frame', async ({ visit }) => {
	const page = await visit();
	const { url } = (await house()).served;
	const { staff } = (await (await fetch(`${url}/api/demo/people`)).json()) as {
		staff: { id: string; role: string }[];
	};
	const accountId = staff.find(({ role }) => role === 'administrator')!.id;
	await page.request.post(`${url}/api/demo/session`, { data: { accountId } });
	await lose(broken);
	await breaksSoundly(page, `${url}/staff/guide`);
	await expect(page.getByRole('main')).toSay(textFor('en')('common:trouble.words'));
	await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', '/staff/');
	await find(broken);
});

test('When not even the council can be read, a page with nothing in it that could fail says so, and whom to ring', async ({
	visit,
}) => {
	const page = await visit();
	const { url } = (await house()).served;
	await page.setViewportSize({ width: 320, height: 640 });
	await lose('setting');
	for (const voice of voices) {
		const answer = (await page.goto(`${url}/${voice}/`))!;
		expect(answer.status()).toBe(500);
		await looksRight(page, { finer: true });
		expect.soft(await axeViolationsOn(page), page.url()).toEqual([]);
		expect.soft(markupMistakesIn(await answer.text()), page.url()).toEqual([]);
		const framed = await page.evaluate(() => ({
			lang: document.documentElement.lang,
			dir: document.documentElement.dir,
			width: document.documentElement.scrollWidth,
			numbers: [...document.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')].map(({ href }) => href),
		}));
		const [lang, dir] = [languageOf(voice), directionOf(voice)];
		expect.soft(framed, page.url()).toEqual({ lang, dir, width: 320, numbers: ['tel:999', 'tel:08001111'] });
	}
	const away = await page.request.get(`${url}/leave`, { maxRedirects: 0 });
	expect(away.headers()).toMatchObject({ location: neutralSite, 'clear-site-data': '"cache", "cookies", "storage"' });
	await find('setting');
	expect((await page.goto(`${url}/en/`))?.status()).toBe(200);
});

/** On a small phone by night and at a desk by day. */
async function breaksSoundly(page: Page, address: string): Promise<void> {
	for (const [width, colorScheme] of [
		[320, 'dark'],
		[1280, 'light'],
	] as const) {
		await page.setViewportSize({ width, height: 640 });
		await page.emulateMedia({ colorScheme });
		expect((await page.goto(address))?.status(), address).toBe(500);
		await isSound(page, { finer: true });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect.soft(wide, page.url()).toBeLessThanOrEqual(width);
	}
}

const lose = (table: string) => rename(table, `${table}_lost`);
const find = (table: string) => rename(`${table}_lost`, table);

async function rename(table: string, to: string): Promise<void> {
	await sql`alter table ${sql.table(table)} rename to ${sql.table(to)}`.execute((await house()).db);
}

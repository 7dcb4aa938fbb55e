import type { Page } from '@playwright/test';
import { choose, expect, open, overWayOut, press, test, wordsOn } from '../support/journeys.ts';

/** A browser that keeps nothing it is told to keep: its pages come back from the house without a cookie. */
async function refusesCookies(page: Page): Promise<void> {
	const context = page.context();
	await context.route('**/*', async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const answer = await route.fetch({ maxRedirects: 0 });
		await context.clearCookies();
		const headers = Object.fromEntries(Object.entries(answer.headers()).filter(([name]) => name !== 'set-cookie'));
		return route.fulfill({ response: answer, headers });
	});
}

test('Whoever comes in with a card and keeps no cookie is told so, in their language, with whom to ring', async ({
	visit,
	council,
}) => {
	const page = await visit();
	await refusesCookies(page);
	await open(page, '/ar/come-in');
	const t = wordsOn(page);
	const { card } = council.families.find(({ name }) => name === 'Rania')!;
	await page.locator('#typed').fill(card.code);
	await page.locator('#chosen').fill(card.chosen!);
	await press(page, t('pod:come_in.button'));
	expect(new URL(page.url()).pathname).toBe('/ar/no-cookies');
	await expect(page.getByRole('main')).toSay(t('common:no_cookies.heading'));
	await expect(page.getByRole('main').getByRole('link', { name: /01632/ }).first()).toBeVisible();
});

test('A stranger who begins to complain is told before a word of theirs is lost', async ({ visit }) => {
	const page = await visit();
	await refusesCookies(page);
	await open(page, '/en-young/tell-us/complaint');
	await overWayOut(page);
	await choose(page, 'Oak pod');
	await press(page, wordsOn(page)('common:continue'));
	expect(new URL(page.url()).pathname).toBe('/en-young/no-cookies');
});

test('An address kept from an earlier visit says nothing of cookies', async ({ visit }) => {
	const page = await visit();
	await open(page, '/en/help?new=1700000000000');
	expect(new URL(page.url()).pathname).toBe('/en/help');
});

test('Whoever keeps the cookie never meets that page', async ({ visit }) => {
	const page = await visit();
	await open(page, '/en/tell-us/complaint');
	await overWayOut(page);
	await choose(page, 'Oak pod');
	await press(page, 'Continue');
	expect(new URL(page.url()).pathname).toBe('/en/tell-us/complaint/about');
});

import type { Page } from '@playwright/test';
import { choose, continueOn, expect, follow, neutralSite, open, press, wordsOn, write } from '../support/journeys.ts';
import { isOver, pressBack, reachTheNeutralSite, sessionOf, test } from '../support/journeys-leaving.ts';

/** Scenarios S52 and S53. Each place is somewhere that nobody else may see over a shoulder, with words that give it away. */

interface Place {
	where: string;
	who: string | null;
	reach: (page: Page) => Promise<void>;
	telling: string;
	/** Help numbers are anybody's: Back may show them again. */
	isPrivate?: false;
}

const places: Place[] = [
	{ where: 'her pod', who: 'Leanne', reach: async () => {}, telling: 'Daniel Okafor' },
	{
		where: 'what she told us',
		who: 'Leanne',
		reach: async (page) => {
			await open(page, '/en/said');
			await page.getByRole('link', { name: 'Complaint' }).last().click();
		},
		telling: 'You sent it',
	},
	{
		where: 'the middle of writing, without an account',
		who: null,
		reach: async (page) => {
			await open(page, '/en/tell-us/complaint/pod');
			await choose(page, 'Oak pod');
			await continueOn(page);
			await choose(page, 'The whole pod');
			await continueOn(page);
			await write(page, 'Tell us in your own words', 'He must not read this.');
			await continueOn(page);
			await follow(page, 'Back');
		},
		telling: 'What happened?',
	},
	{
		where: 'help now',
		who: null,
		reach: (page) => open(page, '/en/help'),
		telling: 'Domestic Abuse',
		isPrivate: false,
	},
	{
		where: 'a complaint at work',
		who: 'Ruth Adeyemi',
		reach: async (page) => {
			await follow(page, 'Inbox');
			await page.locator('tbody').getByRole('link').first().click();
		},
		telling: 'How this date was worked out',
	},
];

const ways: { way: string; go: (page: Page) => Promise<void> }[] = [
	{ way: 'the red button', go: (page) => page.locator('a.leave').click() },
	{
		way: 'the second thing the Tab key meets',
		go: async (page) => {
			await page.evaluate(() => document.body.focus());
			await page.keyboard.press('Tab');
			await page.keyboard.press('Tab');
			const link = page.getByRole('link', { name: 'Leave this page now' }).first();
			await expect(link).toBeFocused();
			await expect(link).toBeInViewport();
			await page.keyboard.press('Enter');
		},
	},
];

for (const { where, who, reach, telling, isPrivate = true } of places) {
	for (const { way, go } of ways) {
		test(`From ${where}, ${way} leads to the weather; the visit is over and Back shows nothing of it`, async ({
			visit,
			comeInAs,
		}) => {
			const page = who === null ? await visit() : await comeInAs(who);
			await reach(page);
			await expect(page).toSay(telling);
			const session = await sessionOf(page);
			await reachTheNeutralSite(page);
			await go(page);
			await page.waitForURL(neutralSite);
			await expect(page.getByRole('heading', { name: 'Weather' })).toBeVisible();
			await isOver(page, session);

			await pressBack(page);
			if (isPrivate) expect(await page.evaluate(() => document.body.innerText)).not.toContain(telling);
		});
	}
}

test.describe('with a script', () => {
	test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'Shift can only be listened to with a script');

	test('Shift three times leaves at once, before the network has answered', async ({ comeInAs }) => {
		const leanne = await comeInAs('Leanne');
		const session = await sessionOf(leanne);
		const way = await holdTheWayOut(leanne);
		const presses = leanne.getByRole('banner').getByRole('status');
		await leanne.keyboard.press('Shift');
		await expect(presses).toHaveText('Press Shift 2 more times to leave.');
		await leanne.keyboard.press('Shift');
		await expect(presses).toHaveText('Press Shift 1 more time to leave.');
		await leanne.keyboard.press('Shift');
		console.log(`      ${await way.blank()}, the processor slowed six times`);
		way.letGo();
		await leanne.waitForURL(neutralSite);
		await isOver(leanne, session);
		await pressBack(leanne);
		expect(await leanne.evaluate(() => document.body.innerText)).not.toContain('Daniel Okafor');
	});

	test('the red button blanks the page before the network has answered', async ({ comeInAs }) => {
		const leanne = await comeInAs('Leanne');
		const way = await holdTheWayOut(leanne);
		await leanne.locator('a.leave').click({ noWaitAfter: true });
		console.log(`      ${await way.blank()}, the processor slowed six times`);
		way.letGo();
		await leanne.waitForURL(neutralSite);
	});

	test('Shift pressed slowly, or to write a capital letter, leaves nothing', async ({ visit }) => {
		const page = await visit();
		await page.clock.install();
		await open(page, '/en/not-safe');
		const presses = page.getByRole('banner').getByRole('status');
		await page.keyboard.press('Shift');
		await page.keyboard.press('Shift');
		await page.clock.runFor(5100);
		await expect(presses).toHaveText('');
		await page.keyboard.press('Shift');
		await expect(presses).toHaveText('Press Shift 2 more times to leave.');
		await page.clock.runFor(5100);

		const box = page.getByRole('textbox').first();
		await box.focus();
		for (const letter of 'NEVER') await page.keyboard.press(`Shift+${letter}`);
		await expect(box).toHaveValue('NEVER');
		await expect(presses).toHaveText('');
		expect(page.url()).toContain('/en/not-safe');
	});
});

test.describe('the page that explains the way out', () => {
	test('stands once before a stranger begins to complain, leads on where they were going, and away by every way there is', async ({
		visit,
	}) => {
		const page = await visit();
		await open(page, '/en/tell-us');
		await follow(page, wordsOn(page)('pod:door.complaint'));
		await expect(page).toSay('First: the way out');
		expect(await page.title()).not.toMatch(/way out|complain/i);
		await follow(page, wordsOn(page)('way-out:more'));
		await expect(page).toSay(wordsOn(page)('help:leaving.phone'));
		await page.goBack();
		await follow(page, wordsOn(page)('way-out:button'));
		expect(new URL(page.url()).pathname).toBe('/en/tell-us/complaint/pod');
		await choose(page, 'Oak pod');
		await continueOn(page);
		await open(page, '/en/tell-us/complaint');
		expect(new URL(page.url()).pathname, 'once they have begun it is not in the way again').not.toBe('/en/way-out');

		await open(page, '/en/way-out?back=/en/tell-us/complaint/pod');
		await reachTheNeutralSite(page);
		await page.locator('a.leave').click();
		await page.waitForURL(neutralSite);
	});

	test('stands between coming in and the first page of one’s own, and leads to no other site', async ({
		visit,
		council,
	}) => {
		const page = await visit();
		await open(page, '/en/come-back');
		await write(page, 'Your seven words', council.threads[0]!.code);
		await press(page, wordsOn(page)('said:come_back.button'));
		expect(new URL(page.url()).pathname).toMatch(/way-out$/);
		await follow(page, wordsOn(page)('way-out:button'));
		expect(new URL(page.url()).pathname).toMatch(/\/said\/[\w-]+$/);
		for (const elsewhere of ['https://evil.example/', '//evil.example/en/', '/staff/', '/en/%2f%2fevil.example']) {
			await open(page, `/en/way-out?back=${encodeURIComponent(elsewhere)}`);
			const on = page.getByRole('link', { name: wordsOn(page)('way-out:button') });
			expect(await on.getAttribute('href'), elsewhere).toBe('/en/');
		}
	});
});

test('What somebody was writing is gone when they leave; what they sent is not', async ({ visit }) => {
	const page = await visit();
	await places[2]!.reach(page);
	await expect(page.getByRole('textbox').first()).toHaveValue('He must not read this.');
	await reachTheNeutralSite(page);
	await page.locator('a.leave').click();
	await page.waitForURL(neutralSite);
	await page.goto('/en/tell-us/complaint/points');
	await expect(page).toSay('Which pod is it about?');
	expect(await page.content()).not.toContain('He must not read this.');
});

/**
 * The way out stands still until it is let go: what is on the screen meanwhile is what somebody sees on a slow line. The
 * page itself says when nothing of it is left to be seen, because Playwright looks at no page that is on its way out.
 */
async function holdTheWayOut(page: Page) {
	const browser = await reachTheNeutralSite(page);
	await browser.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	const told = page.waitForEvent('console', (message) => message.text().startsWith('nothing to see'));
	await page.addInitScript(() => {
		let pressed = 0;
		const press = () => (pressed = performance.now());
		addEventListener('click', press, { capture: true });
		addEventListener('keyup', press, { capture: true });
		const look = () => {
			const seen = [...document.querySelectorAll('body, body *')].some((element) => element.checkVisibility());
			if (!seen) console.info(`nothing to see after ${(performance.now() - pressed).toFixed(1)} ms`);
		};
		new MutationObserver(look).observe(document, { attributes: true, attributeFilter: ['hidden'], subtree: true });
	});
	await page.reload();
	const gone = Promise.withResolvers<void>();
	await page.route('**/leave', async (route) => {
		await gone.promise;
		await route.continue();
	});
	return { blank: async () => (await told).text(), letGo: gone.resolve };
}

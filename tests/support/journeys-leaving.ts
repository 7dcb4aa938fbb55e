import type { CDPSession, Page } from '@playwright/test';
import { expect, test as journey } from './journeys.ts';
import { neutralSite } from './journeys-sound.ts';

/** What the weather page is here: the network is closed, so it is answered on the way out. */
const weather = '<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1></html>';

/** Browsers keep whole pages in memory for Back. Playwright turns that off; whoever picks up the phone has it on. */
export const test = journey.extend({
	launchOptions: [
		async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
		{ scope: 'worker' },
	],
});

/**
 * Lets this browser reach the neutral site, and nothing else beyond this machine. Through the browser's own protocol:
 * `page.route` is never asked where a redirect leads.
 */
export async function reachTheNeutralSite(page: Page): Promise<CDPSession> {
	const browser = await page.context().newCDPSession(page);
	browser.on('Fetch.requestPaused', ({ requestId }) => {
		const answer = {
			requestId,
			responseCode: 200,
			responseHeaders: [{ name: 'content-type', value: 'text/html' }],
			body: Buffer.from(weather).toString('base64'),
		};
		// a page that was shut meanwhile (its journey has ended) waits for no answer; whoever needed it sees that it did not come
		void browser.send('Fetch.fulfillRequest', answer).catch(() => undefined);
	});
	await browser.send('Fetch.enable', { patterns: [{ urlPattern: `${new URL(neutralSite).origin}/*` }] });
	return browser;
}

/** Presses the red button. */
export async function leave(page: Page): Promise<void> {
	await reachTheNeutralSite(page);
	await page.locator('a.leave').click();
	await page.waitForURL(neutralSite);
}

/** The cookie this browser holds now, as somebody else could send it later. */
export async function sessionOf(page: Page): Promise<string> {
	const cookies = await page.context().cookies();
	return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Whoever comes with this cookie is nobody any more: the session is over on the server, not only in the browser. */
export async function isOver(page: Page, session: string): Promise<void> {
	const answer = await page.request.get('/api/session', { headers: { cookie: session } });
	expect((await answer.json()).kind).toBe('nobody');
	expect(await sessionOf(page), 'the browser holds no cookie').toBe('');
}

/** Presses Back. A page out of the browser's memory loads nothing, so there may be nothing to wait for. */
export async function pressBack(page: Page): Promise<void> {
	const before = page.url();
	await page.goBack({ timeout: 3000 }).catch(() => undefined);
	await expect.poll(() => page.url()).not.toBe(before);
	await page.waitForTimeout(200);
}

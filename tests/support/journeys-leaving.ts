import type { CDPSession, Page } from '@playwright/test';
import { neutralSite } from './journeys-sound.ts';

/** What the weather page is here: the network is closed, so it is answered on the way out. */
const weather = '<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1></html>';

/**
 * Lets this browser reach the neutral site, and nothing else beyond this machine. Through the browser's own protocol:
 * `page.route` is never asked where a redirect leads.
 */
export async function reachTheNeutralSite(page: Page): Promise<CDPSession> {
	const browser = await page.context().newCDPSession(page);
	browser.on('Fetch.requestPaused', ({ requestId }) => {
		void browser.send('Fetch.fulfillRequest', {
			requestId,
			responseCode: 200,
			responseHeaders: [{ name: 'content-type', value: 'text/html' }],
			body: Buffer.from(weather).toString('base64'),
		});
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

import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import { findChromium } from '../support/chromium.ts';
import { afterwards } from './afterwards.ts';
import type { Reader } from './family-pages.ts';

export function chromiumHere(): string {
	const found = findChromium();
	if (found === undefined) throw new Error('No Chromium found: npm test installs it');
	return found;
}

export async function openBrowser(): Promise<Browser> {
	const args = ['--no-sandbox', '--disable-background-networking'];
	const browser = await chromium.launch({ executablePath: chromiumHere(), args });
	afterwards(() => browser.close());
	return browser;
}

/** A window of this reader's own. */
export async function windowOf(
	browser: Browser,
	url: string,
	{ cookie }: Reader,
	how: BrowserContextOptions,
): Promise<BrowserContext> {
	const context = await browser.newContext(how);
	const [name = '', value = ''] = cookie.split('=', 2);
	await context.addCookies([{ name, value, url }]);
	return context;
}

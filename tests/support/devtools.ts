import type { CDPSession, Page } from '@playwright/test';

const lines = new WeakMap<Page, Promise<CDPSession>>();

/** One line to the browser's own tools for each page, and never hung up: a passkey that lives behind another would go with it. */
export function devtoolsOf(page: Page): Promise<CDPSession> {
	const line = lines.get(page) ?? page.context().newCDPSession(page);
	lines.set(page, line);
	return line;
}

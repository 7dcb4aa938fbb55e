import { expect, type Page, test } from '@playwright/test';
import { codeAt } from './coming-in.ts';

const LINK_MS = 24 * 3_600_000;

/** The address of this very house by a name, which passkeys need; `127.0.0.1` is a number. */
export function byName(path: string): string {
	const { port } = new URL(test.info().project.use.baseURL!);
	return `http://localhost:${port}${path}`;
}

export interface GivenLink {
	code: string;
	/** What the house's clock says now: the demo council's is not the machine's. */
	nowThere: () => string;
}

/** An administrator gives somebody a one-time link. */
export async function giveLink(administrator: Page, accountId: string): Promise<GivenLink> {
	const data = { replaces: false };
	const answer = await administrator.request.post(`/api/staff/${accountId}/sign-in-links`, { data });
	expect(answer.status()).toBe(201);
	const { code, expiresAt } = (await answer.json()) as { code: string; expiresAt: string };
	const offMs = Date.parse(expiresAt) - LINK_MS - Date.now();
	return { code, nowThere: () => new Date(Date.now() + offMs).toISOString() };
}

/** A phone whose owner is always at it: what Chromium has in place of one. */
export async function withAuthenticator(page: Page): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	await browser.send('WebAuthn.enable');
	await browser.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
}

/** The app on somebody's phone: they typed in the letters that the page shows. */
export async function appFrom(page: Page, nowThere: () => string) {
	const secret = (await page.locator('.letters').innerText()).replace(/\s/g, '');
	const HALF_A_MINUTE_MS = 30_000;
	return {
		now: () => codeAt(secret, nowThere()),
		/** The code after it: a phone may be half a minute ahead. */
		next: () => codeAt(secret, new Date(Date.parse(nowThere()) + HALF_A_MINUTE_MS).toISOString()),
	};
}

/** A form with words in it, sent to a page that asks first who is there: as a page does whose proof has gone stale. */
export async function sendAndBeAsked(page: Page, next: string, fields: Record<string, string>): Promise<void> {
	await page.evaluate(
		([to, typed]) => {
			const form = Object.assign(document.createElement('form'), { method: 'post', action: to });
			for (const [name, value] of Object.entries(typed)) {
				form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
			}
			document.body.append(form);
			form.submit();
		},
		[`/staff/again?next=${encodeURIComponent(next)}`, fields] as const,
	);
}

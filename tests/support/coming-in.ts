import { Secret, TOTP } from 'otpauth';
import { authenticator } from './authenticator.ts';
import type { Visitor } from './client.ts';
import type { Name, Town } from './people.ts';

export const aPassphrase = 'otters swim at seven sharp';

/** The code that an app shows at this moment. */
export function codeAt(secret: string, instant: string): string {
	const shape = { algorithm: 'SHA1', digits: 6, period: 30 };
	return TOTP.generate({ ...shape, secret: Secret.fromBase32(secret), timestamp: Date.parse(instant) });
}

/** The browser of somebody who has just opened a one-time link that an administrator gave them. */
export async function withLink(town: Town, who: Name): Promise<Visitor> {
	const ada = await town.as('ada');
	const link = await ada.post<{ code: string }>(`/api/staff/${town.id(who)}/sign-in-links`, { replaces: false });
	const browser = town.stranger();
	await browser.post('/api/sign-in/link', { code: link.json.code });
	return browser;
}

/** Somebody who set up a passphrase with an app, and has come in by it. */
export async function withApp(town: Town, who: Name) {
	const browser = await withLink(town, who);
	const { secret } = (await browser.post<{ secret: string }>('/api/sign-in/link/app')).json;
	const kept = await browser.post<{ recoveryCodes: string[] }>('/api/sign-in/link/passphrase', {
		passphrase: aPassphrase,
		code: codeAt(secret, town.clock.now()),
	});
	return { browser, recoveryCodes: kept.json.recoveryCodes, codeNow: () => codeAt(secret, town.clock.now()), kept };
}

/** Somebody who made a passkey, and has come in by it. */
export async function withPasskey(town: Town, who: Name) {
	const browser = await withLink(town, who);
	const phone = authenticator();
	const options = await browser.post<{ challenge: string }>('/api/sign-in/link/passkey-challenges');
	const answer = { name: 'My phone', answer: phone.make(options.json) };
	const made = await browser.post('/api/sign-in/link/passkeys', answer);
	return { browser, phone, made, answer };
}

import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../calendar/day.ts';

/** The codes of an app on somebody's phone (RFC 6238): six digits, another every thirty seconds, as every app makes them. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A phone's clock may be this many steps of thirty seconds ahead or behind. */
const STEPS_OFF = 1;

/** A new secret of 160 bits from random bytes, in the letters that people type into an app. */
export function appSecret(random: (count: number) => Uint8Array): string {
	return new Secret({ buffer: new Uint8Array(random(20)).buffer }).base32;
}

/** What stands in the square code that an app reads. */
export function appAddress(secret: string, serviceName: string, person: string): string {
	return new TOTP({ ...shape, issuer: serviceName, label: person, secret: Secret.fromBase32(secret) }).toString();
}

/** The step of the app's clock that this code is of; undefined when it is of none near to now. */
export function stepOfCode(secret: string, code: string, now: Instant): number | undefined {
	if (!/^\d{6}$/.test(code)) return undefined;
	const timestamp = Date.parse(now);
	const off = TOTP.validate({ ...shape, token: code, secret: Secret.fromBase32(secret), timestamp, window: STEPS_OFF });
	return off === null ? undefined : TOTP.counter({ period: shape.period, timestamp }) + off;
}

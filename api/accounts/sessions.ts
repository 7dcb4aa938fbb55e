import { fingerprint, randomToken } from '../keys.ts';
import { idleMinutes } from './idle.ts';

/**
 * A session is a random 256-bit token in a cookie; only its fingerprint is stored. Limits of `quality.md` 3.6: a family
 * session rests after 15 minutes, a staff session after 30, and none lives longer than a working day.
 */
export const longestHours = 8;

/** How long a proof of who somebody is lasts, where the door asks for a fresh one. */
export const freshMinutes = 5;

/** `seen_at` is written at most this often, so that reading a page does not cost a write each time. */
export const seenEverySeconds = 30;

export interface FreshSession {
	token: string;
	tokenHash: string;
}

export function freshSession(): FreshSession {
	const token = randomToken();
	return { token, tokenHash: fingerprint(token) };
}

/** Whether a session with these times may still be used. Instants compare as text. */
export function isAlive(
	session: { kind: keyof typeof idleMinutes; started_at: string; seen_at: string; ended_at: string | null },
	now: string,
): boolean {
	if (session.ended_at !== null) return false;
	const idleMs = Date.parse(now) - Date.parse(session.seen_at);
	const ageMs = Date.parse(now) - Date.parse(session.started_at);
	return idleMs <= idleMinutes[session.kind] * 60_000 && ageMs <= longestHours * 3_600_000;
}

/** Whether somebody proved who they are just now: what cannot be taken back is not done by whoever finds a desk left open. */
export function isFresh(provedAt: string | null, now: string): boolean {
	return provedAt !== null && Date.parse(now) - Date.parse(provedAt) <= freshMinutes * 60_000;
}

/** With https the `__Host-` prefix binds the cookie to this very host. Loopback without TLS has no such cookie. */
export function sessionCookieName(publicUrl: string): string {
	return publicUrl.startsWith('https:') ? '__Host-session' : 'session';
}

export function sessionCookie(publicUrl: string, token: string): string {
	return cookie(publicUrl, token, '');
}

export function endedCookie(publicUrl: string): string {
	return cookie(publicUrl, '', '; Max-Age=0');
}

/** Whether a cookie that is set ends a session, and begins none. */
export function isEnded(cookie: string): boolean {
	return cookie.endsWith('; Max-Age=0');
}

/** The token a browser sent, if any. */
export function readSessionCookie(publicUrl: string, header: string | undefined): string | undefined {
	const name = sessionCookieName(publicUrl);
	for (const part of (header ?? '').split(';')) {
		const [key, value] = part.trim().split('=', 2);
		if (key === name && value) return value;
	}
	return undefined;
}

function cookie(publicUrl: string, value: string, more: string): string {
	const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
	return `${sessionCookieName(publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${more}`;
}

import { describe, expect, test } from 'vitest';
import { endedCookie, readSessionCookie, sessionCookie } from '../../../api/accounts/sessions.ts';
import { transportHeader } from '../../../src/headers.ts';

const council = 'https://feedback.example.gov.uk';
const ownMachine = 'http://127.0.0.1:4321';

describe('the cookie of a session', () => {
	test('behind TLS is of this very host, goes back over TLS alone, and no script reads it', () => {
		expect(sessionCookie(council, 'token')).toBe('__Host-session=token; Path=/; HttpOnly; SameSite=Lax; Secure');
	});

	test('without TLS has no prefix that a browser would refuse', () => {
		expect(sessionCookie(ownMachine, 'token')).toBe('session=token; Path=/; HttpOnly; SameSite=Lax');
	});

	test('is taken away when the session ends', () => {
		expect(endedCookie(council)).toBe('__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0');
	});

	test('behind TLS one without the prefix, which a neighbour of the host could have planted, is not read', () => {
		expect(readSessionCookie(council, 'session=planted')).toBeUndefined();
		expect(readSessionCookie(council, 'session=planted; __Host-session=ours')).toBe('ours');
	});
});

test('behind TLS browsers are told to stay with it, subdomains too; without it they are told nothing', () => {
	expect(transportHeader(council)).toEqual({ 'strict-transport-security': 'max-age=63072000; includeSubDomains' });
	expect(transportHeader(ownMachine)).toEqual({});
});

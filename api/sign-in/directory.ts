import { existsSync, readFileSync } from 'node:fs';
import * as oidc from 'openid-client';
import { BadConfig, type Directory as Settings } from '../config.ts';
import { Refusal } from '../refusal.ts';

/**
 * The council's directory, spoken to by OpenID Connect as a library of its own knows it: authorisation code with PKCE
 * (S256), state and nonce, the exact issuer, and every ID token's signature checked against the directory's own keys.
 */
export interface Directory {
	/** Where to send somebody, and what must be remembered of it until they come back. */
	begin(asked: {
		redirectUri: string;
		anew: boolean;
	}): Promise<{ address: string; state: string; remember: Remembered }>;
	/** Who came back. Refuses everybody of whom the directory does not say that a second factor was used. */
	finish(returned: URL, remembered: Remembered, asked: { anew: boolean }): Promise<Identity>;
}

export interface Remembered {
	state: string;
	nonce: string;
	verifier: string;
}

export interface Identity {
	issuer: string;
	subject: string;
}

/** How far the directory's clock may be from ours. Seconds. */
export const clockToleranceSeconds = 30;

/** How long ago, by its own clock, the directory may have asked who somebody is when it was to ask anew. Seconds. */
export const askedAnewSeconds = 5 * 60;

/** A directory that does not answer must not keep somebody waiting at the door. Seconds. */
const PATIENCE_SECONDS = 5;

/** Throws `BadConfig` where the file with the secret is not there. The directory itself is first asked when somebody comes; where it cannot be, `tell` hears why by code. */
export function councilDirectory(settings: Settings, tell: (error: string) => void): Directory {
	const secret = readSecret(settings.clientSecretFile);
	let found: Promise<oidc.Configuration> | undefined;

	/** Discovery, once. After an outage it is tried again by whoever comes next. */
	async function configuration(): Promise<oidc.Configuration> {
		found ??= discover(settings, secret);
		try {
			return await found;
		} catch (error) {
			found = undefined;
			tell(codeOf(error));
			throw down();
		}
	}

	return {
		begin: async ({ redirectUri, anew }) => {
			const remember = {
				state: oidc.randomState(),
				nonce: oidc.randomNonce(),
				verifier: oidc.randomPKCECodeVerifier(),
			};
			const { claim, value } = settings.secondFactor;
			const address = oidc.buildAuthorizationUrl(await configuration(), {
				redirect_uri: redirectUri,
				scope: 'openid',
				state: remember.state,
				nonce: remember.nonce,
				code_challenge: await oidc.calculatePKCECodeChallenge(remember.verifier),
				code_challenge_method: 'S256',
				...(claim === 'acr' ? { acr_values: value } : {}),
				...(anew ? { prompt: 'login', max_age: '0' } : {}),
			});
			return { address: address.href, state: remember.state, remember };
		},
		finish: async (returned, { state, nonce, verifier }, { anew }) => {
			const claims = await exchange(await configuration(), returned, {
				expectedState: state,
				expectedNonce: nonce,
				pkceCodeVerifier: verifier,
				idTokenExpected: true,
				...(anew ? { maxAge: askedAnewSeconds } : {}),
			});
			if (!usedSecondFactor(claims, settings)) throw new Refusal('sign_in.directory.one_factor', 422);
			if (anew && !wasAskedAnew(claims)) throw notSure();
			return { issuer: claims.iss, subject: claims.sub };
		},
	};
}

function discover({ issuer, clientId }: Settings, secret: string): Promise<oidc.Configuration> {
	const isHere = issuer.startsWith('http:'); // allowed on this machine alone, by config.ts
	return oidc.discovery(
		new URL(issuer),
		clientId,
		{ [oidc.clockTolerance]: clockToleranceSeconds },
		oidc.ClientSecretBasic(secret),
		{
			timeout: PATIENCE_SECONDS,
			execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
		},
	);
}

async function exchange(
	configuration: oidc.Configuration,
	returned: URL,
	checks: oidc.AuthorizationCodeGrantChecks,
): Promise<oidc.IDToken> {
	try {
		const claims = (await oidc.authorizationCodeGrant(configuration, returned, checks)).claims();
		if (claims) return claims;
	} catch (error) {
		if (isSilence(error)) throw down();
	}
	throw notSure();
}

/** The directory did not answer at all, as against an answer that is not good enough. */
function isSilence(error: unknown): boolean {
	return ['TimeoutError', 'OAUTH_TIMEOUT', 'TypeError'].includes(codeOf(error));
}

/** The library's code for what went wrong, or the kind of error: never its words, which may repeat what was sent. */
function codeOf(error: unknown): string {
	const { code, name } = error as { code?: unknown; name?: unknown };
	return String(code ?? name);
}

function usedSecondFactor(claims: oidc.IDToken, { secondFactor: { claim, value } }: Settings): boolean {
	const said = claims[claim];
	return Array.isArray(said) ? said.includes(value) : said === value;
}

/** By the directory's own clock: it asked within the last minutes before it said so. */
function wasAskedAnew({ auth_time: askedAt, iat: saidAt }: oidc.IDToken): boolean {
	return typeof askedAt === 'number' && saidAt - askedAt <= askedAnewSeconds;
}

function readSecret(file: string): string {
	if (!existsSync(file)) throw new BadConfig(`OIDC_CLIENT_SECRET_FILE: there is no file at ${file}.`);
	const secret = readFileSync(file, 'utf8').trim();
	if (secret === '') throw new BadConfig(`OIDC_CLIENT_SECRET_FILE: ${file} is empty.`);
	return secret;
}

function down(): Refusal {
	return new Refusal('sign_in.directory.down', 503);
}

function notSure(): Refusal {
	return new Refusal('sign_in.directory.not_sure', 422);
}

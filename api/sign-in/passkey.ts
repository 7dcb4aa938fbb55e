import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { PasskeySite } from './passkey-site.ts';

/**
 * The protocol of passkeys (WebAuthn), as a library of its own knows it. Somebody is always asked to unlock the
 * authenticator (user verification): then a passkey is two factors by itself, the device and its lock.
 */

/** Brought in by the first passkey: it knows every authenticator's certificates, which is five megabytes of memory. */
const protocol = () => import('@simplewebauthn/server');

/** What a browser sends: a new passkey, and an answer made with one. */
export type NewPasskeyAnswer = RegistrationResponseJSON;
export type PasskeyAnswer = AuthenticationResponseJSON;

export interface KnownPasskey {
	credentialId: string;
	publicKey: string;
	counter: number;
	transports: readonly string[];
}

/** Ed25519, ES256 and RS256, by their numbers in COSE: what authenticators make today. */
const supportedAlgorithmIDs = [-8, -7, -257];

type NewFor = { id: string; name: string; email: string | null };

/** What a browser is asked in order to make a passkey. It is kept in the authenticator, so that nobody types a name. */
export async function askForNewPasskey(
	site: PasskeySite,
	serviceName: string,
	person: NewFor,
	known: readonly Pick<KnownPasskey, 'credentialId'>[],
) {
	const { generateRegistrationOptions } = await protocol();
	return generateRegistrationOptions({
		rpName: serviceName,
		rpID: site.rpId,
		userID: new Uint8Array(Buffer.from(person.id)),
		userName: person.email ?? person.name,
		userDisplayName: person.name,
		excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
		supportedAlgorithmIDs,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	});
}

/** What a browser is asked in order to come in: with one of these, or with whichever it has for this site. */
export async function askForPasskey(site: PasskeySite, known: readonly Pick<KnownPasskey, 'credentialId'>[] = []) {
	const { generateAuthenticationOptions } = await protocol();
	return generateAuthenticationOptions({
		rpID: site.rpId,
		userVerification: 'required',
		allowCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
	});
}

/** The challenge that a browser says it answers. Undefined where what it sent cannot be read. */
export function challengeIn(answer: { response: { clientDataJSON: string } }): string | undefined {
	try {
		const { challenge } = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'));
		return typeof challenge === 'string' ? challenge : undefined;
	} catch {
		return undefined;
	}
}

/** The new passkey, if the browser's answer is sound in every part. */
export async function readNewPasskey(
	site: PasskeySite,
	answer: NewPasskeyAnswer,
	challenge: string,
): Promise<KnownPasskey | undefined> {
	const { verifyRegistrationResponse } = await protocol();
	const { registrationInfo } = await verifyRegistrationResponse({
		response: answer,
		expectedChallenge: challenge,
		expectedOrigin: site.origin,
		expectedRPID: site.rpId,
		requireUserVerification: true,
		supportedAlgorithmIDs,
	}).catch(() => ({ registrationInfo: undefined }));
	if (!registrationInfo) return undefined;
	const { id, publicKey, counter } = registrationInfo.credential;
	return {
		credentialId: id,
		publicKey: Buffer.from(publicKey).toString('base64url'),
		counter,
		transports: answer.response.transports ?? [],
	};
}

/**
 * The counter of the authenticator after this answer, if the answer is sound in every part: signed by this passkey, for
 * this challenge and site, unlocked by its owner, and not by a copy whose counter lags behind.
 */
export async function counterAfter(
	site: PasskeySite,
	answer: PasskeyAnswer,
	challenge: string,
	passkey: KnownPasskey,
): Promise<number | undefined> {
	const { verifyAuthenticationResponse } = await protocol();
	const verified = await verifyAuthenticationResponse({
		response: answer,
		expectedChallenge: challenge,
		expectedOrigin: site.origin,
		expectedRPID: site.rpId,
		requireUserVerification: true,
		credential: {
			id: passkey.credentialId,
			publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
			counter: passkey.counter,
		},
	}).catch(() => undefined);
	return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}

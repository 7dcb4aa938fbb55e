import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * An authenticator and the browser in front of it, as far as WebAuthn goes: makes passkeys and answers with them. What it
 * sends may be spoiled in one place at a time.
 */
export interface Spoiled {
	origin?: string;
	rpId?: string;
	challenge?: string;
	/** Not unlocked: no finger, no PIN. */
	unlocked?: false;
	/** A copy that counts on from an earlier use. */
	counter?: number;
	signature?: string;
	userHandle?: string;
}

const PRESENT = 0x01;
const UNLOCKED = 0x04;
const MADE = 0x40;

export function authenticator(site = { rpId: 'localhost', origin: 'http://localhost:4321' }) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const id = randomBytes(16);
	let counter = 0;
	let owner = '';

	function said(spoiled: Spoiled, options: { challenge: string }, type: 'webauthn.create' | 'webauthn.get') {
		const clientData = {
			type,
			challenge: spoiled.challenge ?? options.challenge,
			origin: spoiled.origin ?? site.origin,
			crossOrigin: false,
		};
		counter += 1;
		const flags = PRESENT | (spoiled.unlocked === false ? 0 : UNLOCKED) | (type === 'webauthn.create' ? MADE : 0);
		const count = Buffer.alloc(4);
		count.writeUInt32BE(spoiled.counter ?? counter);
		return {
			clientDataJSON: Buffer.from(JSON.stringify(clientData)),
			authData: Buffer.concat([sha256(spoiled.rpId ?? site.rpId), Buffer.from([flags]), count]),
		};
	}

	const credential = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} } as const;

	return {
		/** Makes the passkey. */
		make(options: { challenge: string; user?: { id: string } }, spoiled: Spoiled = {}) {
			owner = options.user?.id ?? owner;
			const { clientDataJSON, authData } = said(spoiled, options, 'webauthn.create');
			const length = Buffer.from([0, id.length]);
			const whole = Buffer.concat([authData, Buffer.alloc(16), length, id, coseKey(publicKey)]);
			const attestationObject = Buffer.concat([
				Buffer.from([0xa3]),
				...[cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
				...[cborText('authData'), Buffer.from([0x58, whole.length]), whole],
			]);
			const response = { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) };
			return { ...credential, response: { ...response, transports: ['internal'] } };
		},
		/** Answers with it. */
		answer(options: { challenge: string }, spoiled: Spoiled = {}) {
			const { clientDataJSON, authData } = said(spoiled, options, 'webauthn.get');
			const signature = sign('sha256', Buffer.concat([authData, sha256(clientDataJSON)]), privateKey);
			return {
				...credential,
				response: {
					clientDataJSON: text(clientDataJSON),
					authenticatorData: text(authData),
					signature: spoiled.signature ?? text(signature),
					userHandle: spoiled.userHandle ?? owner,
				},
			};
		},
	};
}

/** COSE: an EC2 key for ES256 on P-256. */
function coseKey(key: KeyObject): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	const bytes = (part: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(part, 'base64url')]);
	const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
	return Buffer.concat([head, Buffer.from([0x21]), bytes(x), Buffer.from([0x22]), bytes(y)]);
}

const cborText = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
const sha256 = (what: string | Buffer) => createHash('sha256').update(what).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');

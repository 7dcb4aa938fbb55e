import {
	createCipheriv,
	createDecipheriv,
	createSecretKey,
	hash,
	hkdfSync,
	type KeyObject,
	randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadConfig, type Config } from './config.ts';

const HEX_KEY = /^[0-9a-f]{64}$/i;

/**
 * The master key: 32 bytes as hex in a file outside the database. The demo council may make its own beside its data;
 * a real one never does, because a stolen disk would then hold lock and key together.
 */
export function masterKey(config: Pick<Config, 'secretKeyFile' | 'dataDir' | 'demo'>): Buffer {
	const file = config.secretKeyFile ?? join(config.dataDir, 'demo.key');
	if (config.demo && config.secretKeyFile === undefined) makeKeyFile(file);
	if (!existsSync(file)) throw new BadConfig(`SECRET_KEY_FILE: there is no file at ${file}.`);
	const hex = readFileSync(file, 'utf8').trim();
	if (!HEX_KEY.test(hex)) throw new BadConfig(`SECRET_KEY_FILE: ${file} does not hold 64 hexadecimal characters.`);
	return Buffer.from(hex, 'hex');
}

/** Two first starts at once make one key: the second finds the file there and leaves it. */
function makeKeyFile(file: string): void {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	try {
		writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as { code?: string }).code !== 'EEXIST') throw error;
	}
}

/** A key for one purpose, so that none of them can stand in for another. 32 bytes. */
export function keyFor(purpose: string, secret: Buffer | string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, '', `alongside ${purpose}`, 32));
}

/** Keys by purpose from one master key, each worked out once. */
export function keyring(master: Buffer): (purpose: string) => Buffer {
	const keys = new Map<string, Buffer>();
	return function key(purpose) {
		const made = keys.get(purpose) ?? keyFor(purpose, master);
		keys.set(purpose, made);
		return made;
	};
}

const ready = new WeakMap<Buffer, KeyObject>();

/**
 * A key that is used again and again, made ready once: as bytes it costs Node five times as much as what is done with it, each
 * time. The bytes may not be changed afterwards.
 */
export function readyKey(key: Buffer): KeyObject {
	const made = ready.get(key) ?? createSecretKey(key);
	ready.set(key, made);
	return made;
}

/** What is stored in place of a random token: 256 random bits need no slow hash. */
export function fingerprint(token: string): string {
	return hash('sha256', token, 'base64url');
}

/** A random secret of so many bits, as text that fits a cookie or an address. */
export function randomToken(bits = 256): string {
	return randomBytes(bits / 8).toString('base64url');
}

/** Seals text under a key (AES-256-GCM). */
export function seal(text: string, key: Buffer): string {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, iv);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Opens what `seal` closed. Throws when the key is another or a byte was changed. */
export function unseal(sealed: string, key: Buffer): string {
	const bytes = Buffer.from(sealed, 'base64');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
	decipher.setAuthTag(bytes.subarray(12, 28));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

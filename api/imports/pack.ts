import { gunzipSync, gzipSync } from 'node:zlib';
import { seal, unseal } from '../keys.ts';

/** Packs and seals what is kept of an import: it is full of names, and says much the same a hundred thousand times. */
export function pack(what: unknown, key: Buffer): string {
	return packBytes(Buffer.from(JSON.stringify(what)), key);
}

export function packBytes(bytes: Uint8Array, key: Buffer): string {
	return seal(gzipSync(bytes, { level: 1 }).toString('base64'), key);
}

/** Opens what `pack` closed. */
export function unpack<What>(sealed: string, key: Buffer): What {
	return JSON.parse(unpackBytes(sealed, key).toString()) as What;
}

export function unpackBytes(sealed: string, key: Buffer): Buffer {
	return gunzipSync(Buffer.from(unseal(sealed, key), 'base64'));
}

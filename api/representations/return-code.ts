import { words } from './word-list.ts';

/**
 * A return code: seven plain words, 70 bits. Three find the thread and four are its secret, stored apart, so that coming
 * back is one look-up and one slow hash, and knowing where a thread is opens nothing.
 */
export const returnCodeWords = 7;
const LOOKUP_WORDS = 3;
const BITS_PER_WORD = 10;

export interface ReturnCode {
	lookup: string;
	secret: string;
}

/** Seven words from fourteen random bytes. */
export function returnCodeFrom(bytes: Uint8Array): ReturnCode {
	const mask = (1 << BITS_PER_WORD) - 1;
	const picked = Array.from({ length: returnCodeWords }, (_, i) => {
		return words[((bytes[2 * i]! << 8) | bytes[2 * i + 1]!) & mask]!;
	});
	return { lookup: picked.slice(0, LOOKUP_WORDS).join(' '), secret: picked.slice(LOOKUP_WORDS).join(' ') };
}

export function printReturnCode({ lookup, secret }: ReturnCode): string {
	return `${lookup} ${secret}`;
}

/** What somebody typed, in any case, with commas, dashes or numbers before the words. Undefined when it is not seven words. */
export function readReturnCode(typed: string): ReturnCode | undefined {
	const given =
		typed
			.normalize('NFKC')
			.toLowerCase()
			.match(/\p{L}+/gu) ?? [];
	if (given.length !== returnCodeWords) return undefined;
	return { lookup: given.slice(0, LOOKUP_WORDS).join(' '), secret: given.slice(LOOKUP_WORDS).join(' ') };
}

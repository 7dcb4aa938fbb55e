/**
 * The key of a program, `alongside_` and then two random parts: the first finds it, the second is its secret. It begins with a
 * word of its own, so that whatever looks through code for secrets that were left in it can know it.
 */
export interface ProgramKey {
	lookup: string;
	secret: string;
}

/** Bits of each part. */
export const keyBits = { lookup: 96, secret: 256 } as const;

const BEARER = /^Bearer +alongside_([\w-]{16})\.([\w-]{43})$/i;

export function printKey({ lookup, secret }: ProgramKey): string {
	return `alongside_${lookup}.${secret}`;
}

/** Reads an `Authorization` header. Undefined when it cannot be one of our keys. */
export function readKey(authorization: string): ProgramKey | undefined {
	const [, lookup, secret] = BEARER.exec(authorization) ?? [];
	return lookup === undefined || secret === undefined ? undefined : { lookup, secret };
}

/** A key lasts a year and a month at most: long enough to be replaced without hurry, too short to be forgotten. */
export const keyDaysMost = 396;

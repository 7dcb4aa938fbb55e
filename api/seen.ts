import { fingerprint } from './keys.ts';
import { Refusal, type RefusalCode } from './refusal.ts';

/**
 * What a row looked like to whoever read it. They name it when they change the row, so that of two people who change the
 * same thing the second is told, and no column has to count versions.
 */
export function markOf(row: object): string {
	return fingerprint(JSON.stringify(row));
}

/** Refuses a change that was begun from a row which somebody has changed since. */
export function refuseIfChanged(row: object, seen: string, code: RefusalCode): void {
	if (markOf(row) !== seen) throw new Refusal(code, 409);
}

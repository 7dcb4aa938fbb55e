import { randomBytes } from 'node:crypto';
import type { Instant } from './calendar/day.ts';

let lastMs = 0;
let counter = 0;

/**
 * A sortable id (UUID version 7): its order is the order of making, within this process to the row, so a history read
 * by id reads as it happened on either engine.
 */
export function newId(now: Instant): string {
	const ms = Date.parse(now);
	counter = ms === lastMs ? counter + 1 : 0;
	lastMs = ms;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(ms, 0, 6);
	bytes.writeUInt16BE(0x7000 | ((counter >> 14) & 0xfff), 6);
	bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8);
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

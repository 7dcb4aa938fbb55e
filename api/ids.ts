import { randomUUID } from 'node:crypto';
import type { Instant } from './calendar/day.ts';

let lastMs = 0;
let counter = 0;

/**
 * A sortable id (UUID version 7): its order is the order of making, within this process to the row, so a history read
 * by id reads as it happened on either engine. Its random end is that of a random UUID, which Node draws many of at a time.
 */
export function newId(now: Instant): string {
	const ms = Date.parse(now);
	counter = ms === lastMs ? counter + 1 : 0;
	lastMs = ms;
	const time = ms.toString(16).padStart(12, '0');
	const version = (0x7000 | ((counter >> 14) & 0xfff)).toString(16);
	const variant = (0x8000 | (counter & 0x3fff)).toString(16);
	return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${randomUUID().slice(24)}`;
}

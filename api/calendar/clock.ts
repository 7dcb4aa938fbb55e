import { type Day, type Instant, londonDay } from './day.ts';

/** The only reader of the time. Everything else is handed a clock, so that a test can stand on any day it likes. */
export interface WallClock {
	now(): Instant;
	/** Today in London. */
	today(): Day;
}

/** The real time, or a time that starts at `startAt` and goes on from there (the demo council only). */
export function wallClock(startAt?: Instant): WallClock {
	const offset = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
	const now = () => new Date(Date.now() + offset).toISOString();
	return { now, today: () => londonDay(now()) };
}

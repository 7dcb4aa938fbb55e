import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { WallClock } from './calendar/clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';

/** What the house is handed from outside: nothing in it reaches for these by itself. */
export interface World {
	config: Config;
	db: Kysely<Database>;
	clock: WallClock;
	/** Random bytes. The demo council hands in its own, so that its references are the same every time. */
	random(count: number): Uint8Array;
	/** The key for one purpose, from the master key that is kept outside the database. */
	key(purpose: string): Buffer;
	log: Logger;
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp, type App } from './app.ts';
import { wallClock } from './calendar/clock.ts';
import { type Config, readConfig } from './config.ts';
import { migrateToLatest, openPostgres, openSqlite } from './database.ts';
import { keyFor, masterKey } from './keys.ts';
import type { World } from './world.ts';

/** The running house: the app, what it was handed, and how to close it. */
export interface Running {
	app: App;
	world: World;
	/** Says where the house is, once it listens. */
	started(address: unknown): void;
	close(): Promise<void>;
}

/** Opens the world: configuration, key, database, clock. Throws `BadConfig` with a sentence for each mistake. */
export async function open(config: Config): Promise<Running> {
	const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['*.token', '*.code', '*.email', '*.words'] });
	const db = config.databaseUrl
		? openPostgres(config.databaseUrl)
		: openSqlite(join(config.dataDir, 'alongside.db'), keyFor('database', masterKey(config)));
	await migrateToLatest(db);
	const world: World = { config, db, clock: wallClock(config.clock), random: randomBytes, log };
	const app = createApp(world);
	return { app, world, started: () => console.log(`Alongside is at ${config.publicUrl}`), close: () => db.destroy() };
}

/**
 * One house per process, whoever asks first: the page bundle and the server entry are two copies of this module, and two
 * open databases would be one too many.
 */
const KEY = Symbol.for('alongside.running');
const shared = globalThis as unknown as Record<symbol, Promise<Running> | undefined>;

export function running(): Promise<Running> {
	return (shared[KEY] ??= open(readConfig(process.env)));
}

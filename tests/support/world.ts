import { randomBytes, randomUUID } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Kysely } from 'kysely';
import { inject, onTestFinished, TestRunner } from 'vitest';
import { createApp, type App } from '../../api/app.ts';
import { proclaim } from '../../api/calendar/bank-holidays.ts';
import type { WallClock } from '../../api/calendar/clock.ts';
import { type Instant, londonDay } from '../../api/calendar/day.ts';
import type { Config } from '../../api/config.ts';
import type { Database } from '../../api/database.ts';
import { keyFile } from '../../api/key-store.ts';
import { keyring } from '../../api/keys.ts';
import { keepOpenings } from '../../api/openings.ts';
import { PersonKeys } from '../../api/person-keys.ts';
import { markHistory } from '../../api/record.ts';
import type { World } from '../../api/world.ts';
import { databaseUrl, openAt, postgresUrl, tellServer } from './template.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends WallClock {
	set(at: Instant): void;
	pass(time: { days?: number; hours?: number; minutes?: number }): void;
}

export interface TestWorld {
	app: App;
	world: World;
	db: Kysely<Database>;
	clock: TestClock;
	/** The same database by another connection, with the same keys. Whoever opens it closes it. */
	openAgain(): Promise<Kysely<Database>>;
	close(): Promise<void>;
}

/** Monday morning on an ordinary working day: day 0 of scenario S01. */
const ORDINARY_MORNING = '2026-06-08T10:00:00Z';

/** One key for every test: a database that is copied can be read by the next. */
const master = Buffer.alloc(32, 7);
const key = keyring(master);

const silent = pino({ level: 'silent' });

export interface Made {
	/** When the clock stands. */
	at?: Instant;
	/** Who hears the log. */
	log?: Logger;
	/** Settings that are not those of an ordinary council. */
	config?: Partial<Config>;
}

/**
 * The real app over a real, empty, migrated database of its own, on the engine this run tests. Closes itself when the
 * test ends; a world made in `beforeAll` is shared by its file, which closes it.
 */
export async function testWorld({
	at = ORDINARY_MORNING,
	log = silent,
	config: settings = {},
}: Made = {}): Promise<TestWorld> {
	proclaim(new Set());
	const { address, drop } = await emptyDatabase();
	const words = new PersonKeys(keyFile(), master);
	const openAgain = async () => {
		const opened = await openAt(address, words);
		markHistory(opened, key('audit'));
		return opened;
	};
	const db = await openAgain();
	const clock = testClock(at);
	const config = { ...(await testConfig()), ...settings };
	const world: World = { config, db, clock, random: randomBytes, key, log };
	let closing: Promise<void> | undefined;
	const close = () => {
		proclaim(new Set()); // the calendar is one for all the houses of this process: the next test begins without its days
		return (closing ??= keepOpenings(world)
			.then(() => db.destroy())
			.then(drop));
	};
	if (TestRunner.getCurrentTest()) onTestFinished(close);
	return { app: createApp(world), world, db, clock, openAgain, close };
}

export function testClock(at: Instant): TestClock {
	let ms = Date.parse(at);
	const now = () => new Date(ms).toISOString();
	return {
		now,
		today: () => londonDay(now()),
		set: (to) => void (ms = Date.parse(to)),
		pass: ({ days = 0, hours = 0, minutes = 0 }) => void (ms += ((days * 24 + hours) * 60 + minutes) * 60_000),
	};
}

interface TestDatabase {
	/** A PostgreSQL URL or the path of a file, for `openAt`. */
	address: string;
	drop(): Promise<void>;
}

/** A database of the engine under test, with every table and no row. */
export function emptyDatabase(): Promise<TestDatabase> {
	return postgresUrl ? newPostgres(postgresUrl, inject('template')) : newSqlite(inject('template'));
}

/** A database of the engine under test in which nothing has ever been. */
export function bareDatabase(): Promise<TestDatabase> {
	return postgresUrl ? newPostgres(postgresUrl, 'template0') : newSqlite();
}

async function newSqlite(template?: string): Promise<TestDatabase> {
	const address = join(inject('folder'), `${randomUUID()}.db`);
	if (template !== undefined) await copyFile(template, address);
	return { address, drop: async () => {} };
}

async function newPostgres(server: string, template: string): Promise<TestDatabase> {
	const name = `world_${randomUUID().replaceAll('-', '')}`;
	await tellServer(server, `create database ${name} template ${template} strategy file_copy`);
	return {
		address: databaseUrl(server, name),
		drop: () => tellServer(server, `drop database ${name} with (force)`),
	};
}

async function testConfig(): Promise<Config> {
	const dataDir = join(inject('folder'), randomUUID());
	await mkdir(dataDir);
	return {
		host: '127.0.0.1',
		port: 4321,
		publicUrl: 'http://127.0.0.1:4321',
		proxies: 0,
		dataDir,
		databaseUrl: undefined,
		secretKeyFile: undefined,
		smtpUrl: undefined,
		mailFrom: 'no-reply@alongside.example',
		notify: undefined,
		directory: undefined,
		insideHosts: [],
		demo: false,
		clock: undefined,
	};
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { createApp, type App } from './app.ts';
import { HolidaysUnknown, proclaim, proclaimedDays } from './calendar/bank-holidays.ts';
import { takeUpHolidays } from './calendar/changes.ts';
import { wallClock } from './calendar/clock.ts';
import type { Day } from './calendar/day.ts';
import { remindOfViews } from './conferences/changes-remind.ts';
import { askHowItWent } from './closure/changes-send.ts';
import { BadConfig, type Config, readConfig } from './config.ts';
import { type Database, migrateToLatest, openPostgres, openSqlite } from './database.ts';
import { makeDemoCouncil } from './demo/council.ts';
import { refuseToMix } from './demo/mark.ts';
import { demoWelcome, welcome } from './demo/welcome.ts';
import { type Chore, startHourly } from './hourly.ts';
import { keyring, masterKey } from './keys.ts';
import { sender, startPostWorker } from './outbox/post.ts';
import { moveDates } from './representations/changes-dates.ts';
import { tellLate } from './representations/changes-late.ts';
import { remindOfDueDays, remindOfUntouched } from './representations/changes-remind.ts';
import { sweep } from './sweep.ts';
import { remindOfUrgent } from './urgent/changes.ts';
import { inTurn } from './turn.ts';
import type { World } from './world.ts';

/** The running house: the app, what it was handed, and how to close it. */
export interface Running {
	app: App;
	world: World;
	/** The house listens: it starts the work that nobody asks for (post, sweeping) and says where it is. */
	started(): void;
	/** The bank holidays proclaimed since the release, as this copy of the calendar knows them. */
	proclaimed(): ReadonlySet<Day>;
	/** Lets the work in hand be finished, then closes the database. */
	close(): Promise<void>;
}

const chores: readonly Chore[] = [
	{ name: 'sweep', run: sweep },
	{ name: 'dates', run: moveDates },
	{ name: 'late', run: tellLate },
	{ name: 'due_days', run: remindOfDueDays },
	{ name: 'urgent', run: remindOfUrgent },
	{ name: 'untouched', run: remindOfUntouched },
	{ name: 'views', run: remindOfViews },
	{ name: 'closure', run: askHowItWent },
];

/**
 * Opens the world: configuration, key, database, clock, and on a first start of the demo its council. Throws `BadConfig`
 * with a sentence for each mistake. Several processes may do this at once over the same database.
 */
export async function open(config: Config): Promise<Running> {
	const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['*.token', '*.code', '*.email', '*.words'] });
	const key = keyring(masterKey(config));
	const db = openDatabase(config, key);
	const world: World = { config, db, clock: wallClock(config.clock), random: randomBytes, key, log };
	try {
		await prepare(world);
	} catch (error) {
		await db.destroy();
		throw error;
	}
	const app = createApp(world);
	let workers: { stop(): Promise<void> }[] = [];
	return {
		app,
		world,
		started: () => {
			workers = [startPostWorker(world, sender(config)), startHourly(world, chores)];
			console.log(config.demo ? demoWelcome(config.publicUrl) : welcome(config.publicUrl));
		},
		proclaimed: proclaimedDays,
		close: async () => {
			await Promise.all(workers.map((worker) => worker.stop()));
			await db.destroy();
		},
	};
}

function openDatabase(config: Config, key: World['key']): Kysely<Database> {
	if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl);
	const file = join(config.dataDir, 'alongside.db');
	try {
		return openSqlite(file, key('database'));
	} catch (error) {
		if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
		throw new BadConfig(
			`The key does not open ${file}. It belongs to another installation: give this one its own DATA_DIR, or its own key with SECRET_KEY_FILE.`,
		);
	}
}

async function prepare(world: World): Promise<void> {
	await inTurn(() => migrateToLatest(world.db));
	await takeUpHolidays(world);
	await refuseToMix(world.db, world.config);
	if (!world.config.demo) return;
	try {
		await makeDemoCouncil(world);
	} catch (error) {
		if (!(error instanceof HolidaysUnknown)) throw error;
		throw new BadConfig(`CLOCK: the demo council cannot be made for ${world.clock.today()}. ${error.message}`);
	}
}

/**
 * One house per process, whoever asks first: the page bundle and the server entry are two copies of this module, and two
 * open databases would be one too many.
 */
const KEY = Symbol.for('alongside.running');
const shared = globalThis as unknown as Record<symbol, Promise<Running> | undefined>;

export async function running(): Promise<Running> {
	const house = await (shared[KEY] ??= open(readConfig(process.env)));
	proclaim(house.proclaimed()); // the other copy has a calendar of its own
	return house;
}

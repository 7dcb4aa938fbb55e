import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createApp, type App } from './app.ts';
import { HolidaysUnknown, proclaim, proclaimedDays } from './calendar/bank-holidays.ts';
import { takeUpHolidays } from './calendar/changes.ts';
import { wallClock } from './calendar/clock.ts';
import type { Day } from './calendar/day.ts';
import { remindOfViews } from './conferences/changes-remind.ts';
import { takeUpEndedWork } from './closure/changes-ended.ts';
import { askHowItWent } from './closure/changes-send.ts';
import { sendUpWhatWasLeft } from './representations/changes-left.ts';
import { sealAndKeepHead, startSealing } from './audit/sealer.ts';
import { BadConfig, type Config, readConfig } from './config.ts';
import { migrateToLatest } from './database.ts';
import { makeDemoCouncil } from './demo/council.ts';
import { refuseToMix } from './demo/mark.ts';
import { demoWelcome, welcome } from './demo/welcome.ts';
import { recordGuesses } from './guesses.ts';
import { type Chore, startHourly } from './hourly.ts';
import { keepOpenings } from './openings.ts';
import { keyring, masterKey } from './keys.ts';
import { sendDueLetters, sender, startPostWorker } from './outbox/post.ts';
import { sendDueWebhooks } from './outbox/webhooks.ts';
import { markHistory } from './record.ts';
import { moveDates, timeAnswers } from './representations/changes-dates.ts';
import { publishDue } from './trends/changes-publish.ts';
import { tellLate } from './representations/changes-late.ts';
import { remindOfDueDays, remindOfUntouched } from './representations/changes-remind.ts';
import { noticeTexts, takeUpWords } from './said-index.ts';
import { sealAccounts, sealWhatIsBare } from './seal-bare.ts';
import { finishShredding } from './shredding.ts';
import { findRoot, openStores, type Stores } from './stores.ts';
import { writeFilesAnew } from './retention/changes-files.ts';
import { sweep } from './sweep.ts';
import { reviseSignedMonths } from './reports/changes-months.ts';
import { endLapsedProposals } from './two-people/changes.ts';
import { forgetTries } from './tries.ts';
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
	{ name: 'shredding', run: finishShredding },
	{ name: 'accounts', run: sealAccounts },
	{ name: 'words', run: takeUpWords },
	{ name: 'forget_tries', run: forgetTries },
	{ name: 'guesses', run: recordGuesses },
	{ name: 'dates', run: moveDates },
	{ name: 'answers timed', run: timeAnswers },
	{ name: 'trends published', run: publishDue },
	{ name: 'late', run: tellLate },
	{ name: 'due_days', run: remindOfDueDays },
	{ name: 'urgent', run: remindOfUrgent },
	{ name: 'untouched', run: remindOfUntouched },
	{ name: 'views', run: remindOfViews },
	{ name: 'left', run: sendUpWhatWasLeft },
	{ name: 'ended_work', run: takeUpEndedWork },
	{ name: 'closure', run: askHowItWent },
	{ name: 'two_people', run: endLapsedProposals },
	{ name: 'months', run: reviseSignedMonths },
	{ name: 'files', run: writeFilesAnew },
];

/**
 * Opens the world: configuration, key, database, clock, and on a first start of the demo its council. Throws `BadConfig`
 * with a sentence for each mistake. Several processes may do this at once over the same database.
 */
export async function open(config: Config): Promise<Running> {
	const log = pino({ level: process.env.LOG_LEVEL ?? 'info', redact: ['*.token', '*.code', '*.email', '*.words'] });
	const master = masterKey(config);
	const stores = openStores(config, master);
	const { db, close } = stores;
	const world = await inhabit(
		{ config, db, clock: wallClock(config.clock), random: randomBytes, log },
		stores,
		master,
	).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const app = createApp(world);
	let workers: { stop(): Promise<void> }[] = [];
	return {
		app,
		world,
		started: () => {
			const send = sender(config);
			workers = [
				startPostWorker(world, () => sendDueLetters(world, send)),
				startPostWorker(world, () => sendDueWebhooks(world)),
				startHourly(world, chores),
				startSealing(world),
			];
			console.log(config.demo ? demoWelcome(config.publicUrl) : welcome(config.publicUrl));
		},
		proclaimed: proclaimedDays,
		close: async () => {
			await Promise.all(workers.map((worker) => worker.stop()));
			await keepOpenings(world);
			await recordGuesses(world);
			await close();
		},
	};
}

/** Brings the schema up to date, finds the keys of the house, and makes what a first start makes. */
async function inhabit(house: Omit<World, 'key'>, stores: Stores, master: Buffer): Promise<World> {
	await inTurn(() => migrateToLatest(house.db));
	const world = { ...house, key: keyring(await findRoot(stores, master)) };
	markHistory(world.db, world.key('audit'));
	await sealAndKeepHead(world);
	await inTurn(() => sealWhatIsBare(world, keyring(master)));
	await finishShredding(world);
	await noticeTexts(world.db);
	await takeUpHolidays(world);
	await refuseToMix(world.db, world.config);
	if (world.config.demo) await makeDemo(world);
	return world;
}

async function makeDemo(world: World): Promise<void> {
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

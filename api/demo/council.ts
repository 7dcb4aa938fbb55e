import { type Kysely, sql, type Transaction } from 'kysely';
import { workOut } from '../calendar/clocks.ts';
import { type Database, isPostgres } from '../database.ts';
import { importHistoric } from '../trends/changes.ts';
import { importChildren } from '../trends/changes-children.ts';
import { inTurn } from '../turn.ts';
import type { World } from '../world.ts';
import { conferenceMoments } from './conferences.ts';
import { endedWork } from './ended-work.ts';
import { everydayMoments } from './everyday.ts';
import { childrenOfWestmere } from './figures.ts';
import { openToday } from './history-now.ts';
import { laterStages } from './history-stages.ts';
import { pastComplaints } from './history-past.ts';
import { pastIdeas, pastThanks } from './history-thanks.ts';
import { demoHouse, movedClock } from './house.ts';
import { markAsDemo } from './mark.ts';
import { momentsOf, play } from './play.ts';
import { reportMoments } from './reports.ts';
import { settle } from './settle.ts';
import { timesFrom } from './story.ts';

/**
 * Makes the council of Westmere, unless it is there. All of it is one transaction that begins with the demo mark: a process
 * that is stopped half way leaves nothing behind, and of two that start together the second waits at the mark and finds it
 * made. Returns whether this was the one that made it.
 */
export async function makeDemoCouncil(world: World): Promise<boolean> {
	return inTurn(() => world.db.transaction().execute((trx) => makeOnce(world, trx)));
}

async function makeOnce(world: World, trx: Transaction<Database>): Promise<boolean> {
	if (!(await markAsDemo(trx))) return false;
	workOut('stage_1', world.clock.today()); // throws now, where no holidays are known, instead of at the end
	world.log.info('making the demo council, which takes some seconds');
	await importHistoric(trx, { kind: 'system' }, world.clock.now());
	await importChildren(trx, { kind: 'system' }, world.clock.now(), childrenOfWestmere(world.clock.today()));
	await makeIn({ ...world, db: joining(trx) });
	return true;
}

/** The year is lived through the rooms' own changes, so that histories, dates and letters are what they would have been. */
async function makeIn(world: World): Promise<void> {
	const now = world.clock.now();
	const clock = movedClock(now);
	const house = demoHouse({ ...world, clock }, clock, await settle(world, now));
	const times = timesFrom(now);
	const stories = [
		...pastComplaints(times),
		...pastThanks(times),
		...pastIdeas(times),
		...openToday(times),
		...laterStages(times),
	];
	await play(
		house,
		[
			...stories.flatMap(momentsOf),
			...everydayMoments(times),
			...conferenceMoments(times),
			...endedWork(times),
			...reportMoments(now),
		],
		now,
	);
	await sendLettersOfThePast(world.db);
}

/**
 * The rooms open a transaction for each change; here that is the one already open. What PostgreSQL puts off until a transaction
 * ends (the tallies) is done as each of theirs would have ended.
 */
function joining(trx: Transaction<Database>): Kysely<Database> {
	const execute = async <Result>(work: (trx: Transaction<Database>) => Promise<Result>) => {
		const result = await work(trx);
		if (isPostgres(trx)) {
			await sql`set constraints all immediate`.execute(trx);
			await sql`set constraints all deferred`.execute(trx);
		}
		return result;
	};
	return Object.assign(trx, { transaction: () => ({ execute }) }) as unknown as Kysely<Database>;
}

/** Nobody wants a year of mail on the first day. One letter could not be delivered: that happens, and an officer sees it. */
async function sendLettersOfThePast(db: Kysely<Database>): Promise<void> {
	await db
		.updateTable('letter')
		.set((letter) => ({ state: 'sent' as const, tries: 1, sent_at: letter.ref('queued_at') }))
		.execute();
	const lost = await db.selectFrom('letter').select(['id', 'address']).orderBy('id').execute();
	await db
		.updateTable('letter')
		.set({ state: 'stuck', sent_at: null, last_error: 'smtp_550' })
		.where('id', '=', lost.find(({ address }) => address === 'tracy@mail.example')!.id)
		.execute();
}

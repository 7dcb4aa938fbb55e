import { setTimeout as wait } from 'node:timers/promises';
import { lineMac, sealMac } from '../record.ts';
import type { World } from '../world.ts';
import { nextSeal, type Seal } from './chain.ts';
import { findLastSeal, findSeal, lastLine, listLines, listWriters } from './queries-chain.ts';

/** One seal covers so many lines at most: whoever checks holds so many in memory at once. */
export const linesInSealMost = 10_000;

/** How often those who are writing are asked for again, and how often at most. */
const WRITERS_WAIT_MS = 20;
const WRITERS_TRIES = 50;

/**
 * Seals what the history gained since the last seal; the newest seal, or undefined while that has to wait for somebody who is
 * still writing. The first ever seals what was there before lines had marks.
 *
 * Sealed after the fact, not within each change: a chain in the change itself would make every writer wait for the one before,
 * and on PostgreSQL two of them for each other. Each line bears a mark of its own from the first moment, so nobody without the
 * key can alter or add one even before it is sealed; what the seal adds is that none can be removed or moved. That leaves the
 * lines of the last second, which somebody who holds the database could remove unseen.
 */
export async function sealHistory({ db, clock, key }: World): Promise<Seal | undefined> {
	let last = await findLastSeal(db);
	const upTo = await settledUpTo(db);
	if (upTo === undefined) return undefined;
	const mac = sealMac(key('audit'));
	while (last === undefined || last.up_to_line < upTo) {
		const lines = (await listLines(db, last?.up_to_line, linesInSealMost)).filter(({ line }) => line <= upTo);
		if (lines.length === 0 && last !== undefined) return last; // numbers that were given to nothing in the end
		last = await keep(db, nextSeal(mac, lineMac(key('audit')), last, lines, clock.now()));
	}
	return last;
}

/** A second house over the same database may have made the seal of this number already: then that is the one. */
async function keep(db: World['db'], seal: Seal): Promise<Seal> {
	try {
		await db.insertInto('record_seal').values(seal).execute();
		return seal;
	} catch (error) {
		const theirs = await findSeal(db, seal.number);
		if (theirs === undefined) throw error;
		return theirs;
	}
}

/** The number up to which no line can appear any more, once everybody who is writing now is done. */
async function settledUpTo(db: World['db']): Promise<number | undefined> {
	const upTo = await lastLine(db);
	const writing = new Set(await listWriters(db));
	for (let tries = 0; writing.size > 0; tries += 1) {
		if (tries === WRITERS_TRIES) return undefined;
		await wait(WRITERS_WAIT_MS);
		const still = new Set(await listWriters(db));
		for (const writer of writing) if (!still.has(writer)) writing.delete(writer);
	}
	return upTo;
}

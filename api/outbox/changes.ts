import type { Kysely, Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import type { LetterKind } from './letters.ts';
import type { AfterFailure } from './retry.ts';
import type { LetterTable } from './table.ts';

export interface LetterAsked {
	kind: LetterKind;
	address: string;
	channel?: LetterTable['channel'];
	language?: string;
	/** Path inside the portal, for staff. */
	about?: string;
}

/** Puts a letter in the outbox inside the caller's transaction: no change without its letter, no letter without its change. */
export async function queueLetter(trx: Transaction<Database>, letter: LetterAsked, now: Instant): Promise<void> {
	await trx
		.insertInto('letter')
		.values({
			id: newId(now),
			kind: letter.kind,
			address: letter.address,
			channel: letter.channel ?? 'email',
			language: letter.language ?? 'en',
			about: letter.about ?? null,
			queued_at: now,
			state: 'waiting',
			tries: 0,
			next_try_at: now,
			sent_at: null,
			last_error: null,
		})
		.execute();
}

const CLAIM_MINUTES = 5;

/**
 * Takes due letters for sending. A taken letter is put off for some minutes, so that a second process leaves it alone and
 * a process that dies on the way leaves it to be tried again.
 */
export async function claimDueLetters(db: Kysely<Database>, now: Instant, most: number): Promise<LetterTable[]> {
	const due = await db
		.selectFrom('letter')
		.selectAll()
		.where('state', '=', 'waiting')
		.where('next_try_at', '<=', now)
		.orderBy('next_try_at')
		.limit(most)
		.execute();
	const until = new Date(Date.parse(now) + CLAIM_MINUTES * 60_000).toISOString();
	const claimed: LetterTable[] = [];
	for (const letter of due) {
		const { numUpdatedRows } = await db
			.updateTable('letter')
			.set({ next_try_at: until, tries: letter.tries + 1 })
			.where('id', '=', letter.id)
			.where('state', '=', 'waiting')
			.where('tries', '=', letter.tries)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 1n) claimed.push({ ...letter, tries: letter.tries + 1 });
	}
	return claimed;
}

export async function markSent(db: Kysely<Database>, letterId: string, now: Instant): Promise<void> {
	await db
		.updateTable('letter')
		.set({ state: 'sent', sent_at: now, last_error: null })
		.where('id', '=', letterId)
		.execute();
}

/** Notes a failed try. The error is a code, never the server's words, which may repeat an address. */
export async function markFailed(db: Kysely<Database>, letterId: string, after: AfterFailure, error: string) {
	await db
		.updateTable('letter')
		.set({
			state: after.state,
			last_error: error,
			...(after.state === 'waiting' ? { next_try_at: after.nextTryAt } : {}),
		})
		.where('id', '=', letterId)
		.execute();
}

/** An officer has a stuck letter tried again. */
export async function tryAgain(world: World, who: Staff, letterId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('letter')
			.set({ state: 'waiting', tries: 0, next_try_at: now })
			.where('id', '=', letterId)
			.where('state', '=', 'stuck')
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'letter.tried_again', subject: 'letter', subjectId: letterId });
	});
}

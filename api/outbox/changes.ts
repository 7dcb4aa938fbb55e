import type { Kysely, Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { insertRow } from '../prepared.ts';
import { append } from '../record.ts';
import { notFound } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
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
	const id = newId(now);
	const seal = await sealerFor(trx, { letters: true }, now);
	await insertRow(trx, 'letter', {
		id,
		kind: letter.kind,
		address: seal(id, letter.address),
		channel: letter.channel ?? 'email',
		language: letter.language ?? 'en',
		about: letter.about ?? null,
		queued_at: now,
		state: 'waiting',
		tries: 0,
		next_try_at: now,
		sent_at: null,
		last_error: null,
	});
}

/**
 * Letters to these addresses that have not gone do not go. Where a letter goes is sealed, so each that waits is looked at;
 * of one that went no address is kept.
 */
export async function stopLettersTo(trx: Transaction<Database>, addresses: readonly (string | null)[]): Promise<void> {
	const known = addresses.filter((address) => address !== null);
	if (known.length === 0) return;
	const waiting = await trx.selectFrom('letter').select(['id', 'address']).where('state', '!=', 'sent').execute();
	const ids = waiting.filter(({ address }) => known.includes(address)).map(({ id }) => id);
	if (ids.length > 0) await trx.deleteFrom('letter').where('id', 'in', ids).execute();
}

const CLAIM_MINUTES = 5;

/**
 * Takes due letters for sending. A taken letter is put off for some minutes, so that a second process leaves it alone and
 * a process that dies on the way leaves it to be tried again.
 */
export async function claimDueLetters(
	db: Kysely<Database>,
	now: Instant,
	most: number,
	channels: readonly LetterTable['channel'][],
): Promise<LetterTable[]> {
	const due = await db
		.selectFrom('letter')
		.selectAll()
		.where('state', '=', 'waiting')
		.where('next_try_at', '<=', now)
		.where('channel', 'in', channels)
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

/** It has gone, and nobody needs to know any more where to. */
export async function markSent(db: Kysely<Database>, letterId: string, now: Instant): Promise<void> {
	await db
		.updateTable('letter')
		.set({ state: 'sent', sent_at: now, last_error: null, address: '' })
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

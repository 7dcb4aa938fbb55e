import { newId } from '../ids.ts';
import { fingerprint, seal, unseal } from '../keys.ts';
import { findSession, openSession } from '../session.ts';
import type { World } from '../world.ts';
import type { AttemptKind } from './table.ts';
import { attemptMinutes, minutesAfter } from './times.ts';

interface Attempt {
	what: AttemptKind;
	/** The token of the browser it is begun in: no other can finish it. */
	token: string;
	/** What the answer must repeat. Stored as its fingerprint only. */
	challenge: string;
	accountId?: string;
	/** What must be known again when the answer comes. Sealed. */
	remember?: string;
	minutes?: number;
}

/** Begins something that is answered once, in this browser, within some minutes. */
export async function beginAttempt(world: World, attempt: Attempt): Promise<void> {
	const now = world.clock.now();
	await world.db
		.insertInto('sign_in_attempt')
		.values({
			id: newId(now),
			what: attempt.what,
			browser_hash: fingerprint(attempt.token),
			account_id: attempt.accountId ?? null,
			challenge_hash: fingerprint(attempt.challenge),
			sealed: attempt.remember === undefined ? null : seal(attempt.remember, world.key('sign-in attempts')),
			expires_at: minutesAfter(now, attempt.minutes ?? attemptMinutes),
		})
		.execute();
}

/**
 * Takes an attempt that was begun, whatever comes of it: the same answer sent again finds nothing. Undefined when there was
 * none, it is over, or another browser began it.
 */
export async function takeAttempt(
	world: World,
	{ what, token, challenge }: Pick<Attempt, 'what' | 'challenge'> & { token: string | undefined },
): Promise<{ accountId: string | null; remembered: string } | undefined> {
	if (token === undefined) return undefined;
	const taken = await world.db
		.deleteFrom('sign_in_attempt')
		.where('challenge_hash', '=', fingerprint(challenge))
		.where('browser_hash', '=', fingerprint(token))
		.where('what', '=', what)
		.where('expires_at', '>', world.clock.now())
		.returning(['account_id', 'sealed'])
		.executeTakeFirst();
	if (!taken) return undefined;
	const remembered = taken.sealed === null ? '' : unseal(taken.sealed, world.key('sign-in attempts'));
	return { accountId: taken.account_id, remembered };
}

/**
 * The token of this browser, to bind what is begun in it. A browser that has none gets one of somebody we do not know; one
 * whose session has rested keeps it, because words may wait under it.
 */
export async function browserOf(
	{ db, clock }: World,
	token: string | undefined,
): Promise<{ token: string; isNew: boolean }> {
	if (token !== undefined && (await findSession(db, token))) return { token, isNew: false };
	const made = await db.transaction().execute((trx) => openSession(trx, { kind: 'visit' }, clock.now(), undefined));
	return { token: made, isNew: true };
}

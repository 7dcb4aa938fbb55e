import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { fingerprint, randomToken } from '../keys.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { openSession } from '../session.ts';
import type { World } from '../world.ts';
import { findStaffAccount } from './queries.ts';
import { linkHours, minutesAfter } from './times.ts';

export interface MadeLink {
	/** Where the link leads. What opens it stands behind the `#`, which a browser sends to nobody and no log ever sees. */
	address: string;
	/** The same, to be typed or pasted where no script runs. */
	code: string;
	expiresAt: Instant;
}

/**
 * An administrator gives somebody who works here a one-time link with which they set up how they come in. An earlier link
 * of theirs opens nothing any more. With `replaces`, for a lost or stolen phone, so does everything they came in with, and
 * their sessions end. Refuses who is not there, no staff, or has left: 404.
 */
export async function makeLink(
	world: World,
	who: Staff,
	accountId: string,
	{ replaces }: { replaces: boolean },
): Promise<MadeLink> {
	if (!(await findStaffAccount(world.db, accountId))) throw notFound();
	return world.db.transaction().execute(async (trx) => {
		if (replaces) await endWays(trx, who, accountId, world.clock.now());
		return linkFor(world, trx, who, accountId);
	});
}

/** Makes the link inside the caller's transaction. */
export async function linkFor(
	world: World,
	trx: Transaction<Database>,
	who: Staff | { kind: 'system' },
	accountId: string,
): Promise<MadeLink> {
	const now = world.clock.now();
	const code = randomToken();
	const expiresAt = minutesAfter(now, linkHours * 60);
	await endLinks(trx, accountId, now);
	await trx
		.insertInto('sign_in_link')
		.values({
			id: newId(now),
			account_id: accountId,
			token_hash: fingerprint(code),
			made_by: who.kind === 'staff' ? who.id : null,
			made_at: now,
			expires_at: expiresAt,
			browser_hash: null,
			opened_at: null,
			ended_at: null,
		})
		.execute();
	await append(trx, { at: now, who, what: 'sign_in_link.made', subject: 'account', subjectId: accountId });
	return { address: `${world.config.publicUrl}/staff/first#${code}`, code, expiresAt };
}

/** An administrator takes a link back that was not used. */
export async function takeLinkBack(world: World, who: Staff, accountId: string): Promise<void> {
	if (!(await findStaffAccount(world.db, accountId))) throw notFound();
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const ended = await endLinks(trx, accountId, now);
		if (ended === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'sign_in_link.taken_back', subject: 'account', subjectId: accountId });
	});
}

/**
 * Opens a link, once: from now on only this browser sets up with it. An unknown, used, expired and taken back link, and one
 * of somebody who has left, are one refusal. Returns the token of the browser, which nobody held before.
 */
export async function openLink(world: World, code: string, oldToken: string | undefined): Promise<string> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const token = await openSession(trx, { kind: 'visit' }, now, oldToken);
		const link = await trx
			.updateTable('sign_in_link')
			.set({ opened_at: now, browser_hash: fingerprint(token) })
			.where('token_hash', '=', fingerprint(code))
			.where('opened_at', 'is', null)
			.where('ended_at', 'is', null)
			.where('expires_at', '>', now)
			.returning('account_id')
			.executeTakeFirst();
		const account = link && (await findStaffAccount(trx, link.account_id));
		if (!account) throw new Refusal('sign_in.link.not_usable', 422);
		const who = { kind: 'system' } as const;
		await append(trx, { at: now, who, what: 'sign_in_link.opened', subject: 'account', subjectId: account.id });
		return token;
	});
}

/** Everything somebody came in with stops, at their next request. */
export async function endWays(trx: Transaction<Database>, who: Who, accountId: string, now: Instant): Promise<void> {
	for (const table of ['passkey', 'directory_identity', 'passphrase', 'recovery_code'] as const) {
		await trx.deleteFrom(table).where('account_id', '=', accountId).execute();
	}
	await trx.deleteFrom('sign_in_attempt').where('account_id', '=', accountId).execute();
	await endSessions(trx, accountId, now);
	await append(trx, { at: now, who, what: 'ways_in.ended', subject: 'account', subjectId: accountId });
}

/** Ends somebody's sessions on the server, all or all but one. */
export async function endSessions(
	trx: Transaction<Database>,
	accountId: string,
	now: Instant,
	except?: string,
): Promise<void> {
	let sessions = trx
		.updateTable('session')
		.set({ ended_at: now })
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null);
	if (except !== undefined) sessions = sessions.where('id', '!=', except);
	await sessions.execute();
}

async function endLinks(trx: Transaction<Database>, accountId: string, now: Instant): Promise<bigint> {
	const { numUpdatedRows } = await trx
		.updateTable('sign_in_link')
		.set({ ended_at: now })
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirstOrThrow();
	return numUpdatedRows;
}

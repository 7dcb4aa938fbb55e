import type { Kysely, Transaction } from 'kysely';
import { freshSession } from './accounts/sessions.ts';
import type { SessionTable } from './accounts/table.ts';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { fingerprint, keyFor, seal, unseal } from './keys.ts';
import { prepared } from './prepared.ts';

type Opening = Pick<SessionTable, 'kind'> & {
	accountId?: string;
	representationId?: string;
	awaitsSecret?: boolean;
	/** They proved just now who they are. */
	proved?: boolean;
	/** How, for staff: they read it where they see their sessions. */
	cameBy?: string;
};

const sessionsByToken = prepared((db, tokenHash: string) =>
	db.selectFrom('session').selectAll().where('token_hash', '=', tokenHash),
);

/** A session row as found by its token, alive or not. */
export async function findSession(db: Kysely<Database>, token: string) {
	return (await sessionsByToken(db, fingerprint(token)))[0];
}

/**
 * Opens a session with a token nobody has held before: signing in never carries an old token on, so a token planted
 * beforehand is worth nothing. Ends the browser's old session. Returns the token for the cookie; only its fingerprint
 * is stored.
 */
export async function openSession(
	trx: Transaction<Database>,
	opening: Opening,
	now: Instant,
	oldToken: string | undefined,
): Promise<string> {
	const { token, tokenHash } = freshSession();
	await trx
		.insertInto('session')
		.values({
			id: newId(now),
			token_hash: tokenHash,
			kind: opening.kind,
			account_id: opening.accountId ?? null,
			representation_id: opening.representationId ?? null,
			awaits_secret: opening.awaitsSecret ? 1 : 0,
			proved_at: opening.proved ? now : null,
			came_by: opening.cameBy ?? null,
			started_at: now,
			seen_at: now,
			ended_at: null,
		})
		.execute();
	if (oldToken !== undefined) {
		if (opening.accountId !== undefined) await carryDrafts(trx, oldToken, token, opening.accountId);
		await endSession(trx, oldToken, now);
	}
	return token;
}

/** Ends a session on the server, and with it whatever was being written in it. Harmless when there is none. */
export async function endSession(trx: Transaction<Database>, token: string, now: Instant): Promise<void> {
	const tokenHash = fingerprint(token);
	await trx
		.updateTable('session')
		.set({ ended_at: now })
		.where('token_hash', '=', tokenHash)
		.where('ended_at', 'is', null)
		.execute();
	await trx.deleteFrom('draft').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account, on the server and at once, with whatever was being written in them. */
export async function endSessionsOf(trx: Transaction<Database>, accountId: string, now: Instant): Promise<void> {
	const ended = trx
		.selectFrom('session')
		.select('token_hash')
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null);
	await trx.deleteFrom('draft').where('token_hash', 'in', ended).execute();
	await trx
		.updateTable('session')
		.set({ ended_at: now })
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.execute();
}

/** The key a draft is sealed under: made from the token, so the database alone cannot read what somebody is writing. */
export function draftKey(token: string): Buffer {
	return keyFor('draft', token);
}

/**
 * Words typed before a session rested go on with the same person when they come in again, and with nobody else: a draft
 * of another account, or of somebody we did not know, is left behind and deleted.
 */
async function carryDrafts(trx: Transaction<Database>, from: string, to: string, accountId: string): Promise<void> {
	const drafts = await trx
		.selectFrom('draft')
		.selectAll()
		.where('token_hash', '=', fingerprint(from))
		.where('account_id', '=', accountId)
		.execute();
	for (const draft of drafts) {
		const sealed = seal(unseal(draft.sealed, draftKey(from)), draftKey(to));
		await trx
			.insertInto('draft')
			.values({ ...draft, token_hash: fingerprint(to), sealed })
			.execute();
	}
}

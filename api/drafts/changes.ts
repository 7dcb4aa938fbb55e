import type { World } from '../world.ts';
import type { Family, Who } from '../accounts/roles.ts';
import { fingerprint, seal } from '../keys.ts';
import type { Instant } from '../calendar/day.ts';
import { prepared } from '../prepared.ts';
import { Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import { draftKey, findSession, openSession } from '../session.ts';
import { type Answers, mergeAnswers } from './answers.ts';
import { readDraft } from './queries.ts';

/**
 * Keeps answers of a journey in hand. Somebody without a session gets one, of kind `visit`; its token is returned for the
 * cookie. When a known person's session has rested, what they just sent is still kept for them, and the refusal
 * 401 `drafts.session.rested` says so: they read it again only after coming in.
 */
export async function keepAnswers(
	world: World,
	who: Who,
	token: string | undefined,
	journey: string,
	answers: Answers,
): Promise<string | undefined> {
	const now = world.clock.now();
	const rested = who.kind === 'nobody' && token !== undefined ? await ownerOf(world, token) : undefined;
	const opensVisit = who.kind === 'nobody' && rested === undefined;
	const held = opensVisit ? undefined : token;
	const before = held === undefined ? {} : await readDraft(world.db, held, journey);
	const merged = mergeAnswers(before, answers);

	const kept = await world.db.transaction().execute(async (trx) => {
		const underToken = held ?? (await openSession(trx, { kind: 'visit' }, now, token));
		const accountId = who.kind === 'family' ? who.id : (rested ?? null);
		const sealed = seal(JSON.stringify(merged), draftKey(underToken));
		await keepDraft(trx, fingerprint(underToken), journey, sealed, now, accountId);
		return underToken;
	});
	if (rested !== undefined) throw new Refusal('drafts.session.rested', 401);
	return opensVisit ? kept : undefined;
}

const keepDraft = prepared(
	(db, tokenHash: string, journey: string, sealed: string, keptAt: Instant, accountId: string | null) => {
		const row = { sealed, kept_at: keptAt, account_id: accountId };
		return db
			.insertInto('draft')
			.values({ token_hash: tokenHash, journey, ...row })
			.onConflict((conflict) => conflict.columns(['token_hash', 'journey']).doUpdateSet(row));
	},
);

/**
 * Keeps what somebody is in the middle of writing until they come back, because they asked for it: in place of what was
 * kept before, and no longer in this browser.
 */
export async function keepForLater(world: World, who: Family, journey: string, answers: Answers): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const sealWords = await sealerFor(trx, { account: who.id }, now);
		const row = { sealed: sealWords(who.id, JSON.stringify(answers)), kept_at: now };
		await trx
			.insertInto('kept_draft')
			.values({ account_id: who.id, journey, ...row })
			.onConflict((conflict) => conflict.columns(['account_id', 'journey']).doUpdateSet(row))
			.execute();
		await trx.deleteFrom('draft').where('account_id', '=', who.id).where('journey', '=', journey).execute();
	});
}

/** Forgets a journey: sent, or given up. */
export async function forget(world: World, who: Who, token: string | undefined, journey: string): Promise<void> {
	if (who.kind === 'family') {
		await world.db.deleteFrom('kept_draft').where('account_id', '=', who.id).where('journey', '=', journey).execute();
	}
	if (token === undefined) return;
	await world.db
		.deleteFrom('draft')
		.where('token_hash', '=', fingerprint(token))
		.where('journey', '=', journey)
		.execute();
}

/** The account whose session this was, when it was somebody's and has rested rather than been ended by them. */
async function ownerOf(world: World, token: string): Promise<string | undefined> {
	const session = await findSession(world.db, token);
	return session && session.kind === 'family' && session.ended_at === null ? session.account_id! : undefined;
}

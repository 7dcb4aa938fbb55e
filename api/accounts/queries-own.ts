import type { Kysely } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { ContactChannel } from '../representations/limits.ts';
import type { OwnContact } from './own-contact.ts';
import type { Family } from './roles.ts';
import { isAlive } from './sessions.ts';
import { type KeptTalking, talkingColumns, talkingOf } from './talking.ts';

/** How this person said that they may be reached. */
export async function getOwnContact(db: Kysely<Database>, who: Family): Promise<OwnContact> {
	const row = await db
		.selectFrom('account')
		.select(['contact_channel', 'contact_detail', 'contact_times', 'contact_message'])
		.where('id', '=', who.id)
		.executeTakeFirstOrThrow();
	return {
		channel: row.contact_channel as ContactChannel,
		detail: row.contact_detail,
		times: row.contact_times,
		mayLeaveMessage: row.contact_message === 1,
	};
}

/** How this person said that they are talked with; null where they did not say, and nobody asked. */
export async function getOwnTalking(db: Kysely<Database>, who: Family): Promise<KeptTalking | null> {
	const row = await db
		.selectFrom('account')
		.select(talkingColumns)
		.where('account.id', '=', who.id)
		.executeTakeFirstOrThrow();
	return talkingOf(row);
}

/** The language and wording that this person comes in to. */
export async function getOwnVoice(db: Kysely<Database>, who: Family) {
	return db.selectFrom('account').select(['language', 'wording']).where('id', '=', who.id).executeTakeFirstOrThrow();
}

/**
 * Where this person is still signed in, this one first. There is nothing in it of the device: whoever holds another one of
 * hers would learn which she has.
 */
export async function listOwnSessions(db: Kysely<Database>, who: Family, now: Instant) {
	const rows = await db
		.selectFrom('session')
		.select(['id', 'kind', 'started_at', 'seen_at', 'ended_at'])
		.where('account_id', '=', who.id)
		.where('ended_at', 'is', null)
		.orderBy('seen_at', 'desc')
		.execute();
	return rows
		.filter((session) => isAlive(session, now))
		.map((row) => ({ id: row.id, startedAt: row.started_at, seenAt: row.seen_at, isThis: row.id === who.sessionId }))
		.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
}

import type { Generated, Kysely, Transaction } from 'kysely';
import type { Who } from './accounts/roles.ts';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { fingerprint, keyFor, seal, unseal } from './keys.ts';
import { insertRow } from './prepared.ts';
import { Refusal } from './refusal.ts';

/** An answer already given, kept so that the same request sent twice makes one thing. */
export interface ReplayTable {
	key_hash: string;
	body_hash: string;
	sealed: string;
	answered_at: string;
	/** Whose it is, as a fingerprint, so that it can go with them; null for a stranger. */
	sender: Generated<string | null>;
}

/** Length of an Idempotency-Key: long enough not to be met by chance, short enough to store. */
export const replayKeyLength = { min: 8, max: 200 } as const;

export interface ReplayRequest {
	/** Whose it is; undefined for a stranger. */
	sender?: string | undefined;
	/** The Idempotency-Key header, with who sent it in front: another person's key is another key. */
	key: string;
	/** What was asked, so that a key used again for something else is noticed. */
	body: unknown;
}

/** A key belongs to its sender: the same key from another account is another key. Without a key nothing is replayed. */
export function replayOf(who: Who, key: string | undefined, body: unknown): ReplayRequest | undefined {
	const sender = 'id' in who ? who.id : undefined;
	return key === undefined ? undefined : { key: `${sender ?? 'anyone'} ${key}`, body, sender };
}

/**
 * Makes something once, however often it is asked for with one key. What makes it keeps its own answer (`keepReplay`) in
 * the same transaction.
 */
export async function once<Answer>(
	db: Kysely<Database>,
	replay: ReplayRequest | undefined,
	make: () => Promise<Answer>,
): Promise<Answer> {
	try {
		return await make();
	} catch (error) {
		// A key that is kept already is refused by the table, so that only a repeat is looked for, and one at the same moment too.
		const first = replay && (await findReplay<Answer>(db, replay));
		if (first) return first;
		throw error;
	}
}

/**
 * The answer this key already got, or undefined. The answer is sealed with the key itself, which only its sender holds:
 * a return code in it cannot be read from the database. Refuses 409 when the key comes with another body.
 */
async function findReplay<Answer>(db: Kysely<Database>, { key, body }: ReplayRequest): Promise<Answer | undefined> {
	const row = await db.selectFrom('replay').selectAll().where('key_hash', '=', fingerprint(key)).executeTakeFirst();
	if (!row) return undefined;
	if (row.body_hash !== bodyHash(body)) throw new Refusal('replay.key.reused', 409);
	return JSON.parse(unseal(row.sealed, keyFor('replay', key))) as Answer;
}

/** Keeps an answer in the transaction that made it. A second transaction with the same key fails on the primary key. */
export async function keepReplay(
	trx: Transaction<Database>,
	replay: ReplayRequest | undefined,
	answer: unknown,
	at: Instant,
): Promise<void> {
	if (replay === undefined) return;
	const { key, body, sender } = replay;
	await insertRow(trx, 'replay', {
		key_hash: fingerprint(key),
		body_hash: bodyHash(body),
		sealed: seal(JSON.stringify(answer), keyFor('replay', key)),
		answered_at: at,
		sender: sender === undefined ? null : fingerprint(sender),
	});
}

function bodyHash(body: unknown): string {
	return fingerprint(JSON.stringify(body));
}

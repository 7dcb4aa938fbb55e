import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { erased } from '../erased.ts';
import { fingerprint, unseal } from '../keys.ts';
import { prepared } from '../prepared.ts';
import { draftKey } from '../session.ts';
import type { World } from '../world.ts';
import type { Answers } from './answers.ts';

const drafts = prepared((db, tokenHash: string, journey: string) =>
	db.selectFrom('draft').select('sealed').where('token_hash', '=', tokenHash).where('journey', '=', journey),
);

const keptDrafts = prepared((db, accountId: string, journey: string) =>
	db.selectFrom('kept_draft').select('sealed').where('account_id', '=', accountId).where('journey', '=', journey),
);

/** What is in hand under this token, or nothing. The caller has made sure that the session is alive. */
export async function readDraft(db: Kysely<Database>, token: string, journey: string): Promise<Answers> {
	const [row] = await drafts(db, fingerprint(token), journey);
	return row ? (JSON.parse(unseal(row.sealed, draftKey(token))) as Answers) : {};
}

/** What this person asked to have kept, on whatever device; undefined where they asked for nothing. */
export async function readKept(world: World, accountId: string, journey: string): Promise<Answers | undefined> {
	const [row] = await keptDrafts(world.db, accountId, journey);
	return row && row.sealed !== erased ? (JSON.parse(row.sealed) as Answers) : undefined;
}

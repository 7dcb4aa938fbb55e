import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { fingerprint, unseal } from '../keys.ts';
import { draftKey } from '../session.ts';
import type { World } from '../world.ts';
import type { Answers } from './answers.ts';

/** What is in hand under this token, or nothing. The caller has made sure that the session is alive. */
export async function readDraft(db: Kysely<Database>, token: string, journey: string): Promise<Answers> {
	const row = await db
		.selectFrom('draft')
		.select('sealed')
		.where('token_hash', '=', fingerprint(token))
		.where('journey', '=', journey)
		.executeTakeFirst();
	return row ? (JSON.parse(unseal(row.sealed, draftKey(token))) as Answers) : {};
}

/** What this person asked to have kept, on whatever device; undefined where they asked for nothing. */
export async function readKept(world: World, accountId: string, journey: string): Promise<Answers | undefined> {
	const row = await world.db
		.selectFrom('kept_draft')
		.select('sealed')
		.where('account_id', '=', accountId)
		.where('journey', '=', journey)
		.executeTakeFirst();
	return row && (JSON.parse(unseal(row.sealed, world.key('kept drafts'))) as Answers);
}

import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { fingerprint, unseal } from '../keys.ts';
import { draftKey } from '../session.ts';
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

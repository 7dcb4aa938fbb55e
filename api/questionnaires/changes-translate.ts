import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { sealerFor } from '../sealing.ts';

/** Sets beside an answer what it says in English, under its author's key. */
export async function keepAnswerTranslation(
	trx: Transaction<Database>,
	{
		accountId,
		answerId,
		words,
		at,
		by,
	}: { accountId: string; answerId: string; words: string; at: Instant; by: string },
): Promise<void> {
	const seal = await sealerFor(trx, { account: accountId }, at);
	const id = newId(at);
	await trx
		.insertInto('answer_translation')
		.values({ id, answer_id: answerId, words: seal(id, words), made_at: at, made_by: by })
		.execute();
}

import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { sealerFor } from '../sealing.ts';

/** Puts something right beside an answer, under its author's key. Whoever reads the answer reads it too. */
export async function keepAnswerCorrection(
	trx: Transaction<Database>,
	{ accountId, answerId, words, at }: { accountId: string; answerId: string; words: string; at: Instant },
): Promise<void> {
	const seal = await sealerFor(trx, { account: accountId }, at);
	const id = newId(at);
	await trx
		.insertInto('answer_correction')
		.values({ id, answer_id: answerId, words: seal(id, words), written_at: at })
		.execute();
}

/** Answers that nobody has opened go whole. Whoever keeps them with an invitation has let go of them before. */
export async function removeResponse(trx: Transaction<Database>, responseId: string): Promise<void> {
	const answers = trx.selectFrom('response_answer').select('id').where('response_id', '=', responseId);
	await trx.deleteFrom('answer_correction').where('answer_id', 'in', answers).execute();
	await trx.deleteFrom('answer_translation').where('answer_id', 'in', answers).execute();
	await trx.deleteFrom('response_answer').where('response_id', '=', responseId).execute();
	await trx.deleteFrom('response').where('id', '=', responseId).execute();
}

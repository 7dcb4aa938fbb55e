import type { Staff } from '../accounts/roles.ts';
import { keepAnswerTranslation } from '../questionnaires/changes-translate.ts';
import { append } from '../record.ts';
import type { World } from '../world.ts';
import { getOpened } from './queries-results.ts';

/** Sets beside an answer what it says in English. Whoever opened it may; the pod reads it with words that are let out. */
export async function translateAnswer(world: World, who: Staff, answerId: string, words: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { invitation, accountId } = await getOpened(trx, who, answerId);
		await keepAnswerTranslation(trx, { accountId, answerId, words, at: now, by: who.id });
		const what = 'closure_words.translated';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitation });
	});
}

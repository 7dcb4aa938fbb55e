import type { Staff } from '../accounts/roles.ts';
import { mayRead } from '../policy/conferences.ts';
import { keepAnswerTranslation } from '../questionnaires/changes-translate.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { findAnswer } from './changes-answers.ts';
import { getConference } from './queries.ts';

/** Sets beside an answer what it says in English. Whoever reads the answer may, and nobody else learns that there is one. */
export async function translateAnswer(
	{ db, clock }: World,
	who: Staff,
	conferenceId: string,
	{ answer, words }: { answer: string; words: string },
): Promise<void> {
	const now = clock.now();
	await db.transaction().execute(async (trx) => {
		const { sight } = await getConference(trx, who, conferenceId, clock.today());
		if (!mayRead(sight, 'can_be_read_out')) throw notFound();
		const found = await findAnswer(trx, conferenceId, answer);
		if (found === undefined || !mayRead(sight, found.visibility)) throw mistake('answer', 'form.field.not_a_choice');
		await keepAnswerTranslation(trx, {
			...{ accountId: found.account_id, answerId: answer },
			...{ words, at: now, by: who.id },
		});
		await append(trx, { at: now, who, what: 'views.translated', subject: 'response_answer', subjectId: answer });
	});
}

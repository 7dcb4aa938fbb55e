import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { Value } from '../questionnaires/answers.ts';
import { sealerFor } from '../sealing.ts';

type Trx = Transaction<Database>;

/** Whose key is over answers that are still counted when whoever gave them is gone: it leads to nobody. */
const nobody = { account: 'nobody' };

/** Answers that are counted: a choice among ours. What somebody wrote, drew or said is theirs. */
const counted: readonly Value['kind'][] = ['choice', 'faces', 'scale'];

/** Erases what somebody said when work ended, or at a meeting, and keeps what the figures count. */
export async function eraseAnswers(
	trx: Trx,
	kind: 'closure_answer' | 'conference_views',
	invitation: string,
	now: Instant,
): Promise<Record<string, number>> {
	const [table, of] =
		kind === 'closure_answer'
			? (['closure_answer', 'invitation_id'] as const)
			: (['conference_views', 'invitation_id'] as const);
	const responses = await trx.selectFrom(table).select('response_id').where(of, '=', invitation).execute();
	return { answer: await eraseResponses(trx, responses, now) };
}

/** The same for everything that one person ever answered. */
export async function eraseOwnAnswers(
	trx: Trx,
	account: string,
	now: Instant,
	gone: Record<string, number>,
): Promise<void> {
	const closure = await trx
		.selectFrom('closure_answer')
		.innerJoin('closure_invitation', 'closure_invitation.id', 'closure_answer.invitation_id')
		.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
		.select('closure_answer.response_id')
		.where('account_id', '=', account)
		.execute();
	const views = await trx
		.selectFrom('conference_views')
		.innerJoin('conference_invitation', 'conference_invitation.id', 'conference_views.invitation_id')
		.select('conference_views.response_id')
		.where('account_id', '=', account)
		.execute();
	gone.answer = await eraseResponses(trx, [...closure, ...views], now);
}

async function eraseResponses(trx: Trx, responses: readonly { response_id: string }[], now: Instant): Promise<number> {
	if (responses.length === 0) return 0;
	const ids = responses.map(({ response_id }) => response_id);
	const answers = await trx.selectFrom('response_answer').selectAll().where('response_id', 'in', ids).execute();
	const seal = await sealerFor(trx, nobody, now);
	const every = answers.map(({ id }) => id);
	for (const beside of ['answer_correction', 'answer_translation'] as const) {
		if (every.length > 0) await trx.deleteFrom(beside).where('answer_id', 'in', every).execute();
	}
	const words: string[] = [];
	for (const { id, sealed } of answers) {
		if (isCounted(sealed)) {
			await trx
				.updateTable('response_answer')
				.set({ sealed: seal(id, sealed) })
				.where('id', '=', id)
				.execute();
		} else words.push(id);
	}
	if (words.length > 0) {
		await trx.deleteFrom('closure_release').where('response_answer_id', 'in', words).execute();
		await trx.deleteFrom('views_outcome').where('answer_id', 'in', words).execute();
		await trx.deleteFrom('response_answer').where('id', 'in', words).execute();
	}
	await trx.updateTable('response').set({ present: null }).where('id', 'in', ids).execute();
	return words.length;
}

/** What cannot be read any more is no figure. */
function isCounted(json: string): boolean {
	if (!json.startsWith('{')) return false;
	return counted.includes((JSON.parse(json) as Value).kind);
}

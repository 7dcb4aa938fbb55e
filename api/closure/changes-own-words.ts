import type { Family } from '../accounts/roles.ts';
import { keepOpenings } from '../openings.ts';
import { keepAnswerCorrection, removeResponse } from '../questionnaires/changes-own.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import { raiseUrgentIn } from '../urgent/changes.ts';
import type { World } from '../world.ts';
import { type Answered, tellManager } from './changes-answer.ts';
import { readOwnAnswers } from './queries-own-words.ts';

/** Takes back what somebody said when work ended, until the manager has opened it. They may answer anew while there is time. */
export async function takeBackAnswers(world: World, who: Family, invitationId: string): Promise<void> {
	await keepOpenings(world);
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { response, stays } = await readOwnAnswers(world, trx, who, invitationId);
		if (stays !== null) throw new Refusal(`questionnaires.taking_back.${stays}`, 409);
		const { numDeletedRows } = await trx
			.deleteFrom('closure_answer')
			.where('invitation_id', '=', invitationId)
			.executeTakeFirstOrThrow();
		if (numDeletedRows !== 1n) throw notFound(); // another press of theirs was first
		await removeResponse(trx, response.id);
		const what = 'closure_invitation.taken_back';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
	});
}

/**
 * Puts something right in one answer. Words that the manager had let out to the pod are the manager's to let out again,
 * with what was put right beside them.
 */
export async function correctAnswer(
	world: World,
	who: Family,
	invitationId: string,
	{ answer, words }: { answer: string; words: string },
	replay?: ReplayRequest,
): Promise<Answered> {
	const now = world.clock.now();
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const { podId, response } = await readOwnAnswers(world, trx, who, invitationId);
			if (response.answers.every(({ id }) => id !== answer)) throw mistake('answer', 'form.field.not_a_choice');
			await keepAnswerCorrection(trx, { accountId: who.id, answerId: answer, words, at: now });
			await trx.deleteFrom('closure_release').where('response_answer_id', '=', answer).execute();
			const what = 'closure_words.corrected';
			await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
			await tellManager(world, trx, { podId });
			const heard = soundsAlarm(words)
				? await raiseUrgentIn(world, trx, who, { words, reach: null, typedSoFar: null })
				: { somebodyIsReading: false };
			const told = { numbers: soundsAlarm(words), somebodyIsReading: heard.somebodyIsReading };
			await keepReplay(trx, replay, told, now);
			return told;
		}),
	);
}

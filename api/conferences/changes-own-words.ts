import type { Family } from '../accounts/roles.ts';
import { keepOpenings } from '../openings.ts';
import { keepAnswerCorrection, removeResponse } from '../questionnaires/changes-own.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import type { World } from '../world.ts';
import { raiseAlarm, tellChair } from './changes-views.ts';
import { getOwnAnswer, getOwnPart, viewsStay } from './queries-own-words.ts';

/**
 * Takes back what somebody sent, until somebody has opened it. The history keeps that there was something. Refuses 409 with the
 * reason that it stays.
 */
export async function takeBackViews(world: World, who: Family, invitationId: string, part: number): Promise<void> {
	await keepOpenings(world);
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { response } = await getOwnPart({ ...world, db: trx }, who, invitationId, part);
		const stays = await viewsStay(world, trx, invitationId, response);
		if (stays !== null) throw new Refusal(`questionnaires.taking_back.${stays}`, 409);
		const { numDeletedRows } = await trx
			.deleteFrom('conference_views')
			.where('invitation_id', '=', invitationId)
			.where('part', '=', part)
			.executeTakeFirstOrThrow();
		if (numDeletedRows !== 1n) throw notFound(); // another press of theirs was first
		await removeResponse(trx, response.id);
		const particulars = { part };
		await append(trx, {
			...{ at: now, who, what: 'views.taken_back', subject: 'conference_invitation', subjectId: invitationId },
			particulars,
		});
	});
}

/** Whether the page shows the numbers of people who help now, and whether somebody of ours reads it now. */
interface Heard {
	numbers: boolean;
	somebodyIsReading: boolean;
}

/**
 * Puts something right in an answer, before the meeting and after it: the chair reads both. Words that sound an alarm bring
 * somebody to read at once.
 */
export async function correctViews(
	world: World,
	who: Family,
	answerId: string,
	words: string,
	replay?: ReplayRequest,
): Promise<Heard> {
	const now = world.clock.now();
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const invitation = await getOwnAnswer(trx, who, answerId);
			await keepAnswerCorrection(trx, { accountId: who.id, answerId, words, at: now });
			await append(trx, { at: now, who, what: 'views.corrected', subject: 'response_answer', subjectId: answerId });
			await tellChair(trx, invitation, now);
			const numbers = soundsAlarm(words);
			const heard = { numbers, somebodyIsReading: numbers && (await raiseAlarm(world, trx, who, who.id, words)) };
			await keepReplay(trx, replay, heard, now);
			return heard;
		}),
	);
}

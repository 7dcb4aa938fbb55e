import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { insertInvitation, listInvited } from './changes.ts';
import { tellFamily } from './changes-tell.ts';
import { formAfter } from './invitations.ts';
import type { Outcome } from './outcomes.ts';
import { mayAnswer } from '../policy/conferences.ts';
import { getConference } from './queries.ts';

/** What was done with one answer, in words to whoever gave it. Written again, the one before stays in the history. */
export async function writeOutcome(
	{ db, clock }: World,
	who: Staff,
	conferenceId: string,
	{ answer, outcome, words }: { answer: string; outcome: Outcome; words: string },
): Promise<void> {
	const now = clock.now();
	await db.transaction().execute(async (trx) => {
		const conference = await getConference(trx, who, conferenceId, clock.today());
		if (!mayAnswer(who, conference.guarded)) throw notFound();
		const found = await findAnswer(trx, conferenceId, answer);
		if (found === undefined) throw mistake('answer', 'form.field.not_a_choice');
		const seal = await sealerFor(trx, { account: found.account_id }, now);
		const id = newId(now);
		await trx
			.insertInto('views_outcome')
			.values({
				...{ id, answer_id: answer, outcome, sealed: seal(id, words) },
				...{ written_at: now, written_by: who.id },
			})
			.execute();
		const particulars = { outcome };
		await append(trx, {
			...{ at: now, who, what: 'views.answered', subject: 'response_answer', subjectId: answer, particulars },
		});
	});
}

/** Who gave an answer to this conference, and to whose ears; undefined where it was given to none of it. */
export async function findAnswer(trx: Transaction<Database>, conferenceId: string, answerId: string) {
	return trx
		.selectFrom('response_answer')
		.innerJoin('conference_views', 'conference_views.response_id', 'response_answer.response_id')
		.innerJoin('conference_invitation', 'conference_invitation.id', 'conference_views.invitation_id')
		.select(['conference_invitation.account_id', 'visibility'])
		.where('response_answer.id', '=', answerId)
		.where('conference_invitation.conference_id', '=', conferenceId)
		.executeTakeFirst();
}

/** Tells somebody what was done with what they said: from now on they read it, and they have a message. */
export async function tell({ db, clock }: World, who: Staff, conferenceId: string, invitationId: string) {
	const now = clock.now();
	await db.transaction().execute(async (trx) => {
		const conference = await getConference(trx, who, conferenceId, clock.today());
		if (!mayAnswer(who, conference.guarded)) throw notFound();
		const invitation = await trx
			.selectFrom('conference_invitation')
			.select('account_id')
			.where('id', '=', invitationId)
			.where('conference_id', '=', conferenceId)
			.where('taken_back_at', 'is', null)
			.executeTakeFirst();
		if (invitation === undefined) throw mistake('invitation', 'form.field.not_a_choice');
		if (!(await hasOutcome(trx, invitationId))) throw new Refusal('conferences.told.nothing', 409);
		await trx.updateTable('conference_invitation').set({ told_at: now }).where('id', '=', invitationId).execute();
		await append(trx, {
			...{ at: now, who, what: 'views.told', subject: 'conference_invitation', subjectId: invitationId },
		});
		await tellFamily(trx, invitation.account_id, now);
	});
}

async function hasOutcome(trx: Transaction<Database>, invitationId: string): Promise<boolean> {
	const row = await trx
		.selectFrom('views_outcome')
		.innerJoin('response_answer', 'response_answer.id', 'views_outcome.answer_id')
		.innerJoin('conference_views', 'conference_views.response_id', 'response_answer.response_id')
		.select('views_outcome.id')
		.where('conference_views.invitation_id', '=', invitationId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** The meeting has been held. Whoever was asked before it is asked how it was: the five measures of the pilot. */
export async function markHeld(world: World, who: Staff, conferenceId: string): Promise<void> {
	const { clock, db } = world;
	const [now, today] = [clock.now(), clock.today()];
	await db.transaction().execute(async (trx) => {
		const conference = await getConference(trx, who, conferenceId, today);
		if (!mayAnswer(who, conference.guarded)) throw notFound();
		if (conference.cancelled_at !== null) throw new Refusal('conferences.conference.cancelled', 409);
		if (conference.held_at !== null) throw new Refusal('conferences.conference.held', 409);
		if (conference.held_on > today) throw new Refusal('conferences.conference.to_come', 409);
		await trx.updateTable('conference').set({ held_at: now, held_by: who.id }).where('id', '=', conferenceId).execute();
		await append(trx, { at: now, who, what: 'conference.held', subject: 'conference', subjectId: conferenceId });
		for (const { account_id: account, invited_as: as } of await listInvited(trx, conferenceId)) {
			const form = formAfter(as);
			await insertInvitation(world, trx, who, conferenceId, { account, as, purpose: 'after_meeting', form });
		}
	});
}

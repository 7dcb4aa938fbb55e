import type { Transaction } from 'kysely';
import type { Family, Staff, Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { type Fields, readAnswers, type Visibility } from '../questionnaires/answers.ts';
import { type Answering, keepAnswers } from '../questionnaires/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import { raiseUrgentIn } from '../urgent/changes.ts';
import type { World } from '../world.ts';
import { mayArrange } from '../policy/conferences.ts';
import { isLate, isOver } from './progress.ts';
import { getConference, getOwnInvitation, invitations, type Invitation, listViews } from './queries.ts';
import { wantsAdvocate, wordsOf } from './said.ts';

/** What somebody sends on an invitation of theirs. */
export interface Sent {
	version: string;
	/** 1 is the first; they may add to it. Two devices that send the same one at once do not send it twice. */
	part: number;
	fields: Fields;
}

/** What the page says next: whether it came late, and whether numbers are shown at once. */
export interface Received {
	late: boolean;
	numbers: boolean;
	somebodyIsReading: boolean;
}

/**
 * Keeps what somebody wants said. After the window it comes late and is delivered all the same; once the meeting has been
 * held it is refused, and the page names other ways. Words that sound an alarm raise an urgent item in the same breath.
 */
export async function sendViews(
	world: World,
	who: Family,
	invitationId: string,
	{ version, part, fields }: Sent,
	replay: ReplayRequest | undefined,
): Promise<Received> {
	const { clock, db } = world;
	const [at, on] = [clock.now(), clock.today()];
	return once(db, replay, () =>
		db.transaction().execute(async (trx) => {
			const invitation = await getOwnInvitation(trx, who, invitationId);
			if (isOver(invitation)) throw new Refusal('conferences.views.meeting_over', 409);
			const { language } = invitation;
			const given = {
				versionId: version,
				fields,
				how: 'portal',
				language,
				on,
				at,
				writtenBy: null,
				present: null,
			} as const;
			const received = await keepPart(world, trx, who, invitation, part, given);
			await keepReplay(trx, replay, received, at);
			return received;
		}),
	);
}

/** What staff were told or handed, with who was in the room. */
export interface Recorded {
	invitation: string;
	version: string;
	fields: Fields;
	how: 'paper' | 'aloud';
	on: Day;
	present: string;
}

/** Writes down what somebody said on paper or aloud, as another part of what they sent. */
export async function recordViews(world: World, who: Staff, conferenceId: string, said: Recorded): Promise<Received> {
	const { clock, db } = world;
	const [at, today] = [clock.now(), clock.today()];
	return db.transaction().execute(async (trx) => {
		const conference = await getConference(trx, who, conferenceId, today);
		if (!mayArrange(who, conference.guarded)) throw notFound();
		const invitation = await findInvited(trx, conferenceId, said.invitation);
		if (invitation === undefined) throw mistake('invitation', 'form.field.not_a_choice');
		if (said.on > today) throw mistake('on', 'conferences.record.after_today');
		if (isOver(invitation)) throw new Refusal('conferences.views.meeting_over', 409);
		const part = ((await listViews(trx, [invitation.id])).at(-1)?.part ?? 0) + 1;
		const { language } = invitation;
		const { version: versionId, fields, how, on, present } = said;
		const given = { versionId, fields, how, language, on, at, writtenBy: who.id, present };
		return keepPart(world, trx, who, invitation, part, given);
	});
}

async function findInvited(trx: Transaction<Database>, conferenceId: string, invitationId: string) {
	return invitations(trx)
		.where('conference_invitation.conference_id', '=', conferenceId)
		.where('conference_invitation.id', '=', invitationId)
		.where('conference_invitation.taken_back_at', 'is', null)
		.executeTakeFirst();
}

async function keepPart(
	world: World,
	trx: Transaction<Database>,
	who: Who,
	invitation: Omit<Invitation, 'code'> & { code: string },
	part: number,
	given: Omit<Answering, 'accountId'>,
): Promise<Received> {
	await refuseOtherQuestions(trx, invitation.code, given.versionId);
	const last = (await listViews(trx, [invitation.id])).at(-1)?.part ?? 0;
	if (part <= last) throw new Refusal('conferences.views.sent_elsewhere', 409);
	if (part !== last + 1) throw mistake('part', 'form.field.not_a_choice');
	const { id: responseId, version } = await keepAnswers(trx, { ...given, accountId: invitation.account_id });
	const late = isLate(invitation, given.on);
	await insertPart(trx, { invitation_id: invitation.id, response_id: responseId, part, late: late ? 1 : 0 }, given.at);
	await append(trx, {
		at: given.at,
		who,
		what: 'views.sent',
		subject: 'conference_invitation',
		subjectId: invitation.id,
		particulars: { part, late, how: given.how },
	});
	await tellChair(trx, invitation, given.at);
	const answers = readAnswers(version.instrument, given.fields).given;
	const wants = wantsAdvocate(answers);
	if (wants !== undefined && invitation.advocate !== null) await keepAdvocate(trx, who, invitation, wants, given);
	const words = wordsOf(answers);
	if (!soundsAlarm(words)) return { late, numbers: false, somebodyIsReading: false };
	return { late, numbers: true, somebodyIsReading: await raiseAlarm(world, trx, who, invitation.account_id, words) };
}

/** Whatever version of the same questionnaire they began with may be sent: a newer one turns nobody's answers away. */
async function refuseOtherQuestions(trx: Transaction<Database>, code: string, versionId: string): Promise<void> {
	const version = await trx
		.selectFrom('instrument_version')
		.select('id')
		.where('id', '=', versionId)
		.where('code', '=', code)
		.where('published_at', 'is not', null)
		.executeTakeFirst();
	if (version === undefined) throw new Refusal('conferences.views.other_questions', 422);
}

/** Two devices at the same moment: the second finds the part taken, and nothing of it is kept half. */
async function insertPart(
	trx: Transaction<Database>,
	row: { invitation_id: string; response_id: string; part: number; late: 0 | 1 },
	at: string,
): Promise<void> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('conference_views')
		.values({ id: newId(at), ...row })
		.onConflict((conflict) => conflict.columns(['invitation_id', 'part']).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('conferences.views.sent_elsewhere', 409);
}

/** The chair has something new: a letter that does not say what. */
export async function tellChair(
	trx: Transaction<Database>,
	{ chair_id, conference_id }: Pick<Invitation, 'chair_id' | 'conference_id'>,
	now: string,
): Promise<void> {
	const { email } = await trx
		.selectFrom('account')
		.select('email')
		.where('id', '=', chair_id)
		.executeTakeFirstOrThrow();
	if (email === null) return;
	await queueLetter(trx, { kind: 'family_wrote', address: email, about: `/staff/conferences/${conference_id}` }, now);
}

/** It never waits for the meeting (S50). Whoever typed it, it is about the person who said it. */
export async function raiseAlarm(world: World, trx: Transaction<Database>, who: Who, accountId: string, words: string) {
	const { id, somebodyIsReading } = await raiseUrgentIn(world, trx, who, { words, reach: null, typedSoFar: null });
	await trx.updateTable('urgent_item').set({ account_id: accountId }).where('id', '=', id).execute();
	return somebodyIsReading;
}

/** Whoever answered changes who may hear an answer, until the meeting has been held. */
export async function changeWhoHears(
	world: World,
	who: Family,
	answerId: string,
	visibility: Visibility,
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const answer = await trx
			.selectFrom('response_answer')
			.innerJoin('conference_views', 'conference_views.response_id', 'response_answer.response_id')
			.select(['response_answer.visibility', 'conference_views.invitation_id'])
			.where('response_answer.id', '=', answerId)
			.executeTakeFirst();
		if (answer === undefined) throw notFound();
		const invitation = await getOwnInvitation(trx, who, answer.invitation_id);
		if (isOver(invitation)) throw new Refusal('conferences.views.meeting_over', 409);
		if (answer.visibility === visibility) return;
		await trx.updateTable('response_answer').set({ visibility }).where('id', '=', answerId).execute();
		await append(trx, {
			at: now,
			who,
			what: 'views.heard_by_changed',
			subject: 'response_answer',
			subjectId: answerId,
			particulars: { from: answer.visibility, to: visibility },
		});
	});
}

/** An advocate, wanted or not. Minds change; whoever wants one is told to the pod, to be referred. */
export async function answerAdvocate(world: World, who: Family, invitationId: string, wants: boolean): Promise<void> {
	const at = { at: world.clock.now(), on: world.clock.today() };
	await world.db.transaction().execute(async (trx) => {
		const invitation = await getOwnInvitation(trx, who, invitationId);
		if (invitation.advocate === null) throw notFound();
		await keepAdvocate(trx, who, invitation, wants, at);
	});
}

/** Said by a press or among the answers, it is one and the same: nobody who says yes waits for a second form. */
async function keepAdvocate(
	trx: Transaction<Database>,
	who: Who,
	{ id, advocate, conference_id, pod_id }: Pick<Invitation, 'id' | 'advocate' | 'conference_id' | 'pod_id'>,
	wants: boolean,
	{ at, on }: { at: string; on: Day },
): Promise<void> {
	const answer = wants ? 'wanted' : 'declined';
	if (advocate === answer) return;
	await trx
		.updateTable('conference_invitation')
		.set({ advocate: answer, advocate_on: on })
		.where('id', '=', id)
		.execute();
	await append(trx, { at, who, what: `advocate.${answer}`, subject: 'conference_invitation', subjectId: id });
	if (!wants) return;
	const pod = await trx.selectFrom('pod').select('email').where('id', '=', pod_id).executeTakeFirstOrThrow();
	const about = `/staff/conferences/${conference_id}`;
	await queueLetter(trx, { kind: 'advocate_asked', address: pod.email, about }, at);
}

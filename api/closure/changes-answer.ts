import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import { type Day, londonDay } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { type Fields, readAnswers } from '../questionnaires/answers.ts';
import { type Answering, keepAnswers } from '../questionnaires/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import { raiseUrgentIn } from '../urgent/changes.ts';
import type { World } from '../world.ts';
import { refuseWhatIsOver } from './changes-come-in.ts';
import { isThere } from './invitation.ts';
import { mayDecide } from '../policy/closure.ts';
import { findManagerEmails, getInvitation, getMine, type Invitation } from './queries.ts';
import { mayPassOn, wordsIn } from './words.ts';

/** Whether to show the numbers of people who help now, and whether somebody of ours reads it now. */
export interface Answered {
	numbers: boolean;
	somebodyIsReading: boolean;
}

/** Somebody says how it went. The first of two who do so at once is kept; the other is told, and keeps their words. */
export async function answer(
	world: World,
	who: Who,
	invitationId: string,
	said: { version: string; fields: Fields; withName: boolean | null; language: string },
	replay?: ReplayRequest,
): Promise<Answered> {
	const { clock } = world;
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const invitation = await getMine(trx, who, invitationId);
			const { fields, language } = said;
			const given = { how: 'portal', fields, language, on: clock.today(), writtenBy: null, present: null } as const;
			const withName = said.withName ?? invitation.withName;
			const kept = await keepIn(world, trx, who, invitation, said.version, { ...given, withName });
			await keepReplay(trx, replay, kept, clock.now());
			return kept;
		}),
	);
}

export interface Recorded {
	version: string;
	fields: Fields;
	how: 'paper' | 'aloud';
	on: Day;
	present: string;
	withName: boolean;
}

/** What somebody said on paper or aloud, written down with who was in the room. It is the same one answer. */
export async function recordAnswer(
	world: World,
	who: Staff,
	invitationId: string,
	{ version, ...said }: Recorded,
	replay?: ReplayRequest,
): Promise<Answered> {
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const invitation = await getInvitation(trx, invitationId);
			if (!mayDecide(who, invitation.podId)) throw notFound();
			if (!isThere(invitation)) throw new Refusal('closure.card.not_sent', 409);
			const { language, sentAt } = invitation;
			if (said.on > world.clock.today()) throw mistake('on', 'closure.day.to_come');
			if (said.on < londonDay(sentAt!)) throw mistake('on', 'closure.day.before_asked');
			const kept = await keepIn(world, trx, who, invitation, version, { ...said, language, writtenBy: who.id });
			await keepReplay(trx, replay, kept, world.clock.now());
			return kept;
		}),
	);
}

type Given = Omit<Answering, 'accountId' | 'versionId' | 'at'> & { withName: boolean };

async function keepIn(
	world: World,
	trx: Transaction<Database>,
	who: Who,
	invitation: Invitation,
	versionAnswered: string,
	{ withName, ...given }: Given,
): Promise<Answered> {
	const now = world.clock.now();
	refuseWhatIsOver(invitation, world.clock.today());
	if (who.kind !== 'staff' && invitation.openedAt === null) throw new Refusal('closure.invitation.not_begun', 409);
	// a version is fixed as the invitation is sent: nobody answers questions that they were not asked
	const versionId = invitation.versionId!;
	if (versionAnswered !== versionId) throw new Refusal('closure.answers.other_version', 409);
	const { id, version } = await keepAnswers(trx, { accountId: invitation.accountId, versionId, at: now, ...given });
	const answers = readAnswers(version.instrument, given.fields).given;
	const { urgentItem, ...told } = await raiseIfAlarming(world, trx, who, invitation, wordsIn(answers).join('\n\n'));
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('closure_answer')
		.values({
			...{ invitation_id: invitation.id, response_id: id, answered_at: now, urgent_item_id: urgentItem },
			pass_on: mayPassOn(answers) ? 1 : 0,
		})
		.onConflict((conflict) => conflict.column('invitation_id').doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('closure.invitation.used', 409);
	await trx
		.updateTable('closure_invitation')
		.set({ with_name: withName ? 1 : 0 })
		.where('id', '=', invitation.id)
		.execute();
	await tellManager(world, trx, invitation);
	const what = 'closure_invitation.answered';
	const particulars = { how: given.how, alarm: urgentItem !== null };
	await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitation.id, particulars });
	return told;
}

/** Duty staff are told whose words they are, a card's too: who it is for is known by the invitation. */
async function raiseIfAlarming(
	world: World,
	trx: Transaction<Database>,
	who: Who,
	{ accountId }: Invitation,
	words: string,
): Promise<Answered & { urgentItem: string | null }> {
	if (!soundsAlarm(words)) return { urgentItem: null, numbers: false, somebodyIsReading: false };
	const sessionId = 'sessionId' in who ? who.sessionId : '';
	const from =
		who.kind === 'staff' ? who : ({ kind: 'family', id: accountId, sessionId, awaitsSecret: false } as const);
	const { id, somebodyIsReading } = await raiseUrgentIn(world, trx, from, { words, reach: null, typedSoFar: null });
	return { urgentItem: id, numbers: true, somebodyIsReading };
}

/** The managers of the pod have something new to open. */
export async function tellManager(
	{ clock }: World,
	trx: Transaction<Database>,
	{ podId }: Pick<Invitation, 'podId'>,
): Promise<void> {
	for (const address of await findManagerEmails(trx, podId, clock.today())) {
		await queueLetter(trx, { kind: 'closure_answered', address, about: '/staff/closure/results' }, clock.now());
	}
}

import type { Transaction } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import type { StepName } from '../representations/procedure/steps.ts';
import { isEntitledToAdvocate, type Standing } from '../representations/standing.ts';
import { type OfferStage, stageBegunBy, type Way } from './offers.ts';
import { type AdvocacyStatus, statusAfter } from './status.ts';

/** An offer, or an answer to one: who writes it down, when, how it was made and on which day. */
export interface Told {
	who: Who;
	now: Instant;
	on: Day;
	how: Way;
}

export type Answer = 'wanted' | 'declined';

/**
 * A child or care leaver tells us something is wrong: that is when an advocate is offered (regulation 11). On the portal the
 * question is asked on the way, and what they answered there is kept with it; words spoken to staff were told to somebody,
 * who says on the case's page whether they offered one.
 */
export async function offerAtFirstContact(
	trx: Transaction<Database>,
	id: string,
	answered: Answer | null,
	told: Told,
): Promise<void> {
	if (told.who.kind !== 'staff') await insertOffer(trx, id, 'first_contact', told);
	if (answered !== null) {
		await answerOffer(trx, id, answered, told);
		await appendAnswer(trx, id, answered, told);
	}
	const unanswered = told.who.kind === 'staff' ? 'not_offered' : 'offered';
	await setStatus(trx, id, answered ?? unanswered, answered === 'wanted' ? { advocate_requested_on: told.on } : {});
}

/**
 * With each step that begins or answers a stage an advocate is offered again, whatever was answered before: it stands on the
 * person's page from then. Nothing is offered to somebody who asked for one already or has one.
 */
export async function offerWithStep(
	trx: Transaction<Database>,
	id: string,
	step: StepName,
	told: Omit<Told, 'how'>,
): Promise<void> {
	const stage = stageBegunBy(step);
	if (stage === undefined) return;
	const before = await findEntitled(trx, id);
	if (before === null || !before.hasPage) return;
	const after = statusAfter(before.status, 'offer');
	if (after === null) return;
	await insertOffer(trx, id, stage, { ...told, who: { kind: 'system' }, how: 'portal' });
	await setStatus(trx, id, after);
}

export async function insertOffer(
	trx: Transaction<Database>,
	id: string,
	stage: OfferStage,
	{ who, now, on, how }: Told,
): Promise<void> {
	await trx
		.insertInto('advocate_offer')
		.values({
			id: newId(now),
			representation_id: id,
			stage,
			how,
			offered_on: on,
			offered_at: now,
			offered_by: who.kind === 'staff' ? who.id : null,
			...{ answer: null, answer_how: null, answered_on: null, answered_at: null, answered_by: null },
		})
		.execute();
	await append(trx, {
		at: now,
		who: who.kind === 'staff' ? who : { kind: 'system' },
		what: 'advocate.offered',
		subject: 'representation',
		subjectId: id,
		particulars: { stage, how },
	});
}

/** Writes the child's answer beside the last offer. One that went by before it stays without an answer, which is no answer. */
export async function answerOffer(
	trx: Transaction<Database>,
	id: string,
	answer: Answer,
	{ who, now, on, how }: Told,
): Promise<void> {
	const last = await trx
		.selectFrom('advocate_offer')
		.select('id')
		.where('representation_id', '=', id)
		.orderBy('offered_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!last) return;
	await trx
		.updateTable('advocate_offer')
		.set({
			answer,
			answer_how: how,
			answered_on: on,
			answered_at: now,
			answered_by: 'id' in who ? who.id : null,
		})
		.where('id', '=', last.id)
		.where('answer', 'is', null)
		.execute();
}

/** In the history too, where no step of the procedure says it. */
export async function appendAnswer(trx: Transaction<Database>, id: string, answer: Answer, told: Told): Promise<void> {
	const { now, who, how, on } = told;
	await append(trx, {
		at: now,
		who,
		what: `advocate.${answer}`,
		subject: 'representation',
		subjectId: id,
		particulars: { how, on },
	});
}

export async function setStatus(
	trx: Transaction<Database>,
	id: string,
	status: AdvocacyStatus,
	days: { advocate_requested_on?: Day; advocate_appointed_on?: Day } = {},
): Promise<void> {
	await trx
		.updateTable('representation')
		.set({ advocacy_status: status, ...days })
		.where('id', '=', id)
		.execute();
}

/** How it stands for somebody with a right to an advocate; null for a thank-you, an idea, and everybody else. */
async function findEntitled(trx: Transaction<Database>, id: string) {
	const row = await trx
		.selectFrom('representation')
		.select(['kind', 'standing', 'advocacy_status', 'from_account_id', 'return_lookup'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (row.kind !== 'complaint' || !isEntitledToAdvocate(row.standing as Standing)) return null;
	const hasPage = row.from_account_id !== null || row.return_lookup !== null;
	return { status: row.advocacy_status as AdvocacyStatus, hasPage };
}

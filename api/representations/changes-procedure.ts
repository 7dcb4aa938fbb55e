import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { deliverOn } from './changes-delivery.ts';
import { addStep, type Taking } from './changes-steps.ts';
import { insertStaffMessage, insertSystemLetter } from './changes-thread.ts';
import { mayRespond, mayTakeForFamily, mayTriage } from './permissions.ts';
import type { Step, StepNamed } from './procedure/steps.ts';
import {
	type FamilyStep,
	needsLetter,
	needsReason,
	type OfficerStep,
	takenByResponder,
} from './procedure/who-takes.ts';
import { findHolderAddress, getGuarded } from './queries.ts';
import { listPointIds } from './queries-words.ts';

export interface StepAsked {
	step: StepNamed<OfficerStep>;
	/** How many steps the person had in front of them. */
	seen: number;
	/** Why, for the file. */
	reason: string | null;
	/** The letter to the person. */
	words: string | null;
}

/**
 * An officer, or for their own part whoever answers it, takes a step of the procedure: the step, what follows from it, and
 * the letter that tells the person, together or not at all. Refuses a decision without its reason and one that the person
 * would not be told of.
 */
export async function takeStep(world: World, who: Staff, id: string, asked: StepAsked): Promise<void> {
	const { step, seen, reason, words } = asked;
	const taking = { who, now: world.clock.now(), today: world.clock.today(), seen, reason };
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		const theirs = mayRespond(who, guarded) && (takenByResponder as readonly string[]).includes(step.what);
		if (!mayTriage(who, guarded) && !theirs) throw notFound();
		if (needsReason(step.what) && reason === null) throw mistake('reason', 'representation.step.reason_missing');
		if (needsLetter(step) && words === null) throw mistake('words', 'representation.step.letter_missing');
		await checkPoints(trx, id, step);
		await addStep(trx, id, step, taking);
		await followUp(trx, id, step, taking);
		if (words !== null) await insertStaffMessage(trx, who, id, words, taking.now);
	});
}

/**
 * The person goes on to the next stage or withdraws. One press is enough: nobody has to agree to it
 * first, and whoever would refuse it has to say why (`next_stage_refused`).
 */
export async function takeStepAsFamily(world: World, who: Who, id: string, what: FamilyStep): Promise<void> {
	const taking = { who, now: world.clock.now(), today: world.clock.today() };
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTakeForFamily(who, guarded, what)) throw notFound();
		if (guarded.kind !== 'complaint') throw new Refusal('representation.step.not_now', 409);
		const step: Step = { what, on: taking.today };
		await addStep(trx, id, step, taking);
		await followUp(trx, id, step, taking);
		await tellOfFamilyStep(trx, id, what, taking);
	});
}

/** What the person stops is confirmed in writing (regulation 7), and nobody goes on working on it unawares. */
async function tellOfFamilyStep(trx: Transaction<Database>, id: string, what: FamilyStep, { now, today }: Taking) {
	if (what !== 'withdrawn') return;
	const { complaints_email } = await getSettings(trx);
	const about = `/staff/cases/${id}`;
	await insertSystemLetter(trx, id, 'stopped', { day: today, last: null }, now);
	const holder = await findHolderAddress(trx, id, today);
	for (const address of new Set([holder ?? complaints_email, complaints_email])) {
		await queueLetter(trx, { kind: 'complaint_stopped', address, about }, now);
	}
}

/** What a step changes besides the dates: facts of the representation, and in whose hands it is. */
async function followUp(trx: Transaction<Database>, id: string, step: Step, taking: Taking) {
	const set = (values: object) => trx.updateTable('representation').set(values).where('id', '=', id).execute();
	switch (step.what) {
		case 'receipt_corrected':
			return set({ received_on: step.receivedOn });
		case 'routed':
			return set({ route: step.route });
		case 'interest_decided':
			return step.accepted ? set({ route: 'statutory_children' }) : undefined;
		case 'stage_1_skipped':
		case 'stage_2_requested':
		case 'stage_3_requested':
		case 'corporate_2_requested':
			return toComplaintsTeam(trx, id, taking);
		default:
			return undefined;
	}
}

/** Stages 2 and 3 are arranged by the complaints team, not by those whose answer is in question. */
async function toComplaintsTeam(trx: Transaction<Database>, id: string, { who, now }: Taking) {
	const settings = await getSettings(trx);
	const destination = { sentTo: 'complaints_team', why: 'next_stage' } as const;
	const context = { now, holders: null, settings };
	await deliverOn(trx, who, { id, kind: 'complaint' }, destination, context, 'next_stage_asked');
	if (who.kind !== 'staff') return;
	// whoever of the team took the step has it open in front of them
	await trx
		.updateTable('delivery')
		.set({ opened_at: now, opened_by: who.id })
		.where('representation_id', '=', id)
		.where('ended_at', 'is', null)
		.execute();
}

async function checkPoints(trx: Transaction<Database>, id: string, step: Step): Promise<void> {
	if (step.what !== 'frozen' || step.points === null) return;
	const known = new Set((await listPointIds(trx, id)).map((point) => point.id));
	if (step.points.length === 0 || step.points.some((point) => !known.has(point))) {
		throw mistake('points', 'representation.step.unknown_point');
	}
}

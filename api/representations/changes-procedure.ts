import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { kept } from '../rehearsal.ts';
import type { World } from '../world.ts';
import { deliverOn } from './changes-delivery.ts';
import { insertStepLetter, insertSystemLetter, type LetterGiven } from './changes-letter.ts';
import { agreeRecord } from './changes-record.ts';
import { addStep, takenOnce, type Taking } from './changes-steps.ts';
import { mayRespond, mayTakeForFamily, mayTriage } from '../policy/representations.ts';
import { letterOf } from './procedure/letter-of.ts';
import { promisedTo } from './procedure/for-family.ts';
import type { Procedure } from './procedure/procedure.ts';
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
	template?: LetterGiven['template'];
	/** Nothing is kept: it is only told what would be refused, and how the letter would read. */
	rehearse?: boolean;
}

/**
 * An officer, or for their own part whoever answers it, takes a step of the procedure: the step, what follows from it, and
 * the letter that tells the person, together or not at all. Refuses a decision without its reason and one that the person
 * would not be told of. Returns the letter as it was sent, or would be.
 */
export async function takeStep(world: World, who: Staff, id: string, asked: StepAsked): Promise<string | null> {
	const { step, seen, reason, words, template = null } = asked;
	const taking = { who, now: world.clock.now(), today: world.clock.today(), seen, reason };
	const take = async (trx: Transaction<Database>) => {
		const { guarded } = await getGuarded(trx, id);
		const theirs = mayRespond(who, guarded) && (takenByResponder as readonly string[]).includes(step.what);
		if (!mayTriage(who, guarded) && !theirs) throw notFound();
		if (needsReason(step.what) && reason === null) throw mistake('reason', 'representation.step.reason_missing');
		if (needsLetter(step) && words === null) throw mistake('words', 'representation.step.letter_missing');
		await checkPoints(trx, id, step);
		await addStep(trx, id, step, taking);
		await followUp(trx, id, step, taking);
		if (step.what === 'record_agreed') await agreeRecord(trx, id, { on: step.on, by: 'staff' });
		if (words === null) return null;
		return insertStepLetter(trx, who, id, letterOf(step), { words, template }, taking.now);
	};
	return takenOnce(world.db, { who, id, step, seen }, () => kept(world.db, asked, take));
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
		if (what === 'record_agreed') await agreeRecord(trx, id, { on: taking.today, by: 'family' });
		const step: Step = { what, on: taking.today };
		const procedure = await addStep(trx, id, step, taking);
		await followUp(trx, id, step, taking);
		await tellOfFamilyStep(trx, id, what, procedure, taking);
	});
}

/** What the person stops is confirmed in writing (regulation 7), and nobody goes on working on it unawares. */
async function tellOfFamilyStep(
	trx: Transaction<Database>,
	id: string,
	what: FamilyStep,
	procedure: Procedure,
	{ now, today }: Taking,
) {
	if (what === 'stage_2_requested') await tellOfStageTwo(trx, id, procedure, now);
	if (what !== 'withdrawn') return;
	const { complaints_email } = await getSettings(trx);
	const about = `/staff/cases/${id}`;
	await insertSystemLetter(trx, id, 'stopped', { day: today, last: null }, now);
	const holder = await findHolderAddress(trx, id, today);
	for (const address of new Set([holder ?? complaints_email, complaints_email])) {
		await queueLetter(trx, { kind: 'complaint_stopped', address, about }, now);
	}
}

/** Who looks at it now, and by when they hear: told at once, whatever the hour. */
async function tellOfStageTwo(trx: Transaction<Database>, id: string, procedure: Procedure, now: Instant) {
	const promised = promisedTo(procedure);
	if (promised === null) return;
	const days = { day: promised.on, last: promised.latestOn ?? promised.on };
	await insertSystemLetter(trx, id, 'stage_2_requested', days, now);
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

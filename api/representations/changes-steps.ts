import type { Kysely, Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import { offerWithStep } from '../advocacy/changes-offer.ts';
import type { Day, Instant } from '../calendar/day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { insertRow } from '../prepared.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import { missingFor } from './procedure/people.ts';
import { begin, type Procedure, refusalOf, take } from './procedure/procedure.ts';
import { type StageNow, stagesNow, standingNow } from './procedure/standing-now.ts';
import { factsOf, type Step, type StepNamed } from './procedure/steps.ts';
import { listAppointed } from './queries-people.ts';
import { foldSteps, listSteps } from './queries-steps.ts';
import type { ProcedureTable } from './table.ts';

/** When and by whom a step is taken. `seen` is the number of the last step that they had in front of them. */
export interface Taking {
	who: Who;
	now: Instant;
	today: Day;
	seen?: number;
	/** Staff's words for why: kept with the step, never shown to a family. */
	reason?: string | null;
}

/** The first step of a complaint: its receipt. */
export async function beginProcedure(
	trx: Transaction<Database>,
	who: Who,
	id: string,
	received: StepNamed<'received'>,
	now: Instant,
): Promise<void> {
	await insertStep(trx, id, 1, received, { who, now });
	const procedure = begin(received);
	const standing = standingRow(procedure, 1);
	await insertRow(trx, 'procedure', { representation_id: id, ...standing });
	for (const stage of stagesNow(procedure)) await insertStage(trx, id, stage, now);
}

/**
 * Takes a step: asks the procedure, writes the step, and writes again where that leaves the complaint. Refuses what may
 * not follow, days that cannot be, a stage without the people whom the law wants there, and a step taken by somebody who had not seen the last one: the second of two officers
 * is told, and nothing is overwritten.
 */
export async function addStep(trx: Transaction<Database>, id: string, step: Step, taking: Taking): Promise<Procedure> {
	const steps = await listSteps(trx, id);
	const before = foldSteps(steps);
	if (!before) throw notFound();
	if (taking.seen !== undefined && taking.seen !== steps.length) throw somebodyElse();
	const refused = refusalOf(before, step, taking.today);
	if (refused !== null) throw refusalFor(refused);
	const missing = missingFor(step.what, await listAppointed(trx, id));
	if (missing !== null) throw new Refusal(`representation.step.no_${missing}`, 409);
	const number = steps.length + 1;
	await insertStep(trx, id, number, step, taking).catch((error: unknown) => {
		throw isTaken(error) ? somebodyElse() : error;
	});
	const after = take(before, step);
	await keepStanding(trx, id, after, number, taking);
	await offerWithStep(trx, id, step.what, { who: taking.who, now: taking.now, on: step.on });
	await append(trx, {
		at: taking.now,
		who: taking.who,
		what: `step.${step.what}`,
		subject: 'representation',
		subjectId: id,
		particulars: plainFacts(step),
	});
	return after;
}

/** Days of a complaint's leading clock, as a list shows them, before and after they were worked out again. */
export interface DatesMoved {
	procedure: Procedure;
	before: Pick<ProcedureTable, 'clock' | 'due_on' | 'latest_on' | 'acknowledge_by'>;
	after: Pick<ProcedureTable, 'clock' | 'due_on' | 'latest_on' | 'acknowledge_by'>;
}

/**
 * Works a complaint's dates out again from its steps, after the table of working days changed. Null where all stays as it
 * was. The dates as they were are kept in the record.
 */
export async function recountDates(trx: Transaction<Database>, id: string, now: Instant): Promise<DatesMoved | null> {
	const steps = await listSteps(trx, id);
	const procedure = foldSteps(steps)!;
	const before = await standingKept(trx, id);
	await keepStanding(trx, id, procedure, steps.length, { now });
	const after = await standingKept(trx, id);
	const dates = ['due_on', 'latest_on', 'acknowledge_by'] as const;
	if (dates.every((date) => before[date] === after[date])) return null;
	await append(trx, {
		at: now,
		who: { kind: 'system' },
		what: 'procedure.dates_moved',
		subject: 'representation',
		subjectId: id,
		particulars: {
			clock: after.clock,
			before: before.due_on,
			after: after.due_on,
			lastBefore: before.latest_on,
			lastAfter: after.latest_on,
		},
	});
	return { procedure, before, after };
}

async function standingKept(trx: Transaction<Database>, id: string) {
	return trx
		.selectFrom('procedure')
		.select(['clock', 'due_on', 'latest_on', 'acknowledge_by'])
		.where('representation_id', '=', id)
		.executeTakeFirstOrThrow();
}

/**
 * Takes a step, or sees that this same person took this same step a moment ago: a button pressed twice does a thing once,
 * and nobody is told that somebody else did it. Null where it was taken before.
 */
export async function takenOnce<Told>(
	db: Kysely<Database>,
	{ who, id, step, seen }: { who: Staff; id: string; step: Step; seen: number },
	take: () => Promise<Told>,
): Promise<Told | null> {
	try {
		return await take();
	} catch (error) {
		const isBehind = error instanceof Refusal && error.code === 'representation.step.somebody_else';
		if (isBehind && (await hasTaken(db, who, id, step, seen + 1))) return null;
		throw error;
	}
}

async function hasTaken(db: Kysely<Database>, who: Staff, id: string, step: Step, number: number): Promise<boolean> {
	const row = await db
		.selectFrom('step')
		.select(['what', 'happened_on', 'facts', 'taken_by'])
		.where('representation_id', '=', id)
		.where('number', '=', number)
		.executeTakeFirst();
	if (row === undefined || row.taken_by !== who.id) return false;
	return row.what === step.what && row.happened_on === step.on && row.facts === JSON.stringify(factsOf(step));
}

/** Writes again where the steps leave a complaint. */
async function keepStanding(
	trx: Transaction<Database>,
	id: string,
	procedure: Procedure,
	number: number,
	{ now }: Pick<Taking, 'now'>,
): Promise<void> {
	await trx.updateTable('procedure').set(standingRow(procedure, number)).where('representation_id', '=', id).execute();
	const stages = stagesNow(procedure);
	for (const stage of stages) await keepStage(trx, id, stage, now);
	const begun = [0, ...stages.map(({ stage }) => stage)];
	await trx.deleteFrom('stage').where('representation_id', '=', id).where('stage', 'not in', begun).execute();
}

async function keepStage(trx: Transaction<Database>, id: string, stage: StageNow, now: Instant): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('stage')
		.set({
			...stageDates(stage),
			...(stage.answeredOn === null ? { answered_at: null } : {}),
		})
		.where('representation_id', '=', id)
		.where('stage', '=', stage.stage)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) await insertStage(trx, id, stage, now);
	else if (stage.answeredOn !== null) {
		await trx
			.updateTable('stage')
			.set({ answered_at: now })
			.where('representation_id', '=', id)
			.where('stage', '=', stage.stage)
			.where('answered_at', 'is', null)
			.execute();
	}
}

async function insertStage(trx: Transaction<Database>, id: string, stage: StageNow, now: Instant): Promise<void> {
	await insertRow(trx, 'stage', {
		id: newId(now),
		representation_id: id,
		stage: stage.stage,
		...stageDates(stage),
		answered_at: stage.answeredOn === null ? null : now,
		answered_by: null,
		resolution_terms: null,
	});
}

function stageDates({ basis, startedOn, dueOn, latestOn, answeredOn }: StageNow) {
	const took = startedOn === null || answeredOn === null ? null : workingDaysBetween(startedOn, answeredOn);
	return { basis, started_on: startedOn, due_on: dueOn, latest_on: latestOn, answered_on: answeredOn, took };
}

async function insertStep(
	trx: Transaction<Database>,
	id: string,
	number: number,
	step: Step,
	{ who, now, reason = null }: Pick<Taking, 'who' | 'now' | 'reason'>,
): Promise<void> {
	const stepId = newId(now);
	const words = reason === null ? null : (await sealerFor(trx, { representation: id }, now))(stepId, reason);
	await insertRow(trx, 'step', {
		id: stepId,
		representation_id: id,
		number,
		what: step.what,
		happened_on: step.on,
		facts: JSON.stringify(factsOf(step)),
		reason: words,
		taken_at: now,
		taken_by: 'id' in who ? who.id : null,
		side: who.kind === 'staff' || who.kind === 'system' ? who.kind : 'family',
	});
}

function standingRow(procedure: Procedure, steps: number) {
	const { phase, stage, clock, acknowledgeBy, acknowledgedOn, toDecide } = standingNow(procedure);
	return {
		phase,
		stage,
		steps,
		clock: clock?.clock ?? null,
		from_on: clock?.from ?? null,
		due_on: clock?.dueOn ?? null,
		latest_on: clock?.latestOn ?? null,
		agreed_until_on: clock?.agreedUntil ?? null,
		acknowledge_by: acknowledgeBy,
		acknowledged_on: acknowledgedOn,
		to_decide: toDecide,
	};
}

/** Dates that cannot be are mistakes of a field; what may not follow is a conflict with what came first. */
const fieldOf: Record<string, string> = {
	after_today: 'on',
	before_receipt: 'on',
	too_early: 'on',
	not_the_panel_day: 'on',
	not_longer: 'until',
	beyond_limit: 'until',
	not_a_working_day: 'panelOn',
	after_first_step: 'receivedOn',
	same_route: 'route',
	conditions_not_met: 'met',
	interest_first: 'route',
};

function refusalFor(refused: string): Refusal {
	const code = `representation.step.${refused}` as const;
	const field = fieldOf[refused];
	return field === undefined ? new Refusal(code, 409) : mistake(field, code);
}

function somebodyElse(): Refusal {
	return new Refusal('representation.step.somebody_else', 409);
}

/** Both engines say that a number is taken in words of their own; both say "unique". */
function isTaken(error: unknown): boolean {
	return error instanceof Error && /unique/i.test(error.message);
}

/** The record holds single facts: a list is one text. */
function plainFacts(step: Step): Record<string, string | boolean | null> {
	return Object.fromEntries(
		Object.entries(factsOf(step)).map(([name, fact]) => [name, Array.isArray(fact) ? fact.join(' ') : fact]),
	);
}

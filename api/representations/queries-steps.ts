import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { isInside, mayRespond, mayTriage } from '../policy/representations.ts';
import { stepNames } from './procedure/moves.ts';
import { isOpen, procedureOf } from './procedure/procedure.ts';
import type { Step, StepNamed } from './procedure/steps.ts';
import { type OfficerStep, takenByOfficer, takenByResponder } from './procedure/who-takes.ts';
import { getGuarded } from './queries.ts';

/** A step with who said so and when. */
export interface TakenStep {
	number: number;
	step: Step;
	reason: string | null;
	takenAt: Instant;
	side: 'family' | 'staff' | 'system';
	by: string | null;
}

/** Every step of a complaint, in order. None for a thank-you or an idea. */
export async function listSteps(db: Kysely<Database>, representationId: string): Promise<TakenStep[]> {
	const rows = await db
		.selectFrom('step')
		.leftJoin('account', 'account.id', 'step.taken_by')
		.select(['number', 'what', 'happened_on', 'facts', 'reason', 'taken_at', 'side', 'account.name'])
		.where('representation_id', '=', representationId)
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		number: row.number,
		step: stepOf(row.what, row.happened_on, row.facts),
		reason: row.reason,
		takenAt: row.taken_at,
		side: row.side,
		by: row.name,
	}));
}

/** The steps alone, for whoever must not read who took them and why. */
export async function listBareSteps(db: Kysely<Database>, representationId: string): Promise<{ step: Step }[]> {
	const rows = await db
		.selectFrom('step')
		.select(['what', 'happened_on', 'facts'])
		.where('representation_id', '=', representationId)
		.orderBy('number')
		.execute();
	return rows.map(({ what, happened_on, facts }) => ({ step: stepOf(what, happened_on, facts) }));
}

/** Where a complaint stands, or null for what has no procedure. */
export function foldSteps(steps: readonly Pick<TakenStep, 'step'>[]) {
	if (steps.length === 0) return null;
	return procedureOf(steps.map(({ step }) => step) as [StepNamed<'received'>, ...Step[]]);
}

/** Points that a freeze of a part keeps waiting. */
export function pausedPoints(steps: readonly TakenStep[]): string[] {
	const frozen = foldSteps(steps)?.last.frozen;
	return frozen?.points ?? [];
}

/** The rows were written from steps, so their facts are a step's own. */
function stepOf(what: string, on: Day, facts: string): Step {
	return { what, on, ...(JSON.parse(facts) as object) } as Step;
}

/**
 * Where a complaint stands, for staff who are inside it: the steps and their reasons are theirs to read once they have
 * opened it. Refuses as not there what is not theirs, what they have not opened, and what has no procedure.
 */
export async function getProcedure(db: Kysely<Database>, who: Staff, id: string, today: Day) {
	const { guarded, receivedOn } = await getGuarded(db, id);
	if (!isInside(who, guarded)) throw notFound();
	const steps = await listSteps(db, id);
	const procedure = foldSteps(steps);
	if (!procedure) throw notFound();
	const mayAct = mayRespond(who, guarded) ? takenByResponder : [];
	const theirs: readonly OfficerStep[] = mayTriage(who, guarded) ? takenByOfficer : mayAct;
	return {
		procedure,
		steps,
		mayTake: theirs.filter((name) => isOpen(procedure, name)),
		next: stepNames.filter((name) => isOpen(procedure, name)),
		pausedPoints: pausedPoints(steps),
		daysSinceReceipt: workingDaysBetween(receivedOn, today),
	};
}

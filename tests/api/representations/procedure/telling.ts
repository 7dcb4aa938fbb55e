import { begin, type Procedure, refusalOf, take } from '../../../../api/representations/procedure/procedure.ts';
import type { Step, StepNamed } from '../../../../api/representations/procedure/steps.ts';

/** A day by which every story is over. */
export const LONG_AFTER = '2028-06-01';

export function received(on: string, facts: Partial<StepNamed<'received'>> = {}): StepNamed<'received'> {
	const plain = { route: 'statutory_children', oral: false, advocateWanted: false, happenedOn: null } as const;
	return { what: 'received', on, ...plain, ...facts };
}

/** Tells a story step by step; one that cannot be told is a fault of the story. */
export function story(first: StepNamed<'received'>, ...steps: Step[]): Procedure {
	return steps.reduce(next, begin(first));
}

/** One step more. */
export function next(before: Procedure, step: Step): Procedure {
	const refused = refusalOf(before, step, LONG_AFTER);
	if (refused !== null) throw new Error(`${step.what} on ${step.on}: ${refused}`);
	return take(before, step);
}

import type { Day } from '../../../api/calendar/day.ts';
import type { Phase } from '../../../api/representations/procedure/moves.ts';
import { type Procedure, refusalOf, type StepRefusal } from '../../../api/representations/procedure/procedure.ts';
import type { Told } from './procedure-shape.ts';
import { type FormName, formNames, formOf, stepOffered, usualNext } from './step-forms.ts';

/** Refusals that no day and no fact of the form would change: the form would only disappoint. */
const hopeless: readonly (StepRefusal | null)[] = ['in_time', 'clock_not_started', 'stage_1_not_over', 'agreed_skip'];

/** The forms for what this reader may do now: what usually comes next, and the rest. */
export function formsFor(told: Told, procedure: Procedure, today: Day, tried: FormName | undefined) {
	const open = formNames.filter((name) => {
		const { what } = formOf(name);
		return told.mayTake.includes(what) && !hopeless.includes(refusalOf(procedure, stepOffered(name, today), today));
	});
	const usual = usualNext[told.phase];
	const isUsual = (name: FormName) => usual.includes(formOf(name).what);
	const next = open.filter(isUsual).toSorted((a, b) => usual.indexOf(formOf(a).what) - usual.indexOf(formOf(b).what));
	const lost = tried !== undefined && !open.includes(tried) ? [tried] : []; // what was typed in it stays
	return { next: [...lost, ...next], other: open.filter((name) => !isUsual(name)) };
}

/** Day by day, or why there is none, while stage 1 is what matters: later it would be a date that no longer counts. */
export function showsStageOneClock(phase: Phase): boolean {
	return ['to_be_decided', 'outside', 'stage_1', 'stage_1_answered'].includes(phase);
}

import { type Clock, workOut } from '../calendar/clocks.ts';
import type { Day } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Route } from './procedure/steps.ts';
import type { Kind } from './routing.ts';

/** The clock of stage 1 worked out day by day, for whoever asks how the date came about. */
export function workOutStageOne(startedOn: Day): Clock {
	return workOut('stage_1', startedOn);
}

/** By when it is acknowledged: a council setting, 2 working days, for every kind. */
export function acknowledgeBy(receivedOn: Day): Day {
	return workOut('acknowledgement', receivedOn).dueOn;
}

/**
 * The date that may be promised to the person on receipt. Nothing is promised to a compliment, to an anonymous complaint
 * (outside the procedure), or while it is still to be decided whether the procedure applies.
 */
export function promisedOn(kind: Kind, route: Route | null, dueOn: Day | null): Day | null {
	return kind === 'complaint' && route === 'statutory_children' ? dueOn : null;
}

export type TimeStanding = 'not_started' | 'in_time' | 'due_soon' | 'late' | 'answered_in_time' | 'answered_late';

const SOON_WORKING_DAYS = 2;

/** In time, due soon, late: worked out when asked, never stored. A response on the due day itself is in time (rule R9). */
export function timeStanding(stage: { dueOn: Day | null; answeredOn: Day | null }, today: Day): TimeStanding {
	const { dueOn, answeredOn } = stage;
	if (answeredOn !== null) return dueOn === null || answeredOn <= dueOn ? 'answered_in_time' : 'answered_late';
	if (dueOn === null) return 'not_started';
	if (today > dueOn) return 'late';
	return dueOn <= addWorkingDays(today, SOON_WORKING_DAYS) ? 'due_soon' : 'in_time';
}

/**
 * Past the last day that stage 1 may take, without an answer: the person may go to stage 2 without one (Getting the Best
 * from Complaints 3.5). They may also choose to wait; nothing goes there by itself (S16).
 */
export function mayGoOnUnanswered(stage: { latestOn: Day | null; answeredOn: Day | null }, today: Day): boolean {
	return stage.answeredOn === null && stage.latestOn !== null && today > stage.latestOn;
}

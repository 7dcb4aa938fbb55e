import type { Day } from '../calendar/day.ts';

/** The limits somebody can meet who keeps pods and who is in them. Characters, and shares of full time. */
export const podLimits = { name: 60, phone: 40, email: 200, shareLeast: 0.1, shareMost: 1 } as const;

/** From a day to a day, both included, or with no end yet. */
export interface Span {
	startedOn: Day;
	endedOn: Day | null;
}

const FOR_EVER: Day = '9999-12-31';

/** Whether two of them have a day in common. */
export function overlaps(one: Span, other: Span): boolean {
	return one.startedOn <= (other.endedOn ?? FOR_EVER) && other.startedOn <= (one.endedOn ?? FOR_EVER);
}

/** Whether somebody is there on that day. */
export function holdsOn({ startedOn, endedOn }: Span, day: Day): boolean {
	return startedOn <= day && (endedOn === null || endedOn >= day);
}

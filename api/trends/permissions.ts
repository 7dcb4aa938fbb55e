import { isComplaintsTeam, type Who } from '../accounts/roles.ts';
import type { Granularity } from './period.ts';
import type { Slice } from './tally.ts';

/** Whether this person sees every count as it is. Everybody else, director or passer-by, sees what is safe for anybody. */
export function seesEveryCount(who: Who): boolean {
	return isComplaintsTeam(who);
}

/**
 * Whether the cut is offered to this person at all. Pods are never published; staff may compare them by the year, and
 * anybody may compare themes by the year. Nothing finer is safe: a pod hears from a family every few months.
 */
export function mayAsk(who: Who, of: Slice, by: Granularity): boolean {
	if (of === 'all' || seesEveryCount(who)) return true;
	if (of === 'pod' && who.kind !== 'staff') return false;
	return by === 'financial_year';
}

/** The length of period somebody gets who names none: the finest that is offered to them. */
export function usualGranularity(who: Who, of: Slice): Granularity {
	return mayAsk(who, of, 'month') ? 'month' : 'financial_year';
}

import { isComplaintsTeam, type Who } from '../accounts/roles.ts';
import type { Granularity } from '../trends/period.ts';
import { type Slice, sliceOf } from '../trends/slices.ts';

/** Whether this person sees every count as it is. Everybody else, director or passer-by, sees what is safe for anybody. */
export function seesEveryCount(who: Who): boolean {
	return isComplaintsTeam(who);
}

/**
 * Why this cut is not offered to this person, or null where it is. Pods are never published; staff may compare them by the
 * year, and anybody may compare the parts of the whole by the year. Nothing finer is safe: a pod hears from a family every
 * few months.
 */
export function refusalOfSlice(who: Who, of: Slice, by: Granularity): 'not_for_you' | 'would_reveal' | null {
	const { offered, grains } = sliceOf[of];
	if (seesEveryCount(who)) return null;
	if (offered === 'team' || (offered === 'staff' && who.kind !== 'staff')) return 'not_for_you';
	return grains.includes(by) ? null : 'would_reveal';
}

/** The length of period somebody gets who names none: the finest that is offered to them. */
export function usualGranularity(who: Who, of: Slice): Granularity {
	return refusalOfSlice(who, of, 'month') === null ? 'month' : 'financial_year';
}

import { type CountedBy, type Slice, sliceOf } from './slices.ts';

/** How the counting was done, to stand under every table (`domain.md` 6.2). The codes are text keys: `trends:rule.…`. */
export const countingRules = [
	'by_date_received',
	'by_date_closed',
	'by_date_promised',
	'by_date_happened',
	'once_each',
	'points_apart',
	'anonymous_apart',
	'more_or_fewer',
	'themes_overlap',
	'pods_overlap',
	'pods_and_none',
	'uncoded_said',
	'children_only',
	'statutory_cohort',
	'working_days',
	'outcome_of_all_points',
	'stage_1_only',
	'done_by_now',
	'years_from_april',
	'joined_once',
	'small_hidden',
	'partners_hidden',
	'published_stays',
	'publication_days',
] as const;

export type CountingRule = (typeof countingRules)[number];

const onlyFor: Partial<Record<CountingRule, readonly Slice[]>> = {
	points_apart: ['points', 'finding'],
	themes_overlap: ['theme'],
	uncoded_said: ['theme'],
	pods_overlap: ['pod'],
	pods_and_none: ['pod'],
	children_only: ['advocacy'],
	statutory_cohort: ['stage'],
	working_days: ['timeliness'],
	outcome_of_all_points: ['outcome'],
	done_by_now: ['learning'],
};
const onlyBy: Partial<Record<CountingRule, CountedBy>> = {
	by_date_received: 'received',
	by_date_closed: 'closed',
	by_date_promised: 'made',
	by_date_happened: 'happened',
	once_each: 'received',
	anonymous_apart: 'received',
	more_or_fewer: 'received',
};
const onlySuppressed: readonly CountingRule[] = [
	'stage_1_only',
	'small_hidden',
	'partners_hidden',
	'published_stays',
	'publication_days',
];

/** The rules that hold for a table of this cut, for whoever sees it suppressed or not. */
export function countingRulesFor(of: Slice, suppressed: boolean): CountingRule[] {
	return countingRules.filter((rule) => {
		if (onlySuppressed.includes(rule) && !suppressed) return false;
		if (rule === 'stage_1_only' && sliceOf[of].countedBy !== 'closed') return false;
		if (!(onlyFor[rule] ?? [of]).includes(of)) return false;
		return (onlyBy[rule] ?? sliceOf[of].countedBy) === sliceOf[of].countedBy;
	});
}

import type { Slice } from './tally.ts';

/** How the counting was done, to stand under every table (`domain.md` 6.2). The codes are text keys: `trends:rule.…`. */
export const countingRules = [
	'by_date_received',
	'once_each',
	'anonymous_apart',
	'more_or_fewer',
	'themes_overlap',
	'pods_and_none',
	'small_hidden',
	'partners_hidden',
	'publication_days',
] as const;

export type CountingRule = (typeof countingRules)[number];

const onlyFor: Partial<Record<CountingRule, Slice>> = { themes_overlap: 'theme', pods_and_none: 'pod' };
const onlySuppressed: readonly CountingRule[] = ['small_hidden', 'partners_hidden', 'publication_days'];

/** The rules that hold for a table of this cut. */
export function countingRulesFor(of: Slice, suppressed: boolean): CountingRule[] {
	return countingRules.filter((rule) => (onlyFor[rule] ?? of) === of && (suppressed || !onlySuppressed.includes(rule)));
}

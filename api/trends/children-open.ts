import { type Day, plusMonths } from '../calendar/day.ts';
import { monthsOf, parsePeriod, type Period, periodOf } from './period.ts';

/**
 * How many children are open to the service, or to one pod, in a month or a quarter: what complaints are divided by, because
 * growth in demand looks like worsening otherwise (`domain.md` 6.2).
 */
export interface ChildrenOpen {
	/** `2026-06` or `2026-27 Q1`. */
	period: string;
	/** Null: the whole service. */
	pod: string | null;
	children: number;
	/** Where the number comes from: `Case system, last day of the month`. */
	source: string;
}

/** More children than any English council has; a slip of the finger is refused. */
export const childrenMost = 100_000;

/** A rate is of so many children. */
export const ratePer = 100;

/** No case system that a council still reads has figures from before. */
const earliest: Day = '1991-10-01';

export type WrongPeriod = 'trends.children.not_a_period' | 'trends.children.future' | 'trends.children.too_long_ago';

/** The month or quarter that a code names, or why it is none that a number can be of. */
export function periodOfChildren(code: string, today: Day): Period | WrongPeriod {
	const period = [parsePeriod('month', code), parsePeriod('quarter', code)].find((found) => found?.code === code);
	if (period === undefined) return 'trends.children.not_a_period';
	if (period.from > today) return 'trends.children.future';
	return period.from < earliest ? 'trends.children.too_long_ago' : period;
}

/** Why a number cannot be divided by, if it cannot. Nobody open is no number to divide by: such a month is left out. */
export function wrongChildren(children: number): 'trends.children.nought' | 'trends.children.not_a_number' | undefined {
	if (children === 0) return 'trends.children.nought';
	return Number.isSafeInteger(children) && children > 0 && children <= childrenMost
		? undefined
		: 'trends.children.not_a_number';
}

/**
 * How many were open on average in a period: the figure of the period itself, or the mean of those that make it up, when every
 * one of them is there. Undefined when any is missing: part of a year is not the year.
 *
 * @param figures of one pod or of the service, by the codes of their months and quarters.
 */
export function childrenIn(period: Period, figures: ReadonlyMap<string, number>): number | undefined {
	const own = period.by === 'financial_year' ? undefined : figures.get(period.code);
	if (own !== undefined || period.by === 'month') return own;
	const parts =
		period.by === 'quarter'
			? monthsOf(period).map((code) => figures.get(code))
			: quartersOf(period).map((quarter) => childrenIn(quarter, figures));
	const known = parts.filter((part) => part !== undefined);
	return known.length < parts.length ? undefined : known.reduce((sum, part) => sum + part, 0) / known.length;
}

function quartersOf({ from }: Period): Period[] {
	return [0, 3, 6, 9].map((months) => periodOf('quarter', plusMonths(from, months)));
}

/** How many were open in a period on average, for whoever may be shown no small number. Undefined where nobody knows. */
export function childrenToTell(period: Period, all: readonly ChildrenOpen[], threshold: number): number | undefined {
	const ofService = new Map(all.filter(({ pod }) => pod === null).map((one) => [one.period, one.children]));
	const children = childrenIn(period, ofService);
	return children === undefined || children < threshold ? undefined : children;
}

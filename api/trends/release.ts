import { type Day, plusDays } from '../calendar/day.ts';
import { type Period, periodOf } from './period.ts';

/*
 * What may be shown, so that nobody can be worked out from a small count.
 *
 * Anybody may ask for every table there is, on every day, and subtract; and these rules are no secret. So nothing here is
 * decided for one answer. It is decided once for each column and financial year, in the order in which time brings the
 * figures, and every answer repeats it.
 *
 * A count is SAFE when it is 0 or at least the threshold (Department for Education: 1 to 5 are hidden, zero is shown).
 *
 * TIME is a tree: a year of quarters of months.
 *   1. Quarters 1 and 2 are published as each ends, and shown if safe.
 *   2. Quarters 3 and 4 are published with the year, both or neither: shown if all four quarters are safe. Shown in
 *      January, quarter 3 would let the year's total give quarter 4 away in April, whatever it is.
 *   3. The year is shown if all that it holds beyond its shown quarters is, added up, safe.
 *   4. The months of a shown quarter are shown if all three are safe. A hidden quarter shows none of its months.
 * Subtraction then finds only sums of several hidden periods. Representations can be moved between these, to many other
 * counts, without changing anything that was ever shown: each hidden period keeps at least threshold - 2 possible counts.
 *
 * ROWS (themes, pods) are cut by financial year only, and only where the year itself is shown. If any row is small, the
 * smallest of the other rows are hidden with it, and all rows equal to them. Exchange the names of any two hidden rows:
 * everything shown stays as it is. So a hidden count may be small or not, whatever is known of how themes overlap.
 *
 * tests/api/trends/attack.test.ts attacks this with equations, and looks for the other possible counts of every hidden cell.
 */

export function isSafe(count: number, threshold: number): boolean {
	return count === 0 || count >= threshold;
}

/** The first day on which a period is published. The calendar alone decides it, so it gives nothing away. */
export function publishedOn(period: Period): Day {
	const quarter = periodOf('quarter', period.to);
	const ownQuarter = period.by !== 'financial_year' && isFirstHalf(quarter);
	return plusDays((ownQuarter ? quarter : periodOf('financial_year', period.to)).to, 1);
}

function isFirstHalf(quarter: Period): boolean {
	return quarter.code.endsWith('Q1') || quarter.code.endsWith('Q2');
}

/** What is shown of one column in one financial year. */
export interface ShownYear {
	year: boolean;
	/** Quarters 1 to 4. */
	quarters: readonly boolean[];
	/** Of each quarter, whether its three months are. */
	months: readonly boolean[];
}

/**
 * Decides a year from its twelve counts, April first. `quartersPublished` (0, 1, 2 or 4) is how far publication has come:
 * what is decided for a quarter does not depend on what comes after it.
 */
export function decideYear(months: readonly number[], threshold: number, quartersPublished: number): ShownYear {
	const byQuarter = [0, 3, 6, 9].map((first) => months.slice(first, first + 3));
	const counts = byQuarter.map((three) => three.reduce((total, count) => total + count, 0));
	const safe = counts.map((count) => isSafe(count, threshold));
	const isOver = quartersPublished === 4;
	const quarters = counts.map((_, index) =>
		index < 2 ? index < quartersPublished && safe[index]! : isOver && safe.every(Boolean),
	);
	const beyond = counts.reduce((total, count, index) => total + (quarters[index] ? 0 : count), 0);
	return {
		year: isOver && isSafe(beyond, threshold),
		quarters,
		months: byQuarter.map((three, index) => quarters[index]! && three.every((count) => isSafe(count, threshold))),
	};
}

/**
 * Decides which rows of one column in one shown financial year are shown. `partners` is how many safe rows are hidden
 * with small ones. Where no more than these are safe, only zeros would be left, and no row is shown.
 */
export function decideRows(counts: readonly number[], threshold: number, partners: number): boolean[] {
	if (counts.every((count) => isSafe(count, threshold))) return counts.map(() => true);
	const large = counts.filter((count) => count >= threshold).sort((a, b) => a - b);
	if (large.length <= partners) return counts.map(() => false);
	const largestHidden = large[partners - 1]!;
	return counts.map((count) => count === 0 || count > largestHidden);
}

import { type Day, plusDays } from '../calendar/day.ts';
import { type Period, periodOf } from './period.ts';

/*
 * What may be shown, so that nobody can be worked out from a small count.
 *
 * Anybody may ask for every table there is, on every day, and subtract; and these rules are no secret. So nothing here is
 * decided for one answer. It is decided once for each column and financial year, in the order in which time brings the
 * figures, kept as it was published (`publication.ts`), and every answer repeats it.
 *
 * A count is SAFE when it is 0 or at least the threshold (Department for Education: 1 to 5 are hidden, zero is shown).
 *
 * TIME is a tree: a year of quarters of months.
 *   1. Quarters 1 and 2 are published when each has settled, and shown if safe.
 *   2. Quarters 3 and 4 are published with the year, both or neither: shown if all four quarters are safe. Shown in
 *      January, quarter 3 would let the year's total give quarter 4 away in April, whatever it is.
 *   3. The year is shown if all that it holds beyond its shown quarters is, added up, safe.
 *   4. The months of a shown quarter are shown if all three are safe. A hidden quarter shows none of its months.
 * Subtraction then finds only sums of several hidden periods. Representations can be moved between these, to many other
 * counts, without changing anything that was ever shown: each hidden period keeps at least threshold - 2 possible counts.
 *
 * ROWS (themes, pods, channels and the like) are cut by financial year only, and only where the year itself is shown. If any
 * row is small, the smallest of the other rows are hidden with it, and all rows equal to them. Exchange the names of any two
 * hidden rows: everything shown stays as it is. So a hidden count may be small or not, whatever is known of how rows overlap.
 *
 * SLICES are cut from the same whole, each by a label of its own. Exchanging two labels of one slice changes nothing in
 * another, so each hides by itself, unless labels of two are one fact. Those are chained (`SliceOf.behind`): how far
 * statutory complaints came, and how they were answered, is shown only where the row of statutory complaints is; what
 * children were offered, only where the row of children is. Then the total of the second slice is a number that is shown
 * anyway. What could not be chained (answers at stages 2 and 3, findings on points, steps) is for the complaints team alone.
 *
 * RELEASES: what was published is never changed and never taken back, and what was hidden is never shown later. A correction
 * that moves a count afterwards is seen by the complaints team at once, and by nobody else: two releases of one figure would
 * give the difference away, which is one family. A correction to quarter 1 or 2 before its year is published comes into the
 * year's total, and then quarters 3 and 4 stay hidden, so that it may be any of them (`decideYear`).
 *
 * DERIVED figures (shares, rates, averages, medians, charts) are made of shown cells alone (`figures.ts`): they say nothing
 * that the cells do not.
 *
 * tests/api/trends/attack.test.ts attacks this with equations, and looks for the other possible counts of every hidden cell.
 */

export function isSafe(count: number, threshold: number): boolean {
	return count === 0 || count >= threshold;
}

/**
 * How long a quarter settles before it is published, in days after its last: what is written down late must still come into
 * it, because what was published never changes. Two weeks are ten working days; no holiday table is asked, so that every
 * year has its day.
 */
export const settling = { usual: 14, least: 1, most: 60 } as const;

/** The days of a council's setting. One that is missing, out of range or cannot be read is the usual. */
export function settlingFrom(setting: string | undefined): number {
	const days = Number(setting);
	return Number.isInteger(days) && days >= settling.least && days <= settling.most ? days : settling.usual;
}

/** The first day on which a period is published. The calendar and a setting decide it, no count, so it gives nothing away. */
export function publishedOn(period: Period, settlingDays: number): Day {
	const quarter = periodOf('quarter', period.to);
	const ownQuarter = period.by !== 'financial_year' && isFirstHalf(quarter);
	return plusDays((ownQuarter ? quarter : periodOf('financial_year', period.to)).to, settlingDays);
}

/** The first day that is not settled yet: the quarters before it are, and a figure of them stays. */
export function settledUntil(today: Day, settlingDays: number): Day {
	let quarter = periodOf('quarter', today);
	while (plusDays(quarter.from, settlingDays - 1) > today) quarter = periodOf('quarter', plusDays(quarter.from, -1));
	return quarter.from;
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

/** The counts of quarters 1 and 2 as they were published; `undefined` is hidden, or not published yet. */
export type QuartersBefore = readonly [number | undefined, number | undefined];

/** Decides the quarter that is published by itself, the first or the second, from its three counts. */
export function decideQuarter(three: readonly number[], threshold: number): { quarter: boolean; months: boolean } {
	const quarter = isSafe(sum(three), threshold);
	return { quarter, months: quarter && three.every((count) => isSafe(count, threshold)) };
}

/**
 * Decides a year that is over from its twelve counts, April first, beside what was published of its first two quarters. A
 * correction since then is told by nothing: where one of these is another number now, quarters 3 and 4 stay hidden, so that
 * the year's total does not give it away.
 */
export function decideYear(months: readonly number[], threshold: number, before: QuartersBefore): ShownYear {
	const byQuarter = [0, 3, 6, 9].map((first) => months.slice(first, first + 3));
	const counts = byQuarter.map(sum);
	const stands = before.map((count, index) => count !== undefined && count === counts[index]);
	const allShown = stands.every(Boolean) && counts.every((count) => isSafe(count, threshold));
	const quarters = counts.map((_, index) => (index < 2 ? before[index] !== undefined : allShown));
	return {
		year: allShown || isYearSafe(counts, threshold, before),
		quarters,
		months: byQuarter.map((three, index) => quarters[index]! && three.every((count) => isSafe(count, threshold))),
	};
}

/** Whether the year says nothing of what is hidden in it: neither as it was published, nor as it is. */
function isYearSafe(counts: readonly number[], threshold: number, before: QuartersBefore): boolean {
	const told = sum(before.map((count) => count ?? 0));
	const beyond = sum(counts) - told;
	const hiddenNow = sum(counts.filter((_, index) => index > 1 || before[index] === undefined));
	if (beyond < 0 || !isSafe(beyond, threshold) || !isSafe(hiddenNow, threshold)) return false;
	return (beyond === 0) === (hiddenNow === 0);
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
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

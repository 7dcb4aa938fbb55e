import { rateLimits } from './chance.ts';
import { ratePer } from './children-open.ts';
import { monthsOf, type Period } from './period.ts';
import type { Column } from './slices.ts';
import { type Cell, sum, type Took as DaysTook } from './tally.ts';

/*
 * Figures derived from counts. Each is made of cells as somebody sees them, and of nothing else: where a cell is hidden, so
 * is what would be made of it, and a figure says nothing that the cells beside it do not.
 */

/** A derived figure. `none` where there is nothing to divide by. */
export type Figure = { value: number } | { hidden: true } | { none: true };

/** What part of `whole` the `part` is, from 0 to 1. Hidden where either is. */
export function share(part: Cell, whole: Cell): Figure {
	if (!('count' in part) || !('count' in whole)) return { hidden: true };
	return whole.count === 0 ? { none: true } : { value: part.count / whole.count };
}

/** So many for each hundred children open, with the limits of chance. `none` where nobody knows of how many children. */
export type Rate = { value: number; from: number; to: number } | { hidden: true } | { none: true };

/** The rate of a cell as somebody sees it: hidden where the count is. */
export function rateOf(cell: Cell, children: number | undefined): Rate {
	if (children === undefined) return { none: true };
	if (!('count' in cell)) return { hidden: true };
	const { rate: value, from, to } = rateLimits(cell.count, children, ratePer);
	return { value, from, to };
}

/** Cells added up. Hidden where any of them is. */
export function sumOf(cells: readonly Cell[]): Cell {
	const counts = cells.map((cell) => ('count' in cell ? cell.count : undefined));
	return counts.every((count) => count !== undefined) ? { count: sum(counts) } : { hidden: true };
}

/** How many working days answers took: the middle one, the quickest and the slowest. For the complaints team only. */
export type Took = { none: true } | { hidden: true } | { median: number; least: number; most: number };

/** The same for each period and over all of them, of one column. */
export function tookIn(
	days: readonly DaysTook[],
	periods: readonly Period[],
	column: Column,
): { column: Column; cells: Took[]; total: Took } {
	const byMonth = Map.groupBy(
		days.filter((took) => took.column === column),
		({ month }) => month,
	);
	const each = periods.map((period) => monthsOf(period).flatMap((month) => byMonth.get(month) ?? []));
	return { column, cells: each.map(spreadOf), total: spreadOf(each.flat()) };
}

function spreadOf(took: readonly DaysTook[]): Took {
	const sorted = took.toSorted((a, b) => a.days - b.days);
	const all = sum(sorted.map(({ many }) => many));
	if (all === 0) return { none: true };
	const nth = (place: number) => {
		let before = 0;
		return sorted.find(({ many }) => (before += many) >= place)!.days;
	};
	const median = (nth(Math.ceil(all / 2)) + nth(Math.floor(all / 2) + 1)) / 2;
	return { median, least: sorted[0]!.days, most: sorted.at(-1)!.days };
}

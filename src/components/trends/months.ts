import { medianOf } from '../../../api/trends/between.ts';
import { type KnownChange, type Rebase, rebasesOf } from '../../../api/trends/known-changes.ts';
import { type Chart, chartFor, fewestPoints, type Rule, signalsOf, type Xmr, xmrOf } from '../../../api/trends/xmr.ts';
import type { TrendCell, TrendPeriod } from '../tally-words.ts';

/** A series of months as it is drawn. */
export interface MonthSeries {
	values: (number | null)[];
	/** What suits the months since the last change. */
	chart: Chart;
	phases: { from: number; middle: number | undefined; limits: Xmr | undefined }[];
	signals: Rule[][];
	cuts: Rebase[];
}

/** A run chart has no limits: only what stays on one side, or keeps on rising or falling, is out of the ordinary. */
const unlimited = (middle: number): Xmr => ({
	mean: middle,
	meanRange: Infinity,
	lower: -Infinity,
	upper: Infinity,
	upperRange: Infinity,
});

/**
 * Months cut where the service changed, each stretch judged by itself. A stretch in which a month is hidden has no middle and no
 * limits: they would tell of what is hidden.
 *
 * @param cells of whole months, the first one first.
 */
export function monthSeries(
	cells: readonly TrendCell[],
	periods: readonly Pick<TrendPeriod, 'from' | 'to'>[],
	changes: readonly KnownChange[],
): MonthSeries {
	const values = cells.map((cell) => ('count' in cell ? cell.count : null));
	const cuts = rebasesOf(changes, periods);
	const starts = [0, ...cuts.map(({ at }) => at)];
	const stretches = starts.map((from, index) => judged(from, values.slice(from, starts[index + 1])));
	return {
		values,
		chart: stretches.at(-1)!.chart,
		phases: stretches.map(({ from, middle, limits }) => ({ from, middle, limits })),
		signals: stretches.flatMap(({ signals }) => signals),
		cuts,
	};
}

function judged(from: number, stretch: readonly (number | null)[]) {
	const known = stretch.filter((value) => value !== null);
	if (known.length < stretch.length || known.length === 0) {
		return {
			from,
			chart: 'run' as const,
			middle: undefined,
			limits: undefined,
			signals: stretch.map((): Rule[] => []),
		};
	}
	const base = baseOf(known);
	const chart = chartFor(base);
	if (chart === 'xmr') {
		const limits = xmrOf(base);
		return { from, chart, middle: limits.mean, limits, signals: signalsOf(known, limits) };
	}
	const middle = medianOf(known)!;
	return { from, chart, middle, limits: undefined, signals: signalsOf(known, unlimited(middle)) };
}

/** A month that has just come is not part of what it is judged by, once there are enough without it. */
function baseOf(known: readonly number[]): readonly number[] {
	return known.length > fewestPoints ? known.slice(0, -1) : known;
}

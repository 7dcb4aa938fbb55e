import { type Granularity, monthsOf, type Period, periodOf, periodsBetween } from './period.ts';
import { decideQuarter, decideRows, decideYear, isSafe } from './release.ts';
import { type Column, columns, type Slice, sliceOf, slices } from './slices.ts';
import { type Counts, countIn, type History } from './tally.ts';

/** Counts that were published, by their place. What is not here is hidden. */
export type Published = ReadonlyMap<string, number>;

export interface Place {
	slice: Slice;
	by: Granularity;
	/** The period's code. */
	period: string;
	/** The row, or `all` for the total. */
	part: string;
	column: Column;
}

/** What counts of one financial year are decided from: every slice that others than the complaints team may ask for. */
export type YearCounts = ReadonlyMap<Slice, { keys: readonly string[]; counts: Counts }>;

/** The row that stands for the total of a slice. No pod, theme or other part has this name. */
export const totalPart = 'all';

export function keyOfPlace({ slice, by, period, part, column }: Place): string {
	return [slice, by, period, part, column].join('|');
}

export function placeOfKey(key: string): Place {
	const [slice, by, period, part, column] = key.split('|');
	return { slice: slice as Slice, by: by as Granularity, period: period!, part: part!, column: column as Column };
}

/** How far publication of a financial year has come by its calendar: 1 or 2 quarters, or 4 for all of it. */
export type Quarters = 1 | 2 | 4;

/** How many safe rows are hidden with small ones. Who manages a pod knows its count and can take it off: one more there. */
const partnersOf = (of: Slice) => (of === 'pod' ? 2 : 1);

/** The slices that are published, `all` first, and each behind the slice it is chained to. */
export const publishedSlices: readonly Slice[] = slices.filter((of) => sliceOf[of].offered !== 'team');

/**
 * What is published of a financial year when it has come so far, in addition to what was published of it before. Nothing
 * that was is changed: see `release.ts` for why each figure is shown or not.
 */
export function publish(
	year: Period,
	quarters: Quarters,
	counts: YearCounts,
	before: Published,
	threshold: number,
): Map<string, number> {
	const shown = new Map<string, number>();
	for (const column of columns) {
		if (quarters === 4) publishYear(year, column, counts, before, threshold, shown);
		else publishQuarter(quarterOf(year, quarters), column, counts, threshold, shown);
	}
	if (quarters === 4) {
		for (const of of publishedSlices.filter((slice) => slice !== 'all' && slice !== 'points')) {
			publishRows(of, year, counts, before, threshold, shown);
		}
	}
	return shown;
}

function publishQuarter(
	quarter: Period,
	column: Column,
	counts: YearCounts,
	threshold: number,
	shown: Map<string, number>,
): void {
	const history = counts.get('all')!.counts.total;
	const months = monthsIn(quarter);
	const decided = decideQuarter(
		months.map((month) => countIn(history, month, column)),
		threshold,
	);
	if (decided.quarter) show(shown, quarter, column, history);
	if (decided.months) for (const month of months) show(shown, month, column, history);
}

function publishYear(
	year: Period,
	column: Column,
	counts: YearCounts,
	before: Published,
	threshold: number,
	shown: Map<string, number>,
): void {
	const history = counts.get('all')!.counts.total;
	const monthly = monthsIn(year).map((month) => countIn(history, month, column));
	const was = ([1, 2] as const).map((quarter) => before.get(placeInAll(quarterOf(year, quarter), column)));
	const decided = decideYear(monthly, threshold, [was[0], was[1]]);
	if (decided.year) show(shown, year, column, history);
	for (const index of [2, 3]) {
		const quarter = quarterOf(year, index + 1);
		if (decided.quarters[index]) show(shown, quarter, column, history);
		if (decided.months[index]) for (const month of monthsIn(quarter)) show(shown, month, column, history);
	}
}

/** A count of the service. What complaints are about is shown wherever the complaints are, and nowhere else. */
function show(shown: Map<string, number>, period: Period, column: Column, history: History): void {
	const put = (slice: Slice, of: Column) =>
		shown.set(
			keyOfPlace({ slice, by: period.by, period: period.code, part: totalPart, column: of }),
			countIn(history, period, of),
		);
	put('all', column);
	if (column !== 'complaints') return;
	put('points', 'complaints');
	put('points', 'points');
}

function publishRows(
	of: Slice,
	year: Period,
	counts: YearCounts,
	before: Published,
	threshold: number,
	shown: Map<string, number>,
): void {
	const { keys, counts: mine } = counts.get(of)!;
	for (const column of sliceOf[of].columns) {
		const total = countIn(mine.total, year, column);
		if (!isTotalShown(of, year, column, total, before, shown, threshold)) continue;
		const put = (part: string, count: number) =>
			shown.set(keyOfPlace({ slice: of, by: year.by, period: year.code, part, column }), count);
		put(totalPart, total);
		const inEach = keys.map((key) => countIn(mine.rows.get(key), year, column));
		decideRows(inEach, threshold, partnersOf(of)).forEach((isShown, index) => {
			if (isShown) put(keys[index]!, inEach[index]!);
		});
	}
}

function isTotalShown(
	of: Slice,
	year: Period,
	column: Column,
	total: number,
	before: Published,
	shown: ReadonlyMap<string, number>,
	threshold: number,
): boolean {
	const { total: where, behind } = sliceOf[of];
	const isShown = (slice: Slice, part: string, of: Column) => {
		const key = keyOfPlace({ slice, by: year.by, period: year.code, part, column: of });
		return shown.has(key) || before.has(key);
	};
	if (behind !== null && !isShown(behind.slice, behind.part, 'complaints')) return false;
	return where.kept === 'all' ? isShown('all', totalPart, column) : isSafe(total, threshold);
}

function placeInAll(period: Period, column: Column): string {
	return keyOfPlace({ slice: 'all', by: period.by, period: period.code, part: totalPart, column });
}

function quarterOf(year: Period, number: number): Period {
	return periodOf('quarter', `${monthsOf(year)[3 * (number - 1)]}-01`);
}

function monthsIn(period: Period): Period[] {
	return periodsBetween(periodOf('month', period.from), periodOf('month', period.to));
}

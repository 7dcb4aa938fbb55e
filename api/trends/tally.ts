import { type Granularity, monthsOf, type Period } from './period.ts';
import { bandLimits, type Column, columnsFor, type Slice, type TimeBand } from './slices.ts';

/** One kept count: how many of a column a part has in a month. `scope` is `all` for the service, a pod, or `none`. */
export interface KeptCount {
	/** The name under which it is kept (`SliceOf.kept`). */
	slice: string;
	/** `2026-06`. */
	month: string;
	scope: string;
	part: string;
	col: string;
	many: number;
}

/** How many by the code of the month. A month that is not there is a month of nought. */
export type ByMonth = Readonly<Record<string, number>>;

/** The kept counts of one part and column beside each other, where it is known of which slice. */
export interface CountInSlice extends Pick<KeptCount, 'scope' | 'part' | 'col'> {
	months: ByMonth;
}

export type Tally<C> = Partial<Record<Column, C>>;
export type Cell = { count: number } | { hidden: true };
export const hidden: Cell = { hidden: true };

/** The counts of one row, each column by month. */
export type History = Tally<ByMonth>;

/**
 * Everything a table is made from. `total` is counted apart from the rows and never added up from them: a complaint with
 * two themes is in two rows and counts once for the service.
 */
export interface Counts {
	total: History;
	rows: ReadonlyMap<string, History>;
	/** Of `timeliness`: how many took how many working days, by stage. */
	days?: readonly Took[];
}

/** So many answers of a stage, closed in a month, took so many working days. */
export interface Took {
	month: string;
	column: Column;
	days: number;
	many: number;
}

/** What was asked: which rows, in which order, over which periods. */
export interface Layout {
	by: Granularity;
	of: Slice;
	columns: readonly Column[];
	periods: readonly Period[];
	rows: readonly { key: string; label: string }[];
}

export interface Row<C> {
	key: string;
	/** A pod's name, a local theme's, or the code of the words to show. */
	label: string;
	/** One for each period. */
	cells: Tally<C>[];
	/** Over all the periods asked for. */
	total: Tally<C>;
}

export interface Table<C> {
	by: Granularity;
	of: Slice;
	/** What each cell has: the names by which `cellOf` finds a cell. */
	columns: readonly Column[];
	periods: readonly Period[];
	rows: Row<C>[];
	/** What the rows are parts of: each representation counted once. */
	totals: Omit<Row<C>, 'key' | 'label'>;
}

/** Every count as it is. For the complaints team only: anybody else is answered with a `SuppressedTable`. */
export interface RawTable extends Table<{ count: number }> {
	readonly suppressed: false;
}

/** The cell of a column. Throws where the table has no such column, which is a mistake of whoever asks. */
export function cellOf<C>(tally: { [K in Column]?: C | undefined }, column: Column): C {
	const cell = tally[column];
	if (cell === undefined) throw new RangeError(`This table has no column ${column}.`);
	return cell;
}

/** Brings kept counts into one history for each part, or for whatever `by` names. */
export function historiesOf(
	counts: readonly CountInSlice[],
	by: (count: CountInSlice) => string = ({ part }) => part,
): Map<string, History> {
	const histories = new Map<string, History>();
	for (const count of counts) {
		const key = by(count);
		const history = histories.get(key) ?? {};
		const column = count.col as Column;
		const before = history[column];
		history[column] = before ? added(before, count.months) : count.months;
		histories.set(key, history);
	}
	return histories;
}

function added(some: ByMonth, more: ByMonth): ByMonth {
	const months = { ...some };
	for (const [month, many] of Object.entries(more)) months[month] = (months[month] ?? 0) + many;
	return months;
}

/** The band that an answer at this stage falls in, by the working days it took; `unknown` where its clock never began. */
export function bandOf(column: string, took: string): TimeBand {
	if (took === 'unknown') return 'not_timed';
	const [first, last] = bandLimits[column as keyof typeof bandLimits];
	const days = Number(took);
	return days <= first ? 'within_first' : days <= last ? 'within_last' : 'over';
}

/** The table as it is, for the complaints team. Zero is shown as zero. */
export function tabulate(layout: Layout, counts: Counts): RawTable {
	return {
		suppressed: false,
		...layout,
		rows: layout.rows.map((row) => ({ ...row, ...rawRow(layout, counts.rows.get(row.key)) })),
		totals: rawRow(layout, counts.total),
	};
}

function rawRow(
	{ periods, columns }: Layout,
	history: History | undefined,
): Omit<Row<{ count: number }>, 'key' | 'label'> {
	const cells = periods.map((period) => eachColumn(columns, (column) => ({ count: countIn(history, period, column) })));
	return {
		cells,
		total: eachColumn(columns, (column) => ({ count: sum(cells.map((cell) => cellOf(cell, column).count)) })),
	};
}

/** How many of a column a row has in a period. */
export function countIn(history: History | undefined, period: Period, column: Column): number {
	const months = history?.[column];
	if (months === undefined) return 0;
	let count = 0;
	for (const month of monthsOf(period)) count += months[month] ?? 0;
	return count;
}

/** A value for each column. */
export function eachColumn<Value>(columns: readonly Column[], of: (column: Column) => Value): Tally<Value> {
	const tally: Tally<Value> = {};
	for (const column of columns) tally[column] = of(column);
	return tally;
}

export function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

/** The columns and rows of a slice, for whoever asks. */
export function layoutOf(of: Slice, periods: readonly Period[], rows: Layout['rows'], seesEveryCount: boolean): Layout {
	return { by: periods[0]!.by, of, columns: columnsFor(of, seesEveryCount), periods, rows };
}

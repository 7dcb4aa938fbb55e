import { type Granularity, monthsOf, type Period } from './period.ts';

/**
 * What is counted side by side. Each representation stands in exactly one column, and no table adds columns together.
 * `complaints` are those that begin at stage 1; `anonymous` are complaints outside the procedure.
 */
export const columns = ['compliments', 'complaints', 'ideas', 'anonymous'] as const;
export type Column = (typeof columns)[number];

/** How a table is cut: the service as one row, or a row for each pod or theme. */
export const slices = ['all', 'pod', 'theme'] as const;
export type Slice = (typeof slices)[number];

/** One line of a grouped count, as the database gives it. `slice` is the row's key: `all`, a pod, a theme. */
export interface Counted {
	/** The month in which they were received, `2026-06`: volumes go by the date received. */
	month: string;
	slice: string;
	kind: 'complaint' | 'compliment' | 'comment';
	route: string | null;
	count: number;
}

export type Tally<Cell> = Record<Column, Cell>;
export type Cell = { count: number } | { hidden: true };

/** The counts of one row by month. A month that is not there is a month of zeros. */
export type History = ReadonlyMap<string, Tally<number>>;

/**
 * Everything a table is made from. `service` is counted apart from the rows and never added up from them: a complaint with
 * two themes is in two rows and counts once for the service.
 */
export interface Counts {
	service: History;
	rows: ReadonlyMap<string, History>;
}

/** What was asked: which rows, in which order, over which periods. */
export interface Layout {
	by: Granularity;
	of: Slice;
	periods: readonly Period[];
	rows: readonly { key: string; label: string }[];
}

export interface Row<C> {
	key: string;
	/** A pod's name, or the code of the words to show. */
	label: string;
	/** One for each period. */
	cells: Tally<C>[];
	/** Over all the periods asked for. */
	total: Tally<C>;
}

export interface Table<C> {
	by: Granularity;
	of: Slice;
	periods: readonly Period[];
	rows: Row<C>[];
	/** The whole service, each representation counted once. */
	totals: Omit<Row<C>, 'key' | 'label'>;
}

/** Every count as it is. For the complaints team only: anybody else is answered with a `SuppressedTable`. */
export interface RawTable extends Table<{ count: number }> {
	readonly suppressed: false;
}

/** Brings the lines of a grouped query into one history for each row. */
export function historiesOf(lines: readonly Counted[]): Map<string, Map<string, Tally<number>>> {
	const histories = new Map<string, Map<string, Tally<number>>>();
	for (const line of lines) {
		const history = histories.get(line.slice) ?? new Map<string, Tally<number>>();
		const tally = history.get(line.month) ?? noneCounted();
		tally[columnOf(line)] += line.count;
		histories.set(line.slice, history.set(line.month, tally));
	}
	return histories;
}

/** Anonymous complaints are outside the procedure: they are counted, but apart from the others (S24). */
export function columnOf({ kind, route }: Pick<Counted, 'kind' | 'route'>): Column {
	if (kind === 'compliment') return 'compliments';
	if (kind === 'comment') return 'ideas';
	return route === 'outside_procedure' ? 'anonymous' : 'complaints';
}

/** The table as it is, for the complaints team. Zero is shown as zero. */
export function tabulate(layout: Layout, counts: Counts): RawTable {
	return {
		suppressed: false,
		...layout,
		rows: layout.rows.map((row) => ({ ...row, ...rawRow(layout.periods, counts.rows.get(row.key)) })),
		totals: rawRow(layout.periods, counts.service),
	};
}

function rawRow(
	periods: readonly Period[],
	history: History | undefined,
): Omit<Row<{ count: number }>, 'key' | 'label'> {
	const cells = periods.map((period) => eachColumn((column) => ({ count: countIn(history, period, column) })));
	return { cells, total: eachColumn((column) => ({ count: sum(cells.map((cell) => cell[column].count)) })) };
}

/** How many of a column a row has in a period. */
export function countIn(history: History | undefined, period: Period, column: Column): number {
	return sum(monthsOf(period).map((month) => history?.get(month)?.[column] ?? 0));
}

/** A value for each column. */
export function eachColumn<Value>(of: (column: Column) => Value): Tally<Value> {
	return Object.fromEntries(columns.map((column) => [column, of(column)])) as Tally<Value>;
}

export function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

function noneCounted(): Tally<number> {
	return eachColumn(() => 0);
}

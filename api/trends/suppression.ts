import type { Day } from '../calendar/day.ts';
import { type Granularity, monthsOf, type Period, periodOf } from './period.ts';
import { decideRows, decideYear, publishedOn, type ShownYear } from './release.ts';
import {
	type Cell,
	type Column,
	type Counts,
	countIn,
	eachColumn,
	type History,
	type Layout,
	type Row,
	type Slice,
	sum,
	type Table,
	type Tally,
} from './tally.ts';

/** Counts below this are small. A council may be more careful; no setting makes it less so. */
export const leastThreshold = 6;

/** The threshold of a council's setting. One that is missing, lower or cannot be read is the least. */
export function thresholdFrom(setting: string | undefined): number {
	const threshold = Number(setting);
	return Number.isInteger(threshold) ? Math.max(threshold, leastThreshold) : leastThreshold;
}

/**
 * How many safe rows are hidden with small ones. Who manages a pod knows its count and can take it off: one more is hidden
 * there, so that knowing one row makes nobody wiser about the others.
 */
const partners: Record<Exclude<Slice, 'all'>, number> = { theme: 1, pod: 2 };

declare const suppressed: unique symbol;

/** A table that anybody may see. Its type can be made in this file only. */
export interface SuppressedTable extends Table<Cell> {
	readonly suppressed: true;
	readonly [suppressed]: true;
}

/** What is decided by, besides the counts. Nothing of what was asked, and nothing of who asks. */
export interface Rule {
	threshold: number;
	/** Today in London: what is not yet published is hidden, whatever it is. */
	today: Day;
}

/** The table as anybody may see it (`release.ts`). `counts` must hold whole the financial years its periods lie in. */
export function suppress(layout: Layout, counts: Counts, rule: Rule): SuppressedTable {
	const { periods } = layout;
	const service = decideService(periods, counts.service, rule);
	const rows = layout.of === 'all' ? service.map(asOneRow) : decideEachRow(layout, layout.of, counts, rule, service);
	const table: Table<Cell> & { suppressed: true } = {
		suppressed: true,
		...layout,
		rows: layout.rows.map((row, index) => ({
			...row,
			...shownCells(periods, counts.rows.get(row.key), (at, column) => rows[at]![column][index]!),
		})),
		totals: shownCells(periods, counts.service, (at, column) => service[at]![column]),
	};
	return table as SuppressedTable;
}

/** Of each period, which columns of the service are shown. */
function decideService(periods: readonly Period[], service: History, rule: Rule): Tally<boolean>[] {
	const decided = new Map<string, Tally<ShownYear>>();
	return periods.map((period) => {
		const year = periodOf('financial_year', period.from);
		const shown = decided.get(year.code) ?? decideColumns(year, service, rule);
		decided.set(year.code, shown);
		const quarter = Number(periodOf('quarter', period.from).code.at(-1)) - 1;
		return eachColumn((column) => isShown(shown[column], period.by, quarter));
	});
}

function decideColumns(year: Period, service: History, rule: Rule): Tally<ShownYear> {
	const months = monthsOf(year);
	const published = [0, 3, 6, 9].filter(
		(index) => publishedOn(periodOf('quarter', `${months[index]}-01`)) <= rule.today,
	);
	return eachColumn((column) => {
		const monthly = months.map((month) => service.get(month)?.[column] ?? 0);
		return decideYear(monthly, rule.threshold, published.length);
	});
}

function isShown(shown: ShownYear, by: Granularity, quarter: number): boolean {
	if (by === 'financial_year') return shown.year;
	return (by === 'quarter' ? shown.quarters : shown.months)[quarter]!;
}

function asOneRow(shown: Tally<boolean>): Tally<boolean[]> {
	return eachColumn((column) => [shown[column]]);
}

/**
 * Of each period, which rows are shown in which column. Rows are shown by financial year, in years whose own count is
 * shown; below that nothing is offered.
 */
function decideEachRow(
	{ by, periods, rows }: Layout,
	of: Exclude<Slice, 'all'>,
	counts: Counts,
	{ threshold }: Rule,
	service: readonly Tally<boolean>[],
): Tally<boolean[]>[] {
	return periods.map((period, at) =>
		eachColumn((column) => {
			if (by !== 'financial_year' || !service[at]![column]) return rows.map(() => false);
			const inEach = rows.map(({ key }) => countIn(counts.rows.get(key), period, column));
			return decideRows(inEach, threshold, partners[of]);
		}),
	);
}

/** A sum over several periods is shown only when each of them is: it says nothing that they do not. */
function shownCells(
	periods: readonly Period[],
	history: History | undefined,
	isCellShown: (at: number, column: Column) => boolean,
): Omit<Row<Cell>, 'key' | 'label'> {
	const cells = periods.map((period, at) =>
		eachColumn((column): Cell => {
			return isCellShown(at, column) ? { count: countIn(history, period, column) } : { hidden: true };
		}),
	);
	return { cells, total: eachColumn((column) => addUp(cells.map((cell) => cell[column]))) };
}

function addUp(cells: readonly Cell[]): Cell {
	const counts = cells.map((cell) => ('count' in cell ? cell.count : undefined));
	return counts.every((count) => count !== undefined) ? { count: sum(counts) } : { hidden: true };
}

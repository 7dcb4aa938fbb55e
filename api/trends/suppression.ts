import type { Day } from '../calendar/day.ts';
import { monthsOf, type Period, periodOf } from './period.ts';
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

type IsShown = (period: Period, column: Column) => boolean;

/** The table as anybody may see it (`release.ts`). `counts` must hold whole the financial years its periods lie in. */
export function suppress(layout: Layout, counts: Counts, rule: Rule): SuppressedTable {
	const serviceShown = decideService(counts.service, rule);
	const rowShown = layout.of === 'all' ? () => serviceShown : decideEachRow(layout, counts, rule, serviceShown);
	const table: Table<Cell> & { suppressed: true } = {
		suppressed: true,
		...layout,
		rows: layout.rows.map((row) => ({
			...row,
			...shownCells(layout.periods, counts.rows.get(row.key), rowShown(row.key)),
		})),
		totals: shownCells(layout.periods, counts.service, serviceShown),
	};
	return table as SuppressedTable;
}

function decideService(service: History, rule: Rule): IsShown {
	const decided = new Map<string, ShownYear>();
	return function isShown(period, column) {
		const year = periodOf('financial_year', period.from);
		const key = `${year.code} ${column}`;
		const shown =
			decided.get(key) ?? decideYear(monthly(service, year, column), rule.threshold, quartersPublished(year, rule));
		decided.set(key, shown);
		if (period.by === 'financial_year') return shown.year;
		const quarter = Number(periodOf('quarter', period.from).code.at(-1)) - 1;
		return (period.by === 'quarter' ? shown.quarters : shown.months)[quarter]!;
	};
}

function monthly(history: History, year: Period, column: Column): number[] {
	return monthsOf(year).map((month) => history.get(month)?.[column] ?? 0);
}

function quartersPublished(year: Period, { today }: Rule): number {
	const quarters = [0, 3, 6, 9].map((index) => periodOf('quarter', `${monthsOf(year)[index]}-01`));
	return quarters.filter((quarter) => publishedOn(quarter) <= today).length;
}

/** Rows are shown by financial year, in years that are shown themselves. Nothing is offered below that. */
function decideEachRow(layout: Layout, counts: Counts, rule: Rule, serviceShown: IsShown): (key: string) => IsShown {
	const keys = layout.rows.map(({ key }) => key);
	const decided = new Map<string, ReadonlySet<string>>();
	function decide(period: Period, column: Column): ReadonlySet<string> {
		const perRow = keys.map((key) => countIn(counts.rows.get(key), period, column));
		const shown = decideRows(perRow, rule.threshold, partners[layout.of as Exclude<Slice, 'all'>]);
		return new Set(keys.filter((_, index) => shown[index]));
	}
	return (key) => (period, column) => {
		if (period.by !== 'financial_year' || !serviceShown(period, column)) return false;
		const name = `${period.code} ${column}`;
		const shown = decided.get(name) ?? decide(period, column);
		decided.set(name, shown);
		return shown.has(key);
	};
}

/** A sum over several periods is shown only when each of them is: it says nothing that they do not. */
function shownCells(
	periods: readonly Period[],
	history: History | undefined,
	isShown: IsShown,
): Omit<Row<Cell>, 'key' | 'label'> {
	const cells = periods.map((period) =>
		eachColumn((column): Cell => {
			return isShown(period, column) ? { count: countIn(history, period, column) } : { hidden: true };
		}),
	);
	return { cells, total: eachColumn((column) => addUp(cells, column)) };
}

function addUp(cells: readonly Tally<Cell>[], column: Column): Cell {
	const counts = cells.map((cell) => cell[column]).map((cell) => ('count' in cell ? cell.count : undefined));
	return counts.every((count) => count !== undefined) ? { count: sum(counts) } : { hidden: true };
}

import type { Rate } from './figures.ts';
import type { HistoricSeries } from './historic.ts';
import { type Cell, cellOf, type Tally } from './tally.ts';
import type { Column } from './slices.ts';

/** Why there is no number, by the marks of the Department for Education: hidden because it is small, not applicable, not available. */
export const marks = { hidden: 'c', notApplicable: 'z', notAvailable: ':', toConfirm: '?' } as const;

/** One figure as it leaves the house. `figure` is empty where there is a mark, but for `?`: it is of another year, perhaps. */
export interface SheetRow {
	period: string;
	item: string;
	slice: string;
	part: string;
	/** The name of a part that has one of the council's own: a pod, a theme, a series of figures. */
	name: string;
	column: string;
	figure: number | null;
	mark: string;
}

/** What every file of figures has, in this order: `dictionary.ts` says what each means. */
export const sheetHead = ['period', 'item', 'slice', 'part', 'name', 'column', 'figure', 'mark'] as const;

export function cellsOfRow(row: SheetRow): (string | number | null)[] {
	return sheetHead.map((name) => row[name]);
}

/** A cell as somebody sees it: its number, or the mark that stands for none. */
export function shown(cell: Cell, isAwaited = false): Pick<SheetRow, 'figure' | 'mark'> {
	if ('count' in cell) return { figure: cell.count, mark: '' };
	return { figure: null, mark: isAwaited ? marks.notAvailable : marks.hidden };
}

/** A rate and its limits, in three lines. Two decimals: what the page rounds to one is in them. */
export function rateRows(rate: Rate, place: Omit<SheetRow, 'column' | 'figure' | 'mark'>): SheetRow[] {
	const line = (column: string, figure: number | null, mark: string) => ({ ...place, column, figure, mark });
	const [value, from, to] = rateColumns;
	if (!('value' in rate)) return [line(value, null, 'hidden' in rate ? marks.hidden : marks.notAvailable)];
	const figures = [rate.value, rate.from, rate.to].map((one) => Math.round(one * 100) / 100);
	return [value, from, to].map((column, at) => line(column, figures[at]!, ''));
}

/** Complaints for each hundred children open, and between which numbers chance alone would leave it. */
export const rateColumns = [
	'complaints_per_100_children',
	'complaints_per_100_children_from',
	'complaints_per_100_children_to',
] as const;

/** The figures of others, each series under its own label. */
export function historicRows(historic: readonly HistoricSeries[]): SheetRow[] {
	return historic.flatMap(({ series, measure, definition, source, points }) =>
		points.map(({ period, periodToConfirm, figure }) => ({
			...{ period, item: 'historic', slice: 'historic', part: series, name: `${definition} (${source})` },
			...{ column: measure, figure, mark: periodToConfirm ? marks.toConfirm : '' },
		})),
	);
}

/** Working days that answers took. */
export const tookColumns = ['median_days', 'least_days', 'most_days'] as const;

type Took = { none: true } | { hidden: true } | { median: number; least: number; most: number };
type Cells = { cells: readonly Tally<Cell>[]; total: Tally<Cell> };

/** A table of trends as somebody was shown it. */
export interface ShownTrends {
	of: string;
	columns: readonly Column[];
	suppressed: boolean;
	periods: readonly { code: string; publishedOn: string }[];
	rows: readonly (Cells & { key: string; label: string })[];
	totals: Cells;
	took: readonly { column: Column; cells: readonly Took[]; total: Took }[];
	historic: readonly HistoricSeries[];
}

/** The very figures of a table of trends: its whole, its rows, what they add up to, days, rates, and the figures of others. */
export function trendRows(shownTable: ShownTrends, today: string, rates: readonly Rate[] = []): SheetRow[] {
	const { of, columns, suppressed, periods, rows, totals, took, historic } = shownTable;
	const all = `${periods[0]!.code}..${periods.at(-1)!.code}`;
	const lines = (part: string, name: string, { cells, total }: Cells): SheetRow[] =>
		columns.flatMap((column) => [
			...cells.map((tally, at) => ({
				...{ period: periods[at]!.code, item: 'trends', slice: of, part, name, column },
				...shown(cellOf(tally, column), suppressed && periods[at]!.publishedOn > today),
			})),
			{ period: all, item: 'sum', slice: of, part, name, column, ...shown(cellOf(total, column)) },
		]);
	const place = { item: 'trends', slice: of, part: 'all', name: '' };
	const days = took.flatMap(({ column, cells, total }) =>
		[...cells, total].flatMap((one, at) => tookRows(one, column, { ...place, period: periods[at]?.code ?? all })),
	);
	return [
		...lines('all', '', totals),
		...rows
			.filter(({ key }) => key !== 'all')
			.flatMap((row) => lines(row.key, row.label === row.key ? '' : row.label, row)),
		...days,
		...rates.flatMap((rate, at) => rateRows(rate, { ...place, period: periods[at]!.code })),
		...historicRows(historic),
	];
}

function tookRows(took: Took, column: Column, place: Omit<SheetRow, 'column' | 'figure' | 'mark'>): SheetRow[] {
	const figures = 'median' in took ? [took.median, took.least, took.most] : [null, null, null];
	const mark = 'median' in took ? '' : 'hidden' in took ? marks.hidden : marks.notApplicable;
	return tookColumns.map((name, at) => ({ ...place, column: `${column}_${name}`, figure: figures[at]!, mark }));
}

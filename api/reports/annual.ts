import type { Day } from '../calendar/day.ts';
import { parsePeriod, type Period } from '../trends/period.ts';
import { type Figure as Derived, type Rate, share, sumOf } from '../trends/figures.ts';
import { decideRows, isSafe, publishedOn } from '../trends/release.ts';
import type { HistoricSeries } from '../trends/historic.ts';
import type { Column, Slice } from '../trends/slices.ts';
import { type Cell, cellOf, hidden } from '../trends/tally.ts';
import { complaintThemes, complimentThemes } from '../trends/themes.ts';
import type { SuppressedTable } from '../trends/suppression.ts';

/**
 * What the report under regulation 13 has to hold (`domain.md` 1.14): the ten items of Getting the Best from Complaints, in its
 * order, and what reports customarily add.
 */
export const annualItems = [
	...(['representations', 'stages', 'groups', 'types', 'outcomes', 'advocacy', 'timescales', 'learning'] as const),
	...(['equality', 'effectiveness', 'customary'] as const),
] as const;
export type AnnualItem = (typeof annualItems)[number];

/** Tables that are no cut of the tallies. */
export type Apart = 'ombudsman' | 'remedy';

/** A table as anybody may read it. */
export interface AnnualTable {
	item: AnnualItem;
	of: Slice | Apart;
	columns: Column[];
	/** A theme of the council's own has a name, as it was called when the report was published. */
	rows: { part: string; name?: string | undefined; cells: Cell[] }[];
}

/** A year beside others. `escalation` is the share of the year's own complaints that have gone on to stage 2 or 3. */
export interface YearOf {
	year: string;
	compliments: Cell;
	complaints: Cell;
	escalation: Derived;
	/** Complaints for each hundred children open. Reports from before it was worked out have none. */
	rate?: Rate | undefined;
}

export interface AnnualFigures {
	tables: AnnualTable[];
	/** This year and those before it of which figures were published, the earliest first. */
	years: YearOf[];
	/** What others published before us, each series under its own label, as it was known when the report was published. */
	historic?: HistoricSeries[] | undefined;
}

/** Which cuts make which item, as they were published. Items that are not here have words and no figures. */
export const slicesOfItem: Partial<Record<AnnualItem, readonly Slice[]>> = {
	representations: ['all', 'points'],
	stages: ['stage'],
	groups: ['group'],
	types: ['theme'],
	outcomes: ['outcome'],
	advocacy: ['advocacy'],
	timescales: ['timeliness'],
	learning: ['learning', 'learning_kind'],
	customary: ['theme'],
};

/** Of themes each item has its own: what complaints were about, and what people said thank you for. */
const ofTheme: Partial<Record<AnnualItem, { columns: readonly Column[]; not: readonly string[] }>> = {
	types: { columns: ['complaints', 'anonymous'], not: complimentThemes },
	customary: { columns: ['compliments'], not: complaintThemes },
};

/** The table of one year, out of a table that may be shown to anybody. */
export function annualTable(item: AnnualItem, table: SuppressedTable): AnnualTable {
	const { of, totals } = table;
	const mine = of === 'theme' ? ofTheme[item] : undefined;
	const columns = mine?.columns ?? table.columns;
	const rows = table.rows.filter(({ key }) => mine === undefined || !mine.not.includes(key));
	const cells = (row: SuppressedTable['totals']) => columns.map((column) => cellOf(row.cells[0]!, column));
	const part = (row: SuppressedTable['rows'][number]) => ({
		...{ part: row.key, cells: cells(row) },
		...(row.label === row.key ? {} : { name: row.label }),
	});
	const parts = of === 'all' || of === 'points' ? [] : rows.map(part);
	return { item, of, columns: [...columns], rows: [{ part: 'all', cells: cells(totals) }, ...parts] };
}

/** How many complaints went to the Ombudsman: part of no other count that is published, so that safe is safe. */
export function ombudsmanTable(asked: number, threshold: number): AnnualTable {
	const cell = isSafe(asked, threshold) ? { count: asked } : hidden;
	return { item: 'stages', of: 'ombudsman', columns: ['steps'], rows: [{ part: 'ombudsman_asked', cells: [cell] }] };
}

/**
 * Remedies by kind, payments (compensation) among them. They are parts of the remedies that were published with what was promised:
 * where those are hidden so are all of them, and a small one hides the smallest of the others with it.
 */
export function remedyTable(
	counts: readonly { remedy: string; count: number }[],
	published: Cell,
	threshold: number,
): AnnualTable {
	const isShown = decideRows(
		counts.map(({ count }) => count),
		threshold,
		1,
	);
	const rows = counts.map(({ remedy, count }, index) => ({
		part: remedy,
		cells: ['count' in published && isShown[index]! ? { count } : hidden],
	}));
	return {
		item: 'customary',
		of: 'remedy',
		columns: ['actions'],
		rows: [{ part: 'all', cells: [published] }, ...rows],
	};
}

/** The share of a year's complaints that have gone on: a cohort, and no division of two years (`domain.md` 6.2). */
export function escalationOf(stages: AnnualTable | undefined): Derived {
	const cell = (part: string) => stages?.rows.find((row) => row.part === part)?.cells[0] ?? hidden;
	return share(sumOf([cell('stage_2'), cell('stage_3')]), cell('all'));
}

/** Whether a table has nothing in it at all: the report says "none". */
export function isNone({ rows }: AnnualTable): boolean {
	return rows.every(({ cells }) => cells.every((cell) => 'count' in cell && cell.count === 0));
}

/** The financial year of a code such as `2025-26`, and of nothing else. */
export function yearOf(code: string): Period | undefined {
	const year = parsePeriod('financial_year', code);
	return year?.code === code ? year : undefined;
}

/** The day from which a year's report can be published: when its figures are, for it keeps what it is published with. */
export function reportableOn(year: Period, settlingDays: number): Day {
	return publishedOn(year, settlingDays);
}

/** The report is written as soon as may be after the year is over. */
export function isYearOver(year: Period, today: Day): boolean {
	return year.to < today;
}

export const annualLimits = { item: 6000, because: 500 } as const;

/** So many years are set beside each other. */
export const yearsBeside = 5;

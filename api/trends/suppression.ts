import { sumOf } from './figures.ts';
import { keyOfPlace, type Published, totalPart } from './publication.ts';
import { publishedOn } from './release.ts';
import { type Cell, cellOf, eachColumn, hidden, type Layout, type Row, type Table } from './tally.ts';
import type { Column } from './slices.ts';
import type { Period } from './period.ts';
import type { Day } from '../calendar/day.ts';

/** Counts below this are small. A council may be more careful; no setting makes it less so. */
export const leastThreshold = 6;

/** The threshold of a council's setting. One that is missing, lower or cannot be read is the least. */
export function thresholdFrom(setting: string | undefined): number {
	const threshold = Number(setting);
	return Number.isInteger(threshold) ? Math.max(threshold, leastThreshold) : leastThreshold;
}

declare const suppressed: unique symbol;

/** A table that anybody may see. Its type can be made in this file only, and only of what was published. */
export interface SuppressedTable extends Table<Cell> {
	readonly suppressed: true;
	readonly [suppressed]: true;
}

/** What was published, and since which financial year: in the years before it, nothing had been told to us. */
export interface Releases {
	published: Published;
	/** The first day of the first year that was published; null where none was. */
	since: Day | null;
	today: Day;
	/** How long a quarter settles before it is published. */
	settlingDays: number;
}

/** The table as anybody may see it: what was published is shown, and everything else is hidden (`release.ts`). */
export function suppress(layout: Layout, releases: Releases): SuppressedTable {
	const table: Table<Cell> & { suppressed: true } = {
		suppressed: true,
		...layout,
		rows: layout.rows.map((row) => ({ ...row, ...shownCells(layout, row.key, releases) })),
		totals: shownCells(layout, totalPart, releases),
	};
	return table as SuppressedTable;
}

/** A sum over several periods is shown only when each of them is: it says nothing that they do not. */
function shownCells(layout: Layout, part: string, releases: Releases): Omit<Row<Cell>, 'key' | 'label'> {
	const cells = layout.periods.map((period) =>
		eachColumn(layout.columns, (column) => shownCell(layout, period, part, column, releases)),
	);
	return {
		cells,
		total: eachColumn(layout.columns, (column) => sumOf(cells.map((cell) => cellOf(cell, column)))),
	};
}

function shownCell({ of, by }: Layout, period: Period, part: string, column: Column, releases: Releases): Cell {
	const count = releases.published.get(keyOfPlace({ slice: of, by, period: period.code, part, column }));
	if (count !== undefined) return { count };
	return isBeforeAnything(period, releases) ? { count: 0 } : hidden;
}

/** A period that is over, before the first year of which anything was ever told. */
function isBeforeAnything(period: Period, { since, today, settlingDays }: Releases): boolean {
	return publishedOn(period, settlingDays) <= today && (since === null || period.to < since);
}

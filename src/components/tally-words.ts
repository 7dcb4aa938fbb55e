import type { InferResponseType } from 'hono/client';
import type { Day } from '../../api/calendar/day.ts';
import type { Cell } from '../../api/trends/tally.ts';
import type { Api } from '../api-client.ts';
import { monthInWords } from '../text/dates.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';

export type Trends = InferResponseType<Api['api']['trends']['$get'], 200>;
export type TrendCell = Cell;
export type TrendPeriod = Trends['periods'][number];

/** What a table prints in one cell; `quiet` where there is no number. */
export interface CellWords {
	words: string;
	quiet: boolean;
}

/** `June 2026`, `July to September 2026`, `April 2025 to March 2026`. */
export function periodInWords({ from, to }: Pick<TrendPeriod, 'from' | 'to'>, voice: Voice, t: Text): string {
	const last = monthInWords(to, voice, true);
	if (from.slice(0, 7) === to.slice(0, 7)) return last;
	const first = monthInWords(from, voice, from.slice(0, 4) !== to.slice(0, 4));
	return t('trends:period.span', { from: first, to: last });
}

/** A cell as a table prints it. What is not out yet is told apart from what is too small to show. */
export function cellWords(cell: TrendCell, isWaiting: boolean, t: Text): CellWords {
	if ('count' in cell) return { words: String(cell.count), quiet: false };
	return { words: t(isWaiting ? 'trends:waiting' : 'trends:hidden'), quiet: true };
}

/** Whether a period is still to be published, so that a hidden cell of it says nothing of how many there were. */
export function isWaiting(period: TrendPeriod, today: Day): boolean {
	return period.publishedOn > today;
}

/**
 * The table without the periods before the first thing anybody said: a council that began last year did not hear nothing
 * in the years before. Says no more than the table does, in which these periods are zeros.
 */
export function sinceFirstHeard(trends: Trends): Trends {
	const isQuiet = (cells: Trends['totals']['total']) =>
		Object.values(cells).every((cell) => cell !== undefined && 'count' in cell && cell.count === 0);
	const found = trends.totals.cells.findIndex((cells) => !isQuiet(cells));
	const first = found === -1 ? trends.periods.length - 1 : found;
	const totals = { ...trends.totals, cells: trends.totals.cells.slice(first) };
	const rows = trends.rows.map((row) => ({ ...row, cells: row.cells.slice(first) }));
	return { ...trends, periods: trends.periods.slice(first), rows, totals };
}

/** `27 thank-yous`, or that they are too few to show. */
export function countInWords(column: 'compliments' | 'complaints', cell: TrendCell, t: Text): string {
	return 'count' in cell ? t(`trends:count.${column}`, { count: cell.count }) : t(`trends:hidden.${column}`);
}

import type { Rate } from '../trends/figures.ts';
import type { Column, Slice } from '../trends/slices.ts';
import type { Cell } from '../trends/tally.ts';

/** A part of the table: what was published, and nothing else. Members' papers are public. */
export interface CommitteePart {
	of: Slice;
	/** `isAwaited`: it is not published yet, so that a hidden cell of it says nothing of how many there were. */
	periods: { code: string; isAwaited: boolean }[];
	/** A theme of the council's own has a name. */
	rows: { part: string; name?: string | undefined; column: Column; cells: Cell[] }[];
	/** Of the whole service: complaints for each hundred children open, in each period. */
	rates: Rate[];
}

type Rows = readonly Pick<CommitteePart['rows'][number], 'part' | 'cells'>[];

/** Parts of which no number can be shown are one sentence, and not a page of marks: of the periods that are published. */
export function isHiddenWhole(rows: Rows, periods: CommitteePart['periods']): boolean {
	const published = (cells: readonly Cell[]) => cells.filter((_, at) => !periods[at]!.isAwaited);
	const parts = rows.filter(({ part }) => part !== 'all').flatMap(({ cells }) => published(cells));
	return parts.some((one) => 'hidden' in one) && parts.every((one) => 'hidden' in one || one.count === 0);
}

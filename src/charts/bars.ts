import { across, type Direction } from './scale.ts';

/** A count as it may be shown: a number, or that it is hidden. Nothing of its size is known where it is hidden. */
export type Shown = { count: number } | { hidden: true };

export interface Bar {
	/** Which of the series it is. */
	series: number;
	/** Undefined where the count is hidden: there is no bar, not even a short one. */
	x: number | undefined;
	width: number;
	/** Where its words begin. */
	wordsAt: number;
}

export interface BarGroup {
	bars: Bar[];
}

/** How much of the width the longest bar takes; its words stand beside it. */
const LONGEST = 46;

/**
 * Bars beside each other, a group for each line and a bar in it for each series, from nought. They lie: words stand beside them
 * at their own size on the narrowest screen.
 */
export function barsOf(groups: readonly (readonly Shown[])[], direction: Direction): BarGroup[] {
	const counts = groups.flat().map((cell) => ('count' in cell ? cell.count : 0));
	const most = Math.max(1, ...counts);
	return groups.map((cells) => ({ bars: cells.map((cell, series) => barOf(cell, series, most, direction)) }));
}

function barOf(cell: Shown, series: number, most: number, direction: Direction): Bar {
	if ('hidden' in cell) return { series, x: undefined, width: 0, wordsAt: across(0, direction) };
	const width = (LONGEST * cell.count) / most;
	return { series, x: direction === 'rtl' ? 100 - width : 0, width, wordsAt: across(width, direction) };
}

/*
 * From numbers to places. Across, a place is a share of the width (0 to 100), so that a chart is as wide as the room there is and
 * its words keep their size; down, a share of the height. Components write them out as percentages.
 */

/** Which way a page is read. An axis runs the reading way: see `across`. */
export type Direction = 'ltr' | 'rtl';

/**
 * A place across, for a page of this direction. Axes run the way the page is read, right to left in Arabic: time is told from its
 * beginning, the table beside the picture runs that way too, and somebody who reads one of the two is not made to turn round.
 */
export function across(place: number, direction: Direction): number {
	return direction === 'rtl' ? 100 - place : place;
}

/** A share as SVG writes it. */
export function percent(place: number): string {
	return `${Number(place.toFixed(3))}%`;
}

export interface Scale {
	/** The value at the end of the axis: a whole number, and never below the largest. */
	top: number;
	/** Values with a line across, nought first. */
	ticks: number[];
}

/** Steps between lines that people can read: counts are whole. */
const steps = [1, 2, 5];

/** The most lines above nought: more is a fence. */
const LINES_MOST = 4;

/** An axis from nought to a round number at or above the largest value. Nothing at all has one line. */
export function scaleTo(largest: number): Scale {
	const most = Math.max(1, Math.ceil(largest));
	let step = 1;
	for (let at = 0; most / step > LINES_MOST; at += 1) step = steps[at % 3]! * 10 ** Math.floor(at / 3);
	const lines = Math.ceil(most / step);
	return { top: lines * step, ticks: Array.from({ length: lines + 1 }, (_, index) => index * step) };
}

/** Which of so many labels are written where there is room for `most`: the last, and those at even distances before it. */
export function labelled(count: number, most: number): number[] {
	if (count <= most) return Array.from({ length: count }, (_, index) => index);
	const every = Math.ceil((count - 1) / (most - 1));
	return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0);
}

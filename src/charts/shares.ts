import { type Shown } from './bars.ts';
import { type Direction } from './scale.ts';

export interface Part {
	/** Which of the parts it is, in the order of the legend. */
	part: number;
	x: number;
	width: number;
	count: number;
	/** Whether there is room for its number in it. */
	isWide: boolean;
}

export interface Whole {
	/** Undefined where a part is hidden: what is left of the bar would be as long as the hidden count. */
	parts: Part[] | undefined;
	total: number | undefined;
}

/** Less of the width than this holds no number on a narrow screen. */
const WIDE = 9;

/**
 * Wholes cut into their parts, each as long as the others: how outcomes divide, or how long answers took. A whole of which one part
 * is hidden is not drawn, because its gap would be as long as what it hides.
 */
export function sharesOf(wholes: readonly (readonly Shown[])[], direction: Direction): Whole[] {
	return wholes.map((cells) => {
		const counts = cells.map((cell) => ('count' in cell ? cell.count : undefined));
		if (counts.some((count) => count === undefined)) return { parts: undefined, total: undefined };
		const known = counts as number[];
		const total = known.reduce((sum, count) => sum + count, 0);
		return { parts: total === 0 ? [] : partsOf(known, total, direction), total };
	});
}

function partsOf(counts: readonly number[], total: number, direction: Direction): Part[] {
	let from = 0;
	return counts.flatMap((count, part) => {
		const width = (100 * count) / total;
		const x = direction === 'rtl' ? 100 - from - width : from;
		from += width;
		return count === 0 ? [] : [{ part, x, width, count, isWide: width >= WIDE }];
	});
}

/*
 * A table that somebody brings, pasted or as a file, worked out before anything is kept: each line with what it would do, and
 * each mistake beside the line it is in. Nothing is kept while one line is wrong.
 */

/** What a line would do: a figure that is not there yet, one that is there just so, one put right, or nothing for its mistakes. */
export type LineState = 'new' | 'same' | 'corrected' | 'wrong';

export interface PlannedLine<Figure> {
	/** In the sheet, its head being 1. */
	line: number;
	/** As it was written, by column. */
	cells: Record<string, string>;
	/** Undefined while something is wrong with it. */
	figure: Figure | undefined;
	state: LineState;
	/** The number that is there now, where it would become another. */
	was: number | null;
	/** One code for each column that is wrong. */
	faults: Record<string, string>;
}

export interface Sheet<Figure> {
	/** Columns that the head does not name, and that are needed. */
	missing: string[];
	lines: PlannedLine<Figure>[];
}

/** The most lines of one sheet: thirty years of months with room to spare. */
export const linesMost = 500;

/** Reads the lines under a head by the names of its columns, in any order and case. Empty lines say nothing. */
export function cellsOf(rows: readonly (readonly string[])[], columns: readonly string[]) {
	const [head = [], ...lines] = rows;
	const places = new Map(head.map((name, place) => [name.trim().toLowerCase().replaceAll(' ', '_'), place]));
	const missing = columns.filter((column) => !places.has(column));
	const read = lines.map((cells, index) => ({
		line: index + 2,
		cells: Object.fromEntries(columns.map((column) => [column, (cells[places.get(column) ?? -1] ?? '').trim()])),
	}));
	return { missing, lines: read.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')) };
}

/** A whole number as people write it, `1,204` included. NaN for anything else. */
export function numberIn(text: string): number {
	return /^\d{1,3}(,\d{3})+$|^\d+$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
}

/** Whether any line, or the head, stands in the way of keeping it. */
export function isWrong({ missing, lines }: Sheet<unknown>): boolean {
	return missing.length > 0 || lines.length === 0 || lines.some(({ state }) => state === 'wrong');
}

/** What is known of a figure that a line is about. */
export interface Known {
	/** Names what the figure is of: two lines with one key are one figure typed twice. */
	key: string;
	value: number;
}

/**
 * Decides of each line what it would do. A figure typed twice is a mistake at its second line.
 *
 * @param keyOf what a figure is of.
 */
export function decideLines<Figure>(
	lines: readonly Pick<PlannedLine<Figure>, 'line' | 'cells' | 'figure' | 'faults'>[],
	known: readonly Known[],
	of: { keyOf: (figure: Figure) => string; valueOf: (figure: Figure) => number; column: string; twice: string },
): PlannedLine<Figure>[] {
	const there = new Map(known.map(({ key, value }) => [key, value]));
	const seen = new Set<string>();
	return lines.map((line) => {
		if (line.figure === undefined) return { ...line, state: 'wrong', was: null };
		const key = of.keyOf(line.figure);
		if (seen.has(key)) {
			return { ...line, figure: undefined, state: 'wrong', was: null, faults: { [of.column]: of.twice } };
		}
		seen.add(key);
		const [was, value] = [there.get(key), of.valueOf(line.figure)];
		if (was === undefined) return { ...line, state: 'new', was: null };
		return was === value ? { ...line, state: 'same', was: null } : { ...line, state: 'corrected', was };
	});
}

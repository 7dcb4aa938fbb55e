import type { Day } from '../calendar/day.ts';

/** From when to when somebody is somewhere, both days included; with the row of the file, where it comes from one. */
export interface Span {
	from: Day;
	to: Day | null;
	row: number | null;
}

/** Rows whose time runs into that of another row, or of what is kept already. Each is told once. */
export function overlapsOf(spans: readonly Span[]): { row: number; with: Span }[] {
	const inOrder = spans
		.filter(({ from, to }) => to === null || to >= from)
		.toSorted((a, b) => (a.from < b.from ? -1 : 1));
	const found: { row: number; with: Span }[] = [];
	let last: Span | undefined;
	for (const span of inOrder) {
		if (last && (last.to === null || last.to >= span.from)) {
			if (span.row !== null) found.push({ row: span.row, with: last });
			else if (last.row !== null) found.push({ row: last.row, with: span });
		}
		if (!last || last.to !== null) last = last && span.to !== null && span.to < last.to! ? last : span;
	}
	return found;
}

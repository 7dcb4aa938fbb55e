import type { Day } from '../calendar/day.ts';
import { parsePeriod, type Period } from '../trends/period.ts';
import type { Column, Slice } from '../trends/slices.ts';
import { cellOf, type RawTable } from '../trends/tally.ts';

/** One figure of a month, by where it stands: `outcome` `upheld` `stage_1`. `part` is `all` for what the rows are parts of. */
export interface Figure {
	slice: Slice;
	part: string;
	column: Column;
	count: number;
}

/** A figure that is another now than it was. */
export interface Difference extends Omit<Figure, 'count'> {
	was: number;
	is: number;
}

/** The rules by which these figures were counted (`trends:rule.…`). Another number when a rule changes. */
export const rulesVersion = 1;

/** What is read, signed and kept of a month: the service by every cut, and no pod. */
export const signedSlices: readonly Slice[] = [
	...(['all', 'points', 'theme', 'route', 'channel', 'group', 'language', 'outcome', 'timeliness', 'finding'] as const),
	...(['step', 'learning_kind', 'stage', 'advocacy', 'learning'] as const),
];

/**
 * Cuts that go on after the month by themselves: complaints reach the next stage, promises are kept. They are kept as they stood,
 * and that they are otherwise later is no correction.
 */
const goOn: readonly Slice[] = ['stage', 'advocacy', 'learning'];

/** Every figure of one period of a table: what the rows are parts of first. */
export function figuresOf({ of, columns, rows, totals }: RawTable, at: number): Figure[] {
	const row = (part: string, cells: RawTable['totals']['cells']) =>
		columns.map((column) => ({ slice: of, part, column, count: cellOf(cells[at]!, column).count }));
	const ofRows = of === 'all' || of === 'points' ? [] : rows.flatMap(({ key, cells }) => row(key, cells));
	return [...row('all', totals.cells), ...ofRows];
}

/** What was corrected between two states of a month: figures that do not go on by themselves and are not the same. */
export function differences(before: readonly Figure[], after: readonly Figure[]): Difference[] {
	const was = new Map(before.map((figure) => [keyOf(figure), figure]));
	const is = new Map(after.map((figure) => [keyOf(figure), figure]));
	return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
		const { slice, part, column } = (was.get(key) ?? is.get(key))!;
		const [from, to] = [was.get(key)?.count ?? 0, is.get(key)?.count ?? 0];
		return from === to || goOn.includes(slice) ? [] : [{ slice, part, column, was: from, is: to }];
	});
}

const keyOf = ({ slice, part, column }: Omit<Figure, 'count'>) => `${slice}|${part}|${column}`;

/** The text that a month's digest is of: the same figures by the same rules have the same one, in whatever order they came. */
export function digestText(month: string, figures: readonly Figure[], rules = rulesVersion): string {
	const lines = figures.map((figure) => `${keyOf(figure)}|${figure.count}`).toSorted();
	return [month, `rules ${rules}`, ...lines].join('\n');
}

/** What may be wrong with figures, so that whoever signs looks first. A hint is no fault. */
export const hintCodes = [
	'uncoded',
	'route_to_decide',
	'without_outcome',
	'not_timed',
	'advocate_not_offered',
] as const;
export interface Hint {
	code: (typeof hintCodes)[number];
	count: number;
}

export function hintsOf(figures: readonly Figure[]): Hint[] {
	const count = (slice: Slice, part: string, columns?: readonly Column[]) =>
		figures
			.filter((one) => one.slice === slice && one.part === part && (columns?.includes(one.column) ?? true))
			.reduce((sum, one) => sum + one.count, 0);
	const outcomes = figures.filter(({ slice }) => slice === 'outcome');
	const found = outcomes.filter(({ part }) => part !== 'all').reduce((sum, one) => sum + one.count, 0);
	const hints: Hint[] = [
		{ code: 'uncoded', count: count('theme', 'uncoded', ['complaints', 'compliments']) },
		{ code: 'route_to_decide', count: count('route', 'to_be_decided') },
		{ code: 'without_outcome', count: count('outcome', 'all') - found + count('outcome', 'no_finding') },
		{ code: 'not_timed', count: count('timeliness', 'not_timed') },
		{ code: 'advocate_not_offered', count: count('advocacy', 'not_offered') },
	];
	return hints.filter((hint) => hint.count > 0);
}

/** The month of a code such as `2026-06`, and of nothing else. */
export function monthOf(code: string): Period | undefined {
	const month = parsePeriod('month', code);
	return month?.code === code ? month : undefined;
}

/** A month is read and signed when its last day is over. */
export function isOver(month: Period, today: Day): boolean {
	return month.to < today;
}

/** Most words of the commentary, and of a note beside a correction. Characters. */
export const commentaryMost = 4000;

/** What may be the cause of a correction, as the history says it: `step.receipt_corrected`. */
export interface Cause {
	what: string;
	at: string;
	/** The representation it happened to. */
	of: string;
	/** Who did it; null for the house itself. */
	by: string | null;
}

/** So many causes are kept with a correction, the latest: the history has them all. */
export const causesMost = 20;

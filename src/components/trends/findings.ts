import type { Day } from '../../../api/calendar/day.ts';
import { daysBetween } from '../../../api/calendar/day.ts';
import { type Interval, ratio, type Verdict, verdictOf } from '../../../api/trends/chance.ts';
import { sumOf } from '../../../api/trends/figures.ts';
import type { Granularity } from '../../../api/trends/period.ts';
import { cellOf } from '../../../api/trends/tally.ts';
import type { Text } from '../../text/index.ts';
import type { Voice } from '../../text/voices.ts';
import { isolate } from '../isolate.ts';
import { countInWords, periodInWords, type TrendCell, type TrendPeriod, type Trends } from '../tally-words.ts';

/** The two that are told beside each other. */
export const told = ['compliments', 'complaints'] as const;
export type Told = (typeof told)[number];

/** Several periods as one: a year of months. */
export interface Span {
	from: Day;
	to: Day;
	cells: Record<Told, TrendCell>;
}

/** What a year says beside the year before it. */
export interface YearFound {
	after: Span;
	/** Undefined while there is no year before it in which anything could have been said. */
	before: Span | undefined;
	/** Undefined with it. */
	verdicts: Record<Told, Verdict | 'hidden'> | undefined;
	/** How many times as many, with the limits of chance; undefined where one of the two is hidden or both are nought. */
	ratios: Record<Told, (Interval & { ratio: number }) | undefined>;
}

const inAYear: Record<Granularity, number> = { month: 12, quarter: 4, financial_year: 1 };

/**
 * The last whole year of these periods and the one before it: of months the last twelve that are over, of financial years the last
 * that is over. Nothing where there is no whole year yet. A sum of which a part is hidden is hidden.
 */
export function yearFound(trends: Trends, today: Day): YearFound | undefined {
	const many = inAYear[trends.by];
	const over = trends.periods.findLastIndex(({ to, publishedOn }) =>
		trends.suppressed ? publishedOn <= today : to < today,
	);
	if (over < 0) return undefined;
	const first = firstHeard(trends);
	const after = spanOf(trends, Math.max(0, over - many + 1), over);
	const began = over - 2 * many + 1;
	const before = began >= 0 && began >= first ? spanOf(trends, began, over - many) : undefined;
	const ratios = eachTold((column) => before && ratioOf(before, after, column));
	return {
		after,
		before,
		ratios,
		verdicts:
			before &&
			eachTold((column) => {
				const isHidden = [before, after].some(({ cells }) => 'hidden' in cells[column]);
				return isHidden ? 'hidden' : verdictOf(ratios[column]);
			}),
	};
}

function eachTold<Value>(of: (column: Told) => Value): Record<Told, Value> {
	return { compliments: of('compliments'), complaints: of('complaints') };
}

/** The first period in which anybody said anything, or in which it is hidden whether they did. */
function firstHeard({ periods, totals }: Trends): number {
	const found = totals.cells.findIndex((cells) =>
		Object.values(cells).some((cell) => cell !== undefined && ('hidden' in cell || cell.count > 0)),
	);
	return found === -1 ? periods.length : found;
}

function spanOf({ periods, totals }: Trends, from: number, to: number): Span {
	const cells = totals.cells.slice(from, to + 1);
	return {
		from: periods[from]!.from,
		to: periods[to]!.to,
		cells: eachTold((column) => sumOf(cells.map((one) => cellOf(one, column)))),
	};
}

/** A year with a 29 February has more of everything. */
function ratioOf(before: Span, after: Span, column: Told) {
	const [earlier, later] = [before, after].map(({ from, to, cells }) => {
		const cell = cells[column];
		return 'count' in cell ? { count: cell.count, exposure: daysBetween(from, to) + 1 } : undefined;
	});
	return earlier && later && ratio(earlier, later);
}

/** `Complaints: no clear change since the year before.` */
export function verdictsInWords({ verdicts }: YearFound, t: Text): string[] {
	if (verdicts === undefined) return [t('charts:finding.nothing_before')];
	return told.map((column) => t(`charts:finding.${column}.${verdicts[column]}`));
}

/** What the two years held, in a sentence each, the newer first. */
export function yearsInWords({ before, after }: YearFound, voice: Voice, t: Text): string[] {
	const gaps = ({ from, to, cells }: Span) => ({
		period: isolate(periodInWords({ from, to } as TrendPeriod, voice, t)),
		compliments: countInWords('compliments', cells.compliments, t),
		complaints: countInWords('complaints', cells.complaints, t),
	});
	const words = [t('trends:finding', gaps(after))];
	return before ? [...words, t('trends:finding.before', gaps(before))] : words;
}

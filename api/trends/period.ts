import { type Day, isDay, plusDays, plusMonths } from '../calendar/day.ts';

/** The lengths of time that tables are made of. A financial year is 1 April to 31 March (regulation 13 reports by it). */
export const granularities = ['month', 'quarter', 'financial_year'] as const;
export type Granularity = (typeof granularities)[number];

/**
 * A stretch of London days, both ends included. `code` is its label: `2026-06`, `2026-27 Q1` (April to June), `2026-27`.
 * A month and a year can have one code (`2011-12`), so a code means something only together with `by`.
 */
export interface Period {
	by: Granularity;
	code: string;
	from: Day;
	to: Day;
}

const monthsIn = { month: 1, quarter: 3, financial_year: 12 } as const satisfies Record<Granularity, number>;

const MONTH_SHAPE = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/;
const QUARTER_SHAPE = /^((?:19|20|21)\d{2}-\d{2}) Q([1-4])$/;
const YEAR_SHAPE = /^((?:19|20|21)\d{2})-(\d{2})$/;

/**
 * The period of this length in which a day lies. Each is made once: a table of ten years asks for thousands, and years from
 * 1900 to 2199 have few.
 */
export function periodOf(by: Granularity, day: Day): Period {
	const key = `${by} ${day.slice(0, 7)}`;
	const period = made.get(key) ?? makePeriod(by, day);
	made.set(key, period);
	return period;
}

const made = new Map<string, Period>();

function makePeriod(by: Granularity, day: Day): Period {
	const from = firstDayOf(by, day);
	return Object.freeze({ by, code: codeOf(by, from), from, to: plusDays(plusMonths(from, monthsIn[by]), -1) });
}

function firstDayOf(by: Granularity, day: Day): Day {
	const first = `${day.slice(0, 7)}-01`;
	return plusMonths(first, -(monthOfYear(first) % monthsIn[by]));
}

/** Months since April: 0 for April, 11 for March. */
function monthOfYear(day: Day): number {
	return (Number(day.slice(5, 7)) + 8) % 12;
}

function codeOf(by: Granularity, from: Day): string {
	if (by === 'month') return from.slice(0, 7);
	const april = Number(plusMonths(from, -monthOfYear(from)).slice(0, 4));
	const year = `${april}-${String((april + 1) % 100).padStart(2, '0')}`;
	return by === 'quarter' ? `${year} Q${monthOfYear(from) / 3 + 1}` : year;
}

/**
 * The period somebody means by a text: a period's own code, or a month (`2026-06`) or day (`2026-06-08`) that lies in it.
 * Undefined when it is none of these: `2026-13`, `2026-28`, `2026-27 Q5`.
 */
export function parsePeriod(by: Granularity, text: string): Period | undefined {
	const day = firstDayOfCode(by, text) ?? (MONTH_SHAPE.test(text) ? `${text}-01` : text);
	return isDay(day) && MONTH_SHAPE.test(day.slice(0, 7)) ? periodOf(by, day) : undefined;
}

function firstDayOfCode(by: Granularity, text: string): Day | undefined {
	if (by === 'financial_year') return firstDayOfYear(text);
	const quarter = by === 'quarter' ? QUARTER_SHAPE.exec(text) : null;
	const april = quarter ? firstDayOfYear(quarter[1]!) : undefined;
	return april === undefined ? undefined : plusMonths(april, 3 * (Number(quarter![2]) - 1));
}

function firstDayOfYear(text: string): Day | undefined {
	const year = YEAR_SHAPE.exec(text);
	if (!year || (Number(year[1]) + 1) % 100 !== Number(year[2])) return undefined;
	return `${year[1]}-04-01`;
}

/** Every period from one to another of the same length, both included. Throws `RangeError` when the last comes first. */
export function periodsBetween(first: Period, last: Period): Period[] {
	if (last.from < first.from) throw new RangeError(`${last.code} comes before ${first.code}`);
	const periods = [first];
	for (let period = first; period.from < last.from; periods.push(period)) {
		period = periodOf(first.by, plusDays(period.to, 1));
	}
	return periods;
}

/** The period so many before this one. */
export function earlier(period: Period, count: number): Period {
	return periodOf(period.by, plusMonths(period.from, -count * monthsIn[period.by]));
}

/** The codes of the months of a period, in order. */
export function monthsOf(period: Period): readonly string[] {
	const months = monthsKnown.get(period) ?? listMonths(period);
	monthsKnown.set(period, months);
	return months;
}

const monthsKnown = new WeakMap<Period, readonly string[]>();

function listMonths({ by, from }: Period): readonly string[] {
	const january = 12 * Number(from.slice(0, 4));
	const first = january + Number(from.slice(5, 7)) - 1;
	return Array.from({ length: monthsIn[by] }, (_, index) => monthCode(first + index));
}

/** The code of a month by how many months it is after the year 0. */
function monthCode(months: number): string {
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

import type { Kysely } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { childrenToTell } from '../trends/children-open.ts';
import { rateOf } from '../trends/figures.ts';
import { earlier, type Period, periodOf, periodsBetween } from '../trends/period.ts';
import { findReleaseRules } from '../trends/queries.ts';
import { listChildrenOpen } from '../trends/queries-beside.ts';
import { publishedOn } from '../trends/release.ts';
import type { Column, Slice } from '../trends/slices.ts';
import { cellOf } from '../trends/tally.ts';
import { complaintThemes, complimentThemes } from '../trends/themes.ts';
import type { CommitteePart } from './committee.ts';
import { type PublishedTables, publishedTables } from './queries-annual.ts';

/** Parts of the whole are published by the year: a quarter of them is too small to be safe (`trends/release.ts`). */
const byYear = ['theme', 'stage', 'outcome', 'timeliness', 'learning'] as const satisfies readonly Slice[];
const YEARS = 3;

/** The quarters of a financial year, and the years up to it of which anything was published, as they were published. */
export async function committeeTable(db: Kysely<Database>, year: Period, today: Day): Promise<CommitteePart[]> {
	const quarters = periodsBetween(periodOf('quarter', year.from), periodOf('quarter', year.to));
	const all = Array.from({ length: YEARS }, (_, back) => earlier(year, YEARS - 1 - back));
	const [published, children, { threshold }] = await Promise.all([
		publishedTables(db, ['all', ...byYear], [...quarters, ...all], today),
		listChildrenOpen(db, false),
		findReleaseRules(db),
	]);
	const { first } = published;
	const years = all.filter((one) => one.code === year.code || (first !== undefined && first.from <= one.from));
	const openIn = (one: Period) => childrenToTell(one, children, threshold);
	return [
		...[quarters, years].map((periods) => partOf(published, 'all', periods, { today, openIn })),
		...byYear.map((of) => partOf(published, of, years, { today, openIn })),
	];
}

function partOf(
	published: PublishedTables,
	of: Slice,
	periods: readonly Period[],
	{ today, openIn }: { today: Day; openIn: (period: Period) => number | undefined },
): CommitteePart {
	const { columns, rows, totals } = published.of(of, periods);
	const each = [{ key: 'all', label: 'all', cells: totals.cells }, ...(of === 'all' ? [] : rows)];
	return {
		of,
		periods: periods.map((one) => ({ code: one.code, isAwaited: publishedOn(one, published.settlingDays) > today })),
		rows: each.flatMap(({ key, label, cells }) =>
			columns
				.filter((column) => hasColumn(of, key, column))
				.map((column) => ({
					...{ part: key, column, cells: cells.map((one) => cellOf(one, column)) },
					...(label === key ? {} : { name: label }),
				})),
		),
		rates: of === 'all' ? totals.cells.map((one, at) => rateOf(cellOf(one, 'complaints'), openIn(periods[at]!))) : [],
	};
}

/** A theme of complaints is none of thank-yous, and the other way round: a row of noughts would say that it could be. */
function hasColumn(of: Slice, part: string, column: Column): boolean {
	if (of !== 'theme') return true;
	const none: readonly string[] = column === 'compliments' ? complaintThemes : complimentThemes;
	return !none.includes(part);
}

import type { Period } from '../../../api/trends/period.ts';
import { periodOf, periodsBetween } from '../../../api/trends/period.ts';
import { publish, publishedSlices, type Quarters, type YearCounts } from '../../../api/trends/publication.ts';
import * as release from '../../../api/trends/release.ts';
import type { Slice } from '../../../api/trends/slices.ts';
import type { Counts } from '../../../api/trends/tally.ts';

/** What the house publishes of one year, part by part, with the figures as they are on each day. */
export function publishYear(
	year: Period,
	countsOn: (day: string, quarters: Quarters) => YearCounts,
	{ today, threshold }: { today: string; threshold: number },
): Map<string, number> {
	const published = new Map<string, number>();
	for (const { on, quarters } of partsOf(year)) {
		if (on > today) continue;
		for (const [key, count] of publish(year, quarters, countsOn(on, quarters), published, threshold)) {
			if (!published.has(key)) published.set(key, count);
		}
	}
	return published;
}

/** As a council has it that set nothing. */
export const settlingDays = release.settling.usual;
export const publishedOn = (period: Period) => release.publishedOn(period, settlingDays);

/** The days on which parts of a year are published. */
export function partsOf(year: Period): { on: string; quarters: Quarters }[] {
	const quarters = periodsBetween(periodOf('quarter', year.from), periodOf('quarter', year.to));
	return ([1, 2, 4] as const).map((count) => ({
		on: publishedOn(count === 4 ? year : quarters[count - 1]!),
		quarters: count,
	}));
}

const nothing: Counts = { total: {}, rows: new Map() };

/** Counts of some slices; of the others there is nothing. */
export function yearCounts(some: Partial<Record<Slice, { keys: readonly string[]; counts: Counts }>>): YearCounts {
	return new Map(publishedSlices.map((of) => [of, some[of] ?? { keys: [], counts: nothing }]));
}

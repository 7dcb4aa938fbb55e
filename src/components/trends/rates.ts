import { rateLimits } from '../../../api/trends/chance.ts';
import { childrenIn, ratePer } from '../../../api/trends/children-open.ts';
import type { Estimate } from '../../charts/intervals.ts';
import { parsePeriod } from '../../../api/trends/period.ts';
import { cellOf } from '../../../api/trends/tally.ts';
import type { Trends } from '../tally-words.ts';

export interface Rate {
	/** On average over the period; undefined while any part of it is unknown. */
	children: number | undefined;
	/** Complaints for each hundred of them; undefined where the count is hidden, or nobody knows of how many. */
	rate: Estimate | undefined;
}

/** Complaints for each hundred children open, period by period: of counts that are shown, and of nothing else. */
export function ratesOf(
	{ by, periods, totals }: Pick<Trends, 'by' | 'periods' | 'totals'>,
	figures: readonly { period: string; pod: string | null; children: number }[],
): Rate[] {
	const ofService = new Map(figures.filter(({ pod }) => pod === null).map((one) => [one.period, one.children]));
	return periods.map(({ code }, at) => {
		const children = childrenIn(parsePeriod(by, code)!, ofService);
		const cell = cellOf(totals.cells[at]!, 'complaints');
		if (children === undefined || !('count' in cell)) return { children, rate: undefined };
		const { rate: value, from, to } = rateLimits(cell.count, children, ratePer);
		return { children, rate: { value, from, to } };
	});
}

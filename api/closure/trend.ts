import { type Day, plusDays } from '../calendar/day.ts';
import { shareLimits } from '../trends/chance.ts';
import { earlier, type Period, periodOf } from '../trends/period.ts';
import type { ClosureInstrument } from './contact.ts';
import { tooFewToSay } from './results.ts';
import { expiresOn, planFrom, type Wave } from './waves.ts';

/**
 * The last financial years that are settled, the oldest first: everybody whose work ended in them was asked for the last time,
 * and the time to answer is over. A figure that moved with each late answer would tell what it said.
 */
export function settledYears(today: Day, most: number): Period[] {
	const over = Array.from({ length: most + 1 }, (_, at) => earlier(periodOf('financial_year', today), at + 1));
	return over
		.filter((year) => today > settledOn(year))
		.slice(0, most)
		.toReversed();
}

/** The last day on which somebody whose work ended on the last day of the year may still answer, one who began late included. */
function settledOn({ to }: Period): Day {
	return plusDays(expiresOn(planFrom(to).at(-1)!.untilOn), 1);
}

/** How many answered of how many asked, in one year; null where that would tell of a few. */
export type Share = { answered: number; asked: number } | null;

export type Change = 'more' | 'fewer' | 'no_clear_change';

/** One questionnaire at one time of asking, year by year. Two questionnaires are never added up, nor two times. */
export interface Line {
	instrument: ClosureInstrument;
	wave: Wave;
	shares: { year: string; share: Share; isTooFew: boolean }[];
	/** From the year before the last to the last; null where one of them is not told. */
	change: Change | null;
}

interface Told {
	year: string;
	rates: readonly { instrument: ClosureInstrument; wave: Wave; answered: number; asked: number }[];
}

/** The first figure of each questionnaire over the years. */
export function linesOf(years: readonly Told[]): Line[] {
	const every = years.flatMap(({ rates }) => rates);
	const groups = [...Map.groupBy(every, ({ instrument, wave }) => `${instrument} ${wave}`).values()];
	return groups.map(([one]) => {
		const { instrument, wave } = one!;
		const shares = years.map(({ year, rates }) => {
			const found = rates.find((rate) => rate.instrument === instrument && rate.wave === wave);
			const share = found ? { answered: found.answered, asked: found.asked } : null;
			return { year, share, isTooFew: share !== null && share.answered < tooFewToSay };
		});
		const [then, now] = [shares.at(-2)?.share ?? null, shares.at(-1)?.share ?? null];
		return { instrument, wave, shares, change: then && now ? changeBetween(then, now) : null };
	});
}

/** A change is clear where the exact limits of both shares keep apart; else chance alone may do it. */
export function changeBetween(then: NonNullable<Share>, now: NonNullable<Share>): Change {
	const before = shareLimits(then.answered, then.asked);
	const after = shareLimits(now.answered, now.asked);
	if (after.from > before.to) return 'more';
	return after.to < before.from ? 'fewer' : 'no_clear_change';
}

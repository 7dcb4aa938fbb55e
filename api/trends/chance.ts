/**
 * How much chance there is in a count. Complaints are few: 3 one year and 7 the next is what chance alone does, and nobody is
 * to be praised or blamed for it. Limits are exact, not of the bell curve, which is wrong where counts are small.
 */

/** From and to, both included. `to` may be `Infinity`. */
export interface Interval {
	from: number;
	to: number;
}

/** How sure the limits are: of a hundred such intervals, ninety-five hold the true figure. */
export const confidence = 0.95;

/**
 * Exact limits of the mean behind a count, after Garwood (1936): the least mean at which so many or more would be no surprise,
 * and the greatest at which so few or fewer would be none.
 *
 * @param count whole, 0 or more. Throws `RangeError` for anything else.
 * @example poissonLimits(10) // { from: 4.795, to: 18.39 }
 */
export function poissonLimits(count: number, level = confidence): Interval {
	if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
	const tail = (1 - level) / 2;
	const most = count + 10 * Math.sqrt(count + 1) + 20;
	return {
		from: count === 0 ? 0 : solve(0, most, (mean) => 1 - atMost(count - 1, mean) - tail),
		to: solve(0, most, (mean) => tail - atMost(count, mean)),
	};
}

/**
 * Exact limits of a rate: of a count, per so many of what it could have come from (complaints per hundred open children).
 * Throws `RangeError` where there was nothing it could have come from: a rate of nought is no rate.
 */
export function rateLimits(count: number, of: number, per: number, level = confidence): Interval & { rate: number } {
	if (!(of > 0)) throw new RangeError(`${of} is nothing to divide by`);
	const { from, to } = poissonLimits(count, level);
	const scale = per / of;
	return { rate: count * scale, from: from * scale, to: to * scale };
}

/** A count and what it could have come from: days, or children open. */
export interface Exposed {
	count: number;
	exposure: number;
}

/**
 * How many times as high the second rate is as the first, with its exact limits: given the sum of both counts, how they fall
 * is a binomial (Przyborowski and Wilenski, 1940). Undefined where both are nought: nothing can be said.
 *
 * Throws `RangeError` for an exposure of nought.
 */
export function ratio(before: Exposed, after: Exposed, level = confidence): (Interval & { ratio: number }) | undefined {
	if (!(before.exposure > 0 && after.exposure > 0)) throw new RangeError('nothing to divide by');
	const both = before.count + after.count;
	if (both === 0) return undefined;
	const share = shareLimits(after.count, both, level);
	const asRatio = (part: number) => (part / (1 - part)) * (before.exposure / after.exposure);
	const there = (after.count / before.count) * (before.exposure / after.exposure);
	return { ratio: there, from: asRatio(share.from), to: asRatio(share.to) };
}

/** What may be said in words: that it is more, that it is fewer, or that no change is clear. */
export type Verdict = 'more' | 'fewer' | 'no_clear_change';

/** A change is clear when even the limit nearest to "the same" is a change. */
export function verdictOf(between: Interval | undefined): Verdict {
	if (between === undefined) return 'no_clear_change';
	if (between.from > 1) return 'more';
	return between.to < 1 ? 'fewer' : 'no_clear_change';
}

/** Exact limits of a share, after Clopper and Pearson (1934): so many of so many. */
export function shareLimits(part: number, whole: number, level = confidence): Interval {
	if (!(whole > 0) || part < 0 || part > whole) throw new RangeError(`${part} of ${whole} is no share`);
	const tail = (1 - level) / 2;
	return {
		from: part === 0 ? 0 : solve(0, 1, (p) => 1 - atMostOf(part - 1, whole, p) - tail),
		to: part === whole ? 1 : solve(0, 1, (p) => tail - atMostOf(part, whole, p)),
	};
}

/** The chance of at most so many where so many are expected. */
function atMost(count: number, mean: number): number {
	if (mean <= 0) return 1;
	let [log, sum] = [-mean, Math.exp(-mean)];
	for (let k = 1; k <= count; k += 1) {
		log += Math.log(mean) - Math.log(k);
		sum += Math.exp(log);
	}
	return Math.min(1, sum);
}

/** The chance of at most so many of so many, each with the same chance. */
function atMostOf(count: number, whole: number, p: number): number {
	if (p <= 0) return 1;
	if (p >= 1) return count >= whole ? 1 : 0;
	let log = whole * Math.log1p(-p);
	let sum = Math.exp(log);
	for (let k = 1; k <= count; k += 1) {
		log += Math.log((whole - k + 1) / k) + Math.log(p) - Math.log1p(-p);
		sum += Math.exp(log);
	}
	return Math.min(1, sum);
}

/** Halvings after which a double can be no nearer. */
const HALVINGS = 100;

/** Where a rising function crosses nought. */
function solve(low: number, high: number, rising: (x: number) => number): number {
	let [from, to] = [low, high];
	for (let step = 0; step < HALVINGS; step += 1) {
		const middle = (from + to) / 2;
		if (rising(middle) < 0) from = middle;
		else to = middle;
	}
	return (from + to) / 2;
}

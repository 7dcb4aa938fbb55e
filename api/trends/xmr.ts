import { sum } from './tally.ts';

/**
 * The chart of single values and their moving ranges (XmR), with the four rules of the NHS's "Making Data Count"
 * (`domain.md` 6.4). For a service whose months are full enough; never for one pod with a complaint every few months.
 */
export interface Xmr {
	mean: number;
	/** Of the differences from each value to the next. */
	meanRange: number;
	lower: number;
	upper: number;
	/** The most that a difference is when nothing but chance is at work. */
	upperRange: number;
}

/** What is out of the ordinary at a value: each rule that it is the last point of, or lies outside the limits by. */
export type Rule = 'outside' | 'shift' | 'trend' | 'near_limit';

/** Points before limits mean much. */
export const fewestPoints = 12;

/** A mean below this is for a run chart, or the days between one and the next. */
export const leastMean = 5;

const LIMIT = 2.66;
const RANGE_LIMIT = 3.267;
const RUN = 7;

/** Which chart suits a series: `xmr`, a `run` chart without limits, or the days `between` one and the next. */
export type Chart = 'xmr' | 'run' | 'between';

/** Months with fewer than one on average tell nothing as counts: the days between one and the next do. */
export function chartFor(values: readonly number[]): Chart {
	const mean = sum(values) / values.length;
	if (values.length >= fewestPoints && mean >= leastMean) return 'xmr';
	return mean >= 1 ? 'run' : 'between';
}

/**
 * Mean and limits of the values. Nothing lies below nought.
 *
 * @param values at least two. Throws `RangeError` for fewer: one value has no range.
 */
export function xmrOf(values: readonly number[]): Xmr {
	if (values.length < 2) throw new RangeError('one value has no range');
	const ranges = values.slice(1).map((value, index) => Math.abs(value - values[index]!));
	const [mean, meanRange] = [sum(values) / values.length, sum(ranges) / ranges.length];
	return {
		mean,
		meanRange,
		lower: Math.max(0, mean - LIMIT * meanRange),
		upper: mean + LIMIT * meanRange,
		upperRange: RANGE_LIMIT * meanRange,
	};
}

/**
 * For each value the rules that it breaks, judged by limits worked out before (a month that has just come is not part of
 * what it is judged by).
 */
export function signalsOf(values: readonly number[], limits: Xmr): Rule[][] {
	const side = values.map((value) => Math.sign(value - limits.mean));
	const near = values.map((value) => nearnessOf(value, limits));
	return values.map((value, at) => [
		...(value > limits.upper || value < limits.lower ? (['outside'] as const) : []),
		...(isRun(at, (one) => side[one] === side[at] && side[at] !== 0) ? (['shift'] as const) : []),
		...(isTrend(values, at) ? (['trend'] as const) : []),
		...(isNearTwice(near, at) ? (['near_limit'] as const) : []),
	]);
}

/** Seven in a row, this one the last. */
function isRun(at: number, holds: (index: number) => boolean): boolean {
	return at >= RUN - 1 && Array.from({ length: RUN }, (_, back) => at - back).every(holds);
}

/** Seven values, each above the one before it, or each below. */
function isTrend(values: readonly number[], at: number): boolean {
	if (at < RUN - 1) return false;
	const steps = Array.from({ length: RUN - 1 }, (_, back) => Math.sign(values[at - back]! - values[at - back - 1]!));
	return steps[0] !== 0 && steps.every((step) => step === steps[0]);
}

/** 1 above and -1 below, where a value is in the outer third towards a limit; 0 elsewhere. */
function nearnessOf(value: number, { mean, meanRange }: Xmr): number {
	const outer = (LIMIT * meanRange * 2) / 3;
	return Math.abs(value - mean) > outer ? Math.sign(value - mean) : 0;
}

/** Two of three on the same outer third, this one among them. */
function isNearTwice(near: readonly number[], at: number): boolean {
	if (near[at] === 0 || at < 2) return false;
	return [near[at - 1], near[at - 2]].includes(near[at]!);
}

/** A stretch of months between one known change and the next, with limits of its own. */
export interface Phase {
	/** The index of its first value. */
	from: number;
	values: readonly number[];
	limits: Xmr | undefined;
}

/**
 * The series cut where the service changed (pods began, a new case system): each stretch is judged by its own months. One that
 * is too short has no limits.
 *
 * @param rebases indexes of first values after a change, rising.
 */
export function phasesOf(values: readonly number[], rebases: readonly number[]): Phase[] {
	const starts = [0, ...rebases.filter((at) => at > 0 && at < values.length)];
	return starts.map((from, index) => {
		const part = values.slice(from, starts[index + 1]);
		return { from, values: part, limits: chartFor(part) === 'xmr' ? xmrOf(part) : undefined };
	});
}

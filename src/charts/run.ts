import type { Rule, Xmr } from '../../api/trends/xmr.ts';
import { across, type Direction, type Scale, scaleTo } from './scale.ts';

export interface RunPoint {
	x: number;
	y: number;
	value: number;
	/** Its place in the series. */
	at: number;
	/** What is out of the ordinary about it. */
	rules: readonly Rule[];
}

export interface RunLine {
	from: { x: number; y: number };
	to: { x: number; y: number };
}

/** A stretch with a middle, and limits where there are enough points for them. */
export interface RunPhase {
	from: number;
	to: number;
	/** Mean or median. */
	middle: number;
	limits: { upper: number; lower: number } | undefined;
}

export interface Run {
	scale: Scale;
	ticks: { value: number; y: number }[];
	points: RunPoint[];
	/** From each point to the next; none over a value that is hidden, and none over a change of the service. */
	lines: RunLine[];
	/** Where a value is hidden: the middle and the width of the strip. */
	gaps: { x: number; width: number }[];
	phases: RunPhase[];
	/** Where the service changed: between two points. */
	cuts: { x: number; labels: readonly string[] }[];
	/** Of every value, hidden or not. */
	places: number[];
}

export interface RunAsked {
	/** Null where it is hidden. */
	values: readonly (number | null)[];
	phases: readonly { from: number; middle: number | undefined; limits: Xmr | undefined }[];
	signals?: readonly (readonly Rule[])[];
	/** The index of the first value after each change, with what changed. */
	cuts?: readonly { at: number; labels: readonly string[] }[];
}

/** The picture keeps clear of its edges, for the numbers of the lines at one side and half a mark at both. */
const EDGE = { start: 9, end: 3 };
/** Labels of changes stand above the picture, those of time below. */
const ROOM = { above: 14, below: 12 };

/**
 * A value for each month, joined in the order of time: with the middle of each stretch, its limits, what is out of the ordinary,
 * and where the service changed. From nought.
 */
export function runOf(asked: RunAsked, direction: Direction): Run {
	const { values, phases, signals = [], cuts = [] } = asked;
	const largest = Math.max(0, ...values.map((value) => value ?? 0), ...phases.map((one) => one.limits?.upper ?? 0));
	const scale = scaleTo(largest);
	const step = (100 - EDGE.start - EDGE.end) / Math.max(1, values.length - 1);
	const xOf = (at: number) => across(EDGE.start + step * at, direction);
	const yOf = (value: number) => ROOM.above + (100 - ROOM.above - ROOM.below) * (1 - value / scale.top);
	const points = values.flatMap((value, at) =>
		value === null ? [] : [{ at, value, x: xOf(at), y: yOf(value), rules: signals[at] ?? [] }],
	);
	const starts = new Set(cuts.map(({ at }) => at));
	return {
		scale,
		ticks: scale.ticks.map((value) => ({ value, y: yOf(value) })),
		points,
		lines: points.slice(1).flatMap((to, index) => {
			const from = points[index]!;
			return to.at === from.at + 1 && !starts.has(to.at) ? [{ from, to }] : [];
		}),
		gaps: values.flatMap((value, at) => (value === null ? [{ x: xOf(at), width: step }] : [])),
		phases: phases.flatMap(({ from, middle, limits }, index) => {
			if (middle === undefined) return [];
			const last = (phases[index + 1]?.from ?? values.length) - 1;
			return [
				{
					...{ from: xOf(from), to: xOf(last), middle: yOf(middle) },
					limits: limits && { upper: yOf(limits.upper), lower: yOf(limits.lower) },
				},
			];
		}),
		cuts: cuts.map(({ at, labels }) => ({ x: xOf(at - 0.5), labels })),
		places: values.map((_, at) => xOf(at)),
	};
}

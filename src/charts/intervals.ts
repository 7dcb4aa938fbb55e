import { across, type Direction, type Scale, scaleTo } from './scale.ts';

/** A value between the limits that chance leaves it. */
export interface Estimate {
	value: number;
	from: number;
	/** May be `Infinity`: then the line has no end in the picture. */
	to: number;
}

export interface IntervalBar {
	/** The line from limit to limit. */
	from: number;
	to: number;
	/** Where the value is. */
	at: number;
	/** The line goes on beyond the picture. */
	isOpenBelow: boolean;
	isOpenAbove: boolean;
}

/** Rates from nought, with the lines to read them by. Undefined estimates have no line: they are hidden, or cannot be told. */
export function intervalsOf(
	estimates: readonly (Estimate | undefined)[],
	direction: Direction,
): { scale: Scale; bars: (IntervalBar | undefined)[] } {
	const known = estimates.filter((one) => one !== undefined);
	const ends = known.map(({ value, to }) => (Number.isFinite(to) ? to : value));
	const scale = scaleTo(Math.max(0, ...ends));
	const place = (value: number) => across((100 * Math.min(value, scale.top)) / scale.top, direction);
	return {
		scale,
		bars: estimates.map((one) => one && barOf(one, place, { least: 0, most: scale.top })),
	};
}

/** Ratios beside "the same": half and double stand as far from it, so the axis goes by multiplication. */
export const ratioTicks = [0.25, 0.5, 1, 2, 4] as const;
const RATIO = { least: 1 / 6, most: 6 };

/** Ratios of a time to the one before it, between a sixth and six times; what lies beyond goes on beyond the picture. */
export function ratiosOf(
	estimates: readonly (Estimate | undefined)[],
	direction: Direction,
): { ticks: { value: number; x: number }[]; bars: (IntervalBar | undefined)[] } {
	const place = (value: number) => {
		const within = Math.min(Math.max(value, RATIO.least), RATIO.most);
		return across((100 * Math.log(within / RATIO.least)) / Math.log(RATIO.most / RATIO.least), direction);
	};
	return {
		ticks: ratioTicks.map((value) => ({ value, x: place(value) })),
		bars: estimates.map((one) => one && barOf(one, place, RATIO)),
	};
}

function barOf(
	{ value, from, to }: Estimate,
	place: (value: number) => number,
	{ least, most }: { least: number; most: number },
): IntervalBar {
	return {
		from: place(from),
		to: place(to),
		at: place(value),
		isOpenBelow: from < least,
		isOpenAbove: to > most,
	};
}

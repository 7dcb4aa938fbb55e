/**
 * How often something may be done: so many at once, and then one each so many seconds. Nobody is ever shut out for good: a
 * limit that is reached lets one more through after `everySeconds`, and is as good as new when nothing happens for a while.
 */
export interface Pace {
	/** So many in a row cost nothing. */
	free: number;
	/** One is forgotten each time this long has passed. */
	everySeconds: number;
}

/**
 * Milliseconds until one more is in order; 0 when it is now. `emptiesMs` is when all that were counted will be forgotten,
 * `unsettled` are those that are being tried at this moment and not counted yet.
 */
export function waitMs(pace: Pace, emptiesMs: number | undefined, nowMs: number, unsettled = 0): number {
	const everyMs = pace.everySeconds * 1000;
	const fullMs = Math.max(emptiesMs ?? 0, nowMs) - nowMs + unsettled * everyMs;
	return Math.max(0, fullMs - (pace.free - 1) * everyMs);
}

/** About how many are remembered now. */
export function remembered(pace: Pace, emptiesMs: number | undefined, nowMs: number): number {
	return Math.ceil(Math.max(0, (emptiesMs ?? 0) - nowMs) / (pace.everySeconds * 1000));
}

/** How long whoever sends something waits: as long as is in order, but never longer than this. Milliseconds. */
export function slowedMs(waits: readonly { waitMs: number; atMostMs: number }[]): number {
	return Math.max(0, ...waits.map((one) => Math.min(one.waitMs, one.atMostMs)));
}

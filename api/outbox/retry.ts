import type { Instant } from '../calendar/day.ts';

/** Minutes to wait after each failure. When they are used up, the letter is stuck and an officer sees it. */
const waits = [1, 5, 15, 60, 240, 720, 1440] as const;

export type AfterFailure = { state: 'waiting'; nextTryAt: Instant } | { state: 'stuck' };

/** What becomes of a letter after its nth failed try. After "never", trying again would only repeat the refusal. */
export function afterFailure(tries: number, now: Instant, isForGood: boolean): AfterFailure {
	const minutes = waits[tries - 1];
	if (minutes === undefined || isForGood) return { state: 'stuck' };
	return { state: 'waiting', nextTryAt: new Date(Date.parse(now) + minutes * 60_000).toISOString() };
}

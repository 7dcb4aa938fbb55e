import type { Day } from '../calendar/day.ts';
import { type Period } from './period.ts';

/**
 * A day on which the service itself changed: pods began, a new case system. What came before it and what came after are judged
 * each by themselves (`domain.md` 6.4).
 */
export interface KnownChange {
	id: string;
	on: Day;
	/** Published: `Pods began`. */
	label: string;
}

export const changeLabelMost = 60;

/** Why a day cannot have been one on which the service changed. */
export function wrongChangeDay(on: Day, today: Day): 'trends.change.future' | 'trends.change.too_long_ago' | undefined {
	if (on > today) return 'trends.change.future';
	return on < '1991-10-01' ? 'trends.change.too_long_ago' : undefined;
}

/** A change, and the period from which everything is after it. */
export interface Rebase {
	/** The index of the first period that is wholly after the change, or begins with it. */
	at: number;
	labels: string[];
}

/**
 * Where a series is cut. A month in which the change came is of the time before: part of it was. Changes before the first
 * period or after the last cut nothing, and several in one period cut once.
 */
export function rebasesOf(changes: readonly KnownChange[], periods: readonly Pick<Period, 'from' | 'to'>[]): Rebase[] {
	const cuts = new Map<number, string[]>();
	for (const { on, label } of changes.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
		const at = periods.findIndex(({ from }) => from >= on);
		if (at > 0) cuts.set(at, [...(cuts.get(at) ?? []), label]);
	}
	return [...cuts].map(([at, labels]) => ({ at, labels }));
}

import { type Day, daysBetween } from '../calendar/day.ts';

/** One complaint, and how many days it came after the one before it. */
export interface Since {
	on: Day;
	days: number;
}

/**
 * The days from each complaint to the next: what is drawn where months have too few to say anything. Two on one day are none
 * apart.
 *
 * @param days on which they were received, the first one first.
 */
export function daysSinceEach(days: readonly Day[]): Since[] {
	return days.slice(1).map((on, index) => ({ on, days: daysBetween(days[index]!, on) }));
}

/** The middle of the values: of an even number of them, half way between the two in the middle. Undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
	const sorted = values.toSorted((a, b) => a - b);
	const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

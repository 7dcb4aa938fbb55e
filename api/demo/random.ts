import { createHash } from 'node:crypto';

/** Random bytes that are the same every time for the same seed: SHA-256 over the seed and a counter. For the demo only. */
export function seededRandom(seed: string): (count: number) => Uint8Array {
	let block = 0;
	let left = Buffer.alloc(0);
	return function take(count) {
		while (left.length < count) {
			const next = createHash('sha256').update(`${seed} ${block}`).digest();
			left = Buffer.concat([left, next]);
			block += 1;
		}
		const taken = left.subarray(0, count);
		left = left.subarray(count);
		return new Uint8Array(taken);
	};
}

/** Choices made from a seed, for a history that looks unplanned and is the same every time. */
export function seededChoice(seed: string) {
	const random = seededRandom(seed);
	const below = (count: number) => Buffer.from(random(4)).readUInt32BE() % count;
	return {
		/** A whole number from 0, less than `count`. */
		below,
		pick: <Thing>(things: readonly Thing[]): Thing => things[below(things.length)]!,
		/** True so many times in a hundred. */
		chance: (percent: number) => below(100) < percent,
	};
}

export type Choice = ReturnType<typeof seededChoice>;

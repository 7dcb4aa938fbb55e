import { monthsOf, type Period } from '../../../api/trends/period.ts';
import { complaintThemes, complimentThemes } from '../../../api/trends/themes.ts';
import { type Counted, type Counts, historiesOf } from '../../../api/trends/tally.ts';

/** The same numbers for the same seed, so that a history that is attacked with success can be looked at again. */
export function randomFrom(seed: number) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (count: number) => Math.floor(next() * count);
	return { next, below, oneOf: <T>(list: readonly T[]): T => list[below(list.length)]! };
}

export type Random = ReturnType<typeof randomFrom>;

/** From a council that hears next to nothing in a month to one that is never quiet; most of them near the threshold. */
const volumes = [0.2, 0.6, 1, 1.7, 2.4, 3.5, 5, 6, 7, 9, 12, 20];

export const pods = ['heron', 'kingfisher', 'lighthouse', 'oak', 'none'];

export interface Told {
	/** One pod, and at least one theme, for each representation. */
	of: { all: Counts; pod: Counts; theme: Counts };
	/** No representation has two themes: themes then add up to the service. */
	exclusive: boolean;
}

/** What a council was told over some years, tallied the three ways. */
export function tell(random: Random, years: readonly Period[]): Told {
	const exclusive = random.next() < 0.5;
	const spread = random.oneOf([1, 2, 4]);
	const lines = { all: [] as Counted[], pod: [] as Counted[], theme: [] as Counted[] };
	for (const [kind, route] of kinds) {
		const volume = random.oneOf(volumes);
		for (const month of years.flatMap(monthsOf)) {
			const line = { month, kind, route, count: 1 };
			const count = random.next() < 0.1 ? random.oneOf([0, 1, 5, 6, 7]) : poisson(random, volume);
			for (let told = 0; told < count; told += 1) {
				lines.all.push({ ...line, slice: 'all' });
				lines.pod.push({ ...line, slice: leaning(random, pods, spread) });
				for (const slice of themesOf(random, kind, spread, exclusive)) lines.theme.push({ ...line, slice });
			}
		}
	}
	const service = historiesOf(lines.all).get('all') ?? new Map();
	const countsOf = (of: keyof typeof lines): Counts => ({ service, rows: historiesOf(lines[of]) });
	return { of: { all: countsOf('all'), pod: countsOf('pod'), theme: countsOf('theme') }, exclusive };
}

const kinds = [
	['complaint', null],
	['complaint', 'outside_procedure'],
	['compliment', null],
	['comment', null],
] as const;

function themesOf(random: Random, kind: Counted['kind'], spread: number, exclusive: boolean): Set<string> {
	const list = kind === 'compliment' ? complimentThemes : complaintThemes;
	const count = exclusive ? 1 : 1 + random.below(3);
	return new Set(Array.from({ length: count }, () => leaning(random, list, spread)));
}

/** One of a list, the first ones more often: real counts are never even. */
function leaning<T>(random: Random, list: readonly T[], spread: number): T {
	return list[Math.floor(list.length * random.next() ** spread)]!;
}

function poisson(random: Random, mean: number): number {
	let count = 0;
	for (let product = random.next(); product > Math.exp(-mean); product *= random.next()) count += 1;
	return count;
}

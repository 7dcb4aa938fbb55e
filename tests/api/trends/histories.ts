import { addUp, contributions, type Fact } from '../../../api/trends/contributions.ts';
import { monthsOf, type Period } from '../../../api/trends/period.ts';
import { publishedSlices, type YearCounts } from '../../../api/trends/publication.ts';
import { rowsOfSlice } from '../../../api/trends/rows.ts';
import { complaintThemes, complimentThemes } from '../../../api/trends/themes.ts';
import { sliceOf } from '../../../api/trends/slices.ts';
import { type CountInSlice, type Counts, historiesOf, type KeptCount } from '../../../api/trends/tally.ts';
import { bandOf } from '../../../api/trends/tally.ts';
import { advocacyStatuses } from '../../../api/advocacy/status.ts';
import { findings } from '../../../api/representations/limits.ts';

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

/** A complaint of which little is known, and whatever else a test says of it. */
export function factOf(over: Partial<Fact> = {}): Fact {
	return {
		...{ kind: 'complaint', route: 'statutory_children', channel: 'portal', standing: 'parent', language: 'en' },
		...{
			advocacyStatus: 'not_offered',
			podId: null,
			otherPods: [],
			receivedOn: '2026-06-08',
			phase: null,
			stage: null,
		},
		...{ points: 1, themes: [], answers: [], promises: [], steps: [] },
		...over,
	};
}

/** Everything a council was told over some years, and what came of it. Its habits lean: real counts are never even. */
export function tellFacts(random: Random, years: readonly Period[]): Fact[] {
	const habits = { spread: random.oneOf([1, 2, 4]), twoPods: random.next() < 0.5, twoThemes: random.next() < 0.5 };
	const months = years.flatMap(monthsOf);
	return kinds.flatMap(([kind, route]) => {
		const volume = random.oneOf(volumes);
		return months.flatMap((month) => {
			const count = random.next() < 0.1 ? random.oneOf([0, 1, 5, 6, 7]) : poisson(random, volume);
			return Array.from({ length: count }, () => randomFact(random, kind, route, month, habits));
		});
	});
}

const kinds = [
	['complaint', null],
	['complaint', 'outside_procedure'],
	['compliment', null],
	['comment', null],
] as const;

interface Habits {
	spread: number;
	twoPods: boolean;
	twoThemes: boolean;
}

function randomFact(
	random: Random,
	kind: Fact['kind'],
	route: 'outside_procedure' | null,
	month: string,
	{ spread, twoPods, twoThemes }: Habits,
): Fact {
	const day = `${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
	const pod = leaning(random, pods, spread);
	const isChild = random.next() < 0.35;
	const isAnonymous = route !== null;
	const ownRoute =
		route ?? leaning(random, ['statutory_children', 'corporate', 'to_be_decided', 'conference'], spread + 1);
	const isStatutory = kind === 'complaint' && ownRoute === 'statutory_children';
	const stage = isStatutory ? leaning(random, [1, 1, 2, 3], spread) : null;
	const themes = kind === 'compliment' ? complimentThemes : complaintThemes;
	const given =
		random.next() < 0.8
			? Array.from({ length: twoThemes ? 1 + random.below(3) : 1 }, () => leaning(random, themes, spread))
			: [];
	return factOf({
		kind,
		route: kind === 'complaint' ? ownRoute : null,
		channel: leaning(random, ['portal', 'phone', 'email', 'visit', 'paper'], spread),
		standing: isAnonymous
			? 'anonymous'
			: isChild
				? 'child_in_need'
				: leaning(random, ['parent', 'special_guardian', 'advocate', 'sufficient_interest'], spread),
		language: leaning(random, ['en', 'ar', 'fa'], spread + 1),
		advocacyStatus: isChild ? leaning(random, advocacyStatuses, spread) : 'not_offered',
		podId: pod === 'none' ? null : pod,
		otherPods: twoPods && pod !== 'none' && random.next() < 0.2 ? [random.oneOf(pods.slice(0, 4))] : [],
		receivedOn: day,
		stage,
		points: kind === 'complaint' ? 1 + random.below(3) : 0,
		themes: kind === 'comment' ? [] : [...new Set(given)],
		answers: stage === null || random.next() < 0.2 ? [] : [answer(random, day, spread)],
		promises:
			isStatutory && random.next() < 0.3
				? [{ madeOn: day, kind: random.oneOf(['learning', 'remedy']), isDone: random.next() < 0.7 }]
				: [],
	});
}

function answer(random: Random, day: string, spread: number): Fact['answers'][number] {
	return {
		...{ stage: 1, answeredOn: day, took: leaning(random, [7, 9, 15, 24], spread) },
		findings: [leaning(random, findings, spread)],
	};
}

/** One of a list, the first ones more often. */
function leaning<T>(random: Random, list: readonly T[], spread: number): T {
	return list[Math.floor(list.length * random.next() ** spread)]!;
}

function poisson(random: Random, mean: number): number {
	let count = 0;
	for (let product = random.next(); product > Math.exp(-mean); product *= random.next()) count += 1;
	return count;
}

/** The keys of the rows of each published slice, the pods being those of `pods`. */
export const keysOf = new Map(
	publishedSlices.map((of) => [
		of,
		rowsOfSlice(
			of,
			pods.map((key) => ({ key, label: key })),
			[],
		).map(({ key }) => key),
	]),
);

/** The counts of every slice that is published, of these facts. */
export function countsOf(facts: readonly Fact[]): YearCounts {
	const kept = [...addUp(facts.flatMap(contributions))].map(([key, many]): KeptCount => {
		const [slice, month, scope, part, col] = key.split('|') as [string, string, string, string, string];
		return { slice, month, scope, part, col, many };
	});
	const bySlice = Map.groupBy(kept.map(partOf), ({ slice }) => slice);
	return new Map(
		publishedSlices.map((of) => {
			const { kept: where, total } = sliceOf[of];
			const mine = bySlice.get(where) ?? [];
			const rows =
				of === 'pod' ? mine.filter(({ scope }) => scope !== 'all') : mine.filter(({ scope }) => scope === 'all');
			const whole = (bySlice.get(total.kept) ?? []).filter(({ scope, part }) => scope === 'all' && part === total.part);
			const counts: Counts = {
				total: historiesOf(whole).get(total.part) ?? {},
				rows: historiesOf(rows, (count) => rowOf(of, count)),
			};
			return [of, { keys: keysOf.get(of)!, counts }];
		}),
	);
}

/** A count as it is read: its part with the month of it. */
export const partOf = ({ month, many, ...part }: KeptCount) => ({ ...part, months: { [month]: many } });

function rowOf(of: string, { scope, part, col }: CountInSlice): string {
	if (of === 'pod') return scope;
	if (of === 'timeliness') return bandOf(col, part);
	return of === 'language' && part === 'fa' ? 'other' : part;
}

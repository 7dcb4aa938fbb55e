import type { Given, Value } from '../questionnaires/answers.ts';
import type { Instrument, Item, Principle, Words } from '../questionnaires/instrument.ts';
import type { ClosureInstrument, HoldReason } from './contact.ts';
import type { State } from './invitation.ts';
import type { Wave } from './waves.ts';

/** Fewer answers than this say nothing of what families think (`domain.md` 4: tiny samples are tentative). */
export const tooFewToSay = 10;

/** Counts of fewer answers than this are not shown to the pod: its workers know who ended when. */
export const leastForPod = 3;

/** Somebody's asking at one time, as the rates count it. `state` is null where they are never asked. */
export interface Counted {
	instrument: ClosureInstrument;
	wave: Wave;
	state: State | null;
	hold: HoldReason | null;
	isSent: boolean;
}

/** The first figures: how many were asked of those whose work ended, why not the others, how many answered. */
export interface Rate {
	instrument: ClosureInstrument;
	wave: Wave;
	/** People whose work ended. */
	ended: number;
	asked: number;
	answered: number;
	/** Still to be asked on its day. */
	planned: number;
	neverAsked: number;
	passedOver: number;
	held: Partial<Record<HoldReason, number>>;
}

/** One line for each questionnaire at each time: what a child of seven said and what a parent said are never added up. */
export function ratesOf(counted: readonly Counted[]): Rate[] {
	const groups = Map.groupBy(counted, ({ instrument, wave }) => `${instrument} ${wave}`);
	return [...groups.values()].map((group) => {
		const count = (is: (one: Counted) => boolean) => group.filter(is).length;
		const waiting = group.filter(({ isSent, state }) => !isSent && state === 'held');
		return {
			...{ instrument: group[0]!.instrument, wave: group[0]!.wave, ended: group.length },
			asked: count(({ isSent }) => isSent),
			answered: count(({ state }) => state === 'answered'),
			planned: count(({ state }) => state === 'planned'),
			neverAsked: count(({ state }) => state === null),
			passedOver: count(({ state }) => state === 'passed_over'),
			held: countBy(waiting.flatMap(({ hold }) => hold ?? [])),
		};
	});
}

/**
 * The rates as the pod's workers read them: only what the manager has opened is answered, nothing of who was not asked, and
 * no line of one or two families, whose silence they would know.
 */
export function ratesForPod(counted: readonly (Counted & { isOpened: boolean })[]): Rate[] {
	const seen = counted.map(({ isOpened, ...one }): Counted => {
		return one.state === 'answered' && !isOpened ? { ...one, state: 'sent' } : one;
	});
	return ratesOf(seen)
		.filter(({ asked }) => asked >= leastForPod)
		.map((rate) => ({ ...rate, neverAsked: 0, passedOver: 0, held: {} }));
}

/** How often each thing was answered. There is no mean: faces and a scale of ten are different questions. */
export interface ItemCounts {
	key: string;
	kind: Item['kind'];
	asks: Words;
	principle: Principle | null;
	/** By what was chosen, in the order of the question; of words, only how many wrote some. */
	counts: { value: string; count: number }[];
}

export function countItems({ items }: Instrument, responses: readonly (readonly Pick<Given, 'item' | 'value'>[])[]) {
	return items.map((item): ItemCounts => {
		const values = responses.flatMap((given) => given.filter((one) => one.item === item.key).map(({ value }) => value));
		const chosen = countBy(values.flatMap(chosenIn));
		const counts = choicesOf(item).map((value) => ({ value, count: chosen[value] ?? 0 }));
		return { key: item.key, kind: item.kind, asks: item.asks, principle: item.maps?.principle ?? null, counts };
	});
}

/** What can be chosen in a question; of words there is one thing to count, that there are some. */
export function choicesOf(item: Item): string[] {
	if (item.kind === 'choice') return item.options.map(({ value }) => value);
	if (item.kind === 'faces') return Array.from({ length: item.faces }, (_, at) => `${at + 1}`);
	return item.kind === 'scale' ? Array.from({ length: 11 }, (_, at) => `${at}`) : ['wrote'];
}

function chosenIn(value: Value): string[] {
	if (value.kind === 'choice') return value.chosen;
	if (value.kind === 'faces') return [`${value.face}`];
	return value.kind === 'scale' ? [`${value.at}`] : ['wrote'];
}

/** Answers to the questions of one principle that are answered in one way, added up as counts. */
export interface PrincipleCounts {
	principle: Principle;
	kind: Item['kind'];
	questions: number;
	counts: { value: string; count: number }[];
}

/** Only questions with the very same choices are added up, and only of one questionnaire at one time. */
export function countPrinciples(items: readonly ItemCounts[]): PrincipleCounts[] {
	const named = [...new Set(items.flatMap(({ principle }) => principle ?? []))];
	return named.flatMap((principle) => {
		const own = items.filter((item) => item.principle === principle && item.counts[0]?.value !== 'wrote');
		const alike = Map.groupBy(own, ({ kind, counts }) => `${kind} ${counts.map(({ value }) => value).join(' ')}`);
		return [...alike.values()].map((group) => ({
			principle,
			kind: group[0]!.kind,
			questions: group.length,
			counts: group[0]!.counts.map(({ value }, at) => ({
				value,
				count: group.reduce((sum, { counts }) => sum + counts[at]!.count, 0),
			})),
		}));
	});
}

/**
 * Whether counts may be told to anybody: of enough answers, and none of them small. Who did not answer is a count too: two
 * silent families of eight would be known.
 */
export function isSafe(counts: readonly number[], threshold: number): boolean {
	return counts.every((count) => count === 0 || count >= threshold);
}

function countBy<Code extends string>(codes: readonly Code[]): Partial<Record<Code, number>> {
	const counts: Partial<Record<Code, number>> = {};
	for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
	return counts;
}

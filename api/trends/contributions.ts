import { complainantGroupOf } from '../representations/standing.ts';
import type { Finding } from '../representations/limits.ts';
import { type Column, outcomes, stepsCounted } from './slices.ts';
import type { KeptCount } from './tally.ts';
import { uncoded } from './rows.ts';

/** Everything that is counted of one representation, and nothing else of it. */
export interface Fact {
	kind: 'complaint' | 'compliment' | 'comment';
	route: string | null;
	channel: string;
	standing: string;
	language: string;
	advocacyStatus: string;
	podId: string | null;
	/** Other pods that it is about. */
	otherPods: readonly string[];
	receivedOn: string;
	/** Where its procedure stands; null where none applies. */
	phase: string | null;
	/** The last stage that it reached. */
	stage: number | null;
	points: number;
	themes: readonly string[];
	answers: readonly FactAnswer[];
	promises: readonly { madeOn: string; kind: string; isDone: boolean }[];
	steps: readonly { what: string; on: string }[];
}

export interface FactAnswer {
	stage: number;
	answeredOn: string;
	/** Working days; null where the clock never began. */
	took: number | null;
	findings: readonly Finding[];
}

/**
 * Where one representation counts: the same that the database keeps by itself, said again in plain words, so that each can be
 * checked against the other. Volumes go by the day received, answers by the day closed. It counts once for the service and
 * once for each pod that it is about; what was joined to another counts with that one.
 */
export function contributions(fact: Fact): KeptCount[] {
	if (fact.phase === 'joined') return [];
	const own = fact.podId ?? 'none';
	const scopes = ['all', ...new Set([own, ...fact.otherPods])];
	return cellsOf(fact).flatMap((cell) => scopes.map((scope) => ({ ...cell, scope })));
}

type CellAt = Omit<KeptCount, 'scope'>;

/** Anonymous complaints are outside the procedure: they are counted, but apart from the others (S24). */
export function columnOf({ kind, route }: Pick<Fact, 'kind' | 'route'>): Column {
	if (kind === 'compliment') return 'compliments';
	if (kind === 'comment') return 'ideas';
	return route === 'outside_procedure' ? 'anonymous' : 'complaints';
}

function cellsOf(fact: Fact): CellAt[] {
	return [
		...receivedCells(fact),
		...fact.answers.flatMap(answerCells),
		...fact.promises.flatMap(promiseCells),
		...fact.steps.flatMap(stepCells),
	];
}

function receivedCells(fact: Fact): CellAt[] {
	const col = columnOf(fact);
	const at = { month: monthOf(fact.receivedOn), col, many: 1 };
	const route = fact.route ?? 'to_be_decided';
	const group = complainantGroupOf(fact.standing);
	const cells = [
		{ ...at, slice: 'all', part: 'all' },
		{ ...at, slice: 'channel', part: fact.channel },
		{ ...at, slice: 'group', part: group },
		{ ...at, slice: 'language', part: fact.language },
		...fact.themes.map((theme) => ({ ...at, slice: 'theme', part: theme })),
	];
	if (fact.themes.length === 0 && col !== 'ideas') cells.push({ ...at, slice: 'theme', part: uncoded });
	if (col !== 'complaints') return cells;
	cells.push({ ...at, slice: 'route', part: route });
	if (fact.points > 0) cells.push({ ...at, slice: 'all', part: 'all', col: 'points', many: fact.points });
	if (group === 'child') cells.push({ ...at, slice: 'advocacy', part: fact.advocacyStatus });
	if (route === 'statutory_children') cells.push({ ...at, slice: 'stage', part: `stage_${fact.stage ?? 1}` });
	return cells;
}

function answerCells({ stage, answeredOn, took, findings }: FactAnswer): CellAt[] {
	const at = { month: monthOf(answeredOn), col: `stage_${stage}`, many: 1 };
	const found = outcomes
		.map((finding) => ({
			...at,
			slice: 'finding',
			part: finding,
			many: findings.filter((one) => one === finding).length,
		}))
		.filter(({ many }) => many > 0);
	return [
		{ ...at, slice: 'answered', part: 'all' },
		{ ...at, slice: 'outcome', part: outcomeOf(findings) },
		{ ...at, slice: 'took', part: took === null ? 'unknown' : String(took) },
		...found,
	];
}

/** What an answer says of a complaint as a whole: upheld only where nothing in it was found otherwise. */
export function outcomeOf(findings: readonly Finding[]): Finding {
	const has = (finding: Finding) => findings.includes(finding);
	if (has('partially_upheld')) return 'partially_upheld';
	if (has('upheld')) return has('not_upheld') || has('no_finding') ? 'partially_upheld' : 'upheld';
	return has('not_upheld') ? 'not_upheld' : 'no_finding';
}

function promiseCells({ madeOn, kind, isDone }: Fact['promises'][number]): CellAt[] {
	const at = { month: monthOf(madeOn), col: 'actions', many: 1 };
	return [
		{ ...at, slice: 'learning_total', part: 'all' },
		{ ...at, slice: 'learning', part: isDone ? 'done' : 'open' },
		{ ...at, slice: 'learning_kind', part: kind },
	];
}

function stepCells({ what, on }: Fact['steps'][number]): CellAt[] {
	if (!stepsCounted.some((step) => step === what)) return [];
	const at = { month: monthOf(on), col: 'steps', many: 1 };
	return [
		{ ...at, slice: 'step', part: what },
		{ ...at, slice: 'step_total', part: 'all' },
	];
}

function monthOf(day: string): string {
	return day.slice(0, 7);
}

/** The place of a kept count, for adding up. */
export function keyOfKept({ slice, month, scope, part, col }: KeptCount): string {
	return [slice, month, scope, part, col].join('|');
}

/** Adds contributions up, cell by cell. */
export function addUp(counts: Iterable<KeptCount>, into = new Map<string, number>()): Map<string, number> {
	for (const count of counts) {
		const key = keyOfKept(count);
		into.set(key, (into.get(key) ?? 0) + count.many);
	}
	return into;
}

/** A count that is kept and a count that was found, where they are not the same. */
export interface Difference {
	place: string;
	kept: number;
	counted: number;
}

/** Where the kept tallies are not what a recount finds, in order. */
export function differencesOf(kept: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>): Difference[] {
	const places = [...new Set([...kept.keys(), ...counted.keys()])].toSorted();
	return places
		.map((place) => ({ place, kept: kept.get(place) ?? 0, counted: counted.get(place) ?? 0 }))
		.filter((one) => one.kept !== one.counted);
}

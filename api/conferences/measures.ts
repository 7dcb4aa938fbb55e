import type { Measure } from '../questionnaires/instrument.ts';

/** The five measures of the 2010-11 pilot, in the order in which it reported them (`domain.md` 3.3). */
export const pilotMeasures = [
	'safer',
	'explained',
	'why_attend',
	'taken_into_account',
	'speak_up',
] as const satisfies readonly Measure[];
export type PilotMeasure = (typeof pilotMeasures)[number];

/** What the pilot asked only of those who were at the meeting. */
const ofAttenders: readonly PilotMeasure[] = ['why_attend', 'taken_into_account', 'speak_up'];

/** What one young person chose, by what the item measures. */
export type Chosen = Partial<Record<Measure, readonly string[]>>;

export interface Counted {
	measure: PilotMeasure;
	/** How many chose what counts. */
	count: number;
	/** Of how many: each measure has its own, those who answered it. */
	of: number;
}

/** Counts each measure over those who answered it; what counts is told by `counting`. Nobody is guessed for. */
export function countMeasures(people: readonly Chosen[], counting: Record<Measure, readonly string[]>): Counted[] {
	const says = (person: Chosen, measure: Measure) =>
		person[measure]?.some((chosen) => counting[measure].includes(chosen)) === true;
	return pilotMeasures.map((measure) => {
		const asked = people.filter(
			(person) => person[measure] !== undefined && (!ofAttenders.includes(measure) || says(person, 'attended')),
		);
		return { measure, count: asked.filter((person) => says(person, measure)).length, of: asked.length };
	});
}

/** Fewer answers than this say little about anybody else, and are told with that said (`domain.md` 4: tiny samples). */
export const tentativeBelow = 30;

export type Shown = { count: number; of: number; isTentative: boolean } | { hidden: true };

/**
 * A figure that gives nobody away: neither those who said so nor those who did not are few. Below the threshold nothing is
 * shown, not even of how many.
 */
export function shown({ count, of }: Pick<Counted, 'count' | 'of'>, threshold: number): Shown {
	const isFew = (number: number) => number > 0 && number < threshold;
	if (of < threshold || isFew(count) || isFew(of - count)) return { hidden: true };
	return { count, of, isTentative: of < tentativeBelow };
}

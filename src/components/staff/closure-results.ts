import type { InferResponseType } from 'hono/client';
import type { Value } from '../../../api/questionnaires/answers.ts';
import { houses, wordsIn } from '../../../api/questionnaires/instrument.ts';
import type { Api } from '../../api-client.ts';
import { monthInWords } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';

export type Results = InferResponseType<Api['api']['closure-results']['$get'], 200>;
export type PodResults = Results['pods'][number];
export type Rate = PodResults['rates'][number];
export type Block = PodResults['blocks'][number];
export type AnswerShown = PodResults['answers'][number];

/** Whose answers these are and when they were asked, in words. */
export function whoAndWhen({ instrument, wave }: Pick<Rate, 'instrument' | 'wave'>, t: Text) {
	return { who: t(`staff:closure.instrument.${instrument}`), wave: t(`staff:closure.wave.${wave}`).toLowerCase() };
}

/** The manager's list: an unnamed answer bears a month, no day. */
export function answerInWords(answer: AnswerShown, t: Text): string {
	return t('staff:closure.results.answer', {
		...whoAndWhen(answer, t),
		month: monthInWords(`${answer.answeredIn}-01`, 'en', true),
	});
}

/** "4 of 7 answered (57%)": the first figure there is. */
export function rateInWords({ asked, answered }: Pick<Rate, 'asked' | 'answered'>, t: Text): string {
	if (asked === 0) return t('staff:closure.results.unasked');
	return t('staff:closure.results.rate', { asked, answered, percent: Math.round((100 * answered) / asked) });
}

/** Who was not asked, and why. */
export function notAskedInWords({ planned, neverAsked, passedOver, held }: Rate, t: Text): string[] {
	const reasons = Object.entries(held) as [keyof Rate['held'], number][];
	return [
		...reasons.map(([why, count]) => t(`staff:closure.results.held.${why}`, { count })),
		...(neverAsked > 0 ? [t('staff:closure.results.never', { count: neverAsked })] : []),
		...(passedOver > 0 ? [t('staff:closure.results.passed', { count: passedOver })] : []),
		...(planned > 0 ? [t('staff:closure.results.planned', { count: planned })] : []),
	];
}

type Options = Block['options'];

/** What one choice says, by the kind of question: an option's words, a face's name, a place on the scale. */
export function choiceInWords(kind: string, value: string, options: Options, faces: number, t: Text): string {
	if (kind === 'scale') return t('staff:closure.results.out_of_ten', { at: value });
	if (kind === 'faces') {
		return faces === 3
			? t(`asking:face.3.${value as '1' | '2' | '3'}`)
			: t(`asking:face.5.${value as '1' | '2' | '3' | '4' | '5'}`);
	}
	const option = options.find((one) => one.value === value);
	return option ? wordsIn(option.says, 'en', false) : value;
}

/** The counts that are not nothing, in the order of the question: "3 × Good, 1 × Bad". */
export function countsInWords(
	{ kind, counts }: Pick<Block['items'][number], 'kind' | 'counts'>,
	options: Options,
	t: Text,
): string[] {
	return counts
		.filter(({ count }) => count > 0)
		.map(({ value, count }) =>
			value === 'wrote'
				? t('staff:closure.results.wrote', { count })
				: t('staff:closure.results.each', { count, words: choiceInWords(kind, value, options, counts.length, t) }),
		);
}

/** One answer of somebody, in words. */
export function valueInWords(
	value: Value,
	item: { kind: string; faces?: number; options: Options },
	t: Text,
): { ownWords: boolean; words: string[] } {
	switch (value.kind) {
		case 'text':
			return { ownWords: true, words: [value.words] };
		case 'houses':
			return {
				ownWords: true,
				words: houses.flatMap((house) =>
					value.houses[house] === undefined ? [] : [`${t(`asking:house.${house}`)}: ${value.houses[house]}`],
				),
			};
		case 'drawing':
			return { ownWords: true, words: value.words === null ? [] : [value.words] };
		case 'choice':
			return {
				ownWords: false,
				words: value.chosen.map((chosen) => choiceInWords('choice', chosen, item.options, 0, t)),
			};
		case 'faces':
			return { ownWords: false, words: [choiceInWords('faces', `${value.face}`, [], item.faces ?? 5, t)] };
		case 'scale':
			return { ownWords: false, words: [choiceInWords('scale', `${value.at}`, [], 0, t)] };
	}
}

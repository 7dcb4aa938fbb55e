import { type Given, type Value, visibilities } from '../../api/questionnaires/answers.ts';
import { houses } from '../../api/questionnaires/instrument.ts';
import { type Asked, houseSays } from './questions.ts';

/** An answer in words, a line for each part. Nothing for a drawing alone: that is shown. */
export function linesOf({ says }: Pick<Asked, 'says'>, value: Value): string[] {
	switch (value.kind) {
		case 'text':
			return [value.words];
		case 'choice':
			return value.chosen.map((chosen) => says[chosen] ?? chosen);
		case 'faces':
			return [says[value.face] ?? ''];
		case 'scale':
			return [String(value.at)];
		case 'houses':
			return houses.flatMap((house) => {
				const words = value.houses[house];
				return words === undefined ? [] : [`${says[houseSays(house)]}: ${words}`];
			});
		case 'drawing':
			return value.words === null ? [] : [value.words];
	}
}

/** Whether the words of an answer are the person's own, to be shown as written and in their own direction. */
export const isOwnWords = ({ kind }: Pick<Value, 'kind'>) => kind === 'text' || kind === 'houses' || kind === 'drawing';

export const visibilityOf = (given: Given | undefined) => given?.visibility ?? visibilities[0];

import { findings, limits, type Finding } from '../../../api/representations/limits.ts';
import { type Text, wordsFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';
import type { Case } from './case-shape.ts';
import { orNull, typedIn } from './typed.ts';

/** The names of the fields of one point, counted from 1. */
export const findingField = (number: number) => `finding-${number}`;
export const wordsField = (number: number) => `words-${number}`;

/** The answer as the API takes it. What is missing in it the API says, and `answerMistakes` before anything is sent. */
export function answerIn(form: FormData, points: Case['points']) {
	const typed = typedIn(form);
	return {
		findings: points.map(({ id }, index) => ({
			point: id,
			finding: typed(findingField(index + 1)) as Finding,
			words: typed(wordsField(index + 1)),
		})),
		terms: orNull(typed('terms')),
		words: typed('letter'),
	};
}

export type Answer = ReturnType<typeof answerIn>;

/** What the API would refuse, said before the preview: the same limits, the same codes. */
export function answerMistakes(answer: Answer, t: Text): Mistake[] {
	const mistakes: Mistake[] = [];
	const check = (field: string, text: string, most: number, missing: string) => {
		if (text.trim() === '') mistakes.push({ field, words: missing });
		else if (text.trim().length > most) mistakes.push({ field, words: wordsFor(t, 'form.field.too_long') });
	};
	answer.findings.forEach(({ finding, words }, index) => {
		const number = index + 1;
		if (!findings.includes(finding)) {
			mistakes.push({ field: findingField(number), words: t('staff:finding.missing', { number }) });
		}
		check(wordsField(number), words, limits.finding, t('staff:finding.words.missing', { number }));
	});
	if (answer.terms !== null) check('terms', answer.terms, limits.terms, '');
	check('letter', answer.words, limits.message, t('staff:answer.letter.missing'));
	return mistakes;
}

/** Which field of the page stands for which of the API: `findings.0.words` is `words-1`. */
export function answerFields(points: Case['points']): Record<string, string> {
	const fields: Record<string, string> = { terms: 'terms', words: 'letter', findings: findingField(1) };
	points.forEach(({ id }, index) => {
		fields[`findings.${id}`] = findingField(index + 1);
		fields[`findings.${index}.finding`] = findingField(index + 1);
		fields[`findings.${index}.words`] = wordsField(index + 1);
	});
	return fields;
}

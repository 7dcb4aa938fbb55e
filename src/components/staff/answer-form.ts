import { findings, limits, type Finding } from '../../../api/representations/limits.ts';
import { type Text, wordsFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';
import type { Case } from './case-shape.ts';
import { templateIn } from './letter-draft.ts';
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
		template: templateIn(form, 'letter'),
	};
}

export type Answer = ReturnType<typeof answerIn>;

/** What was found on each thing, beside what the person said of it. */
export function pointsRead(
	{ findings }: { findings: readonly { finding: string; words: string; recommendation?: string | null }[] },
	points: Case['points'],
) {
	return points.map(({ words }, index) => {
		const { finding, words: reasons, recommendation: advice = null } = findings[index]!;
		return { words, finding, reasons, advice };
	});
}

/** What the API would refuse, said before the preview: the same limits, the same codes; and a letter with a gap in it. */
export function answerMistakes(answer: Answer, gap: string, t: Text): Mistake[] {
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
	mistakes.push(...gapMistakes(answer.words, gap, t));
	return mistakes;
}

/** A letter that still has a place to write in does not go. */
export function gapMistakes(letter: string, gap: string, t: Text): Mistake[] {
	return letter.includes(gap) ? [{ field: 'letter', words: t('staff:next.letter.gap', { gap }) }] : [];
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

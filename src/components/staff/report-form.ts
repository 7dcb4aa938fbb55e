import { findings, limits, type Finding } from '../../../api/representations/limits.ts';
import { isAnswer, type Report } from '../../../api/representations/procedure/reports.ts';
import { sendings } from '../../../api/representations/procedure/steps.ts';
import { type Text, wordsFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';
import { asDay, typedDayIn } from '../typed-day.ts';
import { findingField, gapMistakes, wordsField } from './answer-form.ts';
import type { Case } from './case-shape.ts';
import { templateIn } from './letter-draft.ts';
import { orNull, typedIn } from './typed.ts';

export const adviceField = (number: number) => `advice-${number}`;

/** A report as the API takes it, from the fields of its page. */
export function reportIn(form: FormData, report: Report, points: Case['points']) {
	const typed = typedIn(form);
	return {
		report,
		on: asDay(typedDayIn(form, 'on')),
		seen: Number(typed('seen')),
		findings: points.map(({ id }, index) => ({
			point: id,
			finding: typed(findingField(index + 1)) as Finding,
			words: typed(wordsField(index + 1)),
			recommendation: orNull(typed(adviceField(index + 1))),
		})),
		words: isAnswer(report) ? typed('letter') : null,
		sent: report === 'adjudication' ? (typed('sent') as (typeof sendings)[number]) : null,
		template: templateIn(form, 'letter'),
	};
}

export type ReportTyped = ReturnType<typeof reportIn>;

/** What the API would refuse, said in the words of this page before anything is sent. */
export function reportMistakes(given: ReportTyped, gap: string, t: Text): Mistake[] {
	const mistakes: Mistake[] = [];
	const check = (field: string, text: string, most: number, missing: string) => {
		if (text.trim() === '') mistakes.push({ field, words: missing });
		else if (text.trim().length > most) mistakes.push({ field, words: wordsFor(t, 'form.field.too_long') });
	};
	if (given.on === '') mistakes.push({ field: 'on', words: t('staff:report.on.missing') });
	given.findings.forEach(({ finding, words, recommendation }, index) => {
		const number = index + 1;
		if (!findings.includes(finding)) {
			mistakes.push({ field: findingField(number), words: t('staff:finding.missing', { number }) });
		}
		check(wordsField(number), words, limits.finding, t('staff:finding.words.missing', { number }));
		if (recommendation !== null) check(adviceField(number), recommendation, limits.finding, '');
	});
	if (given.words !== null) {
		check('letter', given.words, limits.message, t('staff:answer.letter.missing'));
		mistakes.push(...gapMistakes(given.words, gap, t));
	}
	if (given.report === 'adjudication' && !sendings.includes(given.sent!)) {
		mistakes.push({ field: 'sent', words: t('staff:report.sent.missing') });
	}
	return mistakes;
}

/** Which field of the page stands for which of the API. */
export function reportFields(points: Case['points']): Record<string, string> {
	const fields: Record<string, string> = { on: 'on', words: 'letter', sent: 'sent', findings: findingField(1) };
	points.forEach(({ id }, index) => {
		fields[`findings.${id}`] = findingField(index + 1);
		fields[`findings.${index}.finding`] = findingField(index + 1);
		fields[`findings.${index}.words`] = wordsField(index + 1);
		fields[`findings.${index}.recommendation`] = adviceField(index + 1);
	});
	return fields;
}

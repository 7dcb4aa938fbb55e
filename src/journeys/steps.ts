import type { Answers } from '../../api/drafts/answers.ts';
import type { Kind } from '../../api/representations/routing.ts';
import { asked, firstUnanswered, type Question, type QuestionName, questions, type Teller } from './tell-us.ts';

/** A page of the journey as an address: `/en/tell-us/complaint/points`. */
export function addressOf(voice: string, kind: Kind, page: QuestionName | 'check', query = ''): string {
	return `/${voice}/tell-us/${kind}/${page}${query}`;
}

export const CHANGED = '?from=check';

export function questionNamed(kind: Kind, name: string | undefined): Question | undefined {
	return questions[kind].find((question) => question.name === name);
}

/** Where this page is on the way: its number, how many there are for this person, and what comes before it. */
export function placeOnTheWay(kind: Kind, question: Question, answers: Answers, teller: Teller) {
	const way = asked(kind, answers, teller);
	const index = way.findIndex(({ name }) => name === question.name);
	return { number: index + 1, of: way.length, before: way[index - 1]?.name };
}

/**
 * The page somebody has to see first instead of this one: an earlier one without its answer, or the beginning when this
 * one is not asked of them. A known pod may be changed at the end.
 */
export function insteadOf(
	kind: Kind,
	question: Question,
	answers: Answers,
	teller: Teller,
	fromCheck: boolean,
): QuestionName | undefined {
	const way = asked(kind, answers, teller).map(({ name }) => name);
	const missing = firstUnanswered(kind, answers, teller)?.name;
	const here = way.indexOf(question.name);
	if (here === -1) return question.name === 'pod' && fromCheck ? undefined : (missing ?? way[0]);
	return missing !== undefined && way.indexOf(missing) < here ? missing : undefined;
}

/** The page after this one; when it was changed from the end, the end again, unless the change opened a new question. */
export function pageAfter(
	kind: Kind,
	question: Question,
	answers: Answers,
	teller: Teller,
	fromCheck: boolean,
): QuestionName | 'check' {
	const missing = firstUnanswered(kind, answers, teller)?.name;
	if (fromCheck) return missing ?? 'check';
	const way = asked(kind, answers, teller).map(({ name }) => name);
	const here = way.indexOf(question.name);
	if (missing !== undefined && way.indexOf(missing) < here) return missing;
	return way[here + 1] ?? 'check';
}

/** What a journey holds so far: the name of each field and what was typed or chosen, as a form sends it. */
export type Answers = Record<string, string | string[]>;

/** Room for the longest complaint anybody may send, with all its points. Characters of JSON. */
export const draftSizeMost = 120_000;
export const draftFieldsMost = 120;

/** Later answers replace earlier ones of the same name; the others stay. */
export function mergeAnswers(before: Answers, answers: Answers): Answers {
	return { ...before, ...answers };
}

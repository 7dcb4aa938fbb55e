import { type Text, wordsFor } from '../text/index.ts';

/** One mistake in a form: the field to go to, and what to do about it, in words. */
export interface Mistake {
	field: string;
	words: string;
	/** Where it is put right, when that is another page. */
	href?: string;
}

interface RefusalShape {
	error: { code: string; fields?: Record<string, string> | undefined };
}

/**
 * The words for a refusal of the API. `to` says which field of the page stands for which field of the API, where they
 * differ; a mistake in no field leads to `fallback`, the first field of the form.
 */
export function mistakesIn(
	t: Text,
	refusal: RefusalShape,
	fallback: string,
	to: Record<string, string> = {},
): Mistake[] {
	const { code, fields = {} } = refusal.error;
	const mistakes = Object.entries(fields).map(([field, of]) => ({ field: to[field] ?? field, words: wordsFor(t, of) }));
	return mistakes.length > 0 ? mistakes : [{ field: fallback, words: wordsFor(t, code) }];
}

/** What to say beside one field. */
export function mistakeAt(mistakes: readonly Mistake[], field: string): string | undefined {
	return mistakes.find((mistake) => mistake.field === field)?.words;
}

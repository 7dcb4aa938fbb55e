import { type Text, wordsFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';

interface RefusalShape {
	error: { code: string; fields?: Record<string, string> | undefined };
}

/**
 * The words for a refusal, where a field of the API may hold several (`points.0` belongs to `points`). Otherwise as
 * `mistakesIn` of the forms.
 */
export function caseMistakes(t: Text, refusal: unknown, fallback: string, to: Record<string, string> = {}): Mistake[] {
	const { code, fields = {} } = (refusal as RefusalShape).error;
	const mistakes = Object.entries(fields).map(([field, of]) => ({
		field: to[field] ?? to[field.split('.')[0]!] ?? fallback,
		words: wordsFor(t, of),
	}));
	const once = mistakes.filter(({ field }, index) => mistakes.findIndex((other) => other.field === field) === index);
	return once.length > 0 ? once : [{ field: fallback, words: wordsFor(t, code) }];
}

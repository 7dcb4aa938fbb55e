/**
 * Somebody changes the language or the wording in the middle of writing: the form goes along, and the page comes back in the other
 * voice with what was typed in its fields. Nothing is kept for it and nothing is sent to anybody.
 */

/** The form of a page whose words go along. */
export const WRITTEN = 'written';

/** In the address to which it goes along; `fetch.ts` takes it out again. */
export const RETYPED = 'retyped';

/** What stands in a field: what was typed a moment ago, else what the page has for it. */
export function standingIn(retyped: FormData | undefined, name: string, value: string): string {
	const typed = retyped?.get(name);
	return typeof typed === 'string' ? typed : value;
}

/** Whether something was chosen a moment ago, else whether the page has it chosen. */
export function standsChosen(
	retyped: FormData | undefined,
	{ name, value, checked }: { name: string; value: string; checked: boolean },
): boolean {
	return retyped === undefined ? checked : retyped.getAll(name).includes(value);
}

import type { Given } from '../questionnaires/answers.ts';

/** The item in which somebody says whether their thanks may be passed on, and the one that holds them. */
export const passOnItem = 'pass_on_thanks';
export const thanksItem = 'thanks';

/** Nothing but a plain yes is a yes. */
export function mayPassOn(given: readonly Given[]): boolean {
	const value = given.find(({ item }) => item === passOnItem)?.value;
	return value?.kind === 'choice' && value.chosen.length === 1 && value.chosen[0] === 'yes';
}

/** Everything that somebody wrote in words of their own, item by item. */
export function wordsIn(given: readonly Pick<Given, 'value'>[]): string[] {
	return given.flatMap(({ value }) => {
		if (value.kind === 'text') return [value.words];
		if (value.kind === 'houses') return Object.values(value.houses);
		return value.kind === 'drawing' && value.words !== null ? [value.words] : [];
	});
}

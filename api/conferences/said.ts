import type { Given, Value } from '../questionnaires/answers.ts';

/** Every word that somebody wrote in these answers. A drawing without words has none: a person looks at it. */
export function wordsOf(given: readonly Pick<Given, 'value'>[]): string {
	return given.flatMap(({ value }) => wordsIn(value)).join('\n');
}

function wordsIn(value: Value): string[] {
	switch (value.kind) {
		case 'text':
			return [value.words];
		case 'houses':
			return Object.values(value.houses);
		case 'drawing':
			return value.words === null ? [] : [value.words];
		case 'choice':
		case 'faces':
		case 'scale':
			return [];
	}
}

/** Whether the answers say that an advocate is wanted, where they were asked it; undefined where they are not sure. */
export function wantsAdvocate(given: readonly Pick<Given, 'item' | 'value'>[]): boolean | undefined {
	const value = given.find(({ item }) => item === 'advocate')?.value;
	if (value?.kind !== 'choice') return undefined;
	if (value.chosen.includes('yes')) return true;
	return value.chosen.includes('no') ? false : undefined;
}

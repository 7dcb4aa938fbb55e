import { HtmlValidate } from 'html-validate';

/**
 * Whether the markup that leaves the house is what it says it is, to a reader stricter than any browser.
 * Two rules of style are off, and three things allowed: a summary of mistakes before the heading, named tables as regions, the
 * style of islands.
 */
const reader = new HtmlValidate({
	extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
	rules: {
		'heading-level': ['error', { minInitialRank: 'h2' }], // what is wrong is said first, before the name of the page
		'form-dup-name': 'off', // what belongs together is sent under one name: boxes of one group, words of one secret
		'valid-id': ['error', { relaxed: true }], // a name of a field may hold a full stop, and so may its id
		'void-style': 'off', // how an element that holds nothing is closed means nothing: Preact writes `<input/>`
		'tel-non-breaking': 'off', // numbers are kept on one line by their style; a space in them is what people copy
		'prefer-native-element': ['error', { exclude: ['region'] }], // a table that can be moved sideways is no section of the text
	},
});

/** Astro puts the style of islands where the first of them stands: allowed, and looked for by name. */
const ofIslands = /<style>astro-island[^<]*<\/style>/g;

/** Everything that is wrong in a page as it was sent, a line each. */
export function markupMistakesIn(html: string): string[] {
	const page = html.replaceAll(ofIslands, '');
	const { results } = reader.validateStringSync(page);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${around(page, line, column)})`),
	);
}

function around(page: string, line: number, column: number): string {
	return (page.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 60), column + 60);
}

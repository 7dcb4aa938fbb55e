import { HtmlValidate } from 'html-validate';

/**
 * Whether the markup that leaves the house is what it says it is, to a reader stricter than any browser.
 * Two rules of style are off, and two things allowed: a summary of mistakes before the heading, named tables as regions.
 */
const reader = new HtmlValidate({
	extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
	rules: {
		'heading-level': ['error', { minInitialRank: 'h2' }], // what is wrong is said first, before the name of the page
		'form-dup-name': 'off', // what belongs together is sent under one name: boxes of one group, words of one secret
		'valid-id': ['error', { relaxed: true }], // a name of a field may hold a full stop, and so may its id
		'require-sri': ['error', { target: 'crossorigin' }], // our own files come from the very server that the page came from
		'void-style': 'off', // how an element that holds nothing is closed means nothing: Preact writes `<input/>`
		'tel-non-breaking': 'off', // numbers are kept on one line by their style; a space in them is what people copy
		'prefer-native-element': ['error', { exclude: ['region'] }], // a table that can be moved sideways is no section of the text
	},
});

/** Everything that is wrong in a page as it was sent, a line each. */
export function markupMistakesIn(html: string): string[] {
	const { results } = reader.validateStringSync(html);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${around(html, line, column)})`),
	);
}

function around(page: string, line: number, column: number): string {
	return (page.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 60), column + 60);
}

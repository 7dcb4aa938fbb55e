/** What stands where words were taken out: the usual sign for it, in every language. */
export const TAKEN_OUT = '[…]';

/** Which words of a representation can have some taken out of them. */
export const redactable = ['point', 'wants', 'happened', 'message', 'correction'] as const;
export type Redactable = (typeof redactable)[number];

/**
 * The words as others are to read them, every one of these phrases taken out wherever it stands, whatever its capitals. Null
 * with the number of the first phrase that stands nowhere: a slip of the pen must not pass for a redaction.
 */
export function redact(words: string, phrases: readonly string[]): { words: string } | { missing: number } {
	let left = words;
	for (const [number, phrase] of phrases.entries()) {
		const without = left.replace(patternOf(phrase), TAKEN_OUT);
		if (without === left) return { missing: number };
		left = without;
	}
	return { words: left };
}

/** Line ends and double spaces are no difference between a phrase and what was written. */
function patternOf(phrase: string): RegExp {
	const parts = phrase
		.trim()
		.split(/\s+/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(parts.join('\\s+'), 'giu');
}

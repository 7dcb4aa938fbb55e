/** A name or number inside a sentence, kept from turning the sentence's direction: what `<bdi>` is in markup. */
export function isolate(text: string): string {
	return `\u2068${text}\u2069`;
}

/** Digits of a number in a sentence, read from left to right in every language, and never broken over two lines. */
export function isolateNumber(text: string): string {
	return `\u2066${text.replaceAll(' ', '\u00a0')}\u2069`;
}

/** `tel:` address of a number as written for people. */
export function telephone(number: string): string {
	return `tel:${number.replace(/[^\d+]/g, '')}`;
}

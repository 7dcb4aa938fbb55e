import { numberIn } from '../../../api/trends/sheets.ts';

/**
 * A number as somebody typed it in a field. What is none is sent as one that the API refuses in its own words: JSON has no way of
 * saying that something is not a number.
 */
export function numberTyped(text: string): number {
	const number = numberIn(text.trim());
	return Number.isNaN(number) ? -1 : number;
}

import { stringify } from 'csv-stringify/sync';

/** Spaces and marks that cannot be seen, before what a spreadsheet takes for a formula once it has put them away. */
const HIDDEN_FORMULA = /^[\s\p{Z}\p{Cc}\p{Cf}]+[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/**
 * Lines of a spreadsheet by RFC 4180, in UTF-8. A cell that a spreadsheet would run as a formula is made plain text by an
 * apostrophe before it; the head comes with the mark by which spreadsheets know UTF-8.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[], { isHead = false } = {}): string {
	return stringify(rows as (string | number | null)[][], {
		bom: isHead,
		record_delimiter: 'windows',
		escape_formulas: true,
		cast: { string: (cell) => (HIDDEN_FORMULA.test(cell) ? `'${cell}` : cell) },
	});
}

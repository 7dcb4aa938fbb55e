import type { Kind } from './kinds.ts';

export const actKinds = ['end', 'change', 'addition'] as const;
export type ActKind = (typeof actKinds)[number];

export type Fields = Record<string, string | null>;

/** One thing that an import does. What is shown of it holds no id: the same thing worked out again reads the same. */
export interface Act {
	kind: Kind;
	act: ActKind;
	/** The row of the file, as the spreadsheet counts; nothing where it comes from a row that is not there. */
	row: number | null;
	/** Who or what it is about, with the number by which the file knows it. */
	name: string;
	/** The pod, of a membership or an allocation. */
	pod?: string;
	/** As shown: what is set, with names for ids. */
	shown: Fields;
	/** As shown: what it was, of a change. */
	was?: Fields;
	/** As written. */
	id: string;
	set: Fields;
}

/** What is wrong with one cell. The words are the page's: `imports:fault.<code>`. */
export const cellFaults = [
	'empty',
	'too_long',
	'formula',
	'control_characters',
	'one_line',
	'not_a_choice',
	'not_a_key',
	'not_a_day',
	'day_ambiguous',
	'day_month_first',
	'day_short_year',
	'day_as_number',
	'not_a_time',
	'not_an_email',
	'not_a_phone',
	'not_a_share',
	'not_weekdays',
] as const;
export type CellFault = (typeof cellFaults)[number];

/** What is wrong with a file, a row or a cell. */
export const rowFaults = [
	'cells_wrong',
	'same_key_twice',
	'name_taken',
	'email_taken',
	'no_such_staff',
	'no_such_pod',
	'no_such_person',
	'ends_before_start',
	'hours_backwards',
	'overlaps_row',
	'overlaps_kept',
	'yourself',
	'pod_has_families',
	'open_complaint',
] as const;
export const fileFaults = [
	'encoding_unknown',
	'file_empty',
	'only_a_head',
	'quotes_broken',
	'too_many_rows',
	'column_unknown',
	'column_missing',
	'column_twice',
] as const;

export type FaultCode = CellFault | (typeof rowFaults)[number] | (typeof fileFaults)[number];

export interface Fault {
	kind: Kind;
	/** As the spreadsheet counts: the head is row 1. Nothing for the file as a whole. */
	row: number | null;
	column: string | null;
	code: FaultCode;
	/** What stood there, the other row, or what may stand there, for the words. */
	said?: string;
}

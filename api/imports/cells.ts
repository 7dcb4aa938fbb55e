import { isDay } from '../calendar/day.ts';
import { isOneAddress } from '../outbox/address.ts';
import type { CellFault } from './act.ts';

export type Read = { value: string } | { wrong: CellFault };

/** Reads what stands in a cell, cut of the blanks around it and never empty. */
export type ReadCell = (text: string) => Read;

/** The longest that a cell of its kind may be. Characters. */
export const cellLimits = { name: 120, key: 40, phone: 40 } as const;

/** What a spreadsheet may have hidden, and nobody typed. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A name, or other words on one line. One that a spreadsheet would run is no name, and is asked about rather than kept. */
export function nameCell(text: string): Read {
	const name = text.normalize('NFC');
	if (CONTROL.test(name) || !name.isWellFormed()) return { wrong: 'control_characters' };
	if (/[\n\t\r]/.test(name)) return { wrong: 'one_line' };
	if (FORMULA.test(name)) return { wrong: 'formula' };
	if ([...name].length > cellLimits.name) return { wrong: 'too_long' };
	return { value: name };
}

/** A number or code of another system: letters, digits and what stands between them, kept as it is, noughts in front too. */
export function keyCell(text: string): Read {
	if (text.startsWith('=')) return { wrong: 'formula' };
	if (text.length > cellLimits.key) return { wrong: 'too_long' };
	return /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text) ? { value: text.normalize('NFC') } : { wrong: 'not_a_key' };
}

/** A plus before a number is a country's, and harmless: it is kept. */
export function phoneCell(text: string): Read {
	if (text.length > cellLimits.phone) return { wrong: 'too_long' };
	return /^\+?[\d ()-]{3,}(?: ?(?:x|ext\.?) ?\d+)?$/i.test(text) ? { value: text } : { wrong: 'not_a_phone' };
}

export function emailCell(text: string): Read {
	return isOneAddress(text) ? { value: text.toLowerCase() } : { wrong: 'not_an_email' };
}

export function timeCell(text: string): Read {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text) ?? [];
	if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return { wrong: 'not_a_time' };
	return { value: `${hours.padStart(2, '0')}:${minutes}` };
}

/** A share of full time, more than nothing and at most one: `0.6`. */
export function shareCell(text: string): Read {
	const share = /^[01](?:\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
	return share > 0 && share <= 1 ? { value: String(share) } : { wrong: 'not_a_share' };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days of the week, as names or as numbers with Monday as 1: `Mon, Tue, Thu`. Kept as `1,2,4`. */
export function weekdaysCell(text: string): Read {
	const days = text
		.toLowerCase()
		.split(/[\s,;/]+/)
		.map((day) => (/^[1-7]$/.test(day) ? Number(day) : weekdays.indexOf(day.slice(0, 3)) + 1));
	if (days.some((day) => day === 0) || new Set(days).size !== days.length) return { wrong: 'not_weekdays' };
	return { value: days.toSorted((a, b) => a - b).join(',') };
}

/** One of a list of words. Case, and a space for an underscore, are forgiven. */
export function choiceCell(choices: readonly string[]): ReadCell {
	return (text) => {
		const chosen = text.toLowerCase().replace(/[\s-]+/g, '_');
		return choices.includes(chosen) ? { value: chosen } : { wrong: 'not_a_choice' };
	};
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?$/;

/**
 * A date as `2026-06-08`, or as the spreadsheet of an English office writes it, `08/06/2026`. A file in which some day can
 * only be read with its month first is not read either way: there `08/06/2026` may be August (`monthFirst`).
 */
export function dayCell(monthFirst: boolean): ReadCell {
	return (text) => {
		const iso = ISO.exec(text)?.[1];
		if (iso !== undefined) return isDay(iso) ? { value: iso } : { wrong: 'not_a_day' };
		if (/^\d{5}$/.test(text)) return { wrong: 'day_as_number' };
		if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return { wrong: 'day_short_year' };
		if (isMonthFirst(text)) return { wrong: 'day_month_first' };
		const [, date, month, year] = SLASHED.exec(text) ?? [];
		if (date === undefined || month === undefined) return { wrong: 'not_a_day' };
		if (monthFirst && Number(date) <= 12 && date !== month) return { wrong: 'day_ambiguous' };
		const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
		return isDay(day) ? { value: day } : { wrong: 'not_a_day' };
	};
}

/** Whether this can only be a date with its month first, `06/23/2026`. */
export function isMonthFirst(text: string): boolean {
	const [, first, second] = SLASHED.exec(text.trim()) ?? [];
	return Number(first) <= 12 && Number(second) > 12 && Number(second) <= 31;
}

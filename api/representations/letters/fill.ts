import { asInSentence, languageOr, localeFor } from '../../accounts/languages.ts';
import type { Day } from '../../calendar/day.ts';
import type { Gap } from './kinds.ts';

export type Facts = Partial<Record<Gap, string>>;

/** A letter's text with its gaps filled, in one go: what is filled in is never looked at for gaps again. */
export function filled(text: string, facts: Facts): string {
	return text.replace(/\{\{(\w+)\}\}/g, (_, gap: Gap) => facts[gap] ?? '');
}

/** The numbers and addresses that any letter may name. */
export function contactFacts(of: {
	phone: string;
	advocacy: string;
	ombudsman: { phone: string; address: readonly string[] };
}): Facts {
	return {
		phone: fromTheLeft(of.phone),
		advocacy: fromTheLeft(of.advocacy),
		ombudsman: fromTheLeft(of.ombudsman.phone),
		ombudsman_address: `\u2066${of.ombudsman.address.join(', ')}\u2069`,
	};
}

/** `Monday 22 June 2026`: always the Gregorian calendar. */
export function dayInLetter(day: Day, language: string): string {
	const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	const known = languageOr(language);
	const format = new Intl.DateTimeFormat(localeFor(known), { ...long, calendar: 'gregory', timeZone: 'Europe/London' });
	return asInSentence(format.format(new Date(`${day}T12:00:00Z`)), known);
}

/**
 * The letter with a passage in it, whatever was typed: where somebody took it out or wrote it anew, it stands at the end.
 * White space and marks of direction make no difference.
 */
export function withPassage(words: string, passage: string): string {
	const bare = (text: string) => text.replace(/[\s\u2066-\u2069]+/g, '');
	return bare(words).includes(bare(passage)) ? words : `${words}\n\n${passage}`;
}

/** Digits read from left to right, whatever the language around them, and never broken over two lines. */
function fromTheLeft(number: string): string {
	return `\u2066${number.replaceAll(' ', '\u00a0')}\u2069`;
}

import type { Day } from '../calendar/day.ts';
import ar from './letters/ar.json' with { type: 'json' };
import en from './letters/en.json' with { type: 'json' };
import type { Lateness, Promised } from './procedure/for-family.ts';

/** Letters that the house writes to a person by itself, in their thread. */
export const letterNames = [
	'late_answer',
	'late_answer_over',
	'late_again',
	'late_again_over',
	'late_panel',
	'late_panel_report',
	'stopped',
	'date_moved',
	'joined',
	'parted',
] as const;
export type LetterName = (typeof letterNames)[number];

/** What fills the gaps of a letter. */
export interface LetterGaps {
	day: Day;
	last: Day | null;
	phone: string;
	advocacy: string;
	ombudsman: string;
}

/** In what language and wording somebody is written to. A language that we do not have is English. */
export interface LetterVoice {
	language: string;
	wording: string;
}

const texts: Record<string, { locale: string; words: Record<string, string> }> = {
	en: { locale: 'en-GB', words: en },
	ar: { locale: 'ar', words: ar },
};

/** The words of a letter as the person reads them. Kept as sent: a text that changes later changes no letter. */
export function letterWords(name: LetterName, { language, wording }: LetterVoice, gaps: LetterGaps): string {
	const { locale, words } = texts[language] ?? texts.en!;
	const text = words[`${name}_${wording}`] ?? words[name]!;
	const filled: Record<string, string> = {
		day: dayInWords(gaps.day, locale),
		last: gaps.last === null ? '' : dayInWords(gaps.last, locale),
		phone: fromTheLeft(gaps.phone),
		advocacy: fromTheLeft(gaps.advocacy),
		ombudsman: fromTheLeft(gaps.ombudsman),
	};
	return text.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => filled[gap]!);
}

/** Which letter says that what was promised is not here; null while it is in time. */
export function letterWhenLate({ clock }: Promised, lateness: Lateness): LetterName | null {
	if (lateness === 'in_time') return null;
	if (clock === 'stage_1') return lateness === 'late' ? 'late_answer' : 'late_answer_over';
	if (clock === 'stage_3_panel') return 'late_panel';
	if (clock === 'panel_findings') return 'late_panel_report';
	return lateness === 'late' ? 'late_again' : 'late_again_over';
}

/** `Monday 22 June 2026`: always the Gregorian calendar. */
function dayInWords(day: Day, locale: string): string {
	const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	const format = new Intl.DateTimeFormat(locale, { ...long, calendar: 'gregory', timeZone: 'Europe/London' });
	return format.format(new Date(`${day}T12:00:00Z`)).replace(/^(\p{L}+), /u, '$1 ');
}

/** Digits read from left to right, whatever the language around them, and never broken over two lines. */
function fromTheLeft(number: string): string {
	return `\u2066${number.replaceAll(' ', '\u00a0')}\u2069`;
}

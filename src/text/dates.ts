import type { Day, Instant } from '../../api/calendar/day.ts';
import { languageOf, type Voice } from './voices.ts';

/** Always the Gregorian calendar and London: some languages' own default is another calendar. */
const here = { calendar: 'gregory', timeZone: 'Europe/London' } as const;
const locales = { en: 'en-GB', ar: 'ar' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(voice: Voice, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const locale = locales[languageOf(voice)];
	const key = locale + JSON.stringify(options);
	const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...here, ...options });
	formats.set(key, made);
	return made;
}

/** `Monday 22 June 2026`. */
export function dayInWords(day: Day, voice: Voice): string {
	return format(voice, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
		.format(new Date(`${day}T12:00:00Z`))
		.replace(/^(\p{L}+), /u, '$1 ');
}

/** `Mon 22 Jun 2026`, for tables. */
export function dayInShort(day: Day, voice: Voice): string {
	return format(voice, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
		.format(new Date(`${day}T12:00:00Z`))
		.replace(',', '');
}

/** `Monday`. 1 is Monday, 7 is Sunday. */
export function weekdayName(number: number, voice: Voice, length: 'long' | 'short' = 'long'): string {
	return format(voice, { weekday: length }).format(new Date(Date.UTC(2024, 0, number, 12)));
}

/** `22 June 2026 at 14:05`. */
export function momentInWords(at: Instant, voice: Voice): string {
	return format(voice, { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' }).format(
		new Date(at),
	);
}

/** `17:00` as people say it: `5pm`. */
export function timeInWords(time: string, voice: Voice): string {
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	const shown: Intl.DateTimeFormatOptions = { hour: 'numeric', hour12: true, timeZone: 'UTC' };
	if (minute !== 0) shown.minute = '2-digit';
	const words = format(voice, shown).format(new Date(Date.UTC(2024, 0, 1, hour, minute)));
	return languageOf(voice) === 'en' ? words.replace(/\s/g, '') : words;
}

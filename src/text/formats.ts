import { type Language, localeFor } from '../../api/accounts/languages.ts';
import { languageOf, type Voice } from './voices.ts';

/** The name by which a browser formats numbers in this voice, and finds a voice to read aloud with. */
export function localeOf(voice: Voice): string {
	return localeFor(languageOf(voice));
}

/** Always the Gregorian calendar and London: some languages' own default is another calendar. */
const here = { calendar: 'gregory', timeZone: 'Europe/London' } as const;

/** Something of `Intl`, made once for each language: making it costs a hundred times more than using it. */
function inEach<Format>(make: (locale: string) => Format): (voice: Voice) => Format {
	const made = new Map<Language, Format>();
	return (voice) => {
		const language = languageOf(voice);
		const format = made.get(language) ?? make(localeFor(language));
		made.set(language, format);
		return format;
	};
}

/** So many moments at most are remembered in words, for each language and way of saying them. */
const SAID_MOST = 1000;

/** Moments in words, remembered: a page says the same few days again and again, and so does the next one. */
export function dates(options: Intl.DateTimeFormatOptions) {
	return inEach((locale) => {
		const format = new Intl.DateTimeFormat(locale, { ...here, ...options });
		const said = new Map<number, string>();
		return {
			format(at: Date): string {
				const known = said.get(at.getTime());
				if (known !== undefined) return known;
				const words = format.format(at);
				if (said.size < SAID_MOST) said.set(at.getTime(), words);
				return words;
			},
		};
	});
}

const lists = inEach((locale) => new Intl.ListFormat(locale));
const numbers = inEach((locale) => new Intl.NumberFormat(locale));

/** `Monday, Tuesday and Thursday`. */
export function listInWords(parts: readonly string[], voice: Voice): string {
	return lists(voice).format(parts);
}

/** `10,000`. */
export function numberInWords(number: number, voice: Voice): string {
	return numbers(voice).format(number);
}

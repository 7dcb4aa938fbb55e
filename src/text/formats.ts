import { type Language, languageOf, type Voice } from './voices.ts';

const locales = { en: 'en-GB', ar: 'ar' } as const satisfies Record<Language, string>;

/** The name by which a browser formats numbers in this voice, and finds a voice to read aloud with. */
export function localeOf(voice: Voice): string {
	return locales[languageOf(voice)];
}

/** Always the Gregorian calendar and London: some languages' own default is another calendar. */
const here = { calendar: 'gregory', timeZone: 'Europe/London' } as const;

/** Something of `Intl`, made once for each language: making it costs a hundred times more than using it. */
function inEach<Format>(make: (locale: string) => Format): (voice: Voice) => Format {
	const made = new Map<Language, Format>();
	return (voice) => {
		const language = languageOf(voice);
		const format = made.get(language) ?? make(locales[language]);
		made.set(language, format);
		return format;
	};
}

export function dates(options: Intl.DateTimeFormatOptions) {
	return inEach((locale) => new Intl.DateTimeFormat(locale, { ...here, ...options }));
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

/**
 * The languages that a person may have: the one place where they are named. Pages, letters, questionnaires, imports and whatever
 * else asks for a language take it from here; `README.md` tells the four steps of adding one. They stand in the order in which
 * they are offered.
 */
export const languages = ['en', 'cy', 'ar', 'pl', 'pt', 'es', 'fa', 'bn', 'uk', 'ur'] as const;
export type Language = (typeof languages)[number];

/**
 * What each is to the software that writes days and numbers in it: always the Gregorian calendar and the digits of a telephone here,
 * whatever is usual where the language comes from, so that a date can be shown to anybody in this country.
 */
const locales: Record<Language, string> = {
	en: 'en-GB',
	cy: 'cy',
	ar: 'ar',
	pl: 'pl',
	pt: 'pt-PT',
	es: 'es',
	fa: 'fa-u-ca-gregory-nu-latn',
	bn: 'bn-u-nu-latn',
	uk: 'uk',
	ur: 'ur',
};

/** By what name staff know each: what ICU calls Persian and Bangla is Farsi and Bengali to the people here. */
const namesInEnglish: Record<Language, string> = {
	en: 'English',
	cy: 'Welsh',
	ar: 'Arabic',
	pl: 'Polish',
	pt: 'Portuguese',
	es: 'Spanish',
	fa: 'Farsi',
	bn: 'Bengali',
	uk: 'Ukrainian',
	ur: 'Urdu',
};

const rightToLeft: readonly Language[] = ['ar', 'fa', 'ur'];

export function isLanguage(text: string | null | undefined): text is Language {
	return (languages as readonly string[]).includes(text ?? '');
}

/** The language itself where we have it, else English. */
export function languageOr(text: string | null | undefined): Language {
	return isLanguage(text) ? text : 'en';
}

/** `Welsh`; what is no language of ours by its code. */
export function nameInEnglish(language: string): string {
	return isLanguage(language) ? namesInEnglish[language] : language;
}

export function localeFor(language: Language): string {
	return locales[language];
}

export function directionIn(language: Language): 'ltr' | 'rtl' {
	return rightToLeft.includes(language) ? 'rtl' : 'ltr';
}

/**
 * A day in words as it can stand in the middle of a sentence: `Monday 22 June 2026`. `Intl` puts commas around its parts in most
 * languages and ends the Ukrainian one with an abbreviation and its full stop. The Arabic comma is part of how a day is written there.
 */
export function asInSentence(day: string, language: Language): string {
	return language === 'ar' ? day : day.replace(/[,،]/g, '').replace(/\sр\.(?=\s|$)/, '');
}

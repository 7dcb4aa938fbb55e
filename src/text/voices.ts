/**
 * A voice is a language and a wording of it. It is the first part of every family address, so that it needs no cookie,
 * can be sent to somebody, and works without a script.
 */
export const voices = ['en', 'en-young', 'en-easy', 'ar', 'ar-young', 'ar-easy'] as const;
export type Voice = (typeof voices)[number];

export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];
export type Wording = 'adult' | 'young' | 'easy';

const rightToLeft: readonly Language[] = ['ar'];

export function isVoice(text: string | undefined): text is Voice {
	return (voices as readonly string[]).includes(text ?? '');
}

export function languageOf(voice: Voice): Language {
	return voice.split('-')[0] as Language;
}

export function wordingOf(voice: Voice): Wording {
	return (voice.split('-')[1] ?? 'adult') as Wording;
}

export function voiceOf(language: string | null, wording: Wording | null): Voice {
	const known = (languages as readonly string[]).includes(language ?? '') ? language : 'en';
	return (wording === null || wording === 'adult' ? known : `${known}-${wording}`) as Voice;
}

export function directionOf(voice: Voice): 'ltr' | 'rtl' {
	return rightToLeft.includes(languageOf(voice)) ? 'rtl' : 'ltr';
}

/** The same page in another voice: `/en/tell-us` in Arabic is `/ar/tell-us`. */
export function inVoice(path: string, voice: Voice): string {
	return path.replace(/^\/[^/]+/, `/${voice}`);
}

/** The language a browser asks for first among ours; English when it asks for none of them. */
export function voiceAskedFor(acceptLanguage: string | undefined): Voice {
	const asked = (acceptLanguage ?? '')
		.split(',')
		.map((part) => part.trim().slice(0, 2).toLowerCase())
		.find((language): language is Language => (languages as readonly string[]).includes(language));
	return asked ?? 'en';
}

import { directionIn, isLanguage, type Language, languageOr, languages } from '../../api/accounts/languages.ts';

/**
 * A voice is a language and a wording of it. It is the first part of every family address, so that it needs no cookie,
 * can be sent to somebody, and works without a script.
 */
export const wordings = ['adult', 'young', 'easy'] as const;
export type Wording = (typeof wordings)[number];
export type Voice = Language | `${Language}-${Exclude<Wording, 'adult'>}`;

export const voices: readonly Voice[] = languages.flatMap((language) =>
	wordings.map((wording) => voiceOf(language, wording)),
);

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
	const known = languageOr(language);
	return wording === null || wording === 'adult' ? known : `${known}-${wording}`;
}

/**
 * In what somebody reads on who has just come in: what they chose on the way holds for as long as they read, and else what is kept
 * for them. The plain English of somebody who chose nothing is no choice.
 */
export function voiceOnward(read: Voice, kept: { language: string; wording: Wording }): Voice {
	return read === 'en' ? voiceOf(kept.language, kept.wording) : read;
}

export function directionOf(voice: Voice): 'ltr' | 'rtl' {
	return directionIn(languageOf(voice));
}

/** The same page in another voice: `/en/tell-us` in Arabic is `/ar/tell-us`. */
export function inVoice(path: string, voice: Voice): string {
	return path.replace(/^\/[^/]+/, `/${voice}`);
}

/** The language that a browser wants most among ours; English when it asks for none of them. */
export function voiceAskedFor(acceptLanguage: string | undefined): Voice {
	const asked = (acceptLanguage ?? '').split(',').map((part) => {
		const [tag = '', ...more] = part.split(';').map((one) => one.trim());
		const weight = more.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
		return { language: tag.toLowerCase().split('-')[0], weight: Number(weight) || 0 };
	});
	const ours = asked.filter(({ language, weight }) => isLanguage(language) && weight > 0);
	return languageOr(ours.toSorted((a, b) => b.weight - a.weight)[0]?.language);
}

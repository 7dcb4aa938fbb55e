import { type Language, languages } from '../accounts/languages.ts';
import type { Found } from './naming.ts';

/** *What we heard, what we changed*: a finished learning action, told to everybody in other words than those of the complaint. */
export const tellingLanguages = languages;
export type TellingLanguage = Language;

/** As for questionnaires: plain words for adults, easy ones for young people and Easy Read. */
export const tellingWordings = ['plain', 'easy'] as const;
export type TellingWording = (typeof tellingWordings)[number];

/** One language and wording of it. Both parts or none. Characters. */
export const tellingLimits = { heard: 500, changed: 800 } as const;

export interface Text {
	heard: string;
	changed: string;
}

export interface TellingText extends Text {
	language: TellingLanguage;
	wording: TellingWording;
}

/** Without these nobody could read it: other languages fall back to English, and the page says that they do. */
export const neededTexts: readonly Pick<TellingText, 'language' | 'wording'>[] = [
	{ language: 'en', wording: 'plain' },
	{ language: 'en', wording: 'easy' },
];

/** Easy words come in short sentences: so many words each, at most. */
export const easySentenceWords = 15;

/**
 * The text for a reader: in their language and wording, else the easy or plain one of that language, else in English. Undefined
 * where there is none at all.
 */
export function textFor(
	texts: readonly TellingText[],
	language: TellingLanguage,
	wording: TellingWording,
): TellingText | undefined {
	const other = wording === 'easy' ? 'plain' : 'easy';
	const order = [
		...[wording, other].map((one) => ({ language, wording: one })),
		...[wording, other].map((one) => ({ language: 'en', wording: one })),
	];
	return order
		.map((wanted) => texts.find((text) => text.language === wanted.language && text.wording === wanted.wording))
		.find((text) => text !== undefined);
}

/** The texts that nobody could do without and that are not written. */
export function missingTexts(texts: readonly TellingText[]): string[] {
	return neededTexts
		.filter(({ language, wording }) => !texts.some((one) => one.language === language && one.wording === wording))
		.map(({ language, wording }) => `${language}.${wording}`);
}

/** Sentences of an easy text that are longer than easy ones are. */
export function longSentences({ heard, changed, wording }: TellingText): string[] {
	if (wording !== 'easy') return [];
	return [heard, changed]
		.flatMap((text) => text.split(/(?<=[.!?؟।۔])\s+|\n+/))
		.filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > easySentenceWords);
}

/** What stands out in one text, and where. */
export interface FoundAt extends Found {
	language: TellingLanguage;
	wording: TellingWording;
}

export const tellingStates = ['none', 'draft', 'published'] as const;
export type TellingState = (typeof tellingStates)[number];

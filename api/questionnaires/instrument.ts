import { isLanguage, type Language, languages } from '../accounts/languages.ts';

/**
 * A questionnaire as data. What somebody was asked is kept for as long as their answer is: a published version never
 * changes, and every answer names the version it was given to.
 */
export const instrumentCodes = [
	'views_4_7',
	'views_8_11',
	'views_12_17',
	'views_parent',
	'review_4_8',
	'review_9_12',
	'review_13_17',
	'after_young',
	'after_parent',
	'closure_under_8',
	'closure_8_12',
	'closure_13_17',
	'closure_parent',
] as const;
export type InstrumentCode = (typeof instrumentCodes)[number];

/** What an instrument is for: to be heard before a meeting, to say how the meeting was, to say how the work went. */
export const purposes = ['views', 'after_meeting', 'closure'] as const;
export type Purpose = (typeof purposes)[number];

export const audiences = ['child', 'young_person', 'parent_or_carer'] as const;
export type Audience = (typeof audiences)[number];

/** How it is read: with somebody who reads along, alone by a young person, or by an adult. */
export const readingModes = ['with_helper', 'young', 'adult'] as const;
export type ReadingMode = (typeof readingModes)[number];

interface Wordings {
	plain: string;
	/** In Easy Read, where that says it in other words. */
	easy?: string | undefined;
}

/**
 * One text: in English as most people read it, and in every other language that somebody has put it into. What ships is in all of
 * them; a council may write in English alone.
 */
export type Words = { en: Wordings } & { [other in Exclude<Language, 'en'>]?: Wordings | undefined };

/** The four principles that closure feedback is reported by (Principal Social Worker's report 2019; `domain.md` 4). */
export const principles = ['continuity', 'consistency', 'collaboration', 'culture'] as const;
export type Principle = (typeof principles)[number];

/** The measures of the 2010-11 pilot (`domain.md` 3.3), so that results can be laid beside it. */
export const measures = ['safer', 'explained', 'attended', 'why_attend', 'taken_into_account', 'speak_up'] as const;
export type Measure = (typeof measures)[number];

export interface Option {
	/** What is kept. Never shown. */
	value: string;
	says: Words;
}

/** An item is shown only where an earlier one was answered so. */
export type Condition = { item: string; is: readonly string[] } | { item: string; atMost: number };

interface Asked {
	/** Its name within the instrument, and the name of its field: `what_worries`. */
	key: string;
	asks: Words;
	help?: Words | undefined;
	/** One of our own line drawings, by name. */
	picture?: string | undefined;
	showIf?: Condition | undefined;
	maps?: { principle?: Principle | undefined; measure?: Measure | undefined } | undefined;
}

export interface TextItem extends Asked {
	kind: 'text';
	/** Characters. */
	most: number;
}
export interface ChoiceItem extends Asked {
	kind: 'choice';
	options: readonly Option[];
	/** Several may be chosen. */
	several: boolean;
}
/** Faces with names, the hardest first: 1 is the saddest. Three for the youngest, five for others. */
export interface FacesItem extends Asked {
	kind: 'faces';
	faces: 3 | 5;
}
/** 0 to 10, with what stands at both ends. */
export interface ScaleItem extends Asked {
	kind: 'scale';
	low: Words;
	high: Words;
}
/** Three houses: worries, good things, dreams. */
export interface HousesItem extends Asked {
	kind: 'houses';
	most: number;
}
/** A drawing, or its description in words, or both. */
export interface DrawingItem extends Asked {
	kind: 'drawing';
	most: number;
}

export type Item = TextItem | ChoiceItem | FacesItem | ScaleItem | HousesItem | DrawingItem;
export type ItemKind = Item['kind'];

/** What the rules of answering need of an item: none of its texts. An item is a rule, and a browser needs no more. */
export type Rule = { key: string; showIf?: Condition | undefined } & (
	| { kind: 'text' | 'houses' | 'drawing'; most: number }
	| { kind: 'choice'; options: readonly { value: string }[]; several: boolean }
	| { kind: 'faces'; faces: 3 | 5 }
	| { kind: 'scale' }
);

export interface Instrument {
	code: InstrumentCode;
	purpose: Purpose;
	audience: Audience;
	reading: ReadingMode;
	title: Words;
	/** What stands on its first page. */
	intro: Words;
	items: readonly Item[];
}

export const houses = ['worries', 'good', 'dreams'] as const;
export type House = (typeof houses)[number];

/** The text for somebody who reads this language, in Easy Read where they read that; in English where it is not in theirs. */
export function wordsIn(words: Words, language: Language, isEasy: boolean): string {
	const { plain, easy } = words[language] ?? words.en;
	return isEasy ? (easy ?? plain) : plain;
}

/** The language somebody reads all of this in: their own, or English where a single text of it is not in theirs. */
export function readIn(texts: readonly Words[], language: Language): Language {
	return texts.every((words) => words[language] !== undefined) ? language : 'en';
}

/** The same questions in one language, and in English for what is not in it. */
export function inLanguage(instrument: Instrument, language: Language): Instrument {
	const isLeftOut = (key: string) => isLanguage(key) && key !== 'en' && key !== language;
	const text = JSON.stringify(instrument);
	return JSON.parse(text, (key, value: unknown) => (isLeftOut(key) ? undefined : value)) as Instrument;
}

/** Every text of one question. */
export function textsOf(item: Item): Words[] {
	return [
		item.asks,
		...(item.help ? [item.help] : []),
		...(item.kind === 'choice' ? item.options.map(({ says }) => says) : []),
		...(item.kind === 'scale' ? [item.low, item.high] : []),
	];
}

/** The languages that a text is in. */
export function languagesOf(words: Words): Language[] {
	return languages.filter((language) => words[language] !== undefined);
}

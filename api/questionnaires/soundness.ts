import {
	type ChoiceItem,
	type Condition,
	type Instrument,
	type Item,
	languagesOf,
	measures,
	type Words,
} from './instrument.ts';
import { counting } from './measures.ts';
import { pictureNames } from './picture-names.ts';

/** What a person can meet: how much may be asked, and how long a sentence may be. */
export const instrumentLimits = {
	items: 40,
	options: 12,
	/** Characters of one text. */
	text: 600,
	/** Words of one sentence. */
	plain: 20,
	easy: 15,
	/** Characters of one answer. */
	answer: 5000,
} as const;

/** The names that the page of a question uses itself: an answer by one of them would be lost. */
export const reservedKeys = ['action', 'at', 'check', 'key', 'send', 'whole'] as const;

/** One thing that keeps an instrument from being published, and where: `items.3.asks.ar.plain`. */
export interface Fault {
	path: string;
	code: `questionnaires.${string}.${string}`;
}

const NAME = /^[a-z][a-z0-9_]{1,40}$/;

/** Everything that is wrong with an instrument. Only one with no faults can be published. */
export function faultsOf(instrument: Instrument): Fault[] {
	const { title, intro, items } = instrument;
	return [
		...faultsOfWords('title', title),
		...faultsOfWords('intro', intro),
		...faultsOfCount(items),
		...items.flatMap((item, index) => faultsOfItem(item, `items.${index}`, items.slice(0, index))),
		...faultsOfMeasures(instrument),
	];
}

function faultsOfCount({ length }: readonly Item[]): Fault[] {
	if (length === 0) return [{ path: 'items', code: 'questionnaires.items.none' }];
	return length > instrumentLimits.items ? [{ path: 'items', code: 'questionnaires.items.over_limit' }] : [];
}

function faultsOfItem(item: Item, path: string, before: readonly Item[]): Fault[] {
	return [
		...faultOfKey(item.key, path, before),
		...faultsOfWords(`${path}.asks`, item.asks),
		...(item.help === undefined ? [] : faultsOfWords(`${path}.help`, item.help)),
		...faultOfPicture(item.picture, path),
		...(item.showIf === undefined ? [] : faultOfCondition(item.showIf, path, before)),
		...(item.kind === 'choice' ? faultsOfOptions(item, path) : []),
		...(item.kind === 'scale' ? faultsOfEnds(item, path) : []),
	];
}

function faultOfKey(key: string, path: string, before: readonly Item[]): Fault[] {
	const code = wrongKey(key, before);
	return code === undefined ? [] : [{ path: `${path}.key`, code }];
}

/** A key without a dot cannot be the name of another item's field (`key.who`, `key.words`), so to be its own is enough. */
export function wrongKey(key: string, others: readonly Item[]): Fault['code'] | undefined {
	if (!NAME.test(key)) return 'questionnaires.key.malformed';
	if ((reservedKeys as readonly string[]).includes(key)) return 'questionnaires.key.reserved';
	return others.some((other) => other.key === key) ? 'questionnaires.key.twice' : undefined;
}

function faultOfPicture(picture: string | undefined, path: string): Fault[] {
	const isKnown = picture === undefined || (pictureNames as readonly string[]).includes(picture);
	return isKnown ? [] : [{ path: `${path}.picture`, code: 'questionnaires.picture.unknown' }];
}

/** A question that waits for an answer which cannot be given would never be asked. */
function faultOfCondition(condition: Condition, path: string, before: readonly Item[]): Fault[] {
	const at = `${path}.showIf`;
	const earlier = before.find(({ key }) => key === condition.item);
	if (earlier === undefined) return [{ path: at, code: 'questionnaires.condition.not_earlier' }];
	return canBeSo(earlier, condition) ? [] : [{ path: at, code: 'questionnaires.condition.cannot_be' }];
}

function canBeSo(earlier: Item, condition: Condition): boolean {
	if ('is' in condition) {
		if (earlier.kind !== 'choice' || condition.is.length === 0) return false;
		return condition.is.every((value) => earlier.options.some((option) => option.value === value));
	}
	if (earlier.kind === 'scale') return isWithin(condition.atMost, 0, 10);
	return earlier.kind === 'faces' && isWithin(condition.atMost, 1, earlier.faces);
}

const isWithin = (number: number, least: number, most: number) =>
	Number.isInteger(number) && number >= least && number <= most;

function faultsOfOptions({ options }: ChoiceItem, path: string): Fault[] {
	const at = `${path}.options`;
	const isTooMany = options.length > instrumentLimits.options;
	return [
		...(options.length < 2 ? [{ path: at, code: 'questionnaires.options.not_enough' } as const] : []),
		...(isTooMany ? [{ path: at, code: 'questionnaires.options.over_limit' } as const] : []),
		...options.flatMap(({ value, says }, index) => [
			...faultOfValue(value, `${at}.${index}.value`, options.slice(0, index)),
			...faultsOfWords(`${at}.${index}.says`, says),
		]),
	];
}

function faultOfValue(value: string, path: string, before: readonly { value: string }[]): Fault[] {
	if (!NAME.test(value)) return [{ path, code: 'questionnaires.option.malformed' }];
	return before.some((other) => other.value === value) ? [{ path, code: 'questionnaires.option.twice' }] : [];
}

/** Numbers alone mean nothing: both ends say what they stand for. */
function faultsOfEnds({ low, high }: Extract<Item, { kind: 'scale' }>, path: string): Fault[] {
	const faults = [...faultsOfWords(`${path}.low`, low), ...faultsOfWords(`${path}.high`, high)];
	return faults.map(({ path: at, code }) => ({
		path: at,
		code: code === 'questionnaires.text.missing' ? 'questionnaires.scale.not_anchored' : code,
	}));
}

/** Each measure of the pilot is asked once, by an item that can be counted; after a meeting all of them are. */
function faultsOfMeasures({ purpose, items }: Instrument): Fault[] {
	const asked = items.flatMap((item, index) =>
		item.maps?.measure ? [{ item, index, measure: item.maps.measure }] : [],
	);
	const wrong = asked.flatMap(({ item, index, measure }): Fault[] => {
		const path = `items.${index}.maps.measure`;
		const isFirst = asked.find((other) => other.measure === measure)!.index === index;
		if (!isFirst) return [{ path, code: 'questionnaires.measure.twice' }];
		const counts = counting[measure].every((value) => canBeSo(item, { item: item.key, is: [value] }));
		return counts ? [] : [{ path, code: 'questionnaires.measure.not_counted' }];
	});
	const isWhole = purpose !== 'after_meeting' || measures.every((one) => asked.some(({ measure }) => measure === one));
	return isWhole ? wrong : [...wrong, { path: 'items', code: 'questionnaires.measure.missing' }];
}

/** English has to be there. Another language that a text is in is held to the same. */
function faultsOfWords(path: string, words: Words): Fault[] {
	return languagesOf(words).flatMap((language) => {
		const { plain, easy } = words[language]!;
		return [
			...faultOfText(`${path}.${language}.plain`, plain, instrumentLimits.plain),
			...(easy === undefined ? [] : faultOfText(`${path}.${language}.easy`, easy, instrumentLimits.easy)),
			...(easy === undefined && isTooLong(plain, instrumentLimits.easy) && !isTooLong(plain, instrumentLimits.plain)
				? [{ path: `${path}.${language}.easy`, code: 'questionnaires.text.easy_missing' } as const]
				: []),
		];
	});
}

function faultOfText(path: string, text: string, most: number): Fault[] {
	if (text.trim() === '') return [{ path, code: 'questionnaires.text.missing' }];
	if (text.length > instrumentLimits.text) return [{ path, code: 'questionnaires.text.too_long' }];
	return isTooLong(text, most) ? [{ path, code: 'questionnaires.text.long_sentence' }] : [];
}

function isTooLong(text: string, most: number): boolean {
	return sentencesIn(text).some((sentence) => wordsOf(sentence).length > most);
}

/** The sentences of a text in any of our languages. */
export function sentencesIn(text: string): string[] {
	return text.split(/(?<=[.!?:؟؛।۔])\s+/).filter((sentence) => sentence.trim() !== '');
}

export function wordsOf(sentence: string): string[] {
	return sentence.split(/\s+/).filter(Boolean);
}

import { type Drawing, readDrawing, writeDrawing } from './drawing.ts';
import { type House, houses, type Rule } from './instrument.ts';

/**
 * Who may hear one answer. The first is what holds until somebody says otherwise: whoever runs the meeting and the child's
 * worker read it, and it is not read out. `tell_chair_only` is for the chair alone (`domain.md` 3.5).
 */
export const visibilities = ['not_read_out', 'can_be_read_out', 'tell_chair_only'] as const;
export type Visibility = (typeof visibilities)[number];

export type Value =
	| { kind: 'text'; words: string }
	| { kind: 'choice'; chosen: string[] }
	/** 1 is the hardest face. */
	| { kind: 'faces'; face: number }
	| { kind: 'scale'; at: number }
	| { kind: 'houses'; houses: Partial<Record<House, string>> }
	| { kind: 'drawing'; drawing: Drawing | null; words: string | null };

export interface Given {
	item: string;
	value: Value;
	visibility: Visibility;
}

/**
 * What a form sends, by the names of its fields: `key` for most items, `key.worries` and so on for three houses, `key` (the
 * strokes) and `key.words` for a drawing, `key.who` for who may hear it. The same names in a page, a draft and the API.
 */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export const whoField = (item: string) => `${item}.who`;
export const wordsField = (item: string) => `${item}.words`;
export const houseField = (item: string, house: House) => `${item}.${house}`;

/** The names of every field of an item. */
export function fieldsOf(item: Rule): string[] {
	const own = {
		houses: () => houses.map((house) => houseField(item.key, house)),
		drawing: () => [item.key, wordsField(item.key)],
	};
	const names = item.kind in own ? own[item.kind as keyof typeof own]() : [item.key];
	return [...names, whoField(item.key)];
}

/** What is wrong with a field, by its name. */
export type Mistakes = Record<string, string>;

export interface Read {
	given: Given[];
	mistakes: Mistakes;
}

/** Fields that no item has: only a program sends any, so no page has to look for them. */
export function unknownIn(instrument: { items: readonly Rule[] }, fields: Fields): Mistakes {
	const known = new Set(instrument.items.flatMap(fieldsOf));
	const others = Object.keys(fields).filter((name) => !known.has(name));
	return Object.fromEntries(others.map((name) => [name, 'form.field.unknown']));
}

/**
 * The answers in what was sent. Nothing has to be answered: an item left out is no mistake, and one that was not asked of
 * this person, given what they answered before, is left out with whatever stands in its field.
 */
export function readAnswers(instrument: { items: readonly Rule[] }, fields: Fields): Read {
	const given: Given[] = [];
	const mistakes: Mistakes = {};
	for (const item of instrument.items) {
		if (!isAsked(item, given)) continue;
		const read = readItem(item, fields);
		Object.assign(mistakes, read.mistakes);
		if (read.value === null) continue;
		const visibility = textOf(fields, whoField(item.key)) || visibilities[0];
		if (isVisibility(visibility)) given.push({ item: item.key, value: read.value, visibility });
		else mistakes[whoField(item.key)] = 'form.field.not_a_choice';
	}
	return { given, mistakes };
}

/** Whether an item is asked of somebody who has answered so before. */
export function isAsked({ showIf }: Rule, before: readonly Given[]): boolean {
	if (showIf === undefined) return true;
	const value = before.find(({ item }) => item === showIf.item)?.value;
	if (value === undefined) return false;
	if ('is' in showIf) return value.kind === 'choice' && value.chosen.some((chosen) => showIf.is.includes(chosen));
	const number = value.kind === 'scale' ? value.at : value.kind === 'faces' ? value.face : null;
	return number !== null && number <= showIf.atMost;
}

type ReadItem = { value: Value | null; mistakes: Mistakes };

function readItem(item: Rule, fields: Fields): ReadItem {
	switch (item.kind) {
		case 'text': {
			const words = textOf(fields, item.key);
			return one(item.key, words === '' ? null : { kind: 'text', words }, faultOfWords(words, item.most));
		}
		case 'choice': {
			const chosen = [fields[item.key] ?? []].flat().filter((value) => value !== '');
			const isKnown = chosen.every((value) => item.options.some((option) => option.value === value));
			const fault = isKnown && (item.several || chosen.length <= 1) ? null : 'form.field.not_a_choice';
			return one(item.key, chosen.length === 0 ? null : { kind: 'choice', chosen: [...new Set(chosen)] }, fault);
		}
		case 'faces':
			return readNumber(item.key, fields, 1, item.faces, (face) => ({ kind: 'faces', face }));
		case 'scale':
			return readNumber(item.key, fields, 0, 10, (at) => ({ kind: 'scale', at }));
		case 'houses':
			return readHouses(item.key, item.most, fields);
		case 'drawing':
			return readDrawn(item.key, item.most, fields);
	}
}

function readNumber(key: string, fields: Fields, least: number, most: number, value: (n: number) => Value): ReadItem {
	const text = textOf(fields, key);
	if (text === '') return { value: null, mistakes: {} };
	const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
	const isOn = number >= least && number <= most;
	return one(key, isOn ? value(number) : null, isOn ? null : 'questionnaires.answer.off_the_scale');
}

function readHouses(key: string, most: number, fields: Fields): ReadItem {
	const mistakes: Mistakes = {};
	const said: Partial<Record<House, string>> = {};
	for (const house of houses) {
		const words = textOf(fields, houseField(key, house));
		const fault = faultOfWords(words, most);
		if (fault !== null) mistakes[houseField(key, house)] = fault;
		else if (words !== '') said[house] = words;
	}
	return { value: Object.keys(said).length === 0 ? null : { kind: 'houses', houses: said }, mistakes };
}

function readDrawn(key: string, most: number, fields: Fields): ReadItem {
	const strokes = textOf(fields, key);
	const words = textOf(fields, wordsField(key));
	const drawing = strokes === '' ? null : readDrawing(strokes);
	const mistakes: Mistakes = {};
	if (typeof drawing === 'string') mistakes[key] = drawing;
	const fault = faultOfWords(words, most);
	if (fault !== null) mistakes[wordsField(key)] = fault;
	const isEmpty = strokes === '' && words === '';
	if (isEmpty || typeof drawing === 'string' || fault !== null) return { value: null, mistakes };
	return { value: { kind: 'drawing', drawing, words: words || null }, mistakes };
}

function one(key: string, value: Value | null, fault: string | null): ReadItem {
	return fault === null ? { value, mistakes: {} } : { value: null, mistakes: { [key]: fault } };
}

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** The same limits as every other text that somebody writes here (`form.ts`), asked on the device too. */
function faultOfWords(words: string, most: number): string | null {
	if (words.length > most) return 'form.field.too_long';
	if (CONTROL.test(words)) return 'form.field.control_characters';
	return words.isWellFormed() ? null : 'form.field.broken_characters';
}

function textOf(fields: Fields, name: string): string {
	const field = fields[name];
	return (typeof field === 'string' ? field : (field?.[0] ?? '')).replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n').trim();
}

function isVisibility(text: string): text is Visibility {
	return (visibilities as readonly string[]).includes(text);
}

/** The fields of answers that were given, as a form would send them: to be shown again, or sent on. */
export function fieldsFrom(given: readonly Given[]): Record<string, string | string[]> {
	return Object.assign({}, ...given.map(fieldsFromOne)) as Record<string, string | string[]>;
}

function fieldsFromOne({ item, value, visibility }: Given): Record<string, string | string[]> {
	const who = { [whoField(item)]: visibility };
	switch (value.kind) {
		case 'text':
			return { [item]: value.words, ...who };
		case 'choice':
			return { [item]: value.chosen, ...who };
		case 'faces':
			return { [item]: String(value.face), ...who };
		case 'scale':
			return { [item]: String(value.at), ...who };
		case 'houses':
			return {
				...Object.fromEntries(houses.map((house) => [houseField(item, house), value.houses[house] ?? ''])),
				...who,
			};
		case 'drawing':
			return {
				[item]: value.drawing === null ? '' : writeDrawing(value.drawing),
				[wordsField(item)]: value.words ?? '',
				...who,
			};
	}
}

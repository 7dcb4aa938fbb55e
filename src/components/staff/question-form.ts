import { languages } from '../../../api/accounts/languages.ts';
import {
	type Condition,
	type Instrument,
	type Item,
	type ItemKind,
	type Measure,
	measures,
	type Option,
	type Principle,
	principles,
	type Words,
} from '../../../api/questionnaires/instrument.ts';
import { instrumentLimits } from '../../../api/questionnaires/soundness.ts';

/** What the pages of a questionnaire's editor send and read. The fields of a question have the names of their own paths. */

export const itemKinds = [
	'text',
	'choice',
	'faces',
	'scale',
	'houses',
	'drawing',
] as const satisfies readonly ItemKind[];

/** The name in the address of what is no question: the title and the words on the first page. */
export const FIRST_PAGE = 'first-page';

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/**
 * A text in the languages that the form shows; in the others as it was. A language in which nothing is written is left out, and so
 * is Easy Read that says nothing.
 */
export function wordsTyped(form: FormData, name: string, was: Words | undefined): Words {
	const words: Words = { ...was, en: wordingsTyped(form, `${name}.en`) };
	for (const language of languages.filter((one) => one !== 'en' && form.has(`${name}.${one}.plain`))) {
		const typed = wordingsTyped(form, `${name}.${language}`);
		if (typed.plain === '' && typed.easy === undefined) delete words[language];
		else words[language] = typed;
	}
	return words;
}

function wordingsTyped(form: FormData, name: string): Words['en'] {
	const easy = textOf(form, `${name}.easy`);
	return { plain: textOf(form, `${name}.plain`), ...(easy !== '' && { easy }) };
}

/** Whether nothing is written in English, nor in another language that the form shows. */
function saysNothing(form: FormData, name: string): boolean {
	return languages.every(
		(language) => textOf(form, `${name}.${language}.plain`) + textOf(form, `${name}.${language}.easy`) === '',
	);
}

/** The question as it stands in the form. Its kind and its short name stay what they were. */
export function itemTyped(form: FormData, was: Item, before: readonly Item[]): Item {
	const help = wordsTyped(form, 'help', was.help);
	const picture = textOf(form, 'picture');
	const showIf = conditionTyped(form, was.showIf, before);
	const maps = mapsTyped(form);
	const asked = {
		key: was.key,
		asks: wordsTyped(form, 'asks', was.asks),
		...(!saysNothing(form, 'help') && { help }),
		...(picture !== '' && { picture }),
		...(showIf && { showIf }),
		...(maps && { maps }),
	};
	switch (was.kind) {
		case 'choice':
			return {
				kind: was.kind,
				...asked,
				several: form.get('several') === 'yes',
				options: optionsTyped(form, was.options),
			};
		case 'faces':
			return { kind: was.kind, ...asked, faces: form.get('faces') === '3' ? 3 : 5 };
		case 'scale':
			return {
				...{ kind: was.kind, ...asked },
				low: wordsTyped(form, 'low', was.low),
				high: wordsTyped(form, 'high', was.high),
			};
		default:
			return { kind: was.kind, ...asked, most: mostTyped(form) };
	}
}

/** What is no length that an answer can have becomes the nearest that is. */
function mostTyped(form: FormData): number {
	const most = Math.trunc(Number(textOf(form, 'most')));
	return Number.isNaN(most) ? 1 : Math.min(Math.max(most, 1), instrumentLimits.answer);
}

/** An answer to choose from whose words were all taken out is taken out; one more may stand in the last row. */
function optionsTyped(form: FormData, was: readonly Option[]): Option[] {
	const rows = [...form.keys()].filter((name) => /^options\.\d+\.value$/.test(name)).length;
	return Array.from({ length: rows }, (_, index) => index)
		.filter((index) => !saysNothing(form, `options.${index}.says`))
		.map((index) => ({
			value: textOf(form, `options.${index}.value`),
			says: wordsTyped(form, `options.${index}.says`, was[index]?.says),
		}));
}

/** Newly waiting for a question, it waits for any answer to it, until somebody says which. */
function conditionTyped(form: FormData, was: Condition | undefined, before: readonly Item[]): Condition | undefined {
	const item = textOf(form, 'waits');
	const first = before.find(({ key }) => key === item);
	if (first === undefined) return undefined;
	if (first.kind === 'choice') {
		const is = form.getAll('waits.is').map(String);
		return { item, is: was?.item === item ? is : first.options.map(({ value }) => value) };
	}
	const top = first.kind === 'faces' ? first.faces : 10;
	return { item, atMost: was?.item === item ? Number(textOf(form, 'waits.atMost')) : top };
}

function mapsTyped(form: FormData): Item['maps'] {
	const principle = principles.find((one): one is Principle => one === form.get('maps.principle'));
	const measure = measures.find((one): one is Measure => one === form.get('maps.measure'));
	if (principle === undefined && measure === undefined) return undefined;
	return { ...(principle && { principle }), ...(measure && { measure }) };
}

/** The questions that another one can wait for: those with answers that can be counted on. */
export function canBeWaitedFor(items: readonly Item[]): Item[] {
	return items.filter(({ kind }) => kind === 'choice' || kind === 'faces' || kind === 'scale');
}

/** A question of this kind with nothing in it yet. */
export function emptyItem(kind: ItemKind, key: string): Item {
	const nothing = (): Words => ({ en: { plain: '' } });
	const asked = { key, asks: nothing() };
	switch (kind) {
		case 'choice':
			return { kind, ...asked, several: false, options: [] };
		case 'faces':
			return { kind, ...asked, faces: 5 };
		case 'scale':
			return { kind, ...asked, low: nothing(), high: nothing() };
		default:
			return { kind, ...asked, most: 2000 };
	}
}

/** The questions with one of them a place further up or down. */
export function moved(items: readonly Item[], key: string, by: -1 | 1): Item[] {
	const from = items.findIndex((item) => item.key === key);
	const to = from + by;
	if (from === -1 || to < 0 || to >= items.length) return [...items];
	const others = items.filter((_, index) => index !== from);
	return others.toSpliced(to, 0, items[from]!);
}

/** What may be edited of an instrument, as the API takes it. */
export function editedOf({ title, intro, items }: Instrument) {
	return { title, intro, items };
}

import type { Language } from '../../accounts/languages.ts';
import type {
	ChoiceItem,
	DrawingItem,
	FacesItem,
	HousesItem,
	Item,
	Option,
	ScaleItem,
	TextItem,
	Words,
} from '../instrument.ts';
import bn from './bn.json' with { type: 'json' };
import cy from './cy.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

/** What ships, by its English, in the languages that are not written beside it. A text that lacks one is read in English. */
const translated: Record<Exclude<Language, 'en' | 'ar'>, Record<string, string>> = { cy, pl, pt, es, fa, bn, uk, ur };

/** A text in English and Arabic, and in every other language; in Easy Read too where that says it in other words. */
export function say(en: string, ar: string, easy?: { en?: string; ar?: string }): Words {
	const others = Object.entries(translated).flatMap(([language, texts]) => {
		const plain = texts[en];
		return plain === undefined ? [] : [[language, { plain, easy: easy?.en && texts[easy.en] }]];
	});
	return { en: { plain: en, easy: easy?.en }, ar: { plain: ar, easy: easy?.ar }, ...Object.fromEntries(others) };
}

type More = Pick<Item, 'help' | 'picture' | 'showIf' | 'maps'>;

export function text(key: string, asks: Words, more: More = {}): TextItem {
	return { kind: 'text', key, asks, most: 2000, ...more };
}

export function choice(key: string, asks: Words, options: readonly Option[], more: More = {}): ChoiceItem {
	return { kind: 'choice', key, asks, options, several: false, ...more };
}

export function several(key: string, asks: Words, options: readonly Option[], more: More = {}): ChoiceItem {
	return { kind: 'choice', key, asks, options, several: true, ...more };
}

export function faces(key: string, count: 3 | 5, asks: Words, more: More = {}): FacesItem {
	return { kind: 'faces', key, asks, faces: count, ...more };
}

export function scale(key: string, asks: Words, ends: { low: Words; high: Words }, more: More = {}): ScaleItem {
	return { kind: 'scale', key, asks, ...ends, ...more };
}

export function houses(key: string, asks: Words, more: More = {}): HousesItem {
	return { kind: 'houses', key, asks, most: 2000, ...more };
}

export function drawing(key: string, asks: Words, more: More = {}): DrawingItem {
	return { kind: 'drawing', key, asks, most: 1000, ...more };
}

export function option(value: string, en: string, ar: string, easy?: { en?: string; ar?: string }): Option {
	return { value, says: say(en, ar, easy) };
}

export const notSure = option('not_sure', 'I am not sure', 'لست متأكدًا');

const agreement: readonly Option[] = [
	option('strongly_agree', 'I agree a lot', 'أوافق كثيرًا'),
	option('agree', 'I agree', 'أوافق'),
	option('neither', 'In the middle', 'في الوسط'),
	option('disagree', 'I do not agree', 'لا أوافق'),
	option('strongly_disagree', 'I do not agree at all', 'لا أوافق أبدًا'),
	notSure,
];

/** Something said, to agree with or not on five points; or not to be sure of. */
export function agree(key: string, asks: Words, more: More = {}): ChoiceItem {
	return choice(key, asks, agreement, more);
}

const yes = option('yes', 'Yes', 'نعم');
const no = option('no', 'No', 'لا');

export function yesOrNo(key: string, asks: Words, more: More = {}): ChoiceItem {
	return choice(key, asks, [yes, no, notSure], more);
}

export function howMuch(key: string, asks: Words, more: More = {}): ChoiceItem {
	return choice(key, asks, [yes, option('a_bit', 'A bit', 'قليلًا'), no, notSure], more);
}

/** How safe somebody feels: the same two ends wherever it is asked. */
export const safeEnds = {
	low: say('Not safe at all', 'لا أشعر بالأمان أبدًا'),
	high: say('Very safe', 'أشعر بأمان كبير'),
};

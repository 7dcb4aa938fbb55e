import {
	houses,
	type Instrument,
	type Item,
	readIn,
	type Rule,
	textsOf,
	wordsIn,
} from '../../api/questionnaires/instrument.ts';
import { type Asked, houseSays } from '../islands/questions.ts';
import type { Text } from '../text/index.ts';
import { languageOf, type Voice, wordingOf } from '../text/voices.ts';

/**
 * The items of an instrument as this person is asked them, in their own language and wording. A question of which any text is not in
 * their language is asked in English, whole, and says so.
 */
export function shownIn({ items }: Instrument, voice: Voice, t: Text): Asked[] {
	const isEasy = wordingOf(voice) === 'easy';
	return items.map((item) => {
		const language = readIn(textsOf(item), languageOf(voice));
		return {
			rule: ruleOf(item),
			asks: wordsIn(item.asks, language, isEasy),
			...(item.help && { help: wordsIn(item.help, language, isEasy) }),
			...(item.picture !== undefined && { picture: item.picture }),
			says: saysOf(item, t, (words) => wordsIn(words, language, isEasy)),
			...(language !== languageOf(voice) && { isEnglish: true }),
		};
	});
}

/** What the rules need of an item. The rest of it, its purpose above all, is not for a browser. */
function ruleOf(item: Item): Rule {
	const own = { key: item.key, ...(item.showIf && { showIf: item.showIf }) };
	switch (item.kind) {
		case 'choice':
			return {
				...own,
				kind: item.kind,
				several: item.several,
				options: item.options.map(({ value }) => ({ value })),
			};
		case 'faces':
			return { ...own, kind: item.kind, faces: item.faces };
		case 'scale':
			return { ...own, kind: item.kind };
		default:
			return { ...own, kind: item.kind, most: item.most };
	}
}

function saysOf(item: Item, t: Text, inVoice: (words: Item['asks']) => string): Record<string, string> {
	switch (item.kind) {
		case 'choice':
			return Object.fromEntries(item.options.map(({ value, says }) => [value, inVoice(says)]));
		case 'faces':
			return Object.fromEntries(facesOf(item.faces).map((face) => [face, t(`asking:face.${item.faces}.${face}`)]));
		case 'scale':
			return { low: inVoice(item.low), high: inVoice(item.high) };
		case 'houses':
			return Object.fromEntries(houses.map((house) => [houseSays(house), t(`asking:house.${house}`)]));
		default:
			return {};
	}
}

const facesOf = (count: 3 | 5) => ([1, 2, 3, 4, 5] as const).slice(0, count) as (1 | 2 | 3)[];

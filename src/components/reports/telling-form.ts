import type { Language } from '../../../api/accounts/languages.ts';
import { type TellingText, tellingLanguages, tellingWordings, type Text } from '../../../api/reports/telling.ts';
import type { Typed } from '../staff/typed.ts';

/** The texts that somebody may write, in the order of the page: English first, plain before easy. */
export const tellingParts = tellingLanguages.flatMap((language) =>
	tellingWordings.map((wording) => ({ language, wording, name: `${language}-${wording}` as const })),
);

type Texts = Partial<Record<Language, Partial<Record<'plain' | 'easy', Text>>>>;

/** What was typed, as the API takes it: a text of which nothing is written is left out, one of which half is there is not. */
export function textsTyped(typed: Typed): Texts {
	const texts: Texts = {};
	for (const { language, wording, name } of tellingParts) {
		const text = { heard: typed(`${name}-heard`), changed: typed(`${name}-changed`) };
		if (`${text.heard}${text.changed}`.trim() === '') continue;
		texts[language] = { ...texts[language], [wording]: text };
	}
	return texts;
}

/** What stands in a field: as it was typed, or as it is kept. */
export function valueOf(
	typed: Typed | undefined,
	texts: readonly TellingText[],
	{ language, wording, name }: (typeof tellingParts)[number],
	part: 'heard' | 'changed',
): string {
	if (typed) return typed(`${name}-${part}`);
	return texts.find((text) => text.language === language && text.wording === wording)?.[part] ?? '';
}

/** Fields of the API by the fields of the page. */
export const fieldsOfTexts: Record<string, string> = Object.fromEntries(
	tellingParts.flatMap(({ language, wording, name }) =>
		['heard', 'changed'].map((part) => [`texts.${language}.${wording}.${part}`, `${name}-${part}`]),
	),
);

import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../api/accounts/languages.ts';
import { fieldsOf, isAsked, readAnswers } from '../../../api/questionnaires/answers.ts';
import {
	type Instrument,
	instrumentCodes,
	measures,
	principles,
	type Words,
} from '../../../api/questionnaires/instrument.ts';
import { pictureNames } from '../../../api/questionnaires/picture-names.ts';
import { shipped } from '../../../api/questionnaires/shipped/index.ts';
import { instrumentLimits, sentencesIn, wordsOf } from '../../../api/questionnaires/soundness.ts';
import { pictures } from '../../../src/components/pictures.ts';
import { gradeOf } from '../../support/reading.ts';
import { ours } from '../../support/words-to-avoid.ts';

const instruments = Object.values(shipped);

/** Every text of an instrument, by where it stands. */
function wordsIn({ title, intro, items }: Instrument): [string, Words][] {
	return [
		['title', title],
		['intro', intro],
		...items.flatMap((item): [string, Words][] => [
			[item.key, item.asks],
			...(item.help ? [[`${item.key} help`, item.help] as [string, Words]] : []),
			...(item.kind === 'choice'
				? item.options.map(({ value, says }): [string, Words] => [`${item.key} ${value}`, says])
				: []),
			...(item.kind === 'scale'
				? ([
						[`${item.key} low`, item.low],
						[`${item.key} high`, item.high],
					] as [string, Words][])
				: []),
		]),
	];
}

const latin = /\p{Script=Latin}/u;
const arabic = /\p{Script=Arabic}/u;
const scripts: Record<Language, RegExp> = {
	...{ en: latin, cy: latin, pl: latin, pt: latin, es: latin, ar: arabic, fa: arabic, ur: arabic },
	...{ bn: /\p{Script=Bengali}/u, uk: /\p{Script=Cyrillic}/u },
};
const notLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
/** Letters and marks that have no place in it. */
const foreign: Record<Language, RegExp> = {
	...{ en: notLatin, cy: notLatin, pl: notLatin, pt: notLatin, es: notLatin },
	...{ ar: /[A-Za-z?;]/, fa: /[A-Za-z?;]/, ur: /[A-Za-z?;]/, bn: /[A-Za-z]/, uk: /[A-Za-z]/ },
};

const all = instruments.flatMap((instrument) =>
	wordsIn(instrument).flatMap(([where, words]) =>
		languages.flatMap((language) =>
			Object.entries(words[language] ?? {}).flatMap(([wording, text]) =>
				text === undefined
					? []
					: [{ at: `${instrument.code} ${where} ${language} ${wording}`, language, wording, text }],
			),
		),
	),
);

test('there is an instrument for every age and every occasion', () => {
	expect(Object.keys(shipped)).toEqual([...instrumentCodes]);
});

describe('how it reads', () => {
	const isChildren = ({ audience }: Instrument) => audience !== 'parent_or_carer';

	test.each(instruments)('$code is read at the age it is for', (instrument) => {
		const most = isChildren(instrument) ? 4 : 6;
		// an answer of one word to choose would make anything look easy
		const sentences = wordsIn(instrument).filter(([, { en }]) => /[.!?]$/.test(en.plain));
		const read = sentences.map(([where, { en }]) => ({ where, text: en.plain, grade: gradeOf(en.plain) }));
		const mean = gradeOf(read.map(({ text }) => text).join(' '));
		const worst = read.toSorted((a, b) => b.grade - a.grade).slice(0, 10);
		const told = worst.map(({ where, text, grade }) => `${grade.toFixed(1)} ${where}: ${text}`).join('\n');
		expect(mean, `The hardest of ${instrument.code}, which is at ${mean.toFixed(1)}:\n${told}\n`).toBeLessThanOrEqual(
			most,
		);
	});

	test('no sentence is longer than 20 words, and in Easy Read than 15, in any language', () => {
		const long = all.filter(({ text, wording }) => {
			const most = wording === 'easy' ? instrumentLimits.easy : instrumentLimits.plain;
			return sentencesIn(text).some((sentence) => wordsOf(sentence).length > most);
		});
		expect(long.map(({ at }) => at)).toEqual([]);
	});

	test('what Easy Read says is no longer than what it stands for, where it was written', () => {
		const longer = instruments.flatMap((instrument) =>
			wordsIn(instrument).flatMap(([where, words]) =>
				(['en', 'ar'] as const)
					.filter((language) => {
						const { plain, easy = plain } = words[language]!;
						const longest = (text: string) => Math.max(...sentencesIn(text).map((one) => wordsOf(one).length));
						return longest(easy) > longest(plain);
					})
					.map((language) => `${instrument.code} ${where} ${language}`),
			),
		);
		expect(longer).toEqual([]);
	});

	test('a family never reads our own words for things', () => {
		expect(all.filter(({ text }) => ours.test(text)).map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
	});

	test('there is no gap that nobody would fill', () => {
		expect(all.filter(({ text }) => /[{}<>]|https?:/.test(text)).map(({ at }) => at)).toEqual([]);
	});

	test('every text is in every language', () => {
		const lacking = instruments.flatMap((instrument) =>
			wordsIn(instrument).flatMap(([where, words]) =>
				languages
					.filter((language) => !words[language]?.plain.trim())
					.map((language) => `${instrument.code} ${where} ${language}`),
			),
		);
		expect(lacking).toEqual([]);
	});

	test('what is put in other words in Easy Read is so in every language, but for Arabic, which has its own', () => {
		const lacking = instruments.flatMap((instrument) =>
			wordsIn(instrument).flatMap(([where, words]) =>
				languages
					.filter((language) => language !== 'ar' && words.en.easy !== undefined && !words[language]?.easy)
					.map((language) => `${instrument.code} ${where} ${language}`),
			),
		);
		expect(lacking).toEqual([]);
	});

	test('each language is in its own script, but for the English word that stands in brackets', () => {
		const strange = all.filter(
			({ language, text }) => !scripts[language].test(text) || foreign[language].test(text.replace(/\([^()]*\)/g, '')),
		);
		expect(strange.map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
	});

	test.each(languages)('the same question is put into %s in one way', (language) => {
		const put = new Map<string, Set<string>>();
		for (const { asks } of instruments.flatMap(({ items }) => items)) {
			put.set(asks.en.plain, (put.get(asks.en.plain) ?? new Set()).add(asks[language]!.plain));
		}
		expect([...put].filter(([, ways]) => ways.size > 1)).toEqual([]);
	});

	test('children are asked, not told what to feel', () => {
		const leading = /\b(don’t you|isn’t it|we hope|happy with us|how (good|bad|great)|should be)\b/i;
		expect(all.filter(({ text }) => leading.test(text)).map(({ at }) => at)).toEqual([]);
	});
});

describe('what is asked', () => {
	test.each(instruments)('$code forces nothing: left empty it has no mistake', (instrument) => {
		expect(readAnswers(instrument, {})).toEqual({ given: [], mistakes: {} });
	});

	test.each(instruments)('$code says first that a question may be left out, and what has to be told', ({ intro }) => {
		expect(intro.en.plain).toMatch(/You can miss out any question\./);
		expect(intro.en.plain).toMatch(/we have to tell someone who can help\.$/);
		expect(intro.ar!.plain).toMatch(/يمكنك أن تترك أي سؤال\./);
	});

	test.each(instruments)('$code asks every question of somebody', (instrument) => {
		const fields = Object.fromEntries(
			instrument.items.flatMap((item) => {
				if (item.kind === 'scale') return [[item.key, '0']];
				if (item.kind !== 'choice') return [];
				const waited = instrument.items.flatMap(({ showIf }) =>
					showIf?.item === item.key && 'is' in showIf ? showIf.is.slice(0, 1) : [],
				);
				return waited.length === 0 ? [] : [[item.key, waited[0]!]];
			}),
		);
		const { given } = readAnswers(instrument, fields);
		expect(instrument.items.filter((item) => !isAsked(item, given)).map(({ key }) => key)).toEqual([]);
	});

	test.each(
		instruments.filter(({ purpose }) => purpose === 'views').filter(({ reading }) => reading !== 'with_helper'),
	)(
		'$code asks how to take part, what is needed, an interpreter, questions for the chair, and what to keep from whom',
		({ items }) => {
			const keys = items.map(({ key }) => key);
			expect(keys).toEqual(expect.arrayContaining(['take_part', 'access', 'interpreter', 'ask_chair', 'keep_from']));
		},
	);

	test.each(instruments.filter(({ purpose, audience }) => purpose === 'views' && audience !== 'parent_or_carer'))(
		'$code lets a child draw, and say who should speak up or be told',
		({ items }) => {
			expect(items.map(({ kind }) => kind)).toContain('drawing');
			expect(items.some(({ key }) => key === 'advocate' || key === 'who_to_tell')).toBe(true);
		},
	);

	test.each(instruments.filter(({ purpose }) => purpose === 'after_meeting'))(
		'$code asks each measure of the 2010-11 pilot by an item of its own',
		({ items }) => {
			expect(items.flatMap(({ maps }) => maps?.measure ?? []).toSorted()).toEqual([...measures].toSorted());
		},
	);

	test.each([shipped.closure_8_12, shipped.closure_13_17, shipped.closure_parent])(
		'$code asks something of each of the four principles',
		({ items }) => {
			expect(new Set(items.flatMap(({ maps }) => maps?.principle ?? []))).toEqual(new Set(principles));
		},
	);

	test.each(instruments.filter(({ purpose }) => purpose === 'closure'))(
		'$code passes words of thanks on only where that is asked, yes or no',
		({ items }) => {
			const asks = items.find(({ key }) => key === 'pass_on_thanks');
			expect(asks?.kind === 'choice' && asks.options.map(({ value }) => value)).toEqual(['yes', 'no']);
		},
	);

	test('smaller children have three faces, and no scale to count on', () => {
		for (const { items } of instruments.filter(({ reading }) => reading === 'with_helper')) {
			expect(items.some(({ kind }) => kind === 'scale')).toBe(false);
			expect(items.every((item) => item.kind !== 'faces' || item.faces === 3)).toBe(true);
		}
	});

	test('no two fields of an instrument have one name', () => {
		for (const instrument of instruments) {
			const names = instrument.items.flatMap(fieldsOf);
			expect(new Set(names).size).toBe(names.length);
		}
	});
});

test('every picture that may stand beside a question is one of ours', () => {
	expect(pictureNames.filter((name) => !(name in pictures))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { saidIn } from '../../../api/guide/lines.ts';
import { faultsOf } from '../../../api/guide/soundness.ts';
import {
	type GuideText,
	guideWordings,
	type ShippedGuide,
	type TopicId,
	topicIds,
	topics,
} from '../../../api/guide/topics.ts';
import { pictureNames } from '../../../api/questionnaires/picture-names.ts';
import { sentencesIn, wordsOf } from '../../../api/questionnaires/soundness.ts';
import { pictures } from '../../../src/components/pictures.ts';
import { gradeOf } from '../../support/reading.ts';
import { ours } from '../../support/words-to-avoid.ts';

const folder = 'api/guide/shipped';
const languages = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.replace('.json', ''));
const guides = Object.fromEntries(
	languages.map((language) => [
		language,
		JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as ShippedGuide,
	]),
);
const english = guides.en!;

/** Every text of a topic that is read as a sentence, in order. */
const saidOf = ({ summary, sections }: GuideText) => [summary, ...sections.flatMap(({ lines }) => lines.map(saidIn))];
const wholeOf = (text: GuideText) => [text.title, ...text.sections.map(({ heading }) => heading), ...saidOf(text)];

/** Every text of a language, by where it stands. */
function textsOf(guide: ShippedGuide) {
	return topicIds.flatMap((topic) =>
		guideWordings.map((wording) => ({ at: `${topic} ${wording}`, topic, wording, text: guide[topic]?.[wording] })),
	);
}

describe.each(languages)('the guide that ships in %s', (language) => {
	const guide = guides[language]!;

	test('has every topic in every wording, and no other', () => {
		expect(Object.keys(guide)).toEqual([...topicIds]);
		expect(Object.values(guide).map((wordings) => Object.keys(wordings))).toEqual(
			topicIds.map(() => [...guideWordings]),
		);
	});

	test('could be published: nothing is missing, too long, or a gap or picture that nobody knows', () => {
		const wrong = textsOf(guide).flatMap(({ at, topic, wording, text }) =>
			faultsOf(topic, wording, text).map(({ path, code }) => `${at} ${path}: ${code}`),
		);
		expect(wrong).toEqual([]);
	});

	test('says the same things as English: the same sections, the same gaps, the same pictures in Easy Read', () => {
		const shapeOf = ({ sections }: GuideText) =>
			sections.map(({ id, lines }) => ({
				id,
				gaps: [...new Set(lines.flatMap((line) => line.match(/\{\{\w+\}\}/g) ?? []))].toSorted(),
				pictures: lines
					.map((line) => /^\[([^\]]*)\]/.exec(line)?.[1] ?? '')
					.join(' ')
					.trim(),
			}));
		for (const topic of topicIds) {
			for (const wording of guideWordings) {
				expect(shapeOf(guide[topic][wording]), `${topic} ${wording}`).toEqual(shapeOf(english[topic][wording]));
			}
		}
	});

	test('has nothing in it but words', () => {
		const strange = textsOf(guide).filter(({ text }) => wholeOf(text).some((said) => /[<>]|https?:|www\./.test(said)));
		expect(strange.map(({ at }) => at)).toEqual([]);
	});

	test('is written in its own letters', () => {
		const script = { ar: /\p{Script=Arabic}/u, fa: /\p{Script=Arabic}/u, ur: /\p{Script=Arabic}/u }[language];
		const own = script ?? { bn: /\p{Script=Bengali}/u, uk: /\p{Script=Cyrillic}/u }[language] ?? /\p{Script=Latin}/u;
		const strange = textsOf(guide).flatMap(({ at, text }) =>
			wholeOf(text)
				.filter((said) => !own.test(said))
				.map((said) => `${at}: ${said}`),
		);
		expect(strange).toEqual([]);
	});
});

describe('how the English guide reads', () => {
	const most = { adult: 6, young: 4, easy: 4 } as const;

	test.each(textsOf(english))('$at is read at the age it is for', ({ wording, text }) => {
		const read = saidOf(text).map(filledWithOne);
		const mean = gradeOf(read.join(' '));
		const worst = read.toSorted((a, b) => gradeOf(b) - gradeOf(a)).slice(0, 5);
		expect(mean, `The hardest:\n${worst.join('\n')}\n`).toBeLessThanOrEqual(most[wording]);
	});

	test('a family never reads our own words for things', () => {
		const read = textsOf(english).flatMap(({ at, text }) => wholeOf(text).map((said) => `${at}: ${said}`));
		expect(read.filter((said) => ours.test(said))).toEqual([]);
	});

	/** Words for adults. A complaint has five steps; a privacy notice and an accessibility statement have to say what the law lists. */
	const longest: Partial<Record<TopicId, number>> = { complaints: 220, privacy: 340, accessibility: 220 };

	test('each topic is short: for adults at most 160 words, or as many as the law asks; less for young people, least in Easy Read', () => {
		const lengthOf = (text: GuideText) => saidOf(text).reduce((sum, said) => sum + wordsOf(said).length, 0);
		for (const topic of topicIds) {
			const { adult, young, easy } = english[topic];
			expect(lengthOf(adult), topic).toBeLessThanOrEqual(longest[topic] ?? 160);
			expect(lengthOf(young), topic).toBeLessThan(lengthOf(adult));
			expect(lengthOf(easy), topic).toBeLessThan(lengthOf(young));
		}
	});

	test('in Easy Read a line is one idea: two short sentences at most', () => {
		const long = textsOf(english)
			.filter(({ wording }) => wording === 'easy')
			.flatMap(({ at, text }) =>
				text.sections
					.flatMap(({ lines }) => lines.filter((line) => sentencesIn(saidIn(line)).length > 2))
					.map((line) => `${at}: ${line}`),
			);
		expect(long).toEqual([]);
	});

	/** A day in words is four words and no sentence harder: one short word stands for it. */
	function filledWithOne(said: string): string {
		return said.replace(/\{\{\w+\}\}/g, 'then');
	}
});

test('every picture of a topic is one of ours', () => {
	const known = Object.keys(pictures);
	expect(Object.values(topics).filter(({ picture }) => !known.includes(picture))).toEqual([]);
	expect(pictureNames.filter((name) => !known.includes(name))).toEqual([]);
});

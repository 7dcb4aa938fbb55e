import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { advocateConflicts } from '../api/advocacy/appointment.ts';
import { appointedRoles, conflicts } from '../api/representations/procedure/people.ts';
import { stepRefusals } from '../api/representations/procedure/procedure.ts';
import { languages, localeFor } from '../api/accounts/languages.ts';
import { about, english as wordsInEnglish, familyRooms, texts } from '../src/text/index.ts';
import { faultsOfLanguages } from '../src/text/complete.ts';
import { bare, faultsOf } from '../src/text/faults.ts';
import { dayInWords } from '../src/text/dates.ts';
import { ombudsman } from '../api/council/settings.ts';
import { contactFacts, dayInLetter, filled } from '../api/representations/letters/fill.ts';
import { wrongIn } from '../api/representations/letters/check.ts';
import { gaps, letterNames, letterWordings, shippedText, systemLetters } from '../api/representations/letters/kinds.ts';
import { gradeOf } from './support/reading.ts';
import { ours } from './support/words-to-avoid.ts';
import threadLettersEn from '../api/representations/letters/en.json' with { type: 'json' };

const english: Record<string, Record<string, string>> = wordsInEnglish;
const otherLanguages = languages.filter((language) => language !== 'en');

const WORDING = /_(young|easy)$/;

/** Less than this is a name or a button: the grade is of sentences. */
const SENTENCE_AT_LEAST = 4;

function files(folder: string, endings: RegExp): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return files(path, endings);
		return endings.test(entry.name) ? [path] : [];
	});
}

function withoutRemarks(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const sources = files('src', /\.(astro|tsx?)$/).map((path) => ({
	path,
	source: withoutRemarks(readFileSync(path, 'utf8')),
}));
const known = new Set(
	Object.entries(english).flatMap(([room, keys]) => Object.keys(keys).map((key) => `${room}:${bare(key)}`)),
);

describe('every word on a page is a key that exists', () => {
	const rooms = Object.keys(english).join('|');

	test('every key written out in a page, component or island exists in English', () => {
		const missing = sources.flatMap(({ path, source }) =>
			[...source.matchAll(new RegExp(`['"\`]((?:${rooms}):[\\w.-]+)['"\`]`, 'g'))]
				.map((match) => match[1]!)
				.filter((key) => !known.has(bare(key)))
				.map((key) => `${path} uses ${key}`),
		);
		expect(missing).toEqual([]);
	});

	test('every key put together from a code begins like keys that exist', () => {
		const missing = sources.flatMap(({ path, source }) =>
			[...source.matchAll(new RegExp(`\`((?:${rooms}):[\\w.-]*)\\$\\{`, 'g'))]
				.map((match) => match[1]!)
				.filter((start) => ![...known].some((key) => key.startsWith(start)))
				.map((start) => `${path} uses ${start}…`),
		);
		expect(missing).toEqual([]);
	});

	test('no page or component has words of its own between its tags', () => {
		const spoken = sources
			.filter(({ path }) => path.endsWith('.astro'))
			.flatMap(({ path, source }) => {
				const markup = source
					.replace(/^---[\s\S]*?\n---/, '')
					.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
					.replace(/<!--[\s\S]*?-->/g, '')
					.replace(/\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/g, '');
				return [...markup.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)[^<>{}]*</g)].map((match) => `${path}: ${match[1]}`);
			});
		expect(spoken).toEqual([]);
	});
});

describe('every code of the API has words', () => {
	const codes = new Set(
		files('api', /\.ts$/)
			.filter((path) => !path.includes('/demo/'))
			.flatMap((path) => [
				...readFileSync(path, 'utf8').matchAll(
					/(?:new Refusal\(|mistake\([^,]+, |error: |refusalBody\(|: |\? |= )'([a-z_]+\.[a-z_]+\.[a-z_]+)'/g,
				),
			])
			.map((match) => match[1]!)
			.filter((code) => !code.startsWith('pods.template.'))
			.concat(stepRefusals.map((reason) => `representation.step.${reason}`))
			.concat(appointedRoles.map((role) => `representation.step.no_${role}`))
			.concat(advocateConflicts.map((conflict) => `advocacy.appointment.${conflict}`))
			.concat(conflicts.map((conflict) => `representation.appointment.${conflict}`)),
	);

	test.each(languages)('in %s', (language) => {
		const words = texts[language].refusals!;
		expect(codes.size).toBeGreaterThan(40);
		expect([...codes].filter((code) => !(code in words)).sort()).toEqual([]);
	});
});

describe('every language', () => {
	test('is whole: pages, letters, mail and questionnaires, with every form of number and every gap', () => {
		expect(faultsOfLanguages('.')).toEqual([]);
	});

	test.each([
		['a text is missing', { 'a.one': 'Jeden' }, ['a.two is missing']],
		[
			'nobody asks for it',
			{ 'a.one': 'Jeden', 'a.two': '{{who}}', 'a.old': 'Stary' },
			['a.old is no text that English has'],
		],
		['it is empty', { 'a.one': ' ', 'a.two': '{{who}}' }, ['a.one is empty']],
		['a gap was left out', { 'a.one': 'Jeden', 'a.two': 'Dwa' }, ['a.two lacks the gap {{who}}']],
		[
			'a gap has another name',
			{ 'a.one': 'Jeden', 'a.two': '{{kto}} {{who}}' },
			['a.two has a gap {{kto}} that nobody fills'],
		],
		['a gap is broken', { 'a.one': 'Jeden', 'a.two': '{{who}} {{who}' }, ['a.two has a gap that is broken']],
	] as const)('is not, where %s', (_, polish, faults) => {
		expect(faultsOf({ 'a.one': 'One', 'a.two': 'Two {{who}}' }, polish, 'pl')).toEqual(faults);
	});

	test('is not, where English has easier words and it has none', () => {
		const english = { back: 'Return to the page before', back_easy: 'Back' };
		expect(faultsOf(english, { back: 'Powrót do poprzedniej strony' }, 'pl')).toEqual(['back_easy is missing']);
	});

	test('is not, where a form of number is missing', () => {
		const counted = { n_one: '{{count}} list', n_few: '{{count}} listy', n_other: '{{count}} listu' };
		expect(faultsOf({ n_one: '{{count}} letter', n_other: '{{count}} letters' }, counted, 'pl')).toEqual([
			'n has no form "many"',
		]);
	});

	test('says what it calls itself, and by whom it was reviewed or that it was not', () => {
		for (const language of languages) {
			const { name, reviewed } = about[language];
			expect(name.trim(), language).not.toBe('');
			if (reviewed !== false) expect(Object.keys(reviewed).toSorted(), language).toEqual(['by', 'on']);
		}
		expect(new Set(languages.map((language) => about[language].name)).size).toBe(languages.length);
	});

	test('has words enough for a secret that nobody guesses, all of them different', () => {
		for (const language of otherLanguages) {
			const words = about[language].easyWords!.split(' ');
			expect(words.length, language).toBeGreaterThan(60);
			expect(new Set(words).size, language).toBe(words.length);
		}
	});

	test('counts and dates as people do in this country', () => {
		for (const language of languages) {
			const day = dayInWords('2026-06-22', language);
			expect(day, language).toMatch(/22.*2026/);
			expect(new Intl.NumberFormat(localeFor(language)).format(12), language).toBe('12');
		}
	});

	test('leaves nothing in English but what is the same word', () => {
		const left = otherLanguages.flatMap((language) =>
			familyRooms.flatMap((room) =>
				Object.entries(texts[language][room] ?? {})
					.filter(([key, text]) => english[room]![key] === text && /[A-Za-z]{2}/.test(text.replace(/\{\{.*?\}\}/g, '')))
					.map(([key, text]) => `${language} ${room}:${key} ${text}`),
			),
		);
		expect(left).toEqual([
			'cy asking:board.pen Pen',
			'cy common:staff.nav Staff',
			'cy common:staff.nav.people Staff',
			'cy common:staff.nav.post Post',
			'pt pod:card.reach.email Email',
			'pt tell-us:reply.email Email',
			'es said:kind.comment Idea',
			'es said:sorted.no No',
			'es trends:column.ideas Ideas',
		]);
	});
});

describe('the texts of letters that ship', () => {
	const said = {
		...contactFacts({ phone: '01632 960 150', advocacy: '0808 157 0142', ombudsman }),
		...Object.fromEntries(['day', 'last', 'why', 'part', 'gap', 'go_on'].map((gap) => [gap, gap])),
	};

	test('in English there is each letter, and no other', () => {
		const names = Object.keys(threadLettersEn).map((key) => key.replace(WORDING, ''));
		expect([...new Set(names)].toSorted()).toEqual(letterNames.toSorted());
	});

	test.each(languages)('in %s each that the house writes by itself is there in every wording', (language) => {
		const missing = systemLetters.flatMap((name) =>
			letterWordings.filter((wording) => shippedText(name, { language, wording }) === undefined),
		);
		expect(missing).toEqual([]);
	});

	test.each(languages)('in %s each says what it must and nothing that nobody can fill', (language) => {
		const wrong = letterNames.flatMap((name) =>
			letterWordings.flatMap((wording) => {
				const text = shippedText(name, { language, wording });
				const { missing, unknown } = text === undefined ? { missing: [], unknown: [] } : wrongIn(name, text);
				return [...missing, ...unknown].map((gap) => `${language} ${name} ${wording}: ${gap}`);
			}),
		);
		expect(wrong).toEqual([]);
	});

	test('every gap can be filled', () => {
		expect(Object.keys(said).toSorted()).toEqual(gaps.toSorted());
		expect(filled(gaps.map((gap) => `{{${gap}}}`).join(' '), said)).not.toMatch(/[{}]|undefined/);
	});

	test.each(languages)('in %s a day is written as on the pages: in words, of our own calendar', (language) => {
		expect(dayInLetter('2026-06-22', language)).toBe(dayInWords('2026-06-22', language));
	});
});

describe('the words themselves', () => {
	const familyTexts = [
		...familyRooms.map((room) => [room, english[room]!] as const),
		['letters', threadLettersEn] as const,
	].flatMap(([room, texts]) => Object.entries(texts).map(([key, text]) => ({ key: `${room}:${key}`, text })));
	const spoken = (text: string) => text.replace(/\{\{[^}]+\}\}/g, 'one').replace(/<[^>]+>/g, '');
	const sentences = (text: string) => spoken(text).split(/(?<=[.!?:])\s+/);
	const length = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;

	test('no English text is empty', () => {
		expect(
			Object.values(english)
				.flatMap((room) => Object.entries(room))
				.filter(([, text]) => text.trim() === ''),
		).toEqual([]);
	});

	test('a family never reads our own words for things', () => {
		expect(familyTexts.filter(({ text }) => ours.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
	});

	test('in Easy Read no sentence is longer than fifteen words, and elsewhere none than twenty', () => {
		const long = familyTexts.flatMap(({ key, text }) => {
			const most = /_easy/.test(key) ? 15 : 20;
			return sentences(text)
				.filter((sentence) => length(sentence) > most)
				.map((sentence) => `${key} (${length(sentence)} words): ${sentence}`);
		});
		expect(long).toEqual([]);
	});

	test.each([
		['adult', '', 6],
		['young', '_young', 4],
		['Easy Read', '_easy', 4],
	])('in the %s wording they are read, all in all, with few years of school', (wording, suffix, most) => {
		const own = new Set(familyTexts.map(({ key }) => key));
		const read = familyTexts
			.filter(({ key }) =>
				WORDING.test(key) ? suffix !== '' && key.endsWith(suffix) : !own.has(key + suffix) || suffix === '',
			)
			.filter(({ text }) => length(spoken(text)) >= SENTENCE_AT_LEAST)
			.map(({ key, text }) => ({ key, text, grade: gradeOf(spoken(text)) }))
			.sort((one, other) => other.grade - one.grade);
		const mean = read.reduce((sum, { grade }) => sum + grade, 0) / read.length;
		const worst = read.slice(0, 10).map(({ key, text, grade }) => `  ${grade.toFixed(1)} ${key}: ${text}`);
		console.log(
			[`${wording}: ${read.length} texts, mean grade ${mean.toFixed(1)}; the hardest ten:`, ...worst].join('\n'),
		);
		expect(mean).toBeLessThanOrEqual(most);
	});
});

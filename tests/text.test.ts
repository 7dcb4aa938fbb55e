import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { advocateConflicts } from '../api/advocacy/appointment.ts';
import { appointedRoles, conflicts } from '../api/representations/procedure/people.ts';
import { stepRefusals } from '../api/representations/procedure/procedure.ts';
import { texts } from '../src/text/index.ts';
import { languages as languagesOfPages } from '../src/text/voices.ts';
import { dayInWords } from '../src/text/dates.ts';
import { ombudsman } from '../api/council/settings.ts';
import { contactFacts, dayInLetter, filled } from '../api/representations/letters/fill.ts';
import { wrongIn } from '../api/representations/letters/check.ts';
import {
	gaps,
	letterLanguages,
	letterNames,
	letterWordings,
	shippedText,
	systemLetters,
} from '../api/representations/letters/kinds.ts';
import { ours } from './support/words-to-avoid.ts';
import threadLettersAr from '../api/representations/letters/ar.json' with { type: 'json' };
import threadLettersEn from '../api/representations/letters/en.json' with { type: 'json' };
import letterAr from '../api/outbox/text/ar.json' with { type: 'json' };
import letterEn from '../api/outbox/text/en.json' with { type: 'json' };

type Room = keyof typeof texts.en;
const english: Record<Room, Record<string, string>> = texts.en;
const otherLanguages: Record<string, Partial<Record<string, Record<string, string>>>> = { ar: texts.ar };

/** Rooms whose words only staff, or whoever tries the demo, ever read. They are in English only. */
const englishOnly: readonly string[] = ['staff', 'demo'];
const familyRooms = (Object.keys(english) as Room[]).filter((room) => !englishOnly.includes(room));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const WORDING = /_(young|easy)$/;
const bare = (key: string) => key.replace(PLURAL, '').replace(WORDING, '');
const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort();

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

	test.each(['en', 'ar'])('in %s', (language) => {
		const words = language === 'en' ? english.refusals : otherLanguages[language]!.refusals!;
		expect(codes.size).toBeGreaterThan(40);
		expect([...codes].filter((code) => !(code in words)).sort()).toEqual([]);
	});
});

describe.each(Object.entries(otherLanguages))('%s', (language, rooms) => {
	const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

	test('has every family text', () => {
		const missing = familyRooms.flatMap((room) => {
			const there = new Set(Object.keys(rooms[room] ?? {}).map(bare));
			return [...new Set(Object.keys(english[room]).map(bare))]
				.filter((key) => !there.has(key))
				.map((key) => `${room}:${key}`);
		});
		expect(missing).toEqual([]);
	});

	test('has no text that English does not have', () => {
		const extra = Object.entries(rooms).flatMap(([room, keys]) =>
			Object.keys(keys ?? {})
				.map((key) => `${room}:${bare(key)}`)
				.filter((key) => !known.has(key)),
		);
		expect(extra).toEqual([]);
	});

	test('has every form of number that the language needs', () => {
		const incomplete = Object.entries(rooms).flatMap(([room, keys]) => {
			const counted = new Map<string, Set<string>>();
			for (const key of Object.keys(keys ?? {})) {
				const form = PLURAL.exec(key)?.[1];
				if (form === undefined) continue;
				const base = key.replace(PLURAL, '');
				counted.set(base, (counted.get(base) ?? new Set()).add(form));
			}
			return [...counted].filter(([, has]) => forms.some((form) => !has.has(form))).map(([base]) => `${room}:${base}`);
		});
		expect(incomplete).toEqual([]);
	});

	test('fills the same gaps as English, but for the number itself', () => {
		const wrong = familyRooms.flatMap((room) =>
			Object.entries(rooms[room] ?? {}).flatMap(([key, text]) => {
				const same = Object.entries(english[room]).filter(([other]) => bare(other) === bare(key));
				const allowed = new Set(same.flatMap(([, words]) => placeholders(words)));
				return placeholders(text)
					.filter((gap) => !allowed.has(gap) && !/count/.test(gap))
					.map((gap) => `${room}:${key} ${gap}`);
			}),
		);
		expect(wrong).toEqual([]);
	});
});

describe('the texts of letters that ship', () => {
	const languages: Record<string, Record<string, string>> = { en: threadLettersEn, ar: threadLettersAr };
	const said = {
		...contactFacts({ phone: '01632 960 150', advocacy: '0808 157 0142', ombudsman }),
		...Object.fromEntries(['day', 'last', 'why', 'part', 'gap', 'go_on'].map((gap) => [gap, gap])),
	};

	test.each(Object.keys(languages))('in %s there is each letter, and no other', (language) => {
		const names = Object.keys(languages[language]!).map((key) => key.replace(WORDING, ''));
		expect([...new Set(names)].toSorted()).toEqual(letterNames.toSorted());
	});

	test.each(letterLanguages)('in %s each that the house writes by itself is there in every wording', (language) => {
		const missing = systemLetters.flatMap((name) =>
			letterWordings.filter((wording) => shippedText(name, { language, wording }) === undefined),
		);
		expect(missing).toEqual([]);
	});

	test.each(letterLanguages)('in %s each says what it must and nothing that nobody can fill', (language) => {
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

	test.each(languagesOfPages)('in %s a day is written as on the pages: in words, of our own calendar', (language) => {
		expect(dayInLetter('2026-06-22', language)).toBe(dayInWords('2026-06-22', language));
	});
});

describe('the words themselves', () => {
	const familyTexts = [
		...familyRooms.map((room) => [room, english[room]] as const),
		['letters', threadLettersEn] as const,
	].flatMap(([room, texts]) => Object.entries(texts).map(([key, text]) => ({ key: `${room}:${key}`, text })));
	const sentences = (text: string) => text.replace(/\{\{[^}]+\}\}/g, 'x').split(/(?<=[.!?:])\s+/);
	const length = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;

	test('no text is empty', () => {
		const all = [...Object.values(english), ...Object.values(otherLanguages).flatMap((rooms) => Object.values(rooms))];
		expect(all.flatMap((room) => Object.entries(room ?? {})).filter(([, text]) => text.trim() === '')).toEqual([]);
	});

	test('a family never reads our own words for things', () => {
		expect(familyTexts.filter(({ text }) => ours.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
	});

	test('in Easy Read no sentence is longer than fifteen words, and elsewhere none than twenty-five', () => {
		const long = familyTexts.flatMap(({ key, text }) => {
			const most = /_easy/.test(key) ? 15 : 25;
			return sentences(text)
				.filter((sentence) => length(sentence) > most)
				.map((sentence) => `${key} (${length(sentence)} words): ${sentence}`);
		});
		expect(long).toEqual([]);
	});

	test('letters are there in every language a family may have', () => {
		const family = Object.keys(letterEn).filter((key) => key.startsWith('family.'));
		expect(Object.keys(letterAr).sort()).toEqual(family.sort());
	});
});

import { describe, expect, test } from 'vitest';
import { dayInLetter } from '../../../api/representations/letters/fill.ts';
import { formsOf, inNumber } from '../../../src/islands/plurals.ts';
import { dayInShort, dayInWords, momentInWords, monthInWords, timeInWords } from '../../../src/text/dates.ts';
import { localeOf } from '../../../src/text/formats.ts';
import { textFor } from '../../../src/text/index.ts';
import {
	directionOf,
	inVoice,
	isVoice,
	languageOf,
	type Voice,
	voiceAskedFor,
	voices,
} from '../../../src/text/voices.ts';

describe('a day, as it stands in the middle of a sentence', () => {
	test.each<[Voice, string]>([
		['en', 'Monday 22 June 2026'],
		['cy', 'Dydd Llun 22 Mehefin 2026'],
		['ar', 'الاثنين، 22 يونيو 2026'],
		['pl', 'poniedziałek 22 czerwca 2026'],
		['pt', 'segunda-feira 22 de junho de 2026'],
		['es', 'lunes 22 de junio de 2026'],
		['fa', 'دوشنبه 22 ژوئن 2026'],
		['bn', 'সোমবার 22 জুন 2026'],
		['uk', 'понеділок 22 червня 2026'],
		['ur', 'پیر 22 جون 2026'],
	])('in %s', (voice, words) => {
		expect(dayInWords('2026-06-22', voice)).toBe(words);
		expect(dayInLetter('2026-06-22', voice)).toBe(words);
	});

	test('has no comma and no abbreviated year in a table, a month or a moment either', () => {
		for (const voice of voices.filter((one) => languageOf(one) !== 'ar')) {
			const said = [dayInShort('2026-06-22', voice), monthInWords('2026-06-22', voice, true)];
			expect([...said, momentInWords('2026-06-22T13:05:00Z', voice)].join(' '), voice).not.toMatch(/[,،]|р\./);
		}
	});
});

test.each<[Voice, string]>([
	['en', '5pm'],
	['cy', '5pm'],
	['pl', '17:00'],
	['uk', '17:00'],
	['ur', '5 PM'],
])('five in the afternoon in %s is %s', (voice, words) => {
	expect(timeInWords('17:00', voice).replace(/\s/g, ' ')).toBe(words);
});

test('a number in a text has the form that its language gives it, in the digits of this country, without the texts at hand', () => {
	for (const voice of voices.filter((one) => !one.includes('-'))) {
		const words = (count: number) => textFor(voice)('tell-us:left', { count });
		for (const count of [0, 1, 2, 3, 5, 6, 11, 23, 100]) {
			expect(inNumber(formsOf(localeOf(voice), words), localeOf(voice), count), voice).toBe(words(count));
		}
	}
});

test.each([
	['bn-BD,bn;q=0.9,en;q=0.8', 'bn'],
	['en;q=0.5, de, pl;q=0.9', 'pl'],
	['PT-br', 'pt'],
	['de, fr', 'en'],
	['uk;q=0', 'en'],
	['', 'en'],
	[undefined, 'en'],
	['cy;q=nonsense', 'en'],
])('a browser that asks for "%s" is answered in %s', (asked, voice) => {
	expect(voiceAskedFor(asked)).toBe(voice);
});

test('a page has an address in each of thirty voices, and no other', () => {
	expect(voices).toHaveLength(30);
	expect(inVoice('/en-easy/said/1?a=b', 'ur-young')).toBe('/ur-young/said/1?a=b');
	expect(['de', 'en-adult', 'ur-nastaliq', '', 'EN'].filter(isVoice)).toEqual([]);
	expect(voices.filter((voice) => directionOf(voice) === 'rtl')).toEqual(
		['ar', 'fa', 'ur'].flatMap((one) => [one, `${one}-young`, `${one}-easy`]),
	);
});

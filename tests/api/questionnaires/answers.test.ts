import { describe, expect, test } from 'vitest';
import {
	type Fields,
	fieldsFrom,
	fieldsOf,
	isAsked,
	readAnswers,
	unknownIn,
	type Value,
} from '../../../api/questionnaires/answers.ts';
import type { Condition, Rule } from '../../../api/questionnaires/instrument.ts';
import { drawingLimits } from '../../../api/questionnaires/drawing.ts';

const text = { kind: 'text', key: 'said', most: 10 } as const;
const choice = {
	kind: 'choice',
	key: 'one_of',
	several: false,
	options: ['yes', 'no', 'some'].map((value) => ({ value })),
} as const;
const several = { ...choice, key: 'some_of', several: true } as const;
const three = { kind: 'faces', key: 'three', faces: 3 } as const;
const five = { kind: 'faces', key: 'five', faces: 5 } as const;
const scale = { kind: 'scale', key: 'safe' } as const;
const houses = { kind: 'houses', key: 'houses', most: 10 } as const;
const drawing = { kind: 'drawing', key: 'picture', most: 10 } as const;
const everything: Rule[] = [text, choice, several, three, five, scale, houses, drawing];

const read = (fields: Fields, items: Rule[] = everything) => readAnswers({ items }, fields);
const dot = [{ colour: 'ink', pen: 1, points: [[5, 5]] }];

describe('what somebody may answer', () => {
	test.each<[string, Fields, Value]>([
		['words', { said: 'Hello' }, { kind: 'text', words: 'Hello' }],
		['as many letters as there may be', { said: '1234567890' }, { kind: 'text', words: '1234567890' }],
		['words with room around them', { said: '  Hello \n' }, { kind: 'text', words: 'Hello' }],
		['several lines, whoever’s line ends', { said: 'a\r\nb\rc\fd\ve' }, { kind: 'text', words: 'a\nb\nc\nd\ne' }],
		['words in any script', { said: 'أنا 🙂' }, { kind: 'text', words: 'أنا 🙂' }],
		['words that are sent twice: the first', { said: ['a', 'b'] }, { kind: 'text', words: 'a' }],
		['one of the choices', { one_of: 'no' }, { kind: 'choice', chosen: ['no'] }],
		['one of the choices, as a list', { one_of: ['no'] }, { kind: 'choice', chosen: ['no'] }],
		['several choices', { some_of: ['yes', 'some'] }, { kind: 'choice', chosen: ['yes', 'some'] }],
		['one of several', { some_of: 'yes' }, { kind: 'choice', chosen: ['yes'] }],
		['one choice twice, which is one', { some_of: ['yes', 'yes'] }, { kind: 'choice', chosen: ['yes'] }],
		['a choice beside an empty one', { some_of: ['', 'yes'] }, { kind: 'choice', chosen: ['yes'] }],
		['the first of three faces', { three: '1' }, { kind: 'faces', face: 1 }],
		['the last of three faces', { three: '3' }, { kind: 'faces', face: 3 }],
		['the last of five faces', { five: '5' }, { kind: 'faces', face: 5 }],
		['nothing on a scale', { safe: '0' }, { kind: 'scale', at: 0 }],
		['ten on a scale', { safe: '10' }, { kind: 'scale', at: 10 }],
		['one house', { 'houses.worries': 'Rows' }, { kind: 'houses', houses: { worries: 'Rows' } }],
		[
			'three houses',
			{ 'houses.dreams': 'a', 'houses.good': 'b', 'houses.worries': 'c' },
			{ kind: 'houses', houses: { worries: 'c', good: 'b', dreams: 'a' } },
		],
		['a drawing', { picture: '1 ink 5,5' }, { kind: 'drawing', drawing: dot, words: null } as unknown as Value],
		['a drawing in words', { 'picture.words': 'A cat' }, { kind: 'drawing', drawing: null, words: 'A cat' }],
		[
			'a drawing, and what it is',
			{ picture: '1 ink 5,5', 'picture.words': 'A dot' },
			{ kind: 'drawing', drawing: dot, words: 'A dot' } as unknown as Value,
		],
	])('%s', (_, fields, value) => {
		const { given, mistakes } = read(fields);
		expect(mistakes).toEqual({});
		expect(given).toEqual([{ item: Object.keys(fields)[0]!.split('.')[0], value, visibility: 'not_read_out' }]);
	});

	test('nothing at all, and blanks are nothing', () => {
		expect(read({})).toEqual({ given: [], mistakes: {} });
		const blank = Object.fromEntries(everything.flatMap(fieldsOf).map((name) => [name, ' ']));
		expect(read({ ...blank, one_of: '', some_of: ['', ''] })).toEqual({ given: [], mistakes: {} });
	});

	test('all of it, in the order of the questions', () => {
		const fields = { safe: '4', said: 'a', five: '2' };
		expect(read(fields).given.map(({ item }) => item)).toEqual(['said', 'five', 'safe']);
	});
});

describe('what cannot be kept, by the name of its field', () => {
	test.each<[string, Fields, Record<string, string>]>([
		['more letters than there may be', { said: '12345678901' }, { said: 'form.field.too_long' }],
		['a control character', { said: 'a\u0000b' }, { said: 'form.field.control_characters' }],
		['an escape', { said: 'a\u001bb' }, { said: 'form.field.control_characters' }],
		['a deletion', { said: 'a\u007fb' }, { said: 'form.field.control_characters' }],
		['half a character', { said: 'a\ud83d' }, { said: 'form.field.broken_characters' }],
		['a choice that is not there', { one_of: 'maybe' }, { one_of: 'form.field.not_a_choice' }],
		['two where one is asked for', { one_of: ['yes', 'no'] }, { one_of: 'form.field.not_a_choice' }],
		['one of several that is not there', { some_of: ['yes', 'maybe'] }, { some_of: 'form.field.not_a_choice' }],
		['no face', { three: '0' }, { three: 'questionnaires.answer.off_the_scale' }],
		['a fourth of three faces', { three: '4' }, { three: 'questionnaires.answer.off_the_scale' }],
		['a sixth of five faces', { five: '6' }, { five: 'questionnaires.answer.off_the_scale' }],
		['eleven on a scale', { safe: '11' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['less than nothing', { safe: '-1' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['half a point', { safe: '4.5' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['three figures', { safe: '010' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['a number in words', { safe: 'ten' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['a number with a tail', { safe: '5x' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['a number with a head', { safe: 'x5' }, { safe: 'questionnaires.answer.off_the_scale' }],
		['a house that is too full', { 'houses.good': '12345678901' }, { 'houses.good': 'form.field.too_long' }],
		[
			'a script where a drawing should be',
			{ picture: '<script>alert(1)</script>' },
			{ picture: 'questionnaires.drawing.not_a_drawing' },
		],
		[
			'a script behind a drawing',
			{ picture: '1 ink 5,5;<svg onload=alert(1)>' },
			{ picture: 'questionnaires.drawing.not_a_drawing' },
		],
		['a picture file', { picture: 'data:image/png;base64,AAAA' }, { picture: 'questionnaires.drawing.not_a_drawing' }],
		[
			'a huge drawing',
			{ picture: '1'.repeat(drawingLimits.characters + 1) },
			{ picture: 'questionnaires.drawing.too_large' },
		],
		['too many words about a drawing', { 'picture.words': '12345678901' }, { 'picture.words': 'form.field.too_long' }],
	])('%s', (_, fields, mistakes) => {
		expect(read(fields)).toEqual({ given: [], mistakes });
	});

	test.each<[string, Fields, Record<string, string>]>([
		['a field that is none', { nothing: 'x' }, { nothing: 'form.field.unknown' }],
		['a house that is none', { 'houses.cellar': 'x' }, { 'houses.cellar': 'form.field.unknown' }],
		['who may hear of nothing', { 'nothing.who': 'can_be_read_out' }, { 'nothing.who': 'form.field.unknown' }],
		['what there is', { 'houses.good': 'Nan', 'houses.who': 'can_be_read_out' }, {}],
	])('no item asks for %s', (_, fields, mistakes) => {
		expect(unknownIn({ items: everything }, fields)).toEqual(mistakes);
	});

	test('what is right beside it is still read', () => {
		const { given, mistakes } = read({ 'houses.good': 'Nan', 'houses.worries': '12345678901', safe: '3' });
		expect(mistakes).toEqual({ 'houses.worries': 'form.field.too_long' });
		expect(given.map(({ item }) => item)).toEqual(['safe', 'houses']);
		expect(given[1]!.value).toEqual({ kind: 'houses', houses: { good: 'Nan' } });
	});

	test('words about a drawing do not let through what is none, nor a drawing words that are too long', () => {
		expect(read({ picture: 'x', 'picture.words': 'A cat' }).given).toEqual([]);
		expect(read({ picture: '1 ink 5,5', 'picture.words': '12345678901' }).given).toEqual([]);
	});
});

describe('who may hear an answer', () => {
	test.each(['not_read_out', 'can_be_read_out', 'tell_chair_only'])('%s is kept with it', (visibility) => {
		expect(read({ said: 'a', 'said.who': visibility }).given).toMatchObject([{ visibility }]);
	});

	test('is nobody but the chair and the worker, until somebody says otherwise', () => {
		expect(read({ said: 'a' }).given).toMatchObject([{ visibility: 'not_read_out' }]);
		expect(read({ said: 'a', 'said.who': '' }).given).toMatchObject([{ visibility: 'not_read_out' }]);
	});

	test('is never guessed: what is no choice is refused', () => {
		expect(read({ said: 'a', 'said.who': 'everybody' })).toEqual({
			given: [],
			mistakes: { 'said.who': 'form.field.not_a_choice' },
		});
	});

	test('says nothing where nothing was answered', () => {
		expect(read({ 'said.who': 'can_be_read_out' })).toEqual({ given: [], mistakes: {} });
	});
});

describe('a question that waits for another', () => {
	const after = (first: Rule, showIf: Condition): Rule[] => [first, { ...text, showIf }];

	test.each<[string, Rule, Condition, Fields, boolean]>([
		['the choice it waits for', choice, { item: 'one_of', is: ['yes', 'some'] }, { one_of: 'some' }, true],
		['another choice', choice, { item: 'one_of', is: ['yes', 'some'] }, { one_of: 'no' }, false],
		['one of several', several, { item: 'some_of', is: ['no'] }, { some_of: ['yes', 'no'] }, true],
		['none of several', several, { item: 'some_of', is: ['no'] }, { some_of: ['yes', 'some'] }, false],
		['a number at its limit', scale, { item: 'safe', atMost: 4 }, { safe: '4' }, true],
		['a number beyond it', scale, { item: 'safe', atMost: 4 }, { safe: '5' }, false],
		['nothing on the scale', scale, { item: 'safe', atMost: 0 }, { safe: '0' }, true],
		['a face at its limit', five, { item: 'five', atMost: 2 }, { five: '2' }, true],
		['a face beyond it', five, { item: 'five', atMost: 2 }, { five: '3' }, false],
		['no answer', scale, { item: 'safe', atMost: 4 }, {}, false],
		['an answer that could not be kept', scale, { item: 'safe', atMost: 4 }, { safe: '11' }, false],
		['words, which are no number', { ...text, key: 'other' }, { item: 'other', atMost: 4 }, { other: '1' }, false],
		['words, which are no choice', { ...text, key: 'other' }, { item: 'other', is: ['yes'] }, { other: 'yes' }, false],
		['a choice, which is no number', choice, { item: 'one_of', atMost: 4 }, { one_of: 'yes' }, false],
	])('%s', (_, first, showIf, fields, isShown) => {
		const { given } = read({ ...fields, said: 'because' }, after(first, showIf));
		expect(given.some(({ item }) => item === 'said')).toBe(isShown);
	});

	test('left over from before it was no longer asked, it is left out, wrong or right', () => {
		const items = after(choice, { item: 'one_of', is: ['yes'] });
		expect(read({ one_of: 'no', said: 'much too long to keep' }, items).mistakes).toEqual({});
	});

	test('waiting for a question that itself is not asked, it is not asked', () => {
		const items: Rule[] = [
			choice,
			{ ...several, showIf: { item: 'one_of', is: ['yes'] } },
			{ ...text, showIf: { item: 'some_of', is: ['yes'] } },
		];
		expect(read({ one_of: 'no', some_of: 'yes', said: 'a' }, items).given.map(({ item }) => item)).toEqual(['one_of']);
		expect(read({ one_of: 'yes', some_of: 'yes', said: 'a' }, items).given).toHaveLength(3);
	});

	test('it is the question it waits for that counts, not another answered so', () => {
		const items: Rule[] = [{ ...choice, key: 'another' }, choice, { ...text, showIf: { item: 'one_of', is: ['yes'] } }];
		expect(read({ another: 'yes', one_of: 'no', said: 'a' }, items).given).toHaveLength(2);
		expect(read({ another: 'no', one_of: 'yes', said: 'a' }, items).given).toHaveLength(3);
	});

	test('waiting for nothing, it is always asked', () => {
		expect(isAsked(text, [])).toBe(true);
	});
});

test('the fields of every kind of item, with who may hear it', () => {
	expect(fieldsOf(text)).toEqual(['said', 'said.who']);
	expect(fieldsOf(houses)).toEqual(['houses.worries', 'houses.good', 'houses.dreams', 'houses.who']);
	expect(fieldsOf(drawing)).toEqual(['picture', 'picture.words', 'picture.who']);
});

test('answers written back into their fields are read as the same answers', () => {
	const { given } = read({
		...{ said: 'a\nb', one_of: 'yes', some_of: ['no', 'some'], three: '2', five: '1', safe: '0' },
		...{
			'houses.dreams': 'Space',
			picture: '2 teal 1,1 2,2',
			'picture.words': 'A line',
			'safe.who': 'tell_chair_only',
		},
	});
	expect(given).toHaveLength(everything.length);
	expect(read(fieldsFrom(given))).toEqual({ given, mistakes: {} });
	expect(fieldsFrom(given)).toMatchObject({ 'houses.worries': '', 'safe.who': 'tell_chair_only', three: '2' });
	const inWords = read({ 'picture.words': 'A cat' }).given;
	expect(fieldsFrom(inWords)).toMatchObject({ picture: '', 'picture.words': 'A cat' });
	const drawn = read({ picture: '1 ink 5,5' }).given;
	expect(fieldsFrom(drawn)).toMatchObject({ picture: '1 ink 5,5', 'picture.words': '' });
});

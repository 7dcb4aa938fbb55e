import { describe, expect, test } from 'vitest';
import type { Instrument, Item, Words } from '../../../api/questionnaires/instrument.ts';
import { shipped } from '../../../api/questionnaires/shipped/index.ts';
import { faultsOf, instrumentLimits, reservedKeys, sentencesIn } from '../../../api/questionnaires/soundness.ts';

const says = (plain: string, easy?: string): Words => ({ en: { plain, easy }, ar: { plain: 'كلمات' } });
const words = says('Words');
const text = (key: string, more: Partial<Item> = {}) =>
	({ kind: 'text', key, asks: words, most: 100, ...more }) as Item;
const choice = (key: string, values = ['yes', 'no'], more: Partial<Item> = {}) =>
	({
		...{ kind: 'choice', key, asks: words, several: false },
		options: values.map((value) => ({ value, says: words })),
		...more,
	}) as Item;
const faces = (key: string, count: 3 | 5) => ({ kind: 'faces', key, asks: words, faces: count }) as Item;
const scale = (key: string, more: Partial<Item> = {}) =>
	({ kind: 'scale', key, asks: words, low: words, high: words, ...more }) as Item;
const sound = (changes: Partial<Instrument> = {}): Instrument => ({
	...{ code: 'views_8_11', purpose: 'views', audience: 'child', reading: 'young' },
	...{ title: words, intro: words, items: [text('one')] },
	...changes,
});
const items = (...all: Item[]) => sound({ items: all });
const told = (instrument: Instrument) => faultsOf(instrument).map(({ path, code }) => `${path} ${code}`);
const q = (path: string, code: string) => [`${path} questionnaires.${code}`];
const many = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`);

test.each(Object.values(shipped))('$code, as it ships, can be published', (instrument) => {
	expect(told(instrument)).toEqual([]);
});

test.each(Object.entries(shipped))('%s is kept under its own name', (code, instrument) => {
	expect(instrument.code).toBe(code);
});

describe('an instrument cannot be published', () => {
	const noArabic: Words = { en: { plain: 'Words' }, ar: { plain: ' ' } };

	test.each<[string, Instrument, string[]]>([
		['with nothing to ask', items(), q('items', 'items.none')],
		['without a title in each language', sound({ title: noArabic }), q('title.ar.plain', 'text.missing')],
		['without words on its first page', sound({ intro: says('') }), q('intro.en.plain', 'text.missing')],
		[
			'with a question that is not in every language',
			items(text('one', { asks: noArabic })),
			q('items.0.asks.ar.plain', 'text.missing'),
		],
		['with help that says nothing', items(text('one', { help: says('') })), q('items.0.help.en.plain', 'text.missing')],
		[
			'with Easy Read that says nothing',
			items(text('one', { asks: says('Words', '') })),
			q('items.0.asks.en.easy', 'text.missing'),
		],
		[
			'with a sentence of 21 words',
			items(text('one', { asks: says(many(21).join(' '), 'Easy.') })),
			q('items.0.asks.en.plain', 'text.long_sentence'),
		],
		[
			'with a sentence of 21 words after a short one',
			items(text('one', { asks: says(`Short. ${many(21).join(' ')}`, 'Easy.') })),
			q('items.0.asks.en.plain', 'text.long_sentence'),
		],
		[
			'with a sentence of 16 words in Easy Read',
			items(text('one', { asks: says('Words', many(16).join(' ')) })),
			q('items.0.asks.en.easy', 'text.long_sentence'),
		],
		[
			'with a sentence of 16 words that Easy Read does not say shorter',
			items(text('one', { asks: says(many(16).join(' ')) })),
			q('items.0.asks.en.easy', 'text.easy_missing'),
		],
		[
			'with a text that goes on and on',
			items(text('one', { asks: says('Very. '.repeat(101)) })),
			q('items.0.asks.en.plain', 'text.too_long'),
		],
		['with a name that is none', items(text('One')), q('items.0.key', 'key.malformed')],
		['with a name with a dot, as of another item’s field', items(text('one.who')), q('items.0.key', 'key.malformed')],
		['with a name of one letter', items(text('o')), q('items.0.key', 'key.malformed')],
		['with a name of 42 letters', items(text('o'.repeat(42))), q('items.0.key', 'key.malformed')],
		['with two items of one name', items(text('one'), text('one')), q('items.1.key', 'key.twice')],
		[
			'with a picture that we do not have',
			items(text('one', { picture: 'unicorn' })),
			q('items.0.picture', 'picture.unknown'),
		],
		['with one option', items(choice('one', ['yes'])), q('items.0.options', 'options.not_enough')],
		[
			'with more options than anybody reads',
			items(choice('one', many(instrumentLimits.options + 1))),
			q('items.0.options', 'options.over_limit'),
		],
		[
			'with two options kept as one',
			items(choice('one', ['yes', 'yes'])),
			q('items.0.options.1.value', 'option.twice'),
		],
		[
			'with an option kept under no name',
			items(choice('one', ['yes', 'No!'])),
			q('items.0.options.1.value', 'option.malformed'),
		],
		[
			'with an option that says nothing in Arabic',
			items(
				choice('one', [], {
					options: [
						{ value: 'yes', says: noArabic },
						{ value: 'no', says: words },
					],
				} as Partial<Item>),
			),
			q('items.0.options.0.says.ar.plain', 'text.missing'),
		],
		[
			'with a scale whose lower end says nothing',
			items(scale('one', { low: says('') } as Partial<Item>)),
			q('items.0.low.en.plain', 'scale.not_anchored'),
		],
		[
			'with a scale whose upper end says nothing in Arabic',
			items(scale('one', { high: noArabic } as Partial<Item>)),
			q('items.0.high.ar.plain', 'scale.not_anchored'),
		],
		[
			'with a scale whose end is one long sentence',
			items(scale('one', { low: says(many(21).join(' ')) } as Partial<Item>)),
			q('items.0.low.en.plain', 'text.long_sentence'),
		],
		[
			'with a question that waits for one that is not there',
			items(text('one'), text('two', { showIf: { item: 'three', atMost: 1 } })),
			q('items.1.showIf', 'condition.not_earlier'),
		],
		[
			'with a question that waits for a later one',
			items(text('one', { showIf: { item: 'two', is: ['yes'] } }), choice('two')),
			q('items.0.showIf', 'condition.not_earlier'),
		],
		[
			'with a question that waits for itself',
			items(scale('one', { showIf: { item: 'one', atMost: 4 } })),
			q('items.0.showIf', 'condition.not_earlier'),
		],
		...(
			[
				['an option that is not offered', choice('one'), { item: 'one', is: ['yes', 'maybe'] }],
				['no option at all', choice('one'), { item: 'one', is: [] }],
				['an option of a question with none', faces('one', 3), { item: 'one', is: ['yes'] }],
				['a number from words', text('one'), { item: 'one', atMost: 3 }],
				['a number from options', choice('one'), { item: 'one', atMost: 3 }],
				['11 on a scale', scale('one'), { item: 'one', atMost: 11 }],
				['less than nothing on a scale', scale('one'), { item: 'one', atMost: -1 }],
				['half a point', scale('one'), { item: 'one', atMost: 4.5 }],
				['a fourth of three faces', faces('one', 3), { item: 'one', atMost: 4 }],
				['a face before the first', faces('one', 3), { item: 'one', atMost: 0 }],
			] as const
		).map(([what, first, showIf]): [string, Instrument, string[]] => [
			`with a question that waits for ${what}`,
			items(first, text('two', { showIf })),
			q('items.1.showIf', 'condition.cannot_be'),
		]),
	])('%s', (_, instrument, faults) => {
		expect(told(instrument)).toEqual(faults);
	});

	test.each(reservedKeys)('with an item named as the page’s own field "%s"', (key) => {
		const expected = key.length > 1 ? q('items.0.key', 'key.reserved') : q('items.0.key', 'key.malformed');
		expect(told(items(text(key)))).toEqual(expected);
	});

	test('with more questions than anybody answers', () => {
		const keys = many(instrumentLimits.items + 1);
		expect(told(items(...keys.map((key) => text(key))))).toEqual(q('items', 'items.over_limit'));
		expect(told(items(...keys.slice(1).map((key) => text(key))))).toEqual([]);
	});

	test('and every fault is told, not only the first', () => {
		expect(told(sound({ title: says(''), items: [text('A'), choice('one', ['yes'])] }))).toEqual([
			...q('title.en.plain', 'text.missing'),
			...q('items.0.key', 'key.malformed'),
			...q('items.1.options', 'options.not_enough'),
		]);
	});
});

describe('what is just within its limits is sound', () => {
	test.each<[string, Instrument]>([
		[
			'a sentence of 20 words, said shorter in Easy Read',
			items(text('one', { asks: says(many(20).join(' '), 'Easy.') })),
		],
		['a sentence of 15 words with room between them', items(text('one', { asks: says(`${many(15).join('  ')} `) }))],
		['a sentence of 15 words', items(text('one', { asks: says(many(15).join(' ')) }))],
		['two sentences of 15 words', items(text('one', { asks: says(`${many(15).join(' ')}. ${many(15).join(' ')}?`) }))],
		['a text of 600 characters', items(text('one', { asks: says('Very. '.repeat(99) + 'Long!!') }))],
		['a name of 41 letters', items(text('o'.repeat(41)))],
		['a name with a number and a line', items(text('one_2'))],
		['as many options as there may be', items(choice('one', many(instrumentLimits.options)))],
		['nothing on a scale', items(scale('one'), text('two', { showIf: { item: 'one', atMost: 0 } }))],
		['the top of a scale', items(scale('one'), text('two', { showIf: { item: 'one', atMost: 10 } }))],
		['the first face', items(faces('one', 3), text('two', { showIf: { item: 'one', atMost: 1 } }))],
		['the last face', items(faces('one', 5), text('two', { showIf: { item: 'one', atMost: 5 } }))],
		['every option', items(choice('one'), text('two', { showIf: { item: 'one', is: ['no', 'yes'] } }))],
		['a picture of ours', items(text('one', { picture: 'home' }))],
	])('%s', (_, instrument) => {
		expect(told(instrument)).toEqual([]);
	});
});

describe('the measures of the pilot', () => {
	const after = (changes: (items: Item[]) => Item[]) => ({
		...shipped.after_young,
		items: changes([...shipped.after_young.items]),
	});

	test('are all asked after a meeting, so that results can be laid beside it', () => {
		const gone = after((all) => all.filter(({ key }) => key !== 'safer'));
		expect(told(gone)).toEqual(q('items', 'measure.missing'));
	});

	test('are asked once each', () => {
		const twice = after((all) => [...all, { ...all.find(({ key }) => key === 'safer')!, key: 'safer_again' }]);
		expect(told(twice)).toEqual(q(`items.${twice.items.length - 1}.maps.measure`, 'measure.twice'));
	});

	test('can be counted: each by options that are still there', () => {
		const lost = after((all) =>
			all.map((item) =>
				item.key === 'safer' && item.kind === 'choice' ? { ...item, options: item.options.slice(1) } : item,
			),
		);
		expect(told(lost)).toEqual(
			q(`items.${lost.items.findIndex(({ key }) => key === 'safer')}.maps.measure`, 'measure.not_counted'),
		);
		expect(told(items(text('one', { maps: { measure: 'safer' } })))).toEqual(
			q('items.0.maps.measure', 'measure.not_counted'),
		);
	});

	test('a principle needs no such thing', () => {
		expect(told(items(text('one', { maps: { principle: 'culture' } })))).toEqual([]);
	});
});

test('sentences end where a reader stops, in either language', () => {
	expect(sentencesIn('One. Two! Three? Four: five')).toEqual(['One.', 'Two!', 'Three?', 'Four:', 'five']);
	expect(sentencesIn('هل تريد؟ نعم؛ أريد.')).toEqual(['هل تريد؟', 'نعم؛', 'أريد.']);
	expect(sentencesIn('  ')).toEqual([]);
	expect(sentencesIn('0.5 of it')).toEqual(['0.5 of it']);
});

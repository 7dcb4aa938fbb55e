import { describe, expect, test } from 'vitest';
import { foundIn, leftOf, quoteWords } from '../../../api/reports/naming.ts';

const known = {
	names: ['Maya Khan', 'Will Hope', 'رانيا', 'Jo'],
	pods: ['Otter', 'Tall Oak'],
	said: ['Nobody rang me back for three whole weeks and I was worried sick.'],
};
const found = (text: string) => foundIn(text, known).map(({ kind, words }) => `${kind}: ${words}`);

describe('what to look at twice before words are published', () => {
	test.each([
		['a name that we know', 'We are sorry that Maya waited.', ['name: Maya']],
		['the name at the beginning of a sentence', 'Khan told us.', ['name: Khan']],
		['whose it is', 'Maya’s worker', ['name: Maya']],
		['in capitals', 'MAYA was right', ['name: MAYA']],
		['in another script', 'كتبت لنا رانيا', ['name: رانيا']],
		['a word that is no name where it is written small', 'We hope it will help.', []],
		['and may be one where it is written large', 'Hope is what we have.', ['name: Hope']],
		['two letters are too few to know anybody by', 'Jo and no', []],
		['a name that we do not know', 'We spoke with Tamsin about it.', ['capital: Tamsin']],
		['what begins a sentence, a month and a language', 'Now. In March we wrote in Arabic. Every letter.', []],
		['a pod', 'The Otter pod answers sooner.', ['pod: Otter']],
		['a reference', 'See 7KM4-9QXT.', ['reference: 7KM4-9QXT']],
		['few people', 'Two families and one young person told us.', ['few: Two families', 'few: one young person']],
		['few people, in digits', 'We heard from 3 children.', ['few: 3 children']],
		['many people, and days', 'Within 2 days we ring all 40 families.', []],
		['an age', 'A 13-year-old asked.', ['age: 13-year-old']],
		['a day', 'On 3 June we changed it.', ['day: 3 June']],
		[
			'what somebody wrote',
			'They said nobody rang me back for three whole weeks.',
			['quote: nobody rang me back for three'],
		],
		['fewer of their words than a quotation has', 'For three whole weeks nobody rang.', []],
		['words that name nobody', 'Every family is told who covers, before their worker goes away.', []],
	])('%s', (_, text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	test('each is told once, however often it stands there', () => {
		expect(found('Maya, Maya and Maya.')).toEqual(['name: Maya']);
	});

	test('a name may turn out to be a word; a pod, a reference and somebody’s own words are never published', () => {
		const all = foundIn('Hope said 7KM4-9QXT of Otter: nobody rang me back for three whole weeks.', known);
		const every = all.map(({ words }) => words);
		expect(leftOf(all, every).map(({ kind }) => kind)).toEqual(['reference', 'pod', 'quote']);
		expect(leftOf(all, []).length).toBe(all.length);
	});

	test(`a quotation is ${quoteWords} words in a row, whatever stands between them`, () => {
		expect(found('“Nobody rang me; back, for THREE…”')).toEqual(['quote: nobody rang me back for three']);
	});
});

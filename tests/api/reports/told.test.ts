import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FoundAt, TellingText } from '../../../api/reports/telling.ts';
import { textFor } from '../../../api/reports/telling.ts';
import { aTelling, somethingLearned } from '../../support/learning.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Learning {
	telling: string;
	seen: string;
	found: FoundAt[];
	missing: string[];
	long: string[];
	words: string;
}
interface Told {
	changes: { year: string; language: string; heard: string; changed: string }[];
}

let town: Town;
beforeAll(async () => void (town = await smallTown()));
afterAll(() => town.close());

const look = async (promise: string) => (await (await town.as('omar')).get<Learning>(`/api/learning/${promise}`)).json;
const told = async (query = '') => (await town.stranger().get<Told>(`/api/changed${query}`)).json.changes;

async function write(promise: string, texts: object) {
	const { seen } = await look(promise);
	return (await town.as('omar')).put(`/api/learning/${promise}/telling`, { texts, seen });
}

async function publish(promise: string, checked: string[] = []) {
	const { seen } = await look(promise);
	return (await town.as('omar')).post(`/api/learning/${promise}/telling/publication`, { seen, checked });
}

test('a finished learning action is told to everybody when somebody publishes it, and no longer when it is taken down', async () => {
	const { promise } = await somethingLearned(town);
	expect(await look(promise)).toMatchObject({ telling: 'none', missing: ['en.plain', 'en.easy'] });

	expect((await write(promise, aTelling)).status).toBe(204);
	expect(await look(promise)).toMatchObject({ telling: 'draft', found: [], missing: [] });
	expect(await told(), 'a draft is nobody’s to read').toEqual([]);

	expect((await publish(promise)).status).toBe(204);
	expect(await told()).toEqual([{ year: '2026-27', language: 'en', ...aTelling.en.plain }]);
	expect(await told('?wording=easy')).toEqual([{ year: '2026-27', language: 'en', ...aTelling.en.easy }]);
	expect(await told('?language=ar&wording=easy')).toEqual([{ year: '2026-27', language: 'ar', ...aTelling.ar.plain }]);

	const changed = await write(promise, { en: aTelling.en });
	expect([changed.status, changed.json]).toEqual([409, { error: { code: 'reports.telling.published' } }]);
	const omar = await town.as('omar');
	expect((await omar.delete(`/api/learning/${promise}/telling`)).status).toBe(204);
	expect(await told()).toEqual([]);
	expect(await look(promise)).toMatchObject({ telling: 'none' });
	expect((await omar.delete(`/api/learning/${promise}/telling`)).status).toBe(409);
});

describe('what may lead to somebody', () => {
	test('is shown beside the draft, and published only when somebody said of each that it is harmless', async () => {
		const { promise } = await somethingLearned(town);
		const heard = 'Two families told us that Grace and Tamsin were away.';
		await write(promise, { en: { ...aTelling.en, plain: { ...aTelling.en.plain, heard } } });
		const { found } = await look(promise);
		expect(found.map(({ kind, words }) => [kind, words])).toEqual([
			['few', 'Two families'],
			['name', 'Grace'],
			['capital', 'Tamsin'],
		]);
		const refused = await publish(promise, ['Two families', 'Grace']);
		expect([refused.status, refused.json]).toEqual([422, { error: { code: 'reports.telling.names_somebody' } }]);
		expect((await publish(promise, ['Two families', 'Grace', 'Tamsin'])).status).toBe(204);
		await (await town.as('omar')).delete(`/api/learning/${promise}/telling`);
	});

	test.each([
		['a pod', 'The Otter pod did not answer.'],
		['what the family wrote', 'We heard: nobody rang me back for three weeks.'],
	])('%s is never published, whatever somebody says of it', async (_, heard) => {
		const { promise } = await somethingLearned(town);
		await write(promise, { en: { ...aTelling.en, plain: { ...aTelling.en.plain, heard } } });
		const every = (await look(promise)).found.map(({ words }) => words);
		expect(every.length).toBeGreaterThan(0);
		expect((await publish(promise, every)).status).toBe(422);
		expect(await told()).toEqual([]);
	});

	test('a long sentence in easy words is shown', async () => {
		const { promise } = await somethingLearned(town);
		const long = 'We did not ring you back when we said that we would and we are very sorry indeed.';
		await write(promise, { en: { plain: aTelling.en.plain, easy: { heard: long, changed: 'Now we ring.' } } });
		expect((await look(promise)).long).toEqual([long]);
	});
});

describe('wrong turns', () => {
	test('without English in both wordings it cannot be published', async () => {
		const { promise } = await somethingLearned(town);
		await write(promise, { en: { plain: aTelling.en.plain }, ar: aTelling.ar });
		const refused = await publish(promise);
		expect([refused.status, refused.json]).toEqual([422, { error: { code: 'reports.telling.missing' } }]);
	});

	test('half a text is refused by its field', async () => {
		const { promise } = await somethingLearned(town);
		const { status, json } = await write(promise, { en: { plain: { heard: 'Something', changed: ' ' } } });
		expect([status, json]).toEqual([
			422,
			{ error: { code: 'form.fields.invalid', fields: { 'texts.en.plain.changed': 'form.field.empty' } } },
		]);
	});

	test('of two who write at once the second is told, and what was read is what is published', async () => {
		const { promise } = await somethingLearned(town);
		const { seen } = await look(promise);
		const [omar, ruth] = [await town.as('omar'), await town.as('ruth')];
		const both = await Promise.all(
			[omar, ruth].map((one) => one.put(`/api/learning/${promise}/telling`, { texts: aTelling, seen })),
		);
		expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
		const read = await look(promise);
		await write(promise, { en: aTelling.en });
		const late = await omar.post(`/api/learning/${promise}/telling/publication`, { seen: read.seen, checked: [] });
		expect([late.status, late.json]).toEqual([409, { error: { code: 'reports.telling.changed_since' } }]);
	});

	test('a learning action that is not done, and one of another kind, is nothing that could be told', async () => {
		const { id } = await say(await town.as('maya'), aComplaint(town));
		const omar = await town.as('omar');
		for (const [kind, remedy] of [
			['learning', null],
			['remedy', 'apology'],
		] as const) {
			const made = await omar.post<{ id: string }>(`/api/cases/${id}/promises`, {
				...{ kind, remedy, words: 'Something', owner: 'Priya Shah', dueOn: town.clock.today() },
			});
			expect((await omar.get(`/api/learning/${made.json.id}`)).status).toBe(404);
		}
	});
});

test.each([
	['in the wording', 'en', 'easy', 'easy'],
	['else in the other of the language', 'ar', 'easy', 'plain of ar'],
	['else in English', 'ar', 'plain', 'plain of ar'],
] as const)('a reader is told %s', (_, language, wording, expected) => {
	const text = (lang: 'en' | 'ar', words: 'plain' | 'easy', heard: string): TellingText => {
		return { language: lang, wording: words, heard, changed: '' };
	};
	const texts = [text('en', 'plain', 'plain'), text('en', 'easy', 'easy'), text('ar', 'plain', 'plain of ar')];
	expect(textFor(texts, language, wording)?.heard).toBe(expected);
	expect(textFor(texts.slice(0, 2), 'ar', wording)?.heard).toBe(wording);
});

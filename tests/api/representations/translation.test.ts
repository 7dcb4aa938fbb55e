import { expect, test } from 'vitest';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Seen {
	points: { id: string; words: string }[];
	messages: { id: string; words: string }[];
	translations: { part: string; partId: string; words: string; name: string; madeAt: string }[];
	history: { what: string; particulars: object }[];
}

const arabic = 'لم يتصل بي أحد منذ ثلاثة أسابيع.';

/** Maya's complaint in Arabic, opened by her pod's manager. */
async function inArabic() {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const [maya, priya, omar] = [await town.as('maya'), await town.as('priya'), await town.as('omar')];
	const { id } = await say(
		maya,
		aComplaint(town, { points: [arabic], wants: 'أن يعتذروا لابني سامي.', language: 'ar' }),
	);
	await priya.post(`/api/cases/${id}/opening`);
	const seen = async (by = omar) => (await by.get<Seen>(`/api/cases/${id}`)).json;
	const translate = (by: typeof omar, part: string, partId: string | null, words: string) =>
		by.post(`/api/cases/${id}/translations`, { part, partId, words });
	return { town, id, maya, priya, omar, seen, translate };
}

test('words in another language stay as they were written, and what they say in English stands beside them, with who put it there', async () => {
	const { id, maya, priya, omar, seen, translate } = await inArabic();
	const [point] = (await seen()).points;
	expect((await translate(priya, 'point', point!.id, 'Nobody rang me for three weeks.')).status).toBe(201);
	await maya.post(`/api/representations/${id}/messages`, { words: 'شكرا' });
	const [message] = (await seen()).messages;
	expect((await translate(omar, 'message', message!.id, 'Thank you')).status).toBe(201);
	for (const reader of [priya, omar]) {
		const { points, translations, history } = await seen(reader);
		expect(points).toMatchObject([{ words: arabic }]);
		expect(translations).toMatchObject([
			{ part: 'point', partId: point!.id, words: 'Nobody rang me for three weeks.', name: 'Priya Shah' },
			{ part: 'message', partId: message!.id, words: 'Thank you' },
		]);
		expect(history.filter(({ what }) => what === 'words.translated')).toMatchObject([
			{ particulars: { part: 'point' } },
			{ particulars: { part: 'message' } },
		]);
	}
});

test('a better translation takes the place of the one before, which is kept', async () => {
	const { town, id, priya, omar, seen, translate } = await inArabic();
	await translate(priya, 'wants', null, 'That they say sorry to my son.');
	await translate(omar, 'wants', null, 'That they say sorry to my son Sami.');
	expect((await seen()).translations).toMatchObject([{ partId: id, words: 'That they say sorry to my son Sami.' }]);
	expect(await town.db.selectFrom('translation').select('made_by').orderBy('id').execute()).toEqual([
		{ made_by: town.id('priya') },
		{ made_by: town.id('omar') },
	]);
});

test('where words were taken out of what somebody wrote, only the office reads it in English', async () => {
	const { id, priya, omar, seen, translate } = await inArabic();
	await translate(priya, 'wants', null, 'That they say sorry to my son Sami.');
	const out = { part: 'wants', partId: null, phrases: ['سامي'], reason: 'A child’s name' };
	expect((await omar.post(`/api/cases/${id}/redactions`, out)).status).toBe(204);
	expect((await seen(priya)).translations).toEqual([]);
	expect((await seen(omar)).translations).toHaveLength(1);
	await omar.post(`/api/cases/${id}/redactions/ending`, { part: 'wants', partId: null });
	expect((await seen(priya)).translations).toHaveLength(1);
});

test('the family reads none of it, and neither does whoever has not opened the case', async () => {
	const { town, id, maya, omar, translate } = await inArabic();
	await translate(omar, 'wants', null, 'That they say sorry.');
	expect(JSON.stringify((await maya.get(`/api/representations/${id}`)).json)).not.toContain('That they say sorry.');
	const fresh = await say(maya, aComplaint(town));
	await omar.post(`/api/cases/${fresh.id}/translations`, { part: 'wants', words: 'Sorry.' });
	const priya = await town.as('priya');
	expect((await priya.get<Seen>(`/api/cases/${fresh.id}`)).json.translations).toEqual([]);
});

test('what is not there cannot be translated, nothing is no translation, and another pod’s manager finds no such case', async () => {
	const { town, id, omar, translate } = await inArabic();
	expect(await translate(omar, 'happened', null, 'In May')).toMatchObject({
		status: 422,
		json: { error: { fields: { partId: 'representation.redaction.nothing_there' } } },
	});
	const other = await say(town.stranger(), aComplaint(town));
	const theirs = (await omar.get<Seen>(`/api/cases/${other.id}`)).json.points[0]!.id;
	expect((await translate(omar, 'point', theirs, 'Hello')).status).toBe(422);
	expect((await translate(omar, 'wants', null, ' ')).status).toBe(422);
	expect((await translate(omar, 'title', null, 'Hello')).status).toBe(422);
	const marcus = await town.as('marcus');
	expect((await marcus.post(`/api/cases/${id}/translations`, { part: 'wants', words: 'Hello' })).status).toBe(404);
});

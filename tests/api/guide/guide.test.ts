import { describe, expect, test } from 'vitest';
import type { Block } from '../../../api/guide/lines.ts';
import { shippedText } from '../../../api/guide/shipped/index.ts';
import { type GuideText, type GuideWording, type TopicId, topicIds } from '../../../api/guide/topics.ts';
import { type Name, smallTown } from '../../support/people.ts';

interface Refused {
	error: { code: string; fields?: Record<string, string> };
}
interface Read {
	title: string;
	language: string;
	version: number;
	sections: { id: string; blocks: Block[] }[];
	facts: Record<string, string | null>;
	bslVideo: string | null;
	reviewOn: string;
}
interface Listed {
	topics: {
		topic: string;
		isDue: boolean;
		reviewOn: string;
		texts: {
			language: string;
			wording: string;
			version: number;
			by: string | null;
			isOlder: boolean;
			hasDraft: boolean;
		}[];
	}[];
}
interface Editing {
	seen: string;
	draft: { id: string; text: GuideText; by: string } | null;
	faults: { path: string; code: string }[];
	versions: { version: number; by: string }[];
}

const TOPIC = 'charter';
const ships = (language = 'en', wording: GuideWording = 'adult', topic: TopicId = TOPIC) =>
	shippedText({ topic, language, wording })!;

async function aCouncil(now?: string) {
	const town = await smallTown(now === undefined ? {} : { at: now });
	const anybody = town.stranger();
	const read = async (topic: TopicId = TOPIC, voice = 'language=en&wording=adult') =>
		(await anybody.get<Read>(`/api/guide/${topic}?${voice}`)).json;
	const save = async (text: Partial<GuideText> = {}, how: { seen?: string; language?: string; who?: Name } = {}) => {
		const { seen = null, language = 'en', who = 'ada' } = how;
		const body = { language, wording: 'adult', seen, text: { ...ships(language), ...text } };
		return (await town.as(who)).put<{ draft: string } & Refused>(`/api/guide-texts/${TOPIC}/draft`, body);
	};
	const publish = async (seen: string, language = 'en') =>
		(await town.as('ada')).post<{ version: number } & Refused>(`/api/guide-texts/${TOPIC}/publication`, {
			...{ language, wording: 'adult', seen },
		});
	const editing = async () => (await (await town.as('ada')).get<Editing>(`/api/guide-texts/${TOPIC}`)).json;
	const listed = async () => {
		const { topics } = (await (await town.as('ada')).get<Listed>('/api/guide-texts')).json;
		return topics.find(({ topic }) => topic === TOPIC)!;
	};
	return { town, anybody, read, save, publish, editing, listed };
}

describe('the guide, for anybody', () => {
	test('is there in each language and wording, and in English where a language has none', async () => {
		const { anybody, read } = await aCouncil();
		const list = await anybody.get<{ topics: { topic: string; title: string; language: string }[] }>(
			'/api/guide?language=ar&wording=easy',
		);
		expect(list.json.topics.find(({ topic }) => topic === 'pod')).toMatchObject({ title: 'فريقك', language: 'ar' });
		expect(await read('pod', 'language=ar&wording=young')).toMatchObject({
			title: 'فريقك',
			language: 'ar',
			version: 0,
		});
		expect(await read('pod', 'language=so&wording=adult')).toMatchObject({ title: 'Your pod', language: 'en' });
	});

	test('names the days on which somebody who complains today is answered, by the clocks that answer them (S01, S30, S37)', async () => {
		const { read } = await aCouncil('2026-06-08T09:00:00Z');
		expect((await read('complaints')).facts).toMatchObject({
			today: '2026-06-08',
			stage_1_day: '2026-06-22',
			stage_1_last: '2026-07-06',
			ombudsman_phone: '0300 061 0614',
		});
		expect((await (await aCouncil('2026-02-02T09:00:00Z')).read('complaints')).facts).toMatchObject({
			stage_2_day: '2026-03-09',
			stage_2_last: '2026-05-07',
		});
		expect((await (await aCouncil('2026-04-07T09:00:00Z')).read('complaints')).facts).toMatchObject({
			stage_3_day: '2026-05-20',
		});
	});

	test('counts from the day in London: just before midnight UTC in summer it is tomorrow there (S09)', async () => {
		const { read } = await aCouncil('2026-06-30T23:30:00Z');
		expect((await read('complaints')).facts).toMatchObject({ today: '2026-07-01', stage_1_day: '2026-07-15' });
	});

	test('never guesses a day of a year whose holidays are not published', async () => {
		const { read } = await aCouncil('2028-12-20T09:00:00Z');
		expect((await read('complaints')).facts).toMatchObject({ today: '2028-12-20', stage_2_last: null });
	});

	test('is words and pictures as data: in Easy Read each idea has its picture', async () => {
		const { read } = await aCouncil();
		const { sections } = await read('pod', 'language=en&wording=easy');
		const blocks = sections.flatMap((section) => section.blocks);
		expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['ideas']));
		expect(blocks[0]).toEqual({
			kind: 'ideas',
			ideas: expect.arrayContaining([{ picture: 'friends', says: 'A pod is a small team.' }]) as unknown,
		});
	});
});

describe('a council’s own text', () => {
	test('is drafted, read by nobody, published, and then what families read; nothing else of the guide is copied', async () => {
		const { town, read, save, publish, editing } = await aCouncil();
		const { draft } = (await save({ title: 'Our promises' })).json;
		expect(await read()).toMatchObject({ title: 'What we promise you', version: 0 });
		expect(await editing()).toMatchObject({ draft: { id: draft, by: 'Ada Birch' }, faults: [] });
		expect(await publish(draft)).toMatchObject({ status: 201, json: { version: 1 } });
		expect(await read()).toMatchObject({ title: 'Our promises', version: 1 });
		expect(await read(TOPIC, 'language=en&wording=young')).toMatchObject({ version: 0 });
		expect(await town.db.selectFrom('guide_text').select('version').execute()).toEqual([{ version: 1 }]);
	});

	test('keeps every version as it was, with who published it, and the database refuses to alter one', async () => {
		const { town, save, publish, editing, listed } = await aCouncil();
		for (const title of ['Our promises', 'Our four promises']) await publish((await save({ title })).json.draft);
		expect((await editing()).versions).toMatchObject([
			{ version: 2, by: 'Ada Birch' },
			{ version: 1, by: 'Ada Birch' },
		]);
		expect((await listed()).texts[0]).toMatchObject({ version: 2, by: 'Ada Birch', hasDraft: false });
		const first = await (await town.as('omar')).get<Read>(`/api/guide-texts/${TOPIC}/preview?version=1`);
		expect(first.json.title).toBe('Our promises');
		await expect(town.db.updateTable('guide_text').set({ text: '{}' }).execute()).rejects.toThrow('never changes');
		const written = await town.db.selectFrom('record').select('what').where('what', '=', 'guide.published').execute();
		expect(written).toHaveLength(2);
	});

	test('is refused while a right is missing from it, by each thing that is wrong and where', async () => {
		const { save, publish, read } = await aCouncil();
		const long = Array.from({ length: 21 }, () => 'word').join(' ');
		const sections = ships().sections.filter(({ id }) => id !== 'culture');
		sections[0] = {
			...sections[0]!,
			lines: [`${long}.`, 'Call {{nobody}}.', 'Call {{front_door_phone.', '[phone] Call.'],
		};
		const { draft } = (await save({ sections, title: '' })).json;
		const refused = await publish(draft);
		expect(refused).toMatchObject({ status: 422, json: { error: { code: 'guide.draft.unsound' } } });
		expect(refused.json.error.fields).toEqual({
			title: 'guide.text.missing',
			'sections.culture': 'guide.section.missing',
			'sections.continuity.lines.0': 'guide.text.long_sentence',
			'sections.continuity.lines.1': 'guide.gap.unknown',
			'sections.continuity.lines.2': 'guide.gap.broken',
			'sections.continuity.lines.3': 'guide.picture.not_here',
		});
		expect((await read()).version).toBe(0);
	});

	test('of complaining cannot be published without its dates', async () => {
		const { town } = await aCouncil();
		const ada = await town.as('ada');
		const text = ships('en', 'easy', 'complaints');
		const sections = text.sections.map((one) =>
			one.id === 'stage_1' ? { ...one, lines: ['[letter] We answer.'] } : one,
		);
		const voice = { language: 'en', wording: 'easy' };
		const body = { ...voice, seen: null, text: { ...text, sections } };
		const { draft } = (await ada.put<{ draft: string }>('/api/guide-texts/complaints/draft', body)).json;
		const refused = await ada.post<Refused>('/api/guide-texts/complaints/publication', { ...voice, seen: draft });
		expect(refused.json.error.fields).toEqual({
			'sections.stage_1.gaps.stage_1_day': 'guide.gap.missing',
			'sections.stage_1.gaps.stage_1_last': 'guide.gap.missing',
		});
	});

	test('written by two at once tells the second, whether they save, publish or throw away', async () => {
		const { town, save, publish } = await aCouncil();
		const first = (await save()).json.draft;
		const somebodyElse = { status: 409, json: { error: { code: 'guide.draft.somebody_else' } } };
		expect(await save({}, { who: 'omar' })).toMatchObject(somebodyElse); // began before there was a draft
		const second = (await save({ title: 'Promises' }, { seen: first, who: 'omar' })).json.draft;
		expect(await save({ title: 'Mine' }, { seen: first })).toMatchObject(somebodyElse);
		expect(await publish(first)).toMatchObject(somebodyElse);
		const away = await (await town.as('ada')).delete(`/api/guide-texts/${TOPIC}/draft?seen=${first}`);
		expect(away.status).toBe(409);
		expect((await (await town.as('ada')).delete(`/api/guide-texts/${TOPIC}/draft?seen=${second}`)).status).toBe(204);
	});

	test('makes other languages older until somebody has looked at them; families read on in their own', async () => {
		const { town, save, publish, listed, read } = await aCouncil();
		await publish((await save({ title: 'Our promises' })).json.draft);
		const arabic = async () =>
			(await listed()).texts.find(({ language, wording }) => language === 'ar' && wording === 'adult');
		expect(await arabic()).toMatchObject({ isOlder: true, version: 0 });
		expect(await read(TOPIC, 'language=ar&wording=adult')).toMatchObject({ title: ships('ar').title, language: 'ar' });
		town.clock.pass({ hours: 1 });
		await publish((await save({}, { language: 'ar' })).json.draft, 'ar');
		expect(await arabic()).toMatchObject({ isOlder: false, version: 1 });
		const older = (await listed()).texts.filter(({ isOlder }) => isOlder);
		expect(new Set(older.map(({ wording }) => wording))).toEqual(new Set(['adult']));
		expect(older.map(({ language }) => language)).not.toContain('ar');
	});
});

describe('what is kept of a topic', () => {
	const patch = async (town: Awaited<ReturnType<typeof smallTown>>, body: object) =>
		(await town.as('ada')).patch<Refused>(`/api/guide-topics/${TOPIC}`, body);

	test('is due again on its day, and read again for a year', async () => {
		const { town, listed, editing } = await aCouncil('2027-02-01T09:00:00Z');
		expect(await listed()).toMatchObject({ isDue: true, reviewOn: '2026-12-31' });
		const needs = async () =>
			(await (await town.as('ada')).get<{ guide: number }>('/api/administration/needs')).json.guide;
		expect(await needs()).toBe(topicIds.length);
		expect((await patch(town, { seen: (await editing()).seen })).status).toBe(204);
		expect(await listed()).toMatchObject({ isDue: false, reviewOn: '2028-02-01' });
		expect(await needs()).toBe(topicIds.length - 1);
	});

	test('is changed by one at a time, and never to a day that is over', async () => {
		const { town, editing } = await aCouncil();
		const { seen } = await editing();
		const over = await patch(town, { seen, reviewOn: '2020-01-01' });
		expect(over.json.error.fields).toEqual({ reviewOn: 'guide.review.past' });
		expect((await patch(town, { seen })).status).toBe(204);
		expect(await patch(town, { seen })).toMatchObject({
			status: 409,
			json: { error: { code: 'guide.topic.somebody_else' } },
		});
	});

	test.each([
		['https://www.westmere.example/bsl/charter', true],
		['https://video.www.westmere.example/charter', true],
		['http://www.westmere.example/bsl/charter', false],
		['https://westmere.example.evil.example/charter', false],
		['https://evilwww.westmere.example/charter', false],
		['https://ada@www.westmere.example/charter', false],
		['javascript:alert(1)', false],
		['https://www.youtube.example/watch', false],
	])('a video in sign language lies on the council’s own site: %s is %s', async (bslVideo, isOurs) => {
		const { town, editing, read } = await aCouncil();
		const answer = await patch(town, { seen: (await editing()).seen, bslVideo });
		expect(answer.status).toBe(isOurs ? 204 : 422);
		if (!isOurs) expect(answer.json.error.fields).toEqual({ bslVideo: 'guide.video.not_ours' });
		expect((await read()).bslVideo).toBe(isOurs ? bslVideo : null);
	});
});

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Instrument, InstrumentCode, Item } from '../../../api/questionnaires/instrument.ts';
import { currentVersion, keepAnswers } from '../../../api/questionnaires/changes.ts';
import { readResponses } from '../../../api/questionnaires/queries.ts';
import { shipped } from '../../../api/questionnaires/shipped/index.ts';
import { shownIn } from '../../../src/asking/shown.ts';
import { textFor } from '../../../src/text/index.ts';
import { type Name, smallTown } from '../../support/people.ts';

interface Refused {
	error: { code: string; fields?: Record<string, string> };
}
interface ForEditing {
	now: Instrument;
	versions: { id: string; version: number; by: string | null }[];
	draft: { id: string; instrument: Instrument; by: string } | null;
	faults: { path: string; code: string }[];
}

const CODE = 'views_8_11';

/** As it comes back: what is not said is not there. */
const asSent = <T>(thing: T): T => JSON.parse(JSON.stringify(thing)) as T;

async function aCouncil() {
	const town = await smallTown();
	const omar = await town.as('omar');
	const read = async (code: InstrumentCode = CODE) => (await omar.get<ForEditing>(`/api/questionnaires/${code}`)).json;
	const save = async (changes: Partial<Instrument> = {}, seen: string | null = null, who: Name = 'omar') => {
		const { title, intro, items } = { ...shipped[CODE], ...changes };
		const body = { seen, title, intro, items };
		return (await town.as(who)).put<{ draft: string } & Refused>(`/api/questionnaires/${CODE}/draft`, body);
	};
	const publish = async (seen: string, who: Name = 'omar') =>
		(await town.as(who)).post<{ id: string; version: number } & Refused>(`/api/questionnaires/${CODE}/publication`, {
			seen,
		});
	const invite = () => town.db.transaction().execute((trx) => currentVersion(trx, CODE, town.clock.now()));
	const shorter = asSent({ items: shipped[CODE].items.slice(0, 3) });
	return { town, omar, read, save, publish, invite, shorter };
}

describe('a council’s own questionnaire', () => {
	test('is drafted, saved again, published, and from then on what everybody invited is asked', async () => {
		const { read, save, publish, invite, shorter, omar } = await aCouncil();
		expect(await read()).toMatchObject({ now: { code: CODE }, versions: [], draft: null, faults: [] });
		const first = (await save()).json.draft;
		const second = (await save(shorter, first)).json.draft;
		expect((await read()).draft).toMatchObject({ id: second, by: 'Omar Reid', instrument: shorter });
		const published = await publish(second);
		expect(published).toMatchObject({ status: 201, json: { id: second, version: 1 } });
		expect(await invite()).toBe(second);
		expect(await read()).toMatchObject({ now: shorter, draft: null, versions: [{ version: 1, by: 'Omar Reid' }] });
		const version = await omar.get<{ version: number; instrument: Instrument }>(
			`/api/questionnaires/versions/${second}`,
		);
		expect(version.json).toMatchObject({ version: 1, instrument: { ...shorter, audience: 'child' } });
	});

	test('may be written in English alone; who reads another language is asked that question in English', async () => {
		const { save, publish, shorter } = await aCouncil();
		const [item, ...rest] = shorter.items;
		const inEnglish = { ...item!, asks: { en: { plain: 'How was your week?' } }, help: undefined } as Item;
		const published = await publish((await save({ ...shorter, items: [inEnglish, ...rest] })).json.draft);
		expect(published.status).toBe(201);
		const [first, second] = shownIn({ ...shipped[CODE], items: [inEnglish, ...rest] }, 'ur-young', textFor('ur-young'));
		expect(first).toMatchObject({ asks: 'How was your week?', isEnglish: true });
		expect(second).toMatchObject({ asks: rest[0]!.asks.ur!.plain });
		expect(second).not.toHaveProperty('isEnglish');
	});

	test('is on the list with its version, and whether a draft waits', async () => {
		const { omar, save, publish } = await aCouncil();
		const list = async () =>
			(await omar.get<{ questionnaires: { code: string }[] }>('/api/questionnaires')).json.questionnaires;
		expect((await list()).map(({ code }) => code)).toEqual(Object.keys(shipped));
		expect(await list()).toContainEqual(
			expect.objectContaining({ code: CODE, version: null, isCouncils: false, hasDraft: false }),
		);
		const draft = (await save()).json.draft;
		expect(await list()).toContainEqual(expect.objectContaining({ code: CODE, version: null, hasDraft: true }));
		await publish(draft);
		expect(await list()).toContainEqual(
			expect.objectContaining({ code: CODE, version: 1, isCouncils: true, hasDraft: false }),
		);
	});

	test('goes up by one each time, and what ships takes its number too', async () => {
		const { read, save, publish, invite } = await aCouncil();
		await invite(); // what ships is kept as version 1
		const waiting = (await save()).json.draft;
		expect((await publish(waiting)).json.version).toBe(2);
		expect((await publish((await save()).json.draft)).json.version).toBe(3);
		expect((await read()).versions.map(({ version, by }) => [version, by])).toEqual([
			[3, 'Omar Reid'],
			[2, 'Omar Reid'],
			[1, null],
		]);
	});

	test('two people invited first at the very same moment are asked the same version', async () => {
		const { invite, read } = await aCouncil();
		const [one, other] = await Promise.all([invite(), invite()]);
		expect(one).toBe(other);
		expect((await read()).versions).toHaveLength(1);
	});

	test('invited while a draft waits, somebody is asked what ships: a draft takes no number', async () => {
		const { save, invite, publish } = await aCouncil();
		const draft = (await save()).json.draft;
		expect(await invite()).not.toBe(draft);
		expect((await publish(draft)).json.version).toBe(2);
	});

	test('a draft is nothing that anybody can be asked', async () => {
		const { omar, save } = await aCouncil();
		const draft = (await save()).json.draft;
		const there = await omar.get(`/api/questionnaires/versions/${draft}`);
		const nowhere = await omar.get('/api/questionnaires/versions/nowhere');
		expect([there.status, there.json]).toEqual([nowhere.status, nowhere.json]);
		expect(there.status).toBe(404);
	});

	test('a draft can be thrown away, and what is asked stays as it was', async () => {
		const { omar, save, read } = await aCouncil();
		const draft = (await save()).json.draft;
		expect((await omar.delete(`/api/questionnaires/${CODE}/draft?seen=${draft}`)).status).toBe(204);
		expect(await read()).toMatchObject({ draft: null, versions: [] });
		expect((await omar.delete(`/api/questionnaires/${CODE}/draft?seen=${draft}`)).status).toBe(409);
	});

	test('who published what is in the record', async () => {
		const { town, save, publish } = await aCouncil();
		const draft = (await save()).json.draft;
		await publish(draft);
		const lines = await town.db
			.selectFrom('record')
			.selectAll()
			.where('what', '=', 'questionnaire.published')
			.execute();
		expect(lines).toMatchObject([
			{ who_id: town.id('omar'), subject_id: draft, particulars: '{"code":"views_8_11","version":1}' },
		]);
	});
});

describe('two editors at once', () => {
	const SECOND = { status: 409, json: { error: { code: 'questionnaires.draft.somebody_else' } } };

	test.each<[string, (made: Awaited<ReturnType<typeof aCouncil>>, first: string) => Promise<unknown>]>([
		['both begin', async ({ save }) => save()],
		['the other saved since', async ({ save }, first) => (await save({}, first), save({}, first))],
		['the other published since', async ({ save, publish }, first) => (await publish(first), save({}, first))],
		[
			'the other saved since and this one publishes',
			async ({ save, publish }, first) => (await save({}, first), publish(first)),
		],
		['both publish', async ({ publish }, first) => (await publish(first), publish(first))],
	])('%s: the second is told, and nothing is lost', async (_, second) => {
		const made = await aCouncil();
		const first = (await made.save()).json.draft;
		expect(await second(made, first)).toMatchObject(SECOND);
	});

	test('at the very same moment, one of them is told', async () => {
		const { save, publish } = await aCouncil();
		const begun = await Promise.all([save(), save(), save()]);
		expect(begun.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
		const draft = begun.find(({ status }) => status === 200)!.json.draft;
		const published = await Promise.all([publish(draft), publish(draft)]);
		expect(published.map(({ status }) => status).toSorted()).toEqual([201, 409]);
	});
});

describe('a bad instrument', () => {
	const broken = shipped[CODE].items.map((item, index) =>
		index === 1 ? { ...item, key: 'houses', asks: { en: { plain: '' }, ar: item.asks.ar } } : item,
	);
	const faults = [
		{ path: 'items.1.asks.en.plain', code: 'questionnaires.text.missing' },
		{ path: 'items.2.key', code: 'questionnaires.key.twice' },
	];

	test('may be saved and is told every fault, and is not published', async () => {
		const { save, read, publish, invite } = await aCouncil();
		const before = await invite();
		const draft = (await save({ items: broken })).json.draft;
		expect((await read()).faults).toEqual(faults);
		const refused = await publish(draft);
		expect(refused).toMatchObject({
			status: 422,
			json: {
				error: {
					code: 'questionnaires.draft.unsound',
					fields: Object.fromEntries(faults.map(({ path, code }) => [path, code])),
				},
			},
		});
		expect(await invite()).toBe(before);
	});

	const [first] = shipped[CODE].items;
	test.each<[string, unknown, string]>([
		['a kind that is none', { ...first, kind: 'video' }, 'items.0.kind'],
		['a field that is none', { ...first, script: 'x' }, 'items.0.script'],
		['four faces', { ...first, kind: 'faces', faces: 4, options: undefined, several: undefined }, 'items.0.faces'],
		['no text in English', { ...first, asks: { ar: first!.asks.ar } }, 'items.0.asks.en'],
		[
			'a text in a language that we do not have',
			{ ...first, asks: { ...first!.asks, de: { plain: 'Eins' } } },
			'items.0.asks.de',
		],
		[
			'a control character',
			{ ...first, asks: { en: { plain: 'a\u0000' }, ar: { plain: 'a' } } },
			'items.0.asks.en.plain',
		],
		['nothing at all', null, 'items.0'],
	])('of another shape is not even saved: %s', async (_, item, path) => {
		const { save } = await aCouncil();
		const refused = await save({ items: [item] } as unknown as Partial<Instrument>);
		expect(refused.status).toBe(422);
		expect(Object.keys(refused.json.error.fields!)).toContain(path);
	});

	test('what an instrument is for and who is asked cannot be sent', async () => {
		const { omar } = await aCouncil();
		const { title, intro, items } = shipped[CODE];
		const refused = await omar.put<Refused>(`/api/questionnaires/${CODE}/draft`, {
			...{ seen: null, title, intro, items, audience: 'parent_or_carer' },
		});
		expect(refused.json.error.fields).toEqual({ audience: 'form.field.unknown' });
	});
});

describe('a published version never changes', () => {
	async function published() {
		const made = await aCouncil();
		const { id } = (await made.publish((await made.save()).json.draft)).json;
		return { ...made, id };
	}

	test.each<[string, (id: string) => ReturnType<typeof sql>]>([
		['an update', (id) => sql`update instrument_version set definition = '{}' where id = ${id}`],
		['taking back its publication', (id) => sql`update instrument_version set published_at = null where id = ${id}`],
		['a removal', (id) => sql`delete from instrument_version where id = ${id}`],
		[
			'another row in its place',
			(id) => sql`insert into instrument_version (id, code, version, definition, made_by, made_at, published_at)
				values (${id}, ${CODE}, 1, '{}', null, 'x', 'x') on conflict (id) do update set definition = excluded.definition`,
		],
	])('the database refuses %s', async (_, change) => {
		const { town, id, read } = await published();
		const before = await read();
		await expect(change(id).execute(town.db)).rejects.toThrow('a published version never changes');
		expect(await read()).toEqual(before);
	});

	test('on SQLite also by replacing it', async () => {
		const { town, id } = await published();
		const replacing = sql`insert or replace into instrument_version (id, code, version, definition, made_at)
			values (${id}, ${CODE}, 9, '{}', 'x')`.execute(town.db);
		await expect(replacing).rejects.toThrow(/never changes|syntax error/);
	});

	test('answers keep the version they were given to, whatever is published after', async () => {
		const { town, save, publish, invite, shorter } = await aCouncil();
		const version = await invite();
		const answer = (fields: Record<string, string>) =>
			town.db.transaction().execute((trx) =>
				keepAnswers(trx, {
					...{
						accountId: town.id('maya'),
						versionId: version,
						fields,
						how: 'portal',
						language: 'en',
						on: town.clock.today(),
					},
					...{ at: town.clock.now(), writtenBy: null, present: null },
				}),
			);
		await publish((await save(shorter)).json.draft);
		const { id } = await answer({ who_helps: 'Nan' }); // asked by the earlier version only
		expect(await readResponses(town.world, [id])).toMatchObject([
			{ version: { id: version, version: 1 }, answers: [{ item: 'who_helps', value: { kind: 'text', words: 'Nan' } }] },
		]);
	});
});

describe('only who keeps the council’s questionnaires', () => {
	test.each<Name>(['priya', 'sam', 'grace', 'ruth', 'dora', 'imani', 'maya', 'kit'])('%s does not', async (name) => {
		const { town } = await aCouncil();
		const somebody = await town.as(name);
		const asked = [
			await somebody.get('/api/questionnaires'),
			await somebody.get(`/api/questionnaires/${CODE}`),
			await somebody.put(`/api/questionnaires/${CODE}/draft`, {}),
			await somebody.delete(`/api/questionnaires/${CODE}/draft?seen=x`),
			await somebody.post(`/api/questionnaires/${CODE}/publication`, {}),
			await somebody.get('/api/questionnaires/versions/x'),
		];
		expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 403));
	});
});

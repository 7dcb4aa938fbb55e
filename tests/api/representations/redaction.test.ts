import { expect, test } from 'vitest';
import { redact } from '../../../api/representations/redaction.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

test.each([
	['a name, wherever it stands', 'Ali hit me. ali again.', ['Ali'], '[…] hit me. […] again.'],
	['a phrase over two lines', 'She lives at 4\nHigh Street now.', ['4 High Street'], 'She lives at […] now.'],
	['several phrases', 'Ali and Zed', ['Ali', 'Zed'], '[…] and […]'],
	['signs that mean something to a machine', 'Why (really)? $& 100%', ['(really)?'], 'Why […] $& 100%'],
	['Arabic', 'أخي سامي قال', ['سامي'], 'أخي […] قال'],
])('%s is taken out', (_, words, phrases, left) => {
	expect(redact(words, phrases)).toEqual({ words: left });
});

test('a phrase that stands nowhere is told by its number', () => {
	expect(redact('Ali hit me.', ['Ali', 'Alia'])).toEqual({ missing: 1 });
});

interface Seen {
	points: { id: string; words: string; othersRead?: string | null }[];
	wants: string | null;
	happenedWords: string | null;
	messages: { id: string; side: string; words: string; othersRead?: string | null }[];
}

/** Maya's complaint and one letter each way, a canary in every one of them, opened by her pod's manager. */
async function written() {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const words = {
		points: ['It was CANARY who said so.'],
		wants: 'That CANARY says sorry.',
		happenedWords: 'When CANARY came.',
	};
	const { id, reference } = await say(await town.as('maya'), aComplaint(town, words));
	const [maya, priya, omar] = [await town.as('maya'), await town.as('priya'), await town.as('omar')];
	await priya.post(`/api/cases/${id}/opening`);
	await maya.post(`/api/representations/${id}/messages`, { words: 'And CANARY rang.' });
	await priya.post(`/api/cases/${id}/messages`, { words: 'We asked CANARY.' });
	const seen = async () => (await omar.get<Seen>(`/api/cases/${id}`)).json;
	const takeOut = (part: string, partId: string | null, phrases = ['canary']) =>
		omar.post(`/api/cases/${id}/redactions`, { part, partId, phrases, reason: 'A third person.' });
	const all = async () => {
		const { points, messages } = await seen();
		const parts = [
			['point', points[0]!.id],
			['wants', null],
			['happened', null],
		] as const;
		for (const [part, partId] of parts) expect((await takeOut(part, partId)).status, part).toBe(204);
		for (const { id: message } of messages) expect((await takeOut('message', message)).status).toBe(204);
	};
	return { town, id, reference, maya, priya, omar, seen, takeOut, all };
}

test('the office reads the whole and what others read; whoever answers it reads it without', async () => {
	const { id, priya, seen, all } = await written();
	await all();
	expect(await seen()).toMatchObject({
		points: [{ words: 'It was CANARY who said so.', othersRead: 'It was […] who said so.' }],
		wants: 'That CANARY says sorry.',
	});
	expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({
		points: [{ words: 'It was […] who said so.', othersRead: null }],
		wants: 'That […] says sorry.',
		happenedWords: 'When […] came.',
		messages: [{ words: 'And […] rang.' }, { words: 'We asked […].' }],
	});
});

test('who wrote it reads their own words whole, and no longer what staff should not have told them', async () => {
	const { id, maya, all } = await written();
	await all();
	const { json } = await maya.get<Seen>(`/api/representations/${id}`);
	expect(json).toMatchObject({
		points: [{ words: 'It was CANARY who said so.' }],
		wants: 'That CANARY says sorry.',
		messages: [{ words: 'And CANARY rang.' }, { words: 'We asked […].' }],
	});
	expect(JSON.stringify(json)).not.toContain('othersRead');
});

test('nobody but the office and the author reads it anywhere: every route that answers is asked, by everybody', async () => {
	const { town, id, reference, all, seen } = await written();
	await all();
	const { points, messages } = await seen();
	const { json } = await town.stranger().get<{ paths: Record<string, object> }>('/api/openapi.json');
	const asked = Object.entries(json.paths)
		.filter(([, methods]) => 'get' in methods)
		.flatMap(([path]) => [id, points[0]!.id, messages[0]!.id].map((one) => path.replace(/\{\w+\}/g, one)));
	const questions = [...new Set([...asked, `/api/cases?search=${reference}`, `/api/cases?search=canary`])];
	for (const name of ['priya', 'sam', 'lena', 'joan', 'marcus', 'grace', 'dora', 'dan'] satisfies Name[]) {
		const browser = await town.as(name);
		for (const question of questions) {
			const { json: answer } = await browser.get(question);
			expect(JSON.stringify(answer ?? ''), `${name} asks ${question}`).not.toContain('CANARY');
		}
	}
});

test('words that were taken out are not found by those who may not read them', async () => {
	const { town, priya, omar, all } = await written();
	const found = async (browser: typeof priya) =>
		(await browser.get<{ count: number }>('/api/cases?search=canary')).json.count;
	expect([await found(priya), await found(omar)]).toEqual([1, 1]);
	await all();
	expect([await found(priya), await found(omar), await found(await town.as('ruth'))]).toEqual([0, 1, 1]);
});

test('put back, others read the whole again, and both are in the history', async () => {
	const { id, priya, omar, takeOut } = await written();
	await takeOut('wants', null);
	expect((await omar.post(`/api/cases/${id}/redactions/ending`, { part: 'wants' })).status).toBe(204);
	expect((await omar.post(`/api/cases/${id}/redactions/ending`, { part: 'wants' })).status).toBe(404);
	const { json } = await priya.get<{ wants: string; history: { what: string }[] }>(`/api/cases/${id}`);
	expect(json.wants).toBe('That CANARY says sorry.');
	expect(json.history.map(({ what }) => what).filter((what) => what.startsWith('words.'))).toEqual([
		'words.taken_out',
		'words.put_back',
	]);
});

test('a second redaction of the same words starts from the whole, and takes the place of the first', async () => {
	const { seen, takeOut } = await written();
	const point = (await seen()).points[0]!.id;
	await takeOut('point', point, ['canary']);
	await takeOut('point', point, ['said so']);
	expect((await seen()).points[0]!.othersRead).toBe('It was CANARY who […].');
});

test('a phrase that does not stand there, a part that is not, and somebody else’s message are refused by code', async () => {
	const { town, omar, takeOut } = await written();
	const code = async (answer: Promise<unknown>) => (await answer) as object;
	expect(await code(takeOut('wants', null, ['sorry', 'sory']))).toMatchObject({
		status: 422,
		json: { error: { fields: { 'phrases.1': 'representation.redaction.not_found' } } },
	});
	expect(await code(takeOut('message', 'nothing'))).toMatchObject({
		json: { error: { fields: { partId: 'representation.redaction.nothing_there' } } },
	});
	const other = await say(town.stranger(), aComplaint(town));
	const { json } = await omar.get<Seen>(`/api/cases/${other.id}`);
	expect(await code(takeOut('point', json.points[0]!.id))).toMatchObject({ status: 422 });
});

test('only the complaints team takes words out, and not of a complaint about one of them', async () => {
	const { town, id, priya } = await written();
	const body = { part: 'wants', partId: null, phrases: ['canary'], reason: 'x' };
	expect((await priya.post(`/api/cases/${id}/redactions`, body)).status).toBe(403);
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('ruth') })
		.execute();
	expect((await (await town.as('ruth')).post(`/api/cases/${id}/redactions`, body)).status).toBe(404);
});

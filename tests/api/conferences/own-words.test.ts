import { describe, expect, test } from 'vitest';
import { languages } from '../../../api/accounts/languages.ts';
import { keepOpenings } from '../../../api/openings.ts';
import { type Instrument, textsOf } from '../../../api/questionnaires/instrument.ts';
import type { Version } from '../../../api/questionnaires/queries.ts';
import { ask, hold, invitationOf, plan, sendViews } from '../../support/conferences.ts';
import { smallTown } from '../../support/people.ts';

const at = '2026-03-16T10:00:00Z';

async function kitHasSaid(fields: Record<string, string> = { home: '4', 'houses.good': 'My dog' }) {
	const town = await smallTown({ at });
	const conference = await plan(town);
	const id = await ask(town, conference, 'kit');
	await sendViews(town, 'kit', id, fields);
	const [answer] = (await invitationOf(town, 'kit', id)).parts[0]!.answers;
	return { town, conference, id, answer: answer!.id, kit: await town.as('kit'), beth: await town.as('beth') };
}

test('who reads the questions in one language is told them in that and in English, with the words they had in all ten', async () => {
	const { id, kit } = await kitHasSaid();
	const read = async (query: string) => {
		const { version } = (await kit.get<{ version: Version }>(`/api/conferences/mine/${id}${query}`)).json;
		return version.instrument;
	};
	const [all, inArabic, inEnglish] = [await read(''), await read('?language=ar'), await read('?language=en')];
	const languagesIn = ({ items }: Instrument) => [
		...new Set(items.flatMap(textsOf).flatMap((words) => Object.keys(words))),
	];
	expect(languagesIn(all).toSorted()).toEqual([...languages].toSorted());
	expect(languagesIn(inArabic).toSorted()).toEqual(['ar', 'en']);
	expect(languagesIn(inEnglish)).toEqual(['en']);
	expect(inArabic.items.map(({ key, asks }) => [key, asks.ar])).toEqual(
		all.items.map(({ key, asks }) => [key, asks.ar]),
	);
	expect((await kit.get(`/api/conferences/mine/${id}?language=xx`)).status).toBe(422);
});

describe('what a child said before a meeting', () => {
	test('is taken back until somebody opens it, and may be said again', async () => {
		const { town, conference, id, kit, beth } = await kitHasSaid();
		expect((await kit.delete(`/api/conferences/mine/${id}/views/1`)).status).toBe(204);
		expect(await invitationOf(town, 'kit', id)).toMatchObject({ state: 'to_answer', parts: [], nextPart: 1 });
		expect((await beth.get(`/api/conferences/${conference}`)).json).toMatchObject({ said: [] });
		for (const table of ['response', 'response_answer'] as const) {
			expect(await town.db.selectFrom(table).select('id').execute()).toEqual([]);
		}
		expect((await sendViews(town, 'kit', id, { home: '2' })).status).toBe(201);
		expect((await kit.delete(`/api/conferences/mine/${id}/views/9`)).status).toBe(404);
	});

	test('stays once the chair has opened it; what was added since may still go', async () => {
		const { town, conference, id, kit, beth } = await kitHasSaid();
		await beth.get(`/api/conferences/${conference}`);
		await keepOpenings(town.world);
		town.clock.pass({ minutes: 1 });
		await sendViews(town, 'kit', id, { home: '2' });
		expect((await invitationOf(town, 'kit', id)).parts).toMatchObject([{ stays: 'opened' }, { stays: null }]);
		expect(await kit.delete(`/api/conferences/mine/${id}/views/1`)).toMatchObject({
			status: 409,
			json: { error: { code: 'questionnaires.taking_back.opened' } },
		});
		expect((await kit.delete(`/api/conferences/mine/${id}/views/2`)).status).toBe(204);
	});

	test('that sounds an alarm stays for a person to read, whoever has looked', async () => {
		const { id, kit } = await kitHasSaid({ 'houses.worries': 'he hits me' });
		expect(await kit.delete(`/api/conferences/mine/${id}/views/1`)).toMatchObject({
			status: 409,
			json: { error: { code: 'questionnaires.taking_back.somebody_must_read' } },
		});
	});

	test('pressed on two devices at once it goes once', async () => {
		const { town, id } = await kitHasSaid();
		const two = [await town.as('kit'), await town.as('kit')];
		const gone = await Promise.all(two.map((browser) => browser.delete(`/api/conferences/mine/${id}/views/1`)));
		expect(gone.map(({ status }) => status).toSorted()).toEqual([204, 404]);
	});
});

describe('what is put right of it', () => {
	test('is read by the chair beside what was said, before the meeting and after it, and in the pack', async () => {
		const { town, conference, id, answer, kit, beth } = await kitHasSaid();
		await beth.get(`/api/conferences/${conference}`);
		const path = `/api/conferences/mine/answers/${answer}/corrections`;
		expect(await kit.post(path, { words: 'I have two dogs' })).toMatchObject({ status: 201, json: { numbers: false } });
		town.clock.set('2026-03-30T12:00:00Z');
		await hold(town, conference);
		expect((await (await town.as('kit')).post(path, { words: 'And a cat' })).status).toBe(201);
		const both = [{ words: 'I have two dogs' }, { words: 'And a cat' }];
		const chair = await town.as('beth');
		for (const where of ['', '/pack']) {
			expect((await chair.get(`/api/conferences/${conference}${where}`)).json).toMatchObject({
				said: [{ answers: expect.arrayContaining([expect.objectContaining({ corrections: wordsOf(both) })]) }],
			});
		}
		expect((await invitationOf(town, 'kit', id)).parts[0]!.answers[0]).toMatchObject({ corrections: both });
		const told = await town.db.selectFrom('letter').select('address').where('kind', '=', 'family_wrote').execute();
		expect(told.filter(({ address }) => address === 'beth@council.example')).toHaveLength(3);
	});

	test('of an answer for the chair alone is for the chair alone', async () => {
		const { town, conference, id, kit } = await kitHasSaid({ home: '4', 'home.who': 'tell_chair_only' });
		const [answer] = (await invitationOf(town, 'kit', id)).parts[0]!.answers;
		await kit.post(`/api/conferences/mine/answers/${answer!.id}/corrections`, { words: 'canary for the chair' });
		const worker = await (await town.as('sam')).get(`/api/conferences/${conference}`);
		expect(JSON.stringify(worker.json)).not.toContain('canary');
		expect(
			(
				await (
					await town.as('maya')
				).post(`/api/conferences/mine/answers/${answer!.id}/corrections`, {
					words: 'Not mine',
				})
			).status,
		).toBe(404);
	});

	test('and sounds an alarm brings somebody at once', async () => {
		const { town, answer, kit } = await kitHasSaid();
		const path = `/api/conferences/mine/answers/${answer}/corrections`;
		expect((await kit.post(path, { words: 'he hits me' })).json).toEqual({ numbers: true, somebodyIsReading: true });
		const items = await (await town.as('dee')).get('/api/urgent-items');
		expect(items.json).toMatchObject([{ person: 'Kit', words: 'he hits me' }]);
	});
});

const wordsOf = (all: { words: string }[]) => all.map(({ words }) => expect.objectContaining({ words }));

import { beforeEach, describe, expect, test } from 'vitest';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { answerNewest, cardFor, endWork, mineOf, publishQuestions } from './asking.ts';

interface Own {
	stays: string | null;
	answers: { id: string; item: string; corrections: { words: string }[] }[];
}
interface Results {
	pods: { answers: { given: { id: string; item: string; isReleased: boolean }[] }[]; words: object[] }[];
}

let town: Town;
let invitation: string;
beforeEach(async () => {
	town = await smallTown();
	await publishQuestions(town);
	await endWork(town, { maya: {} });
	await answerNewest(await town.as('maya'), { listened: 'yes', best: 'The visits' });
	invitation = (await mineOf(await town.as('maya')))[0]!.id;
});

const path = () => `/api/closure/mine/${invitation}/own-words`;
const own = async (name: Name = 'maya') => (await town.as(name)).get<Own>(path());
const results = async (name: Name) => (await (await town.as(name)).get<Results>('/api/closure-results')).json.pods[0]!;
async function opens() {
	await (await town.as('priya')).post(`/api/closure-invitations/${invitation}/reading`);
}
async function putRight(item: string, words: string) {
	const answer = (await own()).json.answers.find((one) => one.item === item)!.id;
	return (await town.as('maya')).post(`/api/closure/mine/${invitation}/corrections`, { answer, words });
}

describe('what somebody said as the work ended', () => {
	test('is taken back until the manager has opened it, and may be said again', async () => {
		expect((await own()).json.stays).toBeNull();
		const maya = await town.as('maya');
		expect((await maya.delete(path())).status).toBe(204);
		expect((await maya.delete(path())).status).toBe(404);
		expect(await mineOf(maya)).toMatchObject([{ state: 'opened' }]);
		expect((await results('priya')).answers).toEqual([]);
		expect(await town.db.selectFrom('response_answer').select('id').execute()).toEqual([]);
		expect((await answerNewest(maya, { listened: 'no' })).status).toBe(201);
	});

	test('stays once it was opened, and then is put right: the manager reads both', async () => {
		await opens();
		const refused = await (await town.as('maya')).delete(path());
		expect(refused).toMatchObject({ status: 409, json: { error: { code: 'questionnaires.taking_back.opened' } } });
		expect((await putRight('best', 'The phone calls')).status).toBe(201);
		const { given } = (await results('priya')).answers[0]!;
		expect(given.find(({ item }) => item === 'best')).toMatchObject({ corrections: [{ words: 'The phone calls' }] });
	});

	test('let out to the pod, it is the manager’s to let out again once something was put right', async () => {
		await opens();
		const priya = await town.as('priya');
		const best = (await results('priya')).answers[0]!.given.find(({ item }) => item === 'best')!.id;
		await priya.post(`/api/closure-answers/${best}/release`);
		expect((await results('sam')).words).toHaveLength(1);
		await putRight('best', 'The phone calls');
		expect((await results('sam')).words).toEqual([]);
		await priya.post(`/api/closure-answers/${best}/release`);
		expect((await results('sam')).words).toMatchObject([
			{ words: 'The visits', corrections: [{ words: 'The phone calls' }] },
		]);
	});

	test('with the words of a printed card alone, nothing is shown and nothing goes: the card may lie in the wrong hands', async () => {
		await (await town.as('maya')).delete(path());
		const finder = town.stranger();
		await finder.post('/api/closure/coming-in', { code: await cardFor(town, invitation) });
		expect(await mineOf(finder)).toMatchObject([{ id: invitation }]);
		expect((await finder.get(path())).status).toBe(401);
		expect((await finder.delete(path())).status).toBe(401);
	});

	test('is nobody else’s to see or to take', async () => {
		expect((await own('dan')).status).toBe(404);
		expect((await (await town.as('dan')).delete(path())).status).toBe(404);
		const answer = 'not-there';
		const right = await (
			await town.as('maya')
		).post(`/api/closure/mine/${invitation}/corrections`, { answer, words: 'x' });
		expect(right).toMatchObject({ status: 422, json: { error: { fields: { answer: 'form.field.not_a_choice' } } } });
	});
});

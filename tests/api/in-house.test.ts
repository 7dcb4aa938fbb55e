import { expect, test } from 'vitest';
import { HouseAnswer, HouseQuestion } from '../../api/in-house.ts';
import { smallTown } from '../support/people.ts';

const town = await smallTown();

const asked = (path: string) => new HouseQuestion(`http://house.internal${path}`, new Headers()) as unknown as Request;
const inHouse = (path: string) => town.app.fetch(asked(path), { inHouse: true });

test('a page is told what anybody else is told', async () => {
	const answer = await inHouse('/api/council');
	expect(answer).toBeInstanceOf(HouseAnswer);
	expect(await answer.json()).toEqual(await (await town.app.request('/api/council')).json());
});

test('a refusal is an answer like any other, which nobody who looks at a question takes for leave', async () => {
	for (const path of ['/api/pods/mine', '/api/pods?worker=a', '/api/nothing']) {
		const [answer, elsewhere] = [await inHouse(path), await town.app.request(path)];
		expect(answer).toBeInstanceOf(Response);
		expect(answer.status).toBe(elsewhere.status);
		expect(await answer.text()).toBe(await elsewhere.text());
	}
});

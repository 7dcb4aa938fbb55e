import { expect, test } from 'vitest';
import type { Sealed } from '../../../api/sealing.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

interface View {
	id: string;
	name: string;
	shared: boolean;
	mine: boolean;
	keeper: string;
	asked: string;
	unknown: string[];
}

const viewsOf = async (town: Town, name: Name) =>
	(await (await town.as(name)).get<{ views: View[] }>('/api/saved-views')).json.views;

async function withView(changes: object = {}) {
	const town = await smallTown();
	const omar = await town.as('omar');
	const asked = { need: 'late', pod: town.pod('oak'), sort: '-received' };
	const { status, json } = await omar.post<{ id: string }>('/api/saved-views', {
		...{ name: 'Late in Oak', asked },
		...changes,
	});
	return { town, omar, status, id: json.id };
}

test('an officer keeps what they ask of the register by a name, and finds it as it was', async () => {
	const { town, status } = await withView();
	expect(status).toBe(201);
	expect(await viewsOf(town, 'omar')).toMatchObject([
		{ name: 'Late in Oak', mine: true, shared: false, asked: 'pod=pod-oak&need=late&sort=-received', unknown: [] },
	]);
	expect(await viewsOf(town, 'ruth'), 'it is theirs until they share it').toEqual([]);
});

test('a shared one is opened by the whole team and changed by whoever keeps it alone', async () => {
	const { town, omar, id } = await withView({ shared: true });
	expect(await viewsOf(town, 'ruth')).toMatchObject([{ id, mine: false, keeper: 'Omar Reid' }]);
	const ruth = await town.as('ruth');
	expect((await ruth.patch(`/api/saved-views/${id}`, { name: 'Mine now' })).status).toBe(404);
	expect((await ruth.delete(`/api/saved-views/${id}`)).status).toBe(404);
	expect((await omar.patch(`/api/saved-views/${id}`, { name: 'Oak, late', shared: false })).status).toBe(204);
	expect(await viewsOf(town, 'omar')).toMatchObject([{ name: 'Oak, late', shared: false }]);
	expect(await viewsOf(town, 'ruth')).toEqual([]);
	expect((await omar.delete(`/api/saved-views/${id}`)).status).toBe(204);
	expect(await viewsOf(town, 'omar')).toEqual([]);
});

test('two lists of one person do not go by one name; two people may use the same', async () => {
	const { town, omar } = await withView();
	const same = { name: 'Late in Oak', asked: {} };
	expect(await omar.post('/api/saved-views', same)).toMatchObject({
		status: 422,
		json: { error: { fields: { name: 'representation.view.name_taken' } } },
	});
	expect((await (await town.as('ruth')).post('/api/saved-views', same)).status).toBe(201);
});

test('what the register does not know is not kept; a list that came to ask for it says so', async () => {
	const { town, omar, id } = await withView();
	const refused = await omar.post('/api/saved-views', { name: 'Blue', asked: { colour: 'blue' } });
	expect(refused.status).toBe(422);
	await town.db
		.updateTable('saved_view')
		.set({ asked: 'need=late&colour=blue&theme=gone' as Sealed })
		.execute();
	expect(await viewsOf(town, 'omar')).toMatchObject([{ id, unknown: ['theme', 'colour'] }]);
});

test('lists are kept by the complaints team, and what becomes of them is in the record', async () => {
	const { town, omar, id } = await withView();
	for (const name of ['priya', 'grace', 'dora', 'maya'] as const) {
		expect((await (await town.as(name)).get('/api/saved-views')).status, name).toBe(403);
	}
	await omar.delete(`/api/saved-views/${id}`);
	const lines = await town.db
		.selectFrom('record')
		.select(['what', 'who_id'])
		.where('subject', '=', 'saved_view')
		.execute();
	expect(lines).toEqual([
		{ what: 'view.kept', who_id: town.id('omar') },
		{ what: 'view.removed', who_id: town.id('omar') },
	]);
});

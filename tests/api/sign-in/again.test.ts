import { expect, test } from 'vitest';
import { smallTown } from '../../support/people.ts';

test('in the demo council one press proves anew who somebody is, for five minutes', async () => {
	const town = await smallTown({ config: { demo: true } });
	const ada = await town.as('ada');
	const isFresh = async () => (await ada.get<{ isFresh: boolean }>('/api/session')).json.isFresh;
	town.clock.pass({ minutes: 6 });
	expect(await isFresh()).toBe(false);
	expect((await ada.post('/api/demo/proof')).status).toBe(204);
	expect(await isFresh()).toBe(true);
	town.clock.pass({ minutes: 6 });
	expect(await isFresh()).toBe(false);
});

test('in a real council no press proves anything', async () => {
	const town = await smallTown();
	const ada = await town.as('ada');
	town.clock.pass({ minutes: 6 });
	expect((await ada.post('/api/demo/proof')).status).toBe(404);
	expect((await ada.get('/api/session')).json).toMatchObject({ isFresh: false });
});

test('an advocate proves anew as staff do', async () => {
	const town = await smallTown({ config: { demo: true } });
	const imani = await town.as('imani');
	expect((await imani.get('/api/session')).json).toMatchObject({ isFresh: true });
	town.clock.pass({ minutes: 6 });
	expect((await imani.get('/api/session')).json).toMatchObject({ isFresh: false });
	expect((await imani.post('/api/demo/proof')).status).toBe(204);
	expect((await imani.get('/api/session')).json).toMatchObject({ isFresh: true });
});

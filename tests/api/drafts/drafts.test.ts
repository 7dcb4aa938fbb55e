import { expect, test } from 'vitest';
import { smallTown } from '../../support/people.ts';

const journey = '/api/drafts/tell-us-complaint';

test('what is being written stays with its own browser, a question at a time', async () => {
	const town = await smallTown();
	const browser = town.stranger();
	expect((await browser.get(journey)).json).toEqual({});
	await browser.patch(journey, { points: ['They never rang'] });
	await browser.patch(journey, { wants: 'A call' });
	expect((await browser.get(journey)).json).toEqual({ points: ['They never rang'], wants: 'A call' });
	expect((await town.stranger().get(journey)).json).toEqual({});
});

test('what is being written cannot be read in the database', async () => {
	const town = await smallTown();
	await town.stranger().patch(journey, { points: ['CANARY'] });
	expect(JSON.stringify(await town.db.selectFrom('draft').selectAll().execute())).not.toContain('CANARY');
});

test('leaving forgets what was being written', async () => {
	const town = await smallTown();
	const browser = town.stranger();
	await browser.patch(journey, { points: ['They never rang'] });
	await browser.delete('/api/session');
	expect(await town.db.selectFrom('draft').selectAll().execute()).toEqual([]);
});

test('after a rest, what a person sends is kept for them, shown to nobody, and theirs again once they come in', async () => {
	const town = await smallTown();
	const { code } = await town.giveCard('maya');
	const maya = town.stranger();
	await maya.post('/api/session', { typed: code });
	await maya.post('/api/session/secret', { chosen: 'green kite tea' });
	await maya.patch(journey, { points: ['Before the rest'] });
	town.clock.pass({ minutes: 20 });
	expect((await maya.get(journey)).json).toEqual({});
	const sent = await maya.patch(journey, { wants: 'Sent after the rest' });
	expect(sent).toMatchObject({ status: 401, json: { error: { code: 'drafts.session.rested' } } });
	await maya.post('/api/session', { typed: code, chosen: 'green kite tea' });
	expect((await maya.get(journey)).json).toEqual({ points: ['Before the rest'], wants: 'Sent after the rest' });
});

test('somebody else who comes in at the same browser does not find what was being written', async () => {
	const town = await smallTown();
	const browser = town.stranger();
	const mayas = await town.giveCard('maya');
	const dans = await town.giveCard('dan');
	await browser.post('/api/session', { typed: mayas.code });
	await browser.post('/api/session/secret', { chosen: 'green kite tea' });
	await browser.patch(journey, { points: ['About Dan'] });
	town.clock.pass({ minutes: 20 });
	await browser.post('/api/session', { typed: dans.code });
	await browser.post('/api/session/secret', { chosen: 'red boat sun' });
	expect((await browser.get(journey)).json).toEqual({});
	expect(await town.db.selectFrom('draft').selectAll().execute()).toEqual([]);
});

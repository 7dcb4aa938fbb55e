import { expect, test } from 'vitest';
import { sweep } from '../../../api/sweep.ts';
import { smallTown } from '../../support/people.ts';

const journey = '/api/drafts/views-1';

async function comeInTwice() {
	const town = await smallTown();
	const { code } = await town.giveCard('maya');
	const phone = town.stranger();
	await phone.post('/api/session', { typed: code });
	await phone.post('/api/session/secret', { chosen: 'green kite tea' });
	const comeIn = async () => {
		const browser = town.stranger();
		await browser.post('/api/session', { typed: code, chosen: 'green kite tea' });
		return browser;
	};
	return { town, phone, comeIn };
}

test('what somebody asks to have kept is there on another device, and gone once it is sent', async () => {
	const { town, phone, comeIn } = await comeInTwice();
	await phone.patch(journey, { worries: 'Only here' });
	expect(await phone.put(`${journey}/kept`, { worries: 'Kept for me' })).toMatchObject({ status: 204 });
	expect(await town.db.selectFrom('draft').selectAll().execute()).toEqual([]);
	await phone.delete('/api/session');
	const library = await comeIn();
	expect((await library.get(journey)).json).toEqual({ worries: 'Kept for me' });
	await library.delete(journey);
	expect((await library.get(journey)).json).toEqual({});
});

test('without being asked nothing is kept beyond the visit', async () => {
	const { phone, comeIn } = await comeInTwice();
	await phone.patch(journey, { worries: 'Only here' });
	await phone.delete('/api/session');
	expect((await (await comeIn()).get(journey)).json).toEqual({});
});

test('what is kept is nobody else’s to read: not another person’s, not the database’s', async () => {
	const { town, phone } = await comeInTwice();
	await phone.put(`${journey}/kept`, { worries: 'CANARY' });
	expect(JSON.stringify(await town.db.withoutPlugins().selectFrom('kept_draft').selectAll().execute())).not.toContain(
		'CANARY',
	);
	const { code } = await town.giveCard('dan');
	const dan = town.stranger();
	await dan.post('/api/session', { typed: code });
	await dan.post('/api/session/secret', { chosen: 'red boat sun' });
	expect((await dan.get(journey)).json).toEqual({});
	expect(await town.stranger().put(`${journey}/kept`, { worries: 'x' })).toMatchObject({ status: 401 });
});

test('what nobody came back for in sixty days is deleted', async () => {
	const { town, phone } = await comeInTwice();
	await phone.put(`${journey}/kept`, { worries: 'Kept for me' });
	town.clock.pass({ days: 59 });
	await sweep(town.world);
	expect(await town.db.selectFrom('kept_draft').selectAll().execute()).toHaveLength(1);
	town.clock.pass({ days: 2 });
	await sweep(town.world);
	expect(await town.db.selectFrom('kept_draft').selectAll().execute()).toEqual([]);
});

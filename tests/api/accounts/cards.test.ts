import { expect, test } from 'vitest';
import { smallTown } from '../../support/people.ts';

const notRecognised = { status: 422, json: { error: { code: 'accounts.card.not_recognised' } } };

test('a new card opens nothing until its second secret is chosen, and both are asked for afterwards', async () => {
	const town = await smallTown();
	const { code } = await town.giveCard('kit');
	const browser = town.stranger();
	expect(await browser.post('/api/session', { typed: code })).toMatchObject({
		status: 201,
		json: { awaitsSecret: true },
	});
	expect((await browser.get('/api/pods/mine')).status).toBe(401);
	expect((await browser.post('/api/session/secret', { chosen: 'blue horse bus' })).status).toBe(204);
	expect((await browser.get('/api/pods/mine')).status).toBe(200);

	const later = town.stranger();
	expect(await later.post('/api/session', { typed: code, chosen: '' })).toMatchObject(notRecognised);
	expect(await later.post('/api/session', { typed: code, chosen: 'blue horse car' })).toMatchObject(notRecognised);
	expect((await later.post('/api/session', { typed: code, chosen: ' Blue  HORSE bus ' })).status).toBe(201);
	expect((await later.get('/api/session')).json).toMatchObject({ kind: 'family', name: 'Kit', wording: 'young' });
});

test('a card is read as people type it, and by its QR code', async () => {
	const town = await smallTown();
	const { code, scanned } = await town.giveCard('maya');
	const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
	expect((await town.stranger().post('/api/session', { typed: sloppy })).status).toBe(201);
	expect((await town.stranger().post('/api/session', { scanned })).status).toBe(201);
	expect(await town.stranger().post('/api/session', { scanned: `${scanned}0` })).toMatchObject(notRecognised);
});

test('wrong, unknown, revoked and ended are one same answer, to the byte', async () => {
	const town = await smallTown();
	const { code } = await town.giveCard('maya');
	const wrong = code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	const bodies: string[] = [];
	const tryCard = async (typed: string) => {
		const { status, json } = await town.stranger().post('/api/session', { typed });
		bodies.push(JSON.stringify({ status, json }));
	};
	await tryCard(wrong);
	await tryCard('0000-0000-0000-0000-0');
	await tryCard('');
	await town.db.updateTable('access_card').set({ revoked_at: town.clock.now() }).execute();
	await tryCard(code);
	await town.db.updateTable('access_card').set({ revoked_at: null }).execute();
	await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', town.id('maya')).execute();
	await tryCard(code);
	expect(new Set(bodies)).toEqual(new Set([JSON.stringify(notRecognised)]));
});

test('coming in makes a new session and ends the old one: a token planted beforehand is worth nothing', async () => {
	const town = await smallTown();
	const { code } = await town.giveCard('maya');
	const browser = town.stranger();
	await browser.patch('/api/drafts/tell-us-complaint', { points: 'Planted' });
	const planted = browser.cookies.get('session')!;
	await browser.post('/api/session', { typed: code });
	expect(browser.cookies.get('session')).not.toBe(planted);
	const thief = town.stranger();
	thief.cookies.set('session', planted);
	expect((await thief.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
});

test('leaving ends the session on the server: the same cookie opens nothing afterwards', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const cookie = maya.cookies.get('session')!;
	expect((await maya.delete('/api/session')).status).toBe(204);
	const back = town.stranger();
	back.cookies.set('session', cookie);
	expect((await back.get('/api/pods/mine')).status).toBe(401);
});

test.each([
	['maya', 15, 'a family session rests after a quarter of an hour'],
	['priya', 30, 'a staff session rests after half an hour'],
] as const)('%s: idle for more than %s minutes, %s', async (name, minutes, _) => {
	const town = await smallTown();
	const browser = await town.as(name);
	town.clock.pass({ minutes });
	expect((await browser.get('/api/session')).json).not.toMatchObject({ kind: 'nobody' });
	town.clock.pass({ minutes: minutes + 1 });
	expect((await browser.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
});

test('no session outlives a working day, however busy', async () => {
	const town = await smallTown();
	const priya = await town.as('priya');
	for (let minutes = 0; minutes < 8 * 60; minutes += 20) {
		expect((await priya.get('/api/session')).json, `after ${minutes} minutes`).toMatchObject({ kind: 'staff' });
		town.clock.pass({ minutes: 20 });
	}
	town.clock.pass({ minutes: 1 });
	expect((await priya.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
});

test('the database holds no token, no code and no secret as it was given', async () => {
	const town = await smallTown();
	const { code, scanned } = await town.giveCard('maya');
	const maya = town.stranger();
	await maya.post('/api/session', { typed: code });
	await maya.post('/api/session/secret', { chosen: 'green kite tea' });
	const rows = JSON.stringify([
		await town.db.selectFrom('session').selectAll().execute(),
		await town.db.selectFrom('access_card').selectAll().execute(),
		await town.db.selectFrom('record').selectAll().execute(),
	]);
	const secrets = [
		maya.cookies.get('session')!,
		code.replaceAll('-', '').slice(6, 16),
		scanned.split('.')[1]!,
		'green kite',
	];
	for (const secret of secrets) expect(rows).not.toContain(secret);
});

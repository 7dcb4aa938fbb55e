import { expect, test } from 'vitest';
import { openLink } from '../../../api/sign-in/changes-links.ts';
import { smallTown } from '../../support/people.ts';

interface Link {
	address: string;
	code: string;
	expiresAt: string;
}

test('an administrator gives somebody a one-time link, shown once; what is kept opens nothing', async () => {
	const town = await smallTown();
	const ada = await town.as('ada');
	const made = await ada.post<Link>('/api/staff/account-sam/sign-in-links', { replaces: false });
	expect(made.status).toBe(201);
	expect(made.json.address).toBe(`http://127.0.0.1:4321/staff/first#${made.json.code}`);
	expect(made.json.expiresAt).toBe('2026-06-09T10:00:00.000Z');

	const rows = JSON.stringify(await town.db.selectFrom('sign_in_link').selectAll().execute());
	expect(rows).not.toContain(made.json.code);
	const lines = await town.db.selectFrom('record').selectAll().where('what', '=', 'sign_in_link.made').execute();
	expect(lines).toMatchObject([{ who_id: 'account-ada', subject_id: 'account-sam' }]);
	expect(JSON.stringify(lines)).not.toContain(made.json.code);
	expect((await ada.get('/api/staff/account-sam/sign-in')).json).toMatchObject({
		link: { madeAt: '2026-06-08T10:00:00.000Z', openedAt: null },
	});
});

test('a link opens once, in one browser, within a day', async () => {
	const town = await smallTown();
	const ada = await town.as('ada');
	const give = async () =>
		(await ada.post<Link>('/api/staff/account-sam/sign-in-links', { replaces: false })).json.code;
	const open = (code: string) =>
		openLink(town.world, code, undefined).then(
			() => 'opened',
			(refused: { code: string }) => refused.code,
		);

	const code = await give();
	expect(await Promise.all([open(code), open(code)])).toEqual(
		expect.arrayContaining(['opened', 'sign_in.link.not_usable']),
	);
	expect(await open(code)).toBe('sign_in.link.not_usable');

	const old = await give();
	const newer = await give();
	expect(await open(old), 'put in place of by a later one').toBe('sign_in.link.not_usable');
	expect((await ada.delete('/api/staff/account-sam/sign-in-links')).status).toBe(204);
	expect(await open(newer), 'taken back').toBe('sign_in.link.not_usable');
	expect((await ada.delete('/api/staff/account-sam/sign-in-links')).status).toBe(404);

	const late = await give();
	town.clock.pass({ hours: 24, minutes: 1 });
	expect(await open(late), 'older than a day').toBe('sign_in.link.not_usable');
	expect(await open('nobody-made-this')).toBe('sign_in.link.not_usable');
});

test('a link of somebody who has left opens nothing, and none is made for them, for a family or for nobody', async () => {
	const town = await smallTown();
	const ada = await town.as('ada');
	const { json } = await ada.post<Link>('/api/staff/account-sam/sign-in-links', { replaces: false });
	await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', 'account-sam').execute();
	await expect(openLink(town.world, json.code, undefined)).rejects.toMatchObject({ code: 'sign_in.link.not_usable' });
	for (const who of ['account-sam', 'account-maya', 'nobody']) {
		expect((await ada.post(`/api/staff/${who}/sign-in-links`, { replaces: false })).status, who).toBe(404);
		expect((await ada.get(`/api/staff/${who}/sign-in`)).status, who).toBe(404);
	}
});

test('a lost phone: all they came in with stops, and their sessions end, as the link is made', async () => {
	const town = await smallTown();
	const sam = await town.as('sam');
	const ada = await town.as('ada');
	await ada.post('/api/staff/account-sam/sign-in-links', { replaces: false });
	expect((await sam.get('/api/session')).json).toMatchObject({ kind: 'staff' });
	await ada.post('/api/staff/account-sam/sign-in-links', { replaces: true });
	expect((await sam.get('/api/session')).json).toMatchObject({ kind: 'nobody' });
});

test('only an administrator gives links, and only after proving anew who they are', async () => {
	const town = await smallTown();
	for (const name of ['omar', 'priya', 'dora', 'imani', 'maya'] as const) {
		const somebody = await town.as(name);
		expect((await somebody.post('/api/staff/account-sam/sign-in-links', { replaces: false })).status, name).toBe(403);
	}
	const ada = await town.as('ada');
	town.clock.pass({ minutes: 6 });
	const stale = await ada.post('/api/staff/account-sam/sign-in-links', { replaces: false });
	expect(stale).toMatchObject({ status: 403, json: { error: { code: 'door.identity.stale' } } });
});

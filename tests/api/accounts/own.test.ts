import { expect, test } from 'vitest';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

const byMail = { channel: 'email', detail: 'maya@home.example', times: 'Mornings', mayLeaveMessage: true };
const onlyHere = { channel: 'portal', detail: 'maya@home.example', times: 'Mornings', mayLeaveMessage: true };

async function queued(town: Town): Promise<string[]> {
	const rows = await town.db.selectFrom('letter').select('address').where('kind', '=', 'staff_wrote').execute();
	return rows.map(({ address }) => address);
}

test('how somebody may be reached holds for everything they told us before, and a letter on its way is stopped', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { id } = await say(maya, aComplaint(town, { contact: { channel: 'email', detail: 'old@home.example' } }));
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/messages`, { words: 'One' });
	expect(await queued(town)).toEqual(['old@home.example']);

	expect((await maya.put('/api/contact/mine', byMail)).status).toBe(204);
	expect(await queued(town)).toEqual([]);
	await omar.post(`/api/cases/${id}/messages`, { words: 'Two' });
	expect(await queued(town)).toEqual(['maya@home.example']);
	expect((await maya.get('/api/contact/mine')).json).toEqual({ ...byMail, mayLeaveMessage: false });

	expect((await maya.put('/api/contact/mine', onlyHere)).status).toBe(204);
	await omar.post(`/api/cases/${id}/messages`, { words: 'Three' });
	expect(await queued(town)).toEqual([]);
	const nothing = { channel: 'portal', detail: null, times: null, mayLeaveMessage: false };
	expect((await maya.get('/api/contact/mine')).json).toEqual(nothing);
	const said = await town.db.selectFrom('record').select('particulars').where('what', '=', 'contact.said').execute();
	expect(said.map(({ particulars }) => JSON.parse(particulars) as { to: string }).map(({ to }) => to)).toEqual([
		'email',
		'portal',
	]);
	expect(JSON.stringify(said)).not.toContain('home.example');
});

test('nothing outside is what stands until somebody says otherwise', async () => {
	const town = await smallTown();
	const { json } = await (await town.as('rowan')).get('/api/contact/mine');
	expect(json).toEqual({ channel: 'portal', detail: null, times: null, mayLeaveMessage: false });
});

test.each([
	[{ channel: 'email', detail: null }, { detail: 'representation.contact.detail_missing' }],
	[{ channel: 'email', detail: 'a\r\nbcc: b@c.example' }, { detail: 'representation.contact.not_an_email' }],
	[{ channel: 'sms', detail: '123' }, { detail: 'representation.contact.not_a_mobile' }],
	[{ channel: 'sms', detail: '07700 900123' }, { channel: 'representation.contact.no_texts' }],
	[{ channel: 'pigeon', detail: 'x' }, { channel: 'form.field.not_a_choice' }],
])('%j is refused, field by field', async (said, fields) => {
	const town = await smallTown();
	const { status, json } = await (await town.as('maya')).put('/api/contact/mine', said);
	expect(status).toBe(422);
	expect((json as { error: { fields: object } }).error.fields).toMatchObject(
		said.detail?.includes('\n') ? { detail: expect.any(String) } : fields,
	);
});

interface Session {
	id: string;
	isThis: boolean;
}

async function sessionsOf(town: Town, name: Name) {
	const browser = await town.as(name);
	const { json } = await browser.get<Session[]>('/api/sessions/mine');
	return { browser, json };
}

test('somebody sees where they are signed in, this one first, and ends one or all the others at once', async () => {
	const town = await smallTown();
	const first = await town.as('maya');
	await first.patch('/api/drafts/tell-us', { wants: 'Words that the other must not find' });
	town.clock.pass({ minutes: 1 });
	const second = await town.as('maya');
	const { browser, json } = await sessionsOf(town, 'maya');
	expect(json.map(({ isThis }) => isThis)).toEqual([true, false, false]);
	expect(Object.keys(json[0]!).toSorted()).toEqual(['id', 'isThis', 'seenAt', 'startedAt']);

	const firstId = (await first.get<Session[]>('/api/sessions/mine')).json[0]!.id;
	expect((await browser.delete(`/api/sessions/mine/${firstId}`)).status).toBe(204);
	expect((await first.get('/api/sessions/mine')).status).toBe(401);
	expect(await town.db.selectFrom('draft').selectAll().execute()).toEqual([]);
	expect((await second.get('/api/sessions/mine')).status).toBe(200);
	expect((await browser.delete('/api/sessions/mine')).status).toBe(204);
	expect((await second.get('/api/sessions/mine')).status).toBe(401);
	expect((await browser.get<Session[]>('/api/sessions/mine')).json).toHaveLength(1);
});

test('a session of somebody else is not there, and one that rested is not listed', async () => {
	const town = await smallTown();
	const kit = await sessionsOf(town, 'kit');
	const maya = await town.as('maya');
	const hidden = await maya.delete(`/api/sessions/mine/${kit.json[0]!.id}`);
	const absent = await maya.delete('/api/sessions/mine/never-was');
	expect([hidden.status, hidden.json]).toEqual([absent.status, absent.json]);
	expect((await kit.browser.get('/api/sessions/mine')).status).toBe(200);
	town.clock.pass({ minutes: 16 });
	expect((await sessionsOf(town, 'kit')).json).toHaveLength(1);
});

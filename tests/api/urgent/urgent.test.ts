import { expect, test } from 'vitest';
import { remindOfUrgent } from '../../../api/urgent/changes.ts';
import { decideBy } from '../../../api/urgent/urgent.ts';
import { smallTown } from '../../support/people.ts';

test('pressing "I am not safe" is enough: no words, no account, and duty staff have it', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const raised = await town.stranger().post('/api/urgent-items', {});
	expect(raised).toMatchObject({ status: 201, json: { somebodyIsReading: true } });
	expect((await (await town.as('dee')).get('/api/urgent-items')).json).toMatchObject([
		{ person: null, decision: null },
	]);
});

test.each([
	['in office hours', '2026-06-08T10:00:00Z', true],
	['before nine in London', '2026-06-08T07:59:00Z', false],
	['at five in London', '2026-06-08T16:00:00Z', false],
	['on a Saturday', '2026-06-06T10:00:00Z', false],
	['on a bank holiday', '2026-08-31T10:00:00Z', false],
])('%s the person is told truthfully whether somebody is reading', async (_, at, somebodyIsReading) => {
	const town = await smallTown({ at });
	expect((await town.stranger().post('/api/urgent-items', {})).json).toMatchObject({ somebodyIsReading });
});

test('a person decides, once, with a reason, and it is recorded', async () => {
	const town = await smallTown();
	const kit = await town.as('kit');
	const { json } = await kit.post<{ id: string }>('/api/urgent-items', { words: 'He is back', reach: 'At school' });
	const dee = await town.as('dee');
	const path = `/api/urgent-items/${json.id}/decision`;
	expect((await dee.post(path, { decision: 'referred', lado: 'considered', reason: '' })).status).toBe(422);
	expect((await dee.post(path, { decision: 'cleared', lado: 'considered', reason: 'x' })).status).toBe(422);
	expect(
		(await dee.post(path, { decision: 'referred', lado: 'considered', reason: 'Front door told at 10:05' })).status,
	).toBe(204);
	expect(await dee.post(path, { decision: 'no_further_action', lado: 'considered', reason: 'x' })).toMatchObject({
		status: 409,
		json: { error: { code: 'urgent.item.already_decided' } },
	});
	expect((await dee.get('/api/urgent-items')).json).toMatchObject([
		{ person: 'Kit', words: 'He is back', decision: { decision: 'referred', decidedBy: 'Dee Young' } },
	]);
	const record = await town.db
		.selectFrom('record')
		.select(['what', 'who_id'])
		.where('subject', '=', 'urgent_item')
		.execute();
	expect(record.map(({ what }) => what)).toEqual(['urgent_item.raised', 'urgent_item.decided']);
});

test('nobody in the pod is told of it: not its manager, not the worker', async () => {
	const town = await smallTown();
	await (await town.as('kit')).post('/api/urgent-items', { words: 'It is about Sam' });
	for (const name of ['priya', 'sam', 'joan', 'grace'] as const) {
		expect((await (await town.as(name)).get('/api/urgent-items')).status, name).toBe(403);
	}
});

test.each([
	['on a working morning', '2026-06-08', '10:00', '2026-06-08'],
	['a minute before the office shuts', '2026-06-08', '16:59', '2026-06-08'],
	['when it has shut', '2026-06-08', '17:00', '2026-06-09'],
	['on Friday evening', '2026-06-05', '21:00', '2026-06-08'],
	['on a Saturday', '2026-06-06', '11:00', '2026-06-08'],
	['late on Maundy Thursday', '2026-04-02', '18:00', '2026-04-07'],
	['early on a bank holiday', '2026-08-31', '08:00', '2026-09-01'],
])('raised %s, a person decides by the end of the working day', (_, on, at, day) => {
	expect(decideBy({ on, at }, '17:00')).toBe(day);
});

test('what nobody decided on its day is told to duty staff and the complaints team, once, and stays undecided', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	await town.stranger().post('/api/urgent-items', {});
	const told = async (at: string) => (town.clock.set(at), remindOfUrgent(town.world));
	expect(await told('2026-06-08T15:59:00Z')).toBe(0);
	expect(await told('2026-06-09T08:00:00Z')).toBe(1);
	expect(await told('2026-06-09T09:00:00Z')).toBe(0);
	const letters = await town.db.selectFrom('letter').select('address').where('kind', '=', 'urgent_undecided').execute();
	expect(letters.map(({ address }) => address)).toEqual(['duty@westmere.example', 'complaints@westmere.example']);
	expect((await (await town.as('dee')).get('/api/urgent-items')).json).toMatchObject([
		{ decideBy: '2026-06-08', decision: null },
	]);
});

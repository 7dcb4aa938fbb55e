import { expect, test } from 'vitest';
import { alertPastLatest } from '../../../api/representations/changes-late.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** Received on Monday 12 January 2026: due on 26 January, 9 February at the latest. */
async function unanswered() {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const seen = async () => (await (await town.as('maya')).get(`/api/representations/${id}`)).json;
	return { town, id, seen };
}

test('S16: the day after the last day, the person sees that stage 2 is open to them, and nothing goes there by itself', async () => {
	const { town, id, seen } = await unanswered();
	town.clock.set('2026-02-09T23:59:00Z');
	expect(await seen()).toMatchObject({ mayGoOn: false });
	town.clock.set('2026-02-10T00:01:00Z');
	expect(await seen()).toMatchObject({ mayGoOn: true, progress: 'not_opened' });
	const stages = await town.db.selectFrom('stage').select(['stage', 'answered_at']).execute();
	expect(stages).toEqual([{ stage: 1, answered_at: null }]);
	const omar = await town.as('omar');
	expect((await omar.get('/api/cases?standing=past_latest')).json).toMatchObject({
		rows: [{ id, timeStanding: 'late', mayGoOn: true, sentTo: 'pod' }],
	});
});

test('S16: the complaints team is told once, in working hours, with a letter that says nothing', async () => {
	const { town } = await unanswered();
	const alertAt = (at: string) => (town.clock.set(at), alertPastLatest(town.world));
	expect(await alertAt('2026-02-09T12:00:00Z')).toBe(0);
	expect(await alertAt('2026-02-10T00:01:00Z')).toBe(0); // midnight is no time for a letter
	expect(await alertAt('2026-02-10T09:00:00Z')).toBe(1);
	expect(await alertAt('2026-02-10T10:00:00Z')).toBe(0);
	const letters = await town.db
		.selectFrom('letter')
		.select('address')
		.where('kind', '=', 'complaint_past_latest')
		.execute();
	expect(letters).toEqual([{ address: 'complaints@westmere.example' }]);
});

test('an answer, however late, ends the right to go on without one', async () => {
	const { town, id, seen } = await unanswered();
	town.clock.set('2026-02-12T10:00:00Z');
	const point = await town.db.selectFrom('complaint_point').select('id').executeTakeFirstOrThrow();
	const answered = await (
		await town.as('priya')
	).post(`/api/cases/${id}/answer`, {
		findings: [{ point: point.id, finding: 'upheld', words: 'We were late, and we are sorry.' }],
		words: 'Dear Maya',
	});
	expect(answered.status).toBe(204);
	expect(await seen()).toMatchObject({ mayGoOn: false, answeredOn: '2026-02-12' });
});

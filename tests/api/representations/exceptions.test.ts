import { expect, test } from 'vitest';
import type { Name } from '../../support/people.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Exceptions {
	lists: { need: string; count: number; rows: { id: string; reference: string }[] }[];
	withoutFinding: { count: number };
	promises: { reference: string; owner: string }[];
	stuck: number | null;
}

test('the weekly list says what is late, unopened, not taken on, promised and undone, of what somebody reaches', async () => {
	const town = await smallTown();
	const late = await say(await town.as('maya'), aComplaint(town, { points: ['canary_words'] }));
	await say(town.stranger(), aComplaint(town, { pod: town.pod('oak'), name: 'canary_name' }));
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${late.id}/promises`, {
		...{ kind: 'agreed_action', remedy: null, words: 'canary_promise', owner: 'Priya Shah', dueOn: '2026-06-10' },
	});
	await town.db.updateTable('letter').set({ state: 'stuck' }).execute();
	town.clock.set('2026-07-20T10:00:00Z');

	const of = async (who: Name) => (await (await town.as(who)).get<Exceptions>('/api/exceptions')).json;
	const needs = ({ lists }: Exceptions) => Object.fromEntries(lists.map(({ need, count }) => [need, count]));
	const all = await of('omar');
	expect(needs(all)).toMatchObject({ past_latest: 2, untouched: 2, accept_late: 2, unopened: 2 });
	expect(all.promises).toEqual([expect.objectContaining({ reference: late.reference, owner: 'Priya Shah' })]);
	expect(all.stuck).toBeGreaterThan(0);

	const priya = await of('priya');
	expect(needs(priya)).toMatchObject({ past_latest: 1, untouched: 1 });
	expect(priya.lists.flatMap(({ rows }) => rows.map(({ id }) => id)).every((id) => id === late.id)).toBe(true);
	expect(priya.stuck).toBeNull();
	expect(priya.promises, 'of what is not opened nothing is told').toEqual([]);
	expect(needs(await of('grace'))).toMatchObject({ past_latest: 2 });

	expect(JSON.stringify([all, priya])).not.toContain('canary');
	for (const who of ['sam', 'dora', 'quentin', 'ada'] as const) {
		expect((await (await town.as(who)).get('/api/exceptions')).status, who).toBe(403);
	}
});

test('an answer that left a point without a finding is listed until the point has one', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('maya'), aComplaint(town, { points: ['One thing', 'Another thing'] }));
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/opening`);
	const { points } = (await priya.get<{ points: { id: string }[] }>(`/api/cases/${id}`)).json;
	const findings = points.map((point) => ({ point: point.id, finding: 'upheld', words: 'Yes.' }));
	const answer = { findings, terms: null, words: 'We are sorry.', screened: true };
	expect((await priya.post(`/api/cases/${id}/answer`, answer)).status).toBeLessThan(300);
	const left = async () => (await priya.get<Exceptions>('/api/exceptions')).json.withoutFinding.count;
	expect(await left()).toBe(0);
	await town.db.deleteFrom('finding').where('point_id', '=', points[1]!.id).execute();
	expect(await left()).toBe(1);
});

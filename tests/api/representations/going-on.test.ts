import { expect, test } from 'vitest';
import type { StandsForFamily } from '../../../api/representations/procedure/for-family.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

type Refused = { error: { code: string } };

/** A complaint received on Monday 12 January 2026, with what its own person reads and does. */
async function aThread({ from = 'maya' as Name, ...changes }: { from?: Name; [what: string]: unknown } = {}) {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as(from), aComplaint(town, changes));
	const path = `/api/representations/${id}`;
	const seen = async (who: Name = from) => (await (await town.as(who)).get<StandsForFamily>(path)).json;
	const press = async (what: string, who: Name = from) => (await town.as(who)).post<Refused>(`${path}/steps`, { what });
	const answer = async () => {
		const points = await town.db
			.selectFrom('complaint_point')
			.select('id')
			.where('representation_id', '=', id)
			.execute();
		const findings = points.map((point) => ({ point: point.id, finding: 'upheld', words: 'Sorry.' }));
		return (await town.as('priya')).post(`/api/cases/${id}/answer`, { findings, words: 'Dear Maya', screened: true });
	};
	const office = async (step: { what: string; [fact: string]: unknown }) => {
		const omar = await town.as('omar');
		const { steps } = (await omar.get<{ steps: unknown[] }>(`/api/cases/${id}/steps`)).json;
		const body = {
			step: { on: town.clock.today(), ...step },
			seen: steps.length,
			reason: 'CANARY-reason',
			words: 'Dear',
		};
		expect((await omar.post(`/api/cases/${id}/steps`, body)).status).toBe(204);
	};
	return { town, id, seen, press, answer, office };
}

test('while the pod has time to answer, nobody is shown a way on that would be refused', async () => {
	const { seen } = await aThread();
	expect(await seen()).toMatchObject({
		phase: 'stage_1',
		mayTake: ['withdrawn'],
		promised: { clock: 'stage_1', on: '2026-01-26', latestOn: '2026-02-09' },
		tellUsBy: null,
	});
});

test('S42: answered, they may go on whenever they like: on day 45 too, because 20 working days are advice', async () => {
	const { town, seen, press, answer } = await aThread();
	town.clock.set('2026-01-26T10:00:00Z');
	await answer();
	expect(await seen()).toMatchObject({
		mayTake: ['stage_2_requested', 'withdrawn'],
		tellUsBy: '2026-02-23',
		promised: null,
	});
	town.clock.set('2026-03-30T10:00:00Z'); // 45 working days after
	expect((await seen()).mayTake).toContain('stage_2_requested');
	expect((await press('stage_2_requested')).status).toBe(204);
	expect(await seen()).toMatchObject({
		phase: 'stage_2',
		since: '2026-03-30',
		mayTake: ['withdrawn'],
		promised: { clock: 'stage_2', on: '2026-05-07', latestOn: '2026-07-03' },
	});
});

test('gone on, it lies with the complaints team alone: the pod has lost it, and the person finds it once', async () => {
	const { town, id, press, answer } = await aThread();
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	await answer();
	await press('stage_2_requested');
	expect((await (await town.as('priya')).get(`/api/cases/${id}`)).status).toBe(404);
	const mine = (await (await town.as('maya')).get<object[]>('/api/representations')).json;
	expect(mine).toMatchObject([{ id, phase: 'stage_2', sentTo: 'complaints_team' }]);
});

test('pressed twice at once, the way on is gone once, and the second is told that it is so already', async () => {
	const { town, id, press, answer } = await aThread();
	await answer();
	const answers = await Promise.all([press('stage_2_requested'), press('stage_2_requested')]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
	const steps = await town.db.selectFrom('step').select('what').where('representation_id', '=', id).execute();
	expect(steps.filter(({ what }) => what === 'stage_2_requested')).toHaveLength(1);
});

test('an oral complaint’s two dates: the person is told the earlier', async () => {
	const { town, seen, press, answer, office } = await aThread();
	await answer();
	town.clock.set('2026-09-07T09:00:00Z');
	await press('stage_2_requested');
	town.clock.set('2026-09-18T09:00:00Z');
	await office({ what: 'record_agreed' });
	expect((await seen()).promised).toEqual({ clock: 'stage_2', on: '2026-10-12', latestOn: '2026-12-07' });
});

test('what was agreed to take longer is what they count on; frozen, nothing is promised', async () => {
	const { town, seen, office } = await aThread();
	await office({ what: 'stage_1_longer_agreed', until: '2026-03-02' });
	expect((await seen()).promised).toEqual({ clock: 'stage_1', on: '2026-03-02', latestOn: null });
	town.clock.set('2026-01-20T10:00:00Z');
	await office({ what: 'frozen', grounds: 'court', points: null });
	expect(await seen()).toMatchObject({ phase: 'frozen', since: '2026-01-20', promised: null, mayTake: ['withdrawn'] });
});

test('when the proceedings end, they are told the last day to ask again; once asked, there is none', async () => {
	const { town, seen, office } = await aThread();
	await office({ what: 'frozen', grounds: 'court', points: null });
	expect((await seen()).resubmitBy).toBeNull();
	await office({ what: 'proceedings_ended' });
	const ended = town.clock.today();
	expect((await seen()).resubmitBy).toBe(ended.replace('2026', '2027'));
	await office({ what: 'resubmitted' });
	expect(await seen()).toMatchObject({ phase: 'stage_1', resubmitBy: null, pausedPoints: [] });
});

test('what was taken back asks nobody to go on by a day', async () => {
	const { seen, office } = await aThread();
	await office({ what: 'frozen', grounds: 'court', points: null });
	await office({ what: 'proceedings_ended' });
	await office({ what: 'withdrawn' });
	expect((await seen()).resubmitBy).toBeNull();
});

test('withdrawn, nothing is left to press; whoever had it is told, and it is confirmed in writing', async () => {
	const { town, id, seen, press } = await aThread();
	expect((await press('withdrawn')).status).toBe(204);
	expect(await seen()).toMatchObject({ phase: 'withdrawn', mayTake: [], promised: null });
	const thread = (await (await town.as('maya')).get<{ messages: object[] }>(`/api/representations/${id}`)).json;
	expect(thread.messages).toMatchObject([
		{ side: 'staff', letter: 'stopped', words: expect.stringContaining('stopped') },
	]);
	const letters = await town.db
		.selectFrom('letter')
		.select(['kind', 'address'])
		.where('kind', '=', 'complaint_stopped')
		.execute();
	expect(letters).toEqual([
		{ kind: 'complaint_stopped', address: 'priya@council.example' },
		{ kind: 'complaint_stopped', address: 'complaints@westmere.example' },
	]);
});

test('S54: nobody takes a step in what another parent said, and is told nothing but that it is not there', async () => {
	const { town, id, press, answer } = await aThread();
	await answer();
	for (const what of ['stage_2_requested', 'withdrawn']) {
		const theirs = await press(what, 'dan');
		const never = await (await town.as('dan')).post('/api/representations/never-was/steps', { what });
		expect([theirs.status, theirs.json]).toEqual([404, never.json]);
	}
	expect(JSON.stringify((await (await town.as('dan')).get('/api/representations')).json)).not.toContain(id);
});

test('of the reasons that the office keeps with its steps none is in what the person reads', async () => {
	const { town, id, office, press, answer } = await aThread();
	await office({ what: 'stage_1_extended', reason: 'complexity' });
	await answer();
	await press('stage_2_requested');
	await office({ what: 'next_stage_refused' });
	const maya = await town.as('maya');
	for (const path of ['/api/representations', `/api/representations/${id}`]) {
		expect(JSON.stringify((await maya.get(path)).json)).not.toContain('CANARY');
	}
});

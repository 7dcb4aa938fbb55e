import { expect, test } from 'vitest';
import type { CaseClock } from '../../../api/representations/procedure/clocks.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Thread {
	mayTake: string[];
	record: {
		points: string[];
		wants: string | null;
		sentOn: string;
		agreedOn: string | null;
		agreedBy: string | null;
	} | null;
	messages: { words: string }[];
}
interface Refused {
	error: { code: string; fields?: Record<string, string> };
}

/** At stage 2 since Monday 26 January 2026: due on 2 March counted from the request. */
async function atStageTwo() {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const point = await town.db.selectFrom('complaint_point').select('id').executeTakeFirstOrThrow();
	const findings = [{ point: point.id, finding: 'upheld', words: 'Sorry.' }];
	await (await town.as('priya')).post(`/api/cases/${id}/answer`, { findings, words: 'Dear Maya', screened: true });
	town.clock.set('2026-01-26T10:00:00Z');
	const own = `/api/representations/${id}`;
	const press = async (what: string, who: Name = 'maya') =>
		(await town.as(who)).post<Refused>(`${own}/steps`, { what });
	await press('stage_2_requested');
	const steps = async () =>
		(
			await (
				await town.as('omar')
			).get<{ steps: { what: string; on: string; side: string }[]; clocks: CaseClock[] }>(`/api/cases/${id}/steps`)
		).json;
	const send = async (more: object = {}, who: Name = 'omar') =>
		(await town.as(who)).post<Refused & { words: string }>(`/api/cases/${id}/written-record`, {
			seen: (await steps()).steps.length,
			points: ['Nobody rang.', 'Nobody came.'],
			wants: 'A ring.',
			words: 'Please read this.',
			...more,
		});
	const agreed = async (on: string) =>
		(await town.as('omar')).post<Refused>(`/api/cases/${id}/steps`, {
			step: { what: 'record_agreed', on },
			seen: (await steps()).steps.length,
		});
	const seen = async () => (await (await town.as('maya')).get<Thread>(own)).json;
	return { town, id, press, send, agreed, steps, seen };
}

test('reg 16: what was said by word of mouth is written down, sent in the portal, and agreed by the person’s own press', async () => {
	const { town, send, press, steps, seen } = await atStageTwo();
	expect((await seen()).mayTake).not.toContain('record_agreed');
	expect((await press('record_agreed')).json.error.code).toBe('representation.step.not_now');
	expect((await send()).status).toBe(204);
	expect(await seen()).toMatchObject({
		record: { points: ['Nobody rang.', 'Nobody came.'], wants: 'A ring.', sentOn: '2026-01-26', agreedOn: null },
		mayTake: ['withdrawn', 'record_agreed'],
	});
	expect((await seen()).messages.at(-1)!.words).toBe('Please read this.');
	town.clock.set('2026-01-29T19:00:00Z');
	expect((await press('record_agreed')).status).toBe(204);
	expect(await seen()).toMatchObject({
		record: { agreedOn: '2026-01-29', agreedBy: 'family' },
		mayTake: ['withdrawn'],
	});
	const { steps: taken, clocks } = await steps();
	expect(taken.slice(-2)).toMatchObject([
		{ what: 'record_sent', on: '2026-01-26', side: 'staff' },
		{ what: 'record_agreed', on: '2026-01-29', side: 'family' },
	]);
	const stageTwo = clocks.filter(({ clock }) => clock === 'stage_2').map(({ basis, dueOn }) => [basis, dueOn]);
	expect(stageTwo).toEqual([
		['requested', '2026-03-02'],
		['record_agreed', '2026-03-05'],
	]);
});

test('staff record that it was agreed on a day, not before it was sent', async () => {
	const { town, send, agreed, seen } = await atStageTwo();
	town.clock.set('2026-01-28T10:00:00Z');
	await send();
	expect((await agreed('2026-01-27')).json.error.fields).toEqual({ on: 'representation.step.too_early' });
	town.clock.set('2026-01-30T10:00:00Z');
	expect((await agreed('2026-01-29')).status).toBe(204);
	expect((await seen()).record).toMatchObject({ sentOn: '2026-01-28', agreedOn: '2026-01-29', agreedBy: 'staff' });
});

test('until it is agreed it may be changed and sent again, and the person reads the last one; after that it stands', async () => {
	const { town, send, press, seen } = await atStageTwo();
	await send();
	town.clock.set('2026-01-27T10:00:00Z');
	expect((await send({ points: ['Nobody rang at all.'] })).status).toBe(204);
	expect((await seen()).record).toMatchObject({ points: ['Nobody rang at all.'], sentOn: '2026-01-27' });
	await press('record_agreed');
	expect((await send()).json.error.code).toBe('representation.record.agreed');
	const kept = await town.db
		.selectFrom('written_record')
		.select(['sent_on', 'agreed_on'])
		.orderBy('step_number')
		.execute();
	expect(kept).toEqual([
		{ sent_on: '2026-01-26', agreed_on: null },
		{ sent_on: '2026-01-27', agreed_on: '2026-01-27' },
	]);
});

test('a rehearsal keeps nothing, and pressed twice it is sent once', async () => {
	const { send, steps, seen } = await atStageTwo();
	expect((await send({ rehearse: true })).json).toEqual({ words: 'Please read this.' });
	expect((await seen()).record).toBeNull();
	const { length } = (await steps()).steps;
	expect([(await send({ seen: length })).status, (await send({ seen: length })).status]).toEqual([204, 204]);
	expect((await steps()).steps).toHaveLength(length + 1);
});

test('nobody else reads it or agrees to it: not the other parent, not the pod', async () => {
	const { id, town, send, press } = await atStageTwo();
	expect((await send({}, 'priya')).status).toBe(403);
	await send();
	expect((await press('record_agreed', 'dan')).status).toBe(404);
	expect((await (await town.as('priya')).get(`/api/cases/${id}`)).status).toBe(404);
});

import { expect, test, vi } from 'vitest';
import { keepOpenings, recordOpenings } from '../../../api/openings.ts';
import { smallTown, type Town } from '../../support/people.ts';

const complaint = { kind: 'complaint', points: ['Nobody rang me back'], standing: 'parent' };

async function withComplaint() {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { json } = await maya.post<{ id: string }>('/api/representations', { ...complaint, pod: town.pod('otter') });
	return { town, maya, id: json.id };
}

async function openings(town: Town) {
	await keepOpenings(town.world);
	const rows = await town.db
		.selectFrom('record')
		.select(['who_kind', 'who_id', 'what', 'subject', 'subject_id', 'particulars'])
		.where('what', 'in', ['record.opened', 'list.opened'])
		.orderBy('id')
		.execute();
	return rows.map(({ particulars, ...row }) => ({ ...row, ...(JSON.parse(particulars) as object) }));
}

test('whoever of the staff reads a complaint stands in the history, with their role and the door they used', async () => {
	const { town, id } = await withComplaint();
	await (await town.as('priya')).get(`/api/cases/${id}`);
	expect(await openings(town)).toEqual([
		{
			...{ who_kind: 'staff', who_id: 'account-priya', what: 'record.opened' },
			...{ subject: 'representation', subject_id: id, route: '/api/cases/:case', role: 'pod_manager' },
		},
	]);
});

test('what was refused, and what is not there, was not opened', async () => {
	const { town, id } = await withComplaint();
	await (await town.as('marcus')).get(`/api/cases/${id}`);
	await (await town.as('maya')).get(`/api/cases/${id}`);
	await (await town.as('priya')).get('/api/cases/never-was');
	expect(await openings(town)).toEqual([]);
});

test('a family reads its own things without being written down', async () => {
	const { town, maya, id } = await withComplaint();
	await maya.get(`/api/representations/${id}`);
	await maya.get('/api/representations');
	expect(await openings(town)).toEqual([]);
});

test('a page that asks for one thing in several parts opened it once, and the next page opens it again', async () => {
	const { town, id } = await withComplaint();
	const priya = await town.as('priya');
	const cookie = `session=${priya.cookies.get('session')}`;
	const loadPage = async () => {
		const asker = {};
		for (const part of ['', '/clock']) {
			const answer = await town.app.request(`/api/cases/${id}${part}`, { headers: { cookie } }, { asker });
			expect(answer.status, part).toBe(200);
		}
	};
	await loadPage();
	expect(await openings(town)).toHaveLength(1);
	await loadPage();
	expect(await openings(town)).toHaveLength(2);
});

test('a list is one line, and what a list shows whole is a line for each', async () => {
	const { town, maya } = await withComplaint();
	await maya.post('/api/call-backs', { phone: '01632 960 111' });
	const sam = await town.as('sam');
	await (await town.as('omar')).get('/api/cases');
	await sam.get('/api/call-backs');
	const callBack = await town.db.selectFrom('call_back').select('id').executeTakeFirstOrThrow();
	expect((await openings(town)).map(({ what, subject, subject_id }) => [what, subject, subject_id])).toEqual([
		['list.opened', 'representation', 'list'],
		['record.opened', 'call_back', callBack.id],
	]);
});

test('who only looked is not in the history that a complaint shows', async () => {
	const { town, id } = await withComplaint();
	const priya = await town.as('priya');
	await priya.get(`/api/cases/${id}`);
	await keepOpenings(town.world);
	const { json } = await priya.get<{ history: { what: string }[] }>(`/api/cases/${id}`);
	expect(json.history.map(({ what }) => what)).not.toContain('record.opened');
});

test('while the disk takes nothing, openings wait; once too many wait, nothing more is opened, and families read on', async () => {
	const { town, maya, id } = await withComplaint();
	const priya = await town.as('priya');
	const stuck = vi.spyOn(town.db, 'transaction').mockImplementation(() => {
		throw new Error('the disk is full');
	});
	expect((await priya.get(`/api/cases/${id}`)).status).toBe(200);
	await keepOpenings(town.world);
	const one = { at: town.clock.now(), who: { kind: 'system' }, what: 'record.opened', thing: 'closure' } as const;
	recordOpenings(
		town.world,
		Array.from({ length: 5000 }, () => ({ ...one, id, route: '/' })),
	);
	await keepOpenings(town.world);
	expect((await priya.get(`/api/cases/${id}`)).json).toEqual({ error: { code: 'door.record.not_kept' } });
	expect((await maya.get(`/api/representations/${id}`)).status).toBe(200);
	stuck.mockRestore();
	expect(await openings(town)).toHaveLength(5001);
	expect((await priya.get(`/api/cases/${id}`)).status).toBe(200);
});

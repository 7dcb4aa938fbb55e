import { expect, test } from 'vitest';
import { isTold, toldOf } from '../../../api/audit/shown.ts';
import { keepOpenings } from '../../../api/openings.ts';
import { ask, plan, sendViews } from '../../support/conferences.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Told {
	on: string;
	part: string;
	role: string;
	name: string | null;
}

async function told(town: Town, who: Name): Promise<Told[]> {
	await keepOpenings(town.world);
	const { status, json } = await (await town.as(who)).get<Told[]>('/api/opened/mine');
	expect(status).toBe(200);
	return json;
}

test('a mother sees by day who opened her complaint: name and role, once a day however often, and no hour', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('maya'), aComplaint(town));
	expect(await told(town, 'maya')).toEqual([]);
	for (const name of ['priya', 'priya', 'omar'] as const) await (await town.as(name)).get(`/api/cases/${id}`);
	town.clock.pass({ days: 1 });
	await (await town.as('priya')).get(`/api/cases/${id}`);
	const part = 'representation';
	expect(await told(town, 'maya')).toEqual([
		{ on: '2026-06-09', part, role: 'pod_manager', name: 'Priya Shah' },
		...[
			{ on: '2026-06-08', part, role: 'complaints_manager', name: 'Omar Reid' },
			{ on: '2026-06-08', part, role: 'pod_manager', name: 'Priya Shah' },
		],
	]);
});

test('what was opened of somebody else’s is told to nobody but them: a father, a child and a mother of one family', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('kit'), { ...aComplaint(town), standing: 'child_looked_after' });
	await (await town.as('omar')).get(`/api/cases/${id}`);
	expect(await told(town, 'kit')).toHaveLength(1);
	for (const other of ['maya', 'dan', 'rowan'] as const) expect(await told(town, other), other).toEqual([]);
});

test('whoever chairs reads what a child said before a meeting, and the child is told; a parent’s page stays as it was', async () => {
	const town = await smallTown();
	const conference = await plan(town, { heldOn: '2026-06-26', anchorOn: '2026-06-05' });
	const invitation = await ask(town, conference, 'kit');
	const beth = await town.as('beth');
	await beth.get(`/api/conferences/${conference}`);
	expect(await told(town, 'kit')).toEqual([]);
	await sendViews(town, 'kit', invitation, { 'houses.dreams': 'A garden' });
	await beth.get(`/api/conferences/${conference}`);
	await (await town.as('priya')).get(`/api/conferences/${conference}`);
	expect(await told(town, 'kit')).toMatchObject([{ part: 'views', role: 'conference_chair', name: 'Beth Quinn' }]);
	expect(await told(town, 'maya')).toEqual([]);
});

test('what is opened to keep somebody safe is not told, to anybody', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const omar = await town.as('omar');
	expect((await omar.get(`/api/cases/${id}/safeguarding`)).status).toBe(200);
	await (await town.as('dee')).get(`/api/cases/${id}`);
	await (await town.as('dee')).get('/api/urgent-items');
	expect(await told(town, 'maya')).toEqual([]);
	expect(isTold({ thing: 'representation', role: 'duty_worker' })).toBe(false);
	expect(isTold({ thing: 'audit', role: 'complaints_manager' })).toBe(false);
	expect(isTold({ thing: 'conference', role: 'conference_chair' })).toBe(false);
});

test('somebody with a return code sees who opened that one thing', async () => {
	const town = await smallTown();
	const browser = town.stranger();
	const sent = await say(browser, { ...aComplaint(town), name: 'Somebody' });
	await (await town.as('omar')).get(`/api/cases/${sent.id}`);
	await keepOpenings(town.world);
	await browser.post('/api/return', { code: sent.returnCode });
	const { json } = await browser.get<Told[]>('/api/opened/mine');
	expect(json).toMatchObject([{ part: 'representation', role: 'complaints_manager' }]);
});

test('a program of the council has no name and no role of staff, and is told as a program', () => {
	const reading = { on: '2026-06-08', thing: 'representation', role: null, name: null } as const;
	expect(toldOf([reading, reading])).toEqual([
		{ on: '2026-06-08', part: 'representation', role: 'program', name: null },
	]);
});

import { expect, test } from 'vitest';
import { keepOpenings } from '../../../api/openings.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Found {
	lines: { id: string; name: string | null; what: string; subject: string; reference: string | null }[];
	next: string | null;
}

async function look(town: Town, query: string) {
	await keepOpenings(town.world);
	return (await (await town.as('omar')).get<Found>(`/api/audit${query}`)).json;
}

test('the complaints manager finds who read a complaint, all that one of the staff did, and all of one person', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { id, reference } = await say(maya, aComplaint(town));
	const other = await say(maya, { ...aComplaint(town), points: ['Another'] });
	await (await town.as('priya')).get(`/api/cases/${id}`);
	await (await town.as('ruth')).get(`/api/cases/${other.id}`);

	const read = await look(town, `?reference=${reference}&reading=true`);
	expect(read.lines.map(({ name, what }) => [name, what])).toEqual([['Priya Shah', 'record.opened']]);
	const ofPerson = await look(town, `?reference=${reference}&reading=true&person=true`);
	expect(ofPerson.lines.map(({ name }) => name)).toEqual(['Ruth Ahmed', 'Priya Shah']);
	const byRuth = await look(town, `?staff=${town.id('ruth')}`);
	expect(byRuth.lines.map(({ reference: of }) => of)).toEqual([other.reference]);
	expect((await look(town, '?reference=0000-0000')).lines).toEqual([]);
});

test('fifty at a time, the newest first, and each line once; whoever looks into the audit stands in it', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const priya = await town.as('priya');
	for (let nth = 0; nth < 60; nth += 1) await priya.get(`/api/cases/${id}`);
	const first = await look(town, `?staff=${town.id('priya')}`);
	const second = await look(town, `?staff=${town.id('priya')}&before=${first.next}`);
	expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null]);
	expect(new Set([...first.lines, ...second.lines].map((line) => line.id)).size).toBe(60);
	expect((await look(town, `?staff=${town.id('omar')}`)).lines[0]).toMatchObject({ what: 'list.opened' });
});

test('a worker who opened a complaint of a pod they have no place in is a question; one who has a place is none', async () => {
	const town = await smallTown();
	const { id, reference } = await say(await town.as('maya'), aComplaint(town));
	await (await town.as('priya')).get(`/api/cases/${id}`);
	await keepOpenings(town.world);
	const omar = await town.as('omar');
	expect((await omar.get('/api/audit/questions')).json).toEqual([]);
	await town.db
		.updateTable('pod_membership')
		.set({ ended_on: '2026-01-31' })
		.where('account_id', '=', town.id('priya'))
		.execute();
	expect((await omar.get('/api/audit/questions')).json).toMatchObject([
		{ name: 'Priya Shah', reference, pod: 'Otter', days: 1 },
	]);
});

test('nobody but the complaints manager looks into the audit', async () => {
	const town = await smallTown();
	for (const name of ['ruth', 'priya', 'grace', 'dora', 'ada', 'maya', 'imani'] as const) {
		expect((await (await town.as(name)).get('/api/audit')).status, name).toBe(403);
	}
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWho } from '../../../api/accounts/queries.ts';
import { isTheirs, mayFollow, mayRead, mayRespond, mayTakeForFamily } from '../../../api/policy/representations.ts';
import { takenByFamily } from '../../../api/representations/procedure/who-takes.ts';
import { getGuarded } from '../../../api/representations/queries.ts';
import { findSession } from '../../../api/session.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, anAdvocate, say } from '../../support/saying.ts';

const everyone = ['priya', 'sam', 'lena', 'joan', 'marcus', 'ines', 'grace', 'omar', 'ruth', 'dee', 'dora'] as const;

/** One of everything that can be somewhere: each kind, each destination, about each kind of person, opened and not. */
async function fullTown() {
	const town = await smallTown();
	const stranger = town.stranger();
	const about = (name: Name, pod: 'otter' | 'oak') => ({ about: 'worker', worker: town.id(name), pod: town.pod(pod) });
	const bodies = [
		aComplaint(town),
		aComplaint(town, about('sam', 'otter')),
		aComplaint(town, about('priya', 'otter')),
		aComplaint(town, about('ines', 'oak')),
		aComplaint(town, { about: 'manager', pod: town.pod('oak') }),
		aComplaint(town, { pod: null }),
		aComplaint(town, { standing: 'anonymous' }),
		aComplaint(town, { standing: 'sufficient_interest' }),
		...['compliment', 'comment'].flatMap((kind) => [
			aComplaint(town, { kind }),
			aComplaint(town, { kind, ...about('sam', 'otter') }),
			aComplaint(town, { kind, pod: null }),
		]),
	];
	const ids = [];
	for (const body of bodies) ids.push((await say(stranger, body)).id);
	for (const body of bodies) {
		const { id } = await say(await town.as('maya'), body);
		ids.push(id);
		for (const name of everyone) await (await town.as(name)).post(`/api/cases/${id}/opening`);
	}
	// An officer can be complained about too, and then is not the officer of that complaint.
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.where('id', '=', ids[5]!)
		.execute();
	return { town, ids };
}

let town: Town;
let ids: string[];
beforeAll(async () => void ({ town, ids } = await fullTown()), 120_000);
afterAll(() => town.close());

test('what the rule says, what the list shows and what the page opens are one answer for every person and every thing', async () => {
	let cells = 0;
	for (const name of everyone) {
		const browser = await town.as(name);
		const session = await findSession(town.db, browser.cookies.get('session')!);
		const who = await findWho(town.db, session, town.clock.now(), town.clock.today());
		const { json } = await browser.get<{ rows: { id: string }[]; count: number }>('/api/cases');
		const listed = new Set(json.rows.map((row) => row.id));
		expect(json.count, name).toBe(listed.size);
		const mine = await browser.get<{ rows: { id: string }[] }>('/api/cases?mine=yes');
		const answers = new Set(mine.json.rows.map((row) => row.id));
		for (const id of ids) {
			const { guarded } = await getGuarded(town.db, id);
			const rule = mayRead(who, guarded);
			const told = `${name} and a ${guarded.kind} with ${guarded.delivery!.sentTo}`;
			expect(listed.has(id), `${told}: list`).toBe(rule);
			expect((await browser.get(`/api/cases/${id}`)).status, `${told}: page`).toBe(rule ? 200 : 404);
			expect(answers.has(id), `${told}: inbox`).toBe(mayRespond(who, guarded));
			cells += 1;
		}
	}
	console.log(`${cells} cells of person and representation agree`);
});

test('the person complained about sees no row and no count, whatever their role', async () => {
	const omar = await town.as('omar');
	const { json } = await omar.get<{ rows: { id: string }[]; count: number }>('/api/cases');
	expect(json.rows.map((row) => row.id)).not.toContain(ids[5]);
	expect(json.count).toBe(ids.length - 1);
	const search = await omar.get('/api/cases?search=three+weeks&sentTo=complaints_team');
	expect(JSON.stringify(search.json)).not.toContain(ids[5]);
	expect((await (await town.as('ruth')).get<{ count: number }>('/api/cases')).json.count).toBe(ids.length);
});

test('directors, duty staff and pods next door see no representation at all', async () => {
	for (const name of ['dora', 'dee', 'ines'] as const) {
		const { json } = await (await town.as(name)).get<{ count: number; rows: { id: string }[] }>('/api/cases');
		expect(json, name).toMatchObject({ count: 0, rows: [] });
	}
	expect(ids.length).toBeGreaterThan(20);
});

/** What a young person did about their advocate, each with what the advocate may then. */
const relations = ['none', 'appointed', 'given', 'taken_back', 'given_again', 'ended'] as const;

/** A complaint of Kit's with Imani as the advocate, as far as the relation goes. */
async function withAdvocate(relation: (typeof relations)[number]): Promise<string> {
	const [kit, omar] = [await town.as('kit'), await town.as('omar')];
	const { id } = await say(kit, aComplaint(town, { standing: null, advocate: true }));
	if (relation === 'none') return id;
	const access = `/api/representations/${id}/advocacy/access`;
	const appointments = `/api/cases/${id}/advocacy/appointments`;
	const made = await omar.post<{ id: string }>(appointments, anAdvocate({ accountId: town.id('imani') }));
	expect(made.status).toBe(201);
	if (relation === 'appointed') return id;
	await kit.post(access);
	if (relation === 'taken_back' || relation === 'given_again') await kit.delete(access);
	if (relation === 'given_again') await kit.post(access);
	if (relation === 'ended') await omar.delete(`${appointments}/${made.json.id}`);
	return id;
}

test('an advocate reads, writes and goes on where the young person opened it to them, while it is open, and nowhere else', async () => {
	const of = new Map<string, string>();
	for (const relation of relations) of.set(await withAdvocate(relation), relation);
	for (const id of ids) of.set(id, 'none');
	const never = (await (await town.as('imani')).get('/api/representations/never-was')).json;
	let cells = 0;
	for (const name of ['imani', 'tolu'] as const) {
		const browser = await town.as(name);
		const session = await findSession(town.db, browser.cookies.get('session')!);
		const who = await findWho(town.db, session, town.clock.now(), town.clock.today());
		const { json } = await browser.get<{ open: { id: string }[] }>('/api/advocacy/helping');
		const listed = new Set(json.open.map((row) => row.id));
		for (const [id, relation] of of) {
			const { guarded } = await getGuarded(town.db, id);
			const may = name === 'imani' && (relation === 'given' || relation === 'given_again');
			const told = `${name}, ${relation}`;
			expect([mayRead(who, guarded), mayFollow(who, guarded)], told).toEqual([may, may]);
			expect([mayRespond(who, guarded), isTheirs(who, guarded)], told).toEqual([false, false]);
			const steps = takenByFamily.filter((step) => mayTakeForFamily(who, guarded, step));
			expect(steps, told).toEqual(may ? ['stage_2_requested', 'stage_3_requested', 'corporate_2_requested'] : []);
			expect(listed.has(id), `${told}: list`).toBe(may);
			const page = await browser.get(`/api/representations/${id}`);
			expect([page.status, may || page.json], `${told}: page`).toEqual([may ? 200 : 404, may || never]);
			const written = await browser.post(`/api/representations/${id}/messages`, { words: 'For Kit' });
			expect(written.status, `${told}: message`).toBe(may ? 201 : 404);
			const stopped = await browser.post(`/api/representations/${id}/steps`, { what: 'withdrawn' });
			expect(stopped.status, `${told}: stop`).toBe(404);
			for (const own of ['reading', 'sorted', 'advocacy/access', 'advocacy/asking', 'advocacy/declining']) {
				const asked = await browser.post(`/api/representations/${id}/${own}`, { answer: 'yes' });
				expect(asked.status, `${told}: ${own}`).toBe(403);
			}
			expect((await browser.get(`/api/cases/${id}`)).status, `${told}: case`).toBe(403);
			cells += 1;
		}
	}
	console.log(`${cells} cells of advocate and representation agree`);
});

test('an advocate complained about sees nothing of it, even where it was opened to them', async () => {
	const id = await withAdvocate('given');
	const set = (account: string | null) =>
		town.db.updateTable('representation').set({ about_account_id: account }).where('id', '=', id).execute();
	const imani = await town.as('imani');
	expect((await imani.get(`/api/representations/${id}`)).status).toBe(200);
	await set(town.id('imani'));
	expect((await imani.get(`/api/representations/${id}`)).status).toBe(404);
	expect(JSON.stringify((await imani.get('/api/advocacy/helping')).json)).not.toContain(id);
});

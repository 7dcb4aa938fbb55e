import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/client.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** One town for the questions that change nothing. */
let town: Town;
beforeAll(async () => void (town = await smallTown()));
afterAll(() => town.close());

const aBoy = (of: Town, more: object = {}) => ({
	name: 'Łukasz ‏ليلى‏',
	standing: 'child_in_need',
	placing: { pod: of.pod('otter'), worker: of.id('sam'), from: '2026-06-08' },
	...more,
});

interface Listed {
	people: { id: string; name: string; podName: string; workerName: string; hasCard: boolean }[];
}
interface Person {
	id: string;
	name: string;
	seen: string;
	mayKeep: boolean;
	mayAllocate: boolean;
	contact: object;
	allocations: { podId: string; workerId: string | null; startedOn: string; endedOn: string | null }[];
	relations: { id: string; personId: string; ofId: string; endedOn: string | null; closedBecause: string | null }[];
}

const namesSeen = async (browser: Visitor, query = '') =>
	(await browser.get<Listed>(`/api/people${query}`)).json.people.map(({ name }) => name);
const read = async (browser: Visitor, id: string) => (await browser.get<Person>(`/api/people/${id}`)).json;
const codeOf = ({ status, json }: { status: number; json: unknown }) => {
	const { error } = json as { error: { code: string; fields?: Record<string, string> } };
	return [status, error.code, ...Object.entries(error.fields ?? {}).flat()];
};

describe('whom somebody finds', () => {
	const otters = ['Dan', 'Kit', 'Maya', 'Nan Rose', 'Rowan'];
	test.each<[string, Name, string[]]>([
		['the manager: the people of their pod', 'priya', otters],
		['business support: the people of their pod', 'joan', otters],
		['a worker: the people of their pod', 'lena', otters],
		['a worker of another pod: nobody of this one', 'ines', []],
		['the complaints team: nobody, they have cases', 'omar', []],
		['a director: nobody', 'dora', []],
		['a service manager: nobody', 'grace', []],
		['the administrator: everybody', 'ada', otters],
	])('%s', async (_, name, expected) => {
		expect(await namesSeen(await town.as(name))).toEqual(expected);
	});

	test('another pod’s name in the question finds nobody more', async () => {
		expect(await namesSeen(await town.as('ines'), `?pod=${town.pod('otter')}`)).toEqual([]);
		expect(await namesSeen(await town.as('ada'), '?find=NÁN')).toEqual(['Nan Rose']);
	});

	test('no family member and no advocate finds a list of people', async () => {
		for (const name of ['maya', 'kit', 'imani'] as const) {
			expect((await (await town.as(name)).get('/api/people')).status).toBe(403);
		}
	});

	test('somebody of another pod is not there, to the byte', async () => {
		const ines = await town.as('ines');
		const [hidden, absent] = [await ines.get(`/api/people/${town.id('kit')}`), await ines.get('/api/people/nobody')];
		expect([hidden.status, hidden.json]).toEqual([404, absent.json]);
		const staff = await (await town.as('ada')).get(`/api/people/${town.id('sam')}`);
		expect(staff.json, 'a member of staff is no family member').toEqual(absent.json);
	});
});

describe('making an account', () => {
	test.each<[string, Name, object, number]>([
		['the manager, for any worker of the pod', 'priya', {}, 201],
		['business support', 'joan', {}, 201],
		['the worker, for themselves', 'sam', {}, 201],
		['a worker, for a colleague: no', 'lena', {}, 404],
		['somebody of another pod: no', 'marcus', {}, 404],
		['the administrator', 'ada', {}, 201],
		['the complaints manager: no', 'omar', {}, 404],
	])('%s', async (_, name, more, status) => {
		const it = await smallTown();
		expect((await (await it.as(name)).post('/api/people', aBoy(it, more))).status).toBe(status);
	});

	test('unless they say otherwise nothing goes to them outside the portal, and their name stands as they wrote it', async () => {
		const it = await smallTown();
		const priya = await it.as('priya');
		const { json } = await priya.post<{ id: string }>('/api/people', aBoy(it));
		const kept = await read(priya, json.id);
		expect(kept).toMatchObject({ name: 'Łukasz ‏ليلى‏', contact: { channel: 'portal', detail: null, times: null } });
		expect(kept.allocations).toMatchObject([{ workerId: it.id('sam'), startedOn: '2026-06-08', endedOn: null }]);
		const said = await it.db.selectFrom('record').selectAll().where('subject_id', '=', json.id).execute();
		expect(said.map(({ what, who_id }) => [what, who_id])).toEqual([
			['person.made', it.id('priya')],
			['person.allocated', it.id('priya')],
		]);
		expect(JSON.stringify(said)).not.toContain('Łukasz');
	});

	test('sent twice it makes one person', async () => {
		const it = await smallTown();
		const priya = await it.as('priya');
		const once = { 'idempotency-key': 'one-press-of-a-button' };
		const [first, second] = [
			await priya.post('/api/people', aBoy(it), once),
			await priya.post('/api/people', aBoy(it), once),
		];
		expect(second.json).toEqual(first.json);
	});

	test.each<[string, object, unknown[]]>([
		['a name of nothing', { name: '  ' }, [422, 'form.fields.invalid', 'name', 'form.field.empty']],
		['400 characters', { name: 'x'.repeat(400) }, [422, 'form.fields.invalid', 'name', 'form.field.too_long']],
		['two lines', { name: 'Kit\nBcc: x' }, [422, 'form.fields.invalid', 'name', 'form.field.one_line']],
		['an unknown language', { language: 'xx' }, [422, 'form.fields.invalid', 'language', 'form.field.not_a_choice']],
		[
			'email without an address',
			{ contact: { channel: 'email' } },
			[422, 'form.fields.invalid', 'contact.detail', 'representation.contact.detail_missing'],
		],
		[
			'a second recipient in the address',
			{ contact: { channel: 'email', detail: 'a@b.example, c@d.example' } },
			[422, 'form.fields.invalid', 'contact.detail', 'representation.contact.not_an_email'],
		],
		[
			'a pod that has closed',
			{ placing: { pod: 'pod-heron', worker: null, from: '2026-06-08' } },
			[422, 'form.fields.invalid', 'pod', 'people.allocation.pod_not_open'],
		],
		[
			'a worker who is not in the pod',
			{ placing: { pod: 'pod-otter', worker: 'account-ines', from: '2026-06-08' } },
			[422, 'form.fields.invalid', 'worker', 'people.allocation.worker_not_there'],
		],
		[
			'a day to come',
			{ placing: { pod: 'pod-otter', worker: null, from: '2026-06-09' } },
			[422, 'form.fields.invalid', 'from', 'people.allocation.to_come'],
		],
	])('%s is told by its field', async (_, more, expected) => {
		const answer = await (await town.as('ada')).post('/api/people', aBoy(town, more));
		expect(codeOf(answer)).toEqual(expected);
	});
});

describe('who has them', () => {
	test('a handover takes effect at the next request, for both pods and for the person', async () => {
		const it = await smallTown();
		const [priya, marcus, kit] = [await it.as('priya'), await it.as('marcus'), await it.as('kit')];
		const placing = { pod: it.pod('oak'), worker: it.id('ines'), from: '2026-06-08' };
		const path = `/api/people/${it.id('kit')}`;
		expect((await (await it.as('sam')).post(`${path}/allocations`, placing)).status, 'not the worker').toBe(404);
		expect((await priya.post(`${path}/allocations`, placing)).status).toBe(204);
		expect((await priya.get(path)).status).toBe(404);
		expect(await namesSeen(marcus)).toEqual(['Kit']);
		const { json } = await kit.get<{ pod: { name: string }; workerId: string }>('/api/pods/mine');
		expect([json.pod.name, json.workerId]).toEqual(['Oak', it.id('ines')]);
		const history = (await read(marcus, it.id('kit'))).allocations;
		expect(history.map(({ startedOn, endedOn }) => [startedOn, endedOn])).toEqual([
			['2026-06-08', null],
			['2025-09-01', '2026-06-07'],
		]);
	});

	test('from a day to come, nothing changes before it', async () => {
		const it = await smallTown();
		const placing = { pod: it.pod('oak'), worker: null, from: '2026-06-15' };
		await (await it.as('ada')).post(`/api/people/${it.id('kit')}/allocations`, placing);
		expect(await namesSeen(await it.as('priya'))).toContain('Kit');
		it.clock.set('2026-06-15T09:00:00Z');
		expect(await namesSeen(await it.as('priya'))).not.toContain('Kit');
		expect(await namesSeen(await it.as('marcus'))).toEqual(['Kit']);
	});

	test('what is so already, or would begin before what is there, is told', async () => {
		const ada = await town.as('ada');
		const path = `/api/people/${town.id('kit')}/allocations`;
		const so = { pod: town.pod('otter'), worker: town.id('sam'), from: '2026-06-08' };
		expect(codeOf(await ada.post(path, so))).toEqual([409, 'people.allocation.as_it_is']);
		expect(codeOf(await ada.post(path, { ...so, worker: null, from: '2025-08-01' }))).toContain(
			'people.allocation.before_last',
		);
	});
});

test('of two who change the same person the second is told, and nothing of theirs is kept', async () => {
	const it = await smallTown();
	const [priya, joan] = [await it.as('priya'), await it.as('joan')];
	const { seen } = await read(priya, it.id('kit'));
	const change = (name: string) => ({ name, standing: 'child_looked_after', wording: 'easy', seen });
	expect((await priya.patch(`/api/people/${it.id('kit')}`, change('Kit B'))).status).toBe(204);
	const second = await joan.patch(`/api/people/${it.id('kit')}`, change('Kitty'));
	expect(codeOf(second)).toEqual([409, 'people.person.changed_meanwhile']);
	expect((await read(joan, it.id('kit'))).name).toBe('Kit B');
});

test('a colleague of the pod reads of somebody and changes nothing', async () => {
	const lena = await town.as('lena');
	const { seen, mayKeep, mayAllocate } = await read(lena, town.id('kit'));
	expect([mayKeep, mayAllocate]).toEqual([false, false]);
	const path = `/api/people/${town.id('kit')}`;
	const answers = [
		await lena.patch(path, { name: 'K', standing: 'parent', seen }),
		await lena.post(`${path}/ending`, { because: 'died' }),
		await lena.post(`${path}/relations`, { of: town.id('rowan'), kind: 'sibling', from: '2026-06-01' }),
	];
	expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

describe('who is whose', () => {
	const sibling = (it: Town, more: object = {}) => ({
		of: it.id('kit'),
		kind: 'sibling',
		from: '2026-06-01',
		...more,
	});

	test('is read by staff who reach both, and by nobody of the family', async () => {
		const it = await smallTown();
		const sam = await it.as('sam');
		const mother = { of: it.id('kit'), kind: 'parent', hasResponsibility: true, from: '2020-01-01' };
		expect((await sam.post(`/api/people/${it.id('maya')}/relations`, mother)).status).toBe(201);
		expect((await read(sam, it.id('kit'))).relations).toMatchObject([{ personId: it.id('maya'), ofId: it.id('kit') }]);
		for (const name of ['maya', 'kit'] as const) {
			const browser = await it.as(name);
			expect((await browser.get(`/api/people/${it.id('kit')}`)).status).toBe(403);
		}
		const away = { pod: it.pod('oak'), worker: null, from: '2026-06-08' };
		await (await it.as('ada')).post(`/api/people/${it.id('maya')}/allocations`, away);
		expect((await read(sam, it.id('kit'))).relations, 'she is with another pod').toEqual([]);
		expect((await read(await it.as('ada'), it.id('kit'))).relations).toHaveLength(1);
	});

	test.each<[string, object, unknown[]]>([
		['themselves', { of: 'account-rowan' }, [422, 'form.fields.invalid', 'of', 'people.relation.own_self']],
		['a day to come', { from: '2026-06-09' }, [422, 'form.fields.invalid', 'from', 'people.relation.to_come']],
		[
			'a brother with parental responsibility',
			{ hasResponsibility: true },
			[422, 'form.fields.invalid', 'hasResponsibility', 'people.relation.no_responsibility'],
		],
		['somebody who is not there', { of: 'nobody' }, [404, 'door.thing.not_found']],
	])('%s is refused', async (_, more, expected) => {
		const sam = await town.as('sam');
		expect(codeOf(await sam.post(`/api/people/${town.id('rowan')}/relations`, sibling(town, more)))).toEqual(expected);
	});

	test('a second one of the same two, and an end before the beginning, are told', async () => {
		const it = await smallTown();
		const sam = await it.as('sam');
		const path = `/api/people/${it.id('rowan')}/relations`;
		const { json } = await sam.post<{ id: string }>(path, sibling(it));
		expect(codeOf(await sam.post(path, sibling(it)))).toEqual([409, 'people.relation.already_there']);
		const ending = `/api/relations/${json.id}/ending`;
		expect(codeOf(await sam.post(ending, { on: '2026-05-01' }))).toContain('people.relation.ends_before_start');
		expect((await sam.post(ending, { on: '2026-06-08' })).status).toBe(204);
		expect(codeOf(await sam.post(ending, { on: '2026-06-08' }))).toEqual([409, 'people.relation.already_ended']);
	});
});

describe('an adult who loses responsibility or contact', () => {
	test('reads nothing more the same day: sessions and cards end with the injunction, and the record says who did it', async () => {
		const it = await smallTown();
		const [sam, dan] = [await it.as('sam'), await it.as('dan')];
		const { code } = await it.giveCard('dan');
		expect((await dan.get('/api/pods/mine')).status).toBe(200);
		const father = { of: it.id('kit'), kind: 'parent', hasResponsibility: true, from: '2020-01-01' };
		const { json } = await sam.post<{ id: string }>(`/api/people/${it.id('dan')}/relations`, father);
		const closing = { on: '2026-06-08', because: 'injunction', endsAccess: true };
		expect((await sam.post(`/api/relations/${json.id}/ending`, closing)).status).toBe(204);

		expect((await dan.get('/api/pods/mine')).status).toBe(401);
		const again = await it.stranger().post('/api/session', { typed: code, chosen: '' });
		expect(codeOf(again)[1]).toBe('accounts.card.not_recognised');
		const closed = [{ endedOn: '2026-06-08', closedBecause: 'injunction' }];
		expect((await read(sam, it.id('kit'))).relations, 'whoever works with the child has to know').toMatchObject(closed);
		const said = await it.db
			.selectFrom('record')
			.select(['what', 'who_id', 'particulars'])
			.where('what', 'in', ['relation.ended', 'person.ended'])
			.orderBy('id')
			.execute();
		expect(said).toMatchObject([
			{ what: 'relation.ended', who_id: it.id('sam') },
			{ what: 'person.ended', particulars: '{"because":"injunction"}' },
		]);
	});

	test('ended by mistake, an administrator takes the account up again; its cards stay dead', async () => {
		const it = await smallTown();
		const [priya, ada] = [await it.as('priya'), await it.as('ada')];
		const { code } = await it.giveCard('dan');
		const path = `/api/people/${it.id('dan')}/ending`;
		expect((await priya.post(path, { because: 'made_in_error' })).status).toBe(204);
		expect((await priya.post(path, { because: 'made_in_error' })).status, 'no longer there').toBe(404);
		expect(codeOf(await ada.post(path, { because: 'died' }))).toEqual([409, 'people.person.already_ended']);
		expect((await priya.delete(path)).status).toBe(404);
		expect((await ada.delete(path)).status).toBe(204);
		expect(codeOf(await ada.delete(path))).toEqual([409, 'people.person.goes_on']);
		expect(await namesSeen(priya)).toContain('Dan');
		expect((await it.stranger().post('/api/session', { typed: code, chosen: '' })).status).toBe(422);
	});
});

test('to somebody whose account has ended nothing is written any more: not of an open complaint, not of what waited to go', async () => {
	const town = await smallTown();
	const [maya, omar] = [await town.as('maya'), await town.as('omar')];
	const letters = async () =>
		(await town.db.selectFrom('letter').select(['kind', 'address']).execute())
			.filter(({ address }) => address.endsWith('home.example'))
			.map(({ kind }) => kind);
	const safe = { channel: 'email', detail: 'maya@home.example', times: null };
	await maya.put('/api/contact/mine', { ...safe, mayLeaveMessage: false });
	const { id } = await say(maya, aComplaint(town, { contact: safe }));
	await omar.post(`/api/cases/${id}/messages`, { words: 'We are looking into it.' });
	expect(await letters()).toEqual(['staff_wrote']);

	const ended = await (await town.as('sam')).post(`/api/people/${town.id('maya')}/ending`, { because: 'moved_away' });
	expect(ended.status).toBe(204);
	expect(await letters(), 'what waited does not go').toEqual([]);
	await omar.post(`/api/cases/${id}/messages`, { words: 'Here is our answer.' });
	expect(await letters(), 'and nothing new is written').toEqual([]);

	await (await town.as('ada')).delete(`/api/people/${town.id('maya')}/ending`);
	await omar.post(`/api/cases/${id}/messages`, { words: 'Welcome back.' });
	expect(await letters(), 'taken up again, they are written to again').toEqual(['staff_wrote']);
});

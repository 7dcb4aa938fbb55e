import { describe, expect, test } from 'vitest';
import { isOfficeDay } from '../../../api/calendar/office-day.ts';
import { peopleToday, type Away, type Member } from '../../../api/pods/card.ts';
import { departuresFromTemplate } from '../../../api/pods/template.ts';
import { smallTown } from '../../support/people.ts';

const member = (id: string, changes: Partial<Member> = {}): Member => ({
	id,
	name: id,
	role: 'social_worker',
	workingDays: [1, 2, 3, 4, 5],
	worksFrom: '09:00',
	worksTo: '17:00',
	phone: null,
	...changes,
});

const away = (accountId: string, changes: Partial<Away> = {}): Away => ({
	accountId,
	fromOn: '2026-08-03',
	toOn: '2026-08-14',
	coverAccountId: null,
	...changes,
});

const pod = [
	member('priya', { role: 'pod_manager' }),
	member('sam'),
	member('lena'),
	member('joan', { role: 'business_support_officer' }),
];
const person = (name: string, absences: Away[], day: string) =>
	peopleToday(pod, absences, day).find(({ id }) => id === name)!;

describe('who is in the pod today', () => {
	test.each([
		['a weekday they work', '2026-08-05', [], 'in', null],
		['the weekend', '2026-08-08', [], 'not_today', '2026-08-10'],
		['a bank holiday', '2026-08-31', [], 'not_today', '2026-09-01'],
		['the first day away', '2026-08-03', [away('sam')], 'away', '2026-08-17'],
		['the last day away', '2026-08-14', [away('sam')], 'away', '2026-08-17'],
		['the day after', '2026-08-17', [away('sam')], 'in', null],
		['away until further notice', '2026-08-05', [away('sam', { toOn: null })], 'away', null],
	] as const)('%s (%s)', (_, day, absences, today, backOn) => {
		expect(person('sam', [...absences], day)).toMatchObject({ today, backOn });
	});

	test('somebody who works three days a week is said to be back on the next of them', () => {
		const partTime = member('sam', { workingDays: [1, 2, 4] });
		expect(peopleToday([partTime], [], '2026-08-05')[0]).toMatchObject({ today: 'not_today', backOn: '2026-08-06' });
	});

	test('cover is named, unless the cover is away too', () => {
		const covered = away('sam', { coverAccountId: 'lena' });
		expect(person('sam', [covered], '2026-08-05').coveredBy).toEqual({ id: 'lena', name: 'lena' });
		expect(person('sam', [covered, away('lena')], '2026-08-05').coveredBy).toBeNull();
	});

	test('the manager stands first and business support last', () => {
		expect(peopleToday(pod, [], '2026-08-05').map(({ id }) => id)).toEqual(['priya', 'lena', 'sam', 'joan']);
	});

	test('past the end of the holiday table a weekday still counts as one, because a card is no deadline', () => {
		expect(isOfficeDay('2031-05-05')).toBe(true);
		expect(isOfficeDay('2031-05-04')).toBe(false);
	});
});

describe('the template of a pod warns and never blocks', () => {
	const of = (role: Member['role'], fullTimeEquivalent = 1) => ({ role, fullTimeEquivalent });
	test.each([
		[
			'as it should be',
			[
				of('pod_manager'),
				of('senior_social_worker', 0.6),
				of('senior_social_worker', 0.6),
				of('senior_social_worker', 0.8),
				of('business_support_officer'),
			],
			[],
		],
		['no manager', [of('senior_social_worker', 2), of('business_support_officer')], ['pods.template.no_manager']],
		[
			'two managers',
			[of('pod_manager'), of('pod_manager'), of('senior_social_worker', 2), of('business_support_officer')],
			['pods.template.several_managers'],
		],
		[
			'no business support, too few seniors',
			[of('pod_manager'), of('senior_social_worker')],
			['pods.template.no_business_support', 'pods.template.too_few_seniors'],
		],
	] as const)('%s', (_, members, departures) => {
		expect(departuresFromTemplate([...members])).toEqual(departures);
	});

	test('six social workers are one too many', () => {
		const six = Array.from({ length: 6 }, () => of('social_worker'));
		const members = [...six, of('pod_manager'), of('senior_social_worker', 2), of('business_support_officer')];
		expect(departuresFromTemplate(members)).toEqual(['pods.template.too_many_workers']);
	});
});

interface Card {
	workerId: string;
	people: { id: string; name: string; today: string; coveredBy: { name: string } | null }[];
}

test('S56: from the day the worker is away the family sees who covers, never why, and never an empty card', async () => {
	const town = await smallTown({ at: '2026-08-03T09:30:00Z' });
	const maya = await town.as('maya');
	const joan = await town.as('joan');
	const absences = `/api/pods/${town.pod('otter')}/absences`;
	const named = {
		accountId: town.id('sam'),
		fromOn: '2026-08-03',
		toOn: '2026-08-14',
		coverAccountId: town.id('lena'),
	};
	const set = await joan.post<{ id: string }>(absences, named);
	expect(set.status).toBe(201);

	const card = (await maya.get<Card>('/api/pods/mine')).json;
	expect(card.workerId).toBe(town.id('sam'));
	expect(card.people.find(({ id }) => id === town.id('sam'))).toMatchObject({
		today: 'away',
		coveredBy: { name: 'Lena Fox' },
	});
	expect(JSON.stringify(card)).not.toMatch(/reason|sick|holiday|leave/i);

	await joan.delete(`/api/absences/${set.json.id}`);
	await joan.post(absences, { accountId: town.id('sam'), fromOn: '2026-08-03' });
	const uncovered = (await maya.get<Card>('/api/pods/mine')).json;
	expect(uncovered.people.find(({ id }) => id === town.id('sam'))).toMatchObject({ today: 'away', coveredBy: null });
	expect(uncovered.people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Priya Shah', 'Joan Miles']));
});

test('cover is kept by the business support officer or the manager of that pod, and by nobody else', async () => {
	const town = await smallTown();
	const asked = { accountId: town.id('sam'), fromOn: '2026-06-09', toOn: '2026-06-10' };
	const otter = `/api/pods/${town.pod('otter')}/absences`;
	for (const name of ['sam', 'marcus', 'omar'] as const)
		expect((await (await town.as(name)).post(otter, asked)).status, name).toBe(404);
	expect((await (await town.as('priya')).post(otter, asked)).status).toBe(201);
});

test('an absence that cannot be is refused by code: backwards, over already, on top of another, covered by nobody’s colleague', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const joan = await town.as('joan');
	const path = `/api/pods/${town.pod('otter')}/absences`;
	const sam = { accountId: town.id('sam') };
	const refusals = [
		[{ ...sam, fromOn: '2026-06-12', toOn: '2026-06-10' }, { toOn: 'pods.absence.ends_before_start' }],
		[{ ...sam, fromOn: '2026-06-01', toOn: '2026-06-05' }, { toOn: 'pods.absence.already_over' }],
		[{ ...sam, fromOn: '2026-06-09', coverAccountId: town.id('sam') }, { coverAccountId: 'pods.cover.own_self' }],
		[{ ...sam, fromOn: '2026-06-09', coverAccountId: town.id('ines') }, { coverAccountId: 'pods.member.not_in_pod' }],
		[{ accountId: town.id('ines'), fromOn: '2026-06-09' }, { accountId: 'pods.member.not_in_pod' }],
		[{ ...sam, fromOn: '2026-02-30' }, { fromOn: 'form.field.not_a_day' }],
	] as const;
	for (const [asked, fields] of refusals) {
		expect(await joan.post(path, asked)).toMatchObject({ status: 422, json: { error: { fields } } });
	}
	expect((await joan.post(path, { ...sam, fromOn: '2026-06-09', toOn: '2026-06-19' })).status).toBe(201);
	expect(await joan.post(path, { ...sam, fromOn: '2026-06-19' })).toMatchObject({
		status: 409,
		json: { error: { code: 'pods.absence.overlaps' } },
	});
});

test('an absence ended early ended yesterday, and who covered before stays answerable', async () => {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const joan = await town.as('joan');
	const asked = {
		accountId: town.id('sam'),
		fromOn: '2026-06-08',
		toOn: '2026-06-19',
		coverAccountId: town.id('lena'),
	};
	const { json } = await joan.post<{ id: string }>(`/api/pods/${town.pod('otter')}/absences`, asked);
	town.clock.set('2026-06-11T10:00:00Z');
	expect((await (await town.as('joan')).delete(`/api/absences/${json.id}`)).status).toBe(204);
	expect(await town.db.selectFrom('absence').select(['from_on', 'to_on']).execute()).toEqual([
		{ from_on: '2026-06-08', to_on: '2026-06-10' },
	]);
});

test('a call-back for the worker reaches them; for someone else it goes to the manager, and no worker sees it', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const ask = (changes: object) =>
		maya.post<{ with: string }>('/api/call-backs', { phone: '07700 900123', ...changes });
	expect((await ask({ words: 'About school' })).json.with).toBe('Sam Okoro');
	expect((await ask({ someoneElse: true, words: 'Not Sam please' })).json.with).toBe('Priya Shah');
	const seenBy = async (name: 'sam' | 'lena' | 'priya' | 'joan' | 'marcus') =>
		(await (await town.as(name)).get<{ words: string }[]>('/api/call-backs')).json.map(({ words }) => words);
	expect(await seenBy('sam')).toEqual(['About school']);
	expect(await seenBy('lena')).toEqual([]);
	expect(await seenBy('priya')).toEqual(['About school', 'Not Sam please']);
	expect(await seenBy('joan')).toEqual(['About school', 'Not Sam please']);
	expect(await seenBy('marcus')).toEqual([]);
});

test('a pod is found by the beginning of a worker’s first or last name, and three letters are the least', async () => {
	const town = await smallTown();
	const find = (worker: string) => town.stranger().get<{ workers: { name: string }[] }>(`/api/pods?worker=${worker}`);
	expect((await find('oko')).json.workers.map(({ name }) => name)).toEqual(['Sam Okoro']);
	expect((await find('SAM')).json.workers).toHaveLength(1);
	expect((await find('am ')).status).toBe(422);
	expect((await find('%25%25%25')).status).toBe(422); // signs that a database reads as "anything"
});

test('strangers see the open pods by name, and not one that has closed', async () => {
	const town = await smallTown();
	const { json } = await town.stranger().get<{ pods: { name: string }[] }>('/api/pods');
	expect(json.pods.map(({ name }) => name)).toEqual(['Oak', 'Otter']);
});

test('a call asked for twice with one key is one call; the key with another number is refused', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const key = { 'idempotency-key': 'a-call-from-the-form-0001' };
	const asked = { phone: '07700 900123', words: 'About school' };
	const [first, ...others] = await Promise.all([1, 2, 3].map(() => maya.post('/api/call-backs', asked, key)));
	for (const other of others) expect(other).toMatchObject({ status: 201, json: first!.json });
	const changed = await maya.post('/api/call-backs', { ...asked, phone: '07700 900456' }, key);
	expect(changed).toMatchObject({ status: 409, json: { error: { code: 'replay.key.reused' } } });
	expect(await town.db.selectFrom('call_back').select('phone').execute()).toEqual([{ phone: asked.phone }]);
	expect(await town.db.selectFrom('letter').select('kind').execute()).toEqual([{ kind: 'call_back_asked' }]);
});

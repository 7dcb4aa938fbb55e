import { describe, expect, test } from 'vitest';
import { type Name, smallTown, type Town } from '../../support/people.ts';

interface Pod {
	pod: { name: string; seen: string; closedOn: string | null };
	members: { id: string; name: string; role: string; seen: string; workingDays: number[] }[];
	families: number;
	departures: string[];
}

const terms = { fullTimeEquivalent: 1, workingDays: [1, 2, 3, 4, 5], worksFrom: '09:00', worksTo: '17:00' };
const robin = {
	...{ name: 'Robin', emblem: 'robin', phone: '01632 960 250', email: 'robin@council.example' },
	...{ openFrom: '09:00', openTo: '17:00', serviceManager: 'account-grace' },
};

async function book(town: Town) {
	const ada = await town.as('ada');
	const pod = async (name: string, on = '') =>
		(await (await town.as('ada')).get<Pod>(`/api/pod-book/pod-${name}${on}`)).json;
	const move = (place: string, to: string, from: string) =>
		ada.post<{ id: string }>(`/api/places/membership-${place}/move`, { pod: `pod-${to}`, from });
	return { ada, pod, move };
}

const codeOf = ({ status, json }: { status: number; json: unknown }) => {
	const { error } = json as { error: { code: string; fields?: Record<string, string> } };
	return [status, ...(error.fields ? Object.entries(error.fields).flat() : [error.code])];
};
const namesOf = ({ members }: Pod) => members.map(({ name }) => name);

describe('a worker moves to another pod', () => {
	const peopleOf = async (town: Town, name: Name) => {
		const { json } = await (await town.as(name)).get<{ people: { name: string }[] }>('/api/people');
		return json.people.map((person) => person.name);
	};

	test('with a session open they lose the old pod’s people and have the new one’s at their next request', async () => {
		const town = await smallTown();
		const { move, pod } = await book(town);
		const placing = { pod: town.pod('oak'), worker: town.id('ines'), from: '2026-06-08' };
		await (await town.as('ada')).post(`/api/people/${town.id('nan')}/allocations`, placing);
		const sam = await town.as('sam');
		const seen = async () => {
			const people = (await sam.get<{ people: { name: string }[] }>('/api/people')).json.people;
			const teams = await Promise.all(['otter', 'oak'].map((one) => sam.get(`/api/pods/pod-${one}/team`)));
			return [people.map(({ name }) => name), ...teams.map(({ status }) => status)];
		};
		expect(await seen()).toEqual([['Dan', 'Kit', 'Maya', 'Rowan'], 200, 404]);
		expect((await move('sam', 'oak', '2026-06-08')).status).toBe(201);
		expect(await seen()).toEqual([['Nan Rose'], 404, 200]);
		expect(namesOf(await pod('otter', '?on=2026-06-07'))).toContain('Sam Okoro');
		expect(namesOf(await pod('otter'))).not.toContain('Sam Okoro');
	});

	test('from a day to come nothing changes before it', async () => {
		const town = await smallTown();
		await (await book(town)).move('sam', 'oak', '2026-06-15');
		expect(await peopleOf(town, 'sam')).toContain('Kit');
		town.clock.set('2026-06-15T08:00:00Z');
		expect(await peopleOf(town, 'sam')).toEqual([]);
	});

	test.each<[string, string, string, unknown[]]>([
		['to the pod they are in', 'otter', '2026-06-15', [422, 'pod', 'pods.place.same_pod']],
		['to a pod that has closed', 'heron', '2026-06-15', [422, 'from', 'pods.place.pod_not_open']],
		['from before they began', 'oak', '2021-03-01', [422, 'from', 'pods.place.not_before_start']],
		['to a pod that is not there', 'fox', '2026-06-15', [404, 'door.thing.not_found']],
	])('%s is told', async (_, to, from, expected) => {
		const { move, pod } = await book(await smallTown());
		expect(codeOf(await move('sam', to, from))).toEqual(expected);
		expect(namesOf(await pod('otter')), 'and they are where they were').toContain('Sam Okoro');
	});
});

describe('who is in a pod', () => {
	test('joins from a day on; a second time on the same days is told', async () => {
		const town = await smallTown();
		const { ada, pod } = await book(town);
		const joining = { ...terms, account: town.id('ines'), role: 'social_worker', from: '2026-06-10' };
		const path = '/api/pods/pod-otter/places';
		expect((await ada.post(path, joining)).status).toBe(201);
		expect(namesOf(await pod('otter'))).not.toContain('Ines Costa');
		expect(namesOf(await pod('otter', '?on=2026-06-10'))).toContain('Ines Costa');
		expect(codeOf(await ada.post(path, { ...joining, from: '2026-07-01' }))).toEqual([409, 'pods.place.overlaps']);
	});

	test.each<[string, object, unknown[]]>([
		['somebody whose role stands in no pod', { account: 'account-omar' }, [422, 'account', 'pods.place.no_account']],
		['somebody of a family', { account: 'account-maya' }, [422, 'account', 'pods.place.no_account']],
		['hours that end before they begin', { worksTo: '08:00' }, [422, 'worksTo', 'pods.hours.reversed']],
		['no day of the week', { workingDays: [] }, [422, 'workingDays', 'pods.place.no_days']],
		['twice full time', { fullTimeEquivalent: 2 }, [422, 'fullTimeEquivalent', 'pods.share.out_of_range']],
		['a day that is none', { from: '2026-02-30' }, [422, 'from', 'form.field.not_a_day']],
		['before the pod opened', { from: '2019-01-01' }, [422, 'from', 'pods.place.pod_not_open']],
	])('%s is told by its field', async (_, more, expected) => {
		const town = await smallTown();
		const { ada } = await book(town);
		const joining = { ...terms, account: town.id('ines'), role: 'social_worker', from: '2026-06-08', ...more };
		expect(codeOf(await ada.post('/api/pods/pod-otter/places', joining))).toEqual(expected);
	});

	test('of two who change the same place at once the second is told', async () => {
		const { ada, pod } = await book(await smallTown());
		const { id, seen } = (await pod('otter')).members.find(({ name }) => name === 'Sam Okoro')!;
		const days = (workingDays: number[]) => ada.patch(`/api/places/${id}`, { ...terms, workingDays, seen });
		expect((await days([3, 1, 1])).status).toBe(204);
		expect(codeOf(await days([5]))).toEqual([409, 'pods.place.changed_meanwhile']);
		expect((await pod('otter')).members.find((one) => one.id === id)!.workingDays).toEqual([1, 3]);
	});

	test('leaves with a day, not before they began, and not twice', async () => {
		const town = await smallTown();
		const { pod } = await book(town);
		const end = async (on: string) => (await town.as('ada')).post('/api/places/membership-joan/ending', { on });
		expect(codeOf(await end('2021-02-28'))).toEqual([422, 'on', 'pods.place.ends_before_start']);
		expect((await end('2026-06-08')).status).toBe(204);
		expect((await pod('otter')).departures, 'warned of, not in the way').toEqual(
			expect.not.arrayContaining(['pods.template.no_business_support']),
		);
		town.clock.set('2026-06-09T09:00:00Z');
		expect((await pod('otter')).departures).toContain('pods.template.no_business_support');
		expect(codeOf(await end('2026-06-09'))).toEqual([409, 'pods.place.already_ended']);
	});
});

describe('a pod', () => {
	test('is opened, and families find it from that day', async () => {
		const town = await smallTown();
		const { ada } = await book(town);
		expect((await ada.post('/api/pods', { ...robin, openedOn: '2026-06-10' })).status).toBe(201);
		const names = async () => {
			const { json } = await town.stranger().get<{ pods: { name: string }[] }>('/api/pods');
			return json.pods.map(({ name }) => name);
		};
		expect(await names()).not.toContain('Robin');
		town.clock.set('2026-06-10T09:00:00Z');
		expect(await names()).toContain('Robin');
	});

	test.each<[string, object, unknown[]]>([
		['the name of another, in capitals', { name: 'OTTER' }, [422, 'name', 'pods.pod.name_taken']],
		['the name of one that has closed', { name: 'Heron' }, [422, 'name', 'pods.pod.name_taken']],
		['an emblem that nobody drew', { emblem: 'dragon' }, [422, 'emblem', 'form.field.not_a_choice']],
		['hours the wrong way round', { openTo: '08:00' }, [422, 'openTo', 'pods.hours.reversed']],
		['no number', { phone: 'ring Priya' }, [422, 'phone', 'council.phone.not_a_number']],
		[
			'a second line in the address',
			{ email: 'a@b.example\r\nBcc: c@d.example' },
			[422, 'email', 'people.email.malformed'],
		],
		[
			'a worker as service manager',
			{ serviceManager: 'account-sam' },
			[422, 'serviceManager', 'pods.manager.other_role'],
		],
	])('%s is told', async (_, more, expected) => {
		const { ada } = await book(await smallTown());
		expect(codeOf(await ada.post('/api/pods', { ...robin, openedOn: '2026-06-08', ...more }))).toEqual(expected);
	});

	test('is renamed by one of two who do it at once', async () => {
		const { ada, pod } = await book(await smallTown());
		const { seen } = (await pod('otter')).pod;
		const rename = (name: string) => ada.patch('/api/pods/pod-otter', { ...robin, name, seen });
		expect((await rename('Sea otter')).status).toBe(204);
		expect(codeOf(await rename('River otter'))).toEqual([409, 'pods.pod.changed_meanwhile']);
	});

	test('does not close while somebody works in it or a family has it: what comes first is told', async () => {
		const town = await smallTown();
		const { ada, move } = await book(town);
		const close = (on: string) => ada.post('/api/pods/pod-otter/closing', { on });
		expect(codeOf(await close('2026-07-01'))).toEqual([409, 'pods.pod.staff_still_in']);
		for (const who of ['priya', 'sam', 'lena', 'joan']) await move(who, 'oak', '2026-07-01');
		expect(codeOf(await close('2026-07-01'))).toEqual([409, 'pods.pod.families_still_in']);
		for (const who of ['maya', 'dan', 'kit', 'rowan', 'nan'] as const) {
			const placing = { pod: town.pod('oak'), worker: null, from: '2026-07-01' };
			expect((await ada.post(`/api/people/${town.id(who)}/allocations`, placing)).status).toBe(204);
		}
		expect(codeOf(await close('2019-01-01'))).toEqual([422, 'on', 'pods.pod.closes_before_opening']);
		expect((await close('2026-07-01')).status).toBe(204);
		expect(codeOf(await close('2026-08-01'))).toEqual([409, 'pods.pod.already_closed']);
		expect((await ada.delete('/api/pods/pod-otter/closing')).status).toBe(204);
		expect(codeOf(await ada.delete('/api/pods/pod-otter/closing'))).toEqual([409, 'pods.pod.not_closed']);
	});

	test('everything done to it is in the record with who did it', async () => {
		const town = await smallTown();
		const { ada, move } = await book(town);
		await move('sam', 'oak', '2026-06-08');
		await ada.post('/api/pods/pod-otter/checks');
		const said = await town.db.selectFrom('record').select(['what', 'who_id', 'subject_id']).orderBy('id').execute();
		expect(said.map(({ what, who_id, subject_id }) => [what, who_id, subject_id])).toEqual([
			['place.ended', town.id('ada'), 'pod-otter'],
			['place.begun', town.id('ada'), 'pod-oak'],
			['pod.checked', town.id('ada'), 'pod-otter'],
		]);
	});
});

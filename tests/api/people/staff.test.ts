import { describe, expect, test } from 'vitest';
import { smallTown, type Town } from '../../support/people.ts';

interface Read {
	seen: string;
	role: string;
	families: number;
	places: { podName: string; role: string; startedOn: string; endedOn: string | null }[];
}

async function office(town: Town) {
	const ada = await town.as('ada');
	const read = async (id: string) => (await ada.get<Read>(`/api/staff/${id}`)).json;
	const setRole = async (id: string, role: string) =>
		ada.put(`/api/staff/${id}/role`, { role, seen: (await read(id)).seen });
	const end = async (id: string) => ada.post(`/api/staff/${id}/ending`, { seen: (await read(id)).seen });
	const make = (more: object = {}) =>
		ada.post<{ id: string }>('/api/staff', {
			name: 'Ife Ọlá',
			email: 'ife@council.example',
			role: 'social_worker',
			...more,
		});
	return { ada, read, setRole, end, make };
}

const codeOf = ({ status, json }: { status: number; json: unknown }) => {
	const { error } = json as { error: { code: string; fields?: Record<string, string> } };
	return [status, ...(error.fields ? Object.entries(error.fields).flat() : [error.code])];
};

describe('a role', () => {
	test('is another one from the next request on, and stands in the record', async () => {
		const town = await smallTown();
		const { setRole } = await office(town);
		const dee = await town.as('dee');
		expect((await dee.get('/api/urgent-items')).status).toBe(200);
		expect((await setRole(town.id('dee'), 'director')).status).toBe(204);
		expect((await dee.get('/api/urgent-items')).status).toBe(403);
		const said = await town.db
			.selectFrom('record')
			.select(['who_id', 'particulars'])
			.where('what', '=', 'staff.role_changed')
			.execute();
		expect(said).toEqual([{ who_id: town.id('ada'), particulars: '{"from":"duty_worker","to":"director"}' }]);
	});

	test('takes a place in a pod with it from today, and who was what before stays answerable', async () => {
		const town = await smallTown();
		const { setRole, read } = await office(town);
		expect((await setRole(town.id('sam'), 'senior_social_worker')).status).toBe(204);
		expect(
			(await read(town.id('sam'))).places.map(({ role, startedOn, endedOn }) => [role, startedOn, endedOn]),
		).toEqual([
			['senior_social_worker', '2026-06-08', null],
			['social_worker', '2021-03-01', '2026-06-07'],
		]);
	});

	test.each([
		['one’s own', 'ada', 'director', 'people.role.own'],
		['that of a service manager who oversees pods', 'grace', 'director', 'people.role.oversees_pods'],
	] as const)('%s cannot be changed', async (_, who, role, code) => {
		const town = await smallTown();
		expect(codeOf(await (await office(town)).setRole(town.id(who), role))).toEqual([409, code]);
	});

	test('of no pod waits until the place in the pod has ended; the same one is told', async () => {
		const town = await smallTown();
		const { setRole } = await office(town);
		expect(codeOf(await setRole(town.id('sam'), 'director'))).toEqual([422, 'role', 'people.role.still_in_pod']);
		expect(codeOf(await setRole(town.id('sam'), 'social_worker'))).toEqual([422, 'role', 'people.role.as_it_is']);
	});

	test('of administrator is never nobody’s: of two who end each other at once one remains', async () => {
		const town = await smallTown();
		const { setRole, read } = await office(town);
		await setRole(town.id('quentin'), 'administrator');
		const [ada, quentin] = [await town.as('ada'), await town.as('quentin')];
		const [ofAda, ofQuentin] = [(await read(town.id('ada'))).seen, (await read(town.id('quentin'))).seen];
		const answers = await Promise.all([
			quentin.post(`/api/staff/${town.id('ada')}/ending`, { seen: ofAda }),
			ada.post(`/api/staff/${town.id('quentin')}/ending`, { seen: ofQuentin }),
		]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
	});
});

describe('an account', () => {
	test('that ends the same day: its sessions, its places, and its address is free again', async () => {
		const town = await smallTown();
		const { end, read, make } = await office(town);
		const sam = await town.as('sam');
		expect((await read(town.id('sam'))).families).toBe(5);
		expect((await end(town.id('sam'))).status).toBe(204);
		expect((await sam.get('/api/people')).status).toBe(401);
		expect((await read(town.id('sam'))).places).toMatchObject([{ podName: 'Otter', endedOn: '2026-06-07' }]);
		const { json } = await town.stranger().get<{ name: string }[]>('/api/pods/pod-otter/workers');
		expect(json.map(({ name }) => name)).not.toContain('Sam Okoro');
		expect((await make({ email: 'sam@council.example' })).status).toBe(201);
		expect(codeOf(await end(town.id('sam')))).toEqual([409, 'people.person.already_ended']);
	});

	test.each<[string, object, unknown[]]>([
		[
			'with the address of somebody else, in capitals',
			{ email: 'SAM@council.example' },
			[422, 'email', 'people.email.taken'],
		],
		['with two addresses', { email: 'a@b.example, c@d.example' }, [422, 'email', 'people.email.malformed']],
		['with a header slipped in', { email: 'a@b.example\nBcc: c@d.example' }, [422, 'email', 'people.email.malformed']],
		['with a name of 400 characters', { name: 'é'.repeat(400) }, [422, 'name', 'form.field.too_long']],
		['with a role that is none', { role: 'king' }, [422, 'role', 'form.field.not_a_choice']],
	])('%s is not made', async (_, more, expected) => {
		expect(codeOf(await (await office(await smallTown())).make(more))).toEqual(expected);
	});

	test('of the same address twice at the same moment is made once', async () => {
		const { make } = await office(await smallTown());
		const answers = await Promise.all([make(), make()]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
	});

	test('is changed by one of two who do it at once', async () => {
		const town = await smallTown();
		const { ada, read } = await office(town);
		const { seen } = await read(town.id('sam'));
		const change = (name: string) =>
			ada.patch(`/api/staff/${town.id('sam')}`, { name, email: 'sam@council.example', seen });
		expect((await change('Samuel Okoro')).status).toBe(204);
		expect(codeOf(await change('Sammy Okoro'))).toEqual([409, 'people.person.changed_meanwhile']);
	});

	test('is made and changed only by who proved just now who they are', async () => {
		const town = await smallTown();
		const { ada, make } = await office(town);
		town.clock.pass({ minutes: 6 });
		expect(codeOf(await make())).toEqual([403, 'door.identity.stale']);
		expect((await ada.get('/api/staff')).status).toBe(200);
	});
});

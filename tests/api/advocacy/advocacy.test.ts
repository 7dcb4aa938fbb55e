import { expect, test } from 'vitest';
import { aComplaint, anAdvocate, say } from '../../support/saying.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

interface Refused {
	error: { code: string; fields?: Record<string, string> };
}
interface Offer {
	stage: string;
	how: string;
	on: string;
	by: string | null;
	answer: string | null;
	answeredOn: string | null;
	answerHow: string | null;
}
interface CaseAdvocacy extends Refused {
	status: string;
	offers: Offer[];
	advocate: { id: string; name: string | null } | null;
	accesses: { name: string | null; takenBackAt: string | null }[];
}
interface Thread extends Refused {
	messages: { words: string; name: string; role: string | null; side: string }[];
	mayTake: string[];
}

/** A child's complaint, and what those around it do. */
async function aChildsComplaint(changes: Record<string, unknown> = {}, { from = 'kit' as Name, at = '' } = {}) {
	const town = await smallTown(at === '' ? {} : { at });
	const said = aComplaint(town, { standing: null, ...changes });
	const { id } = await say(await town.as(from), said);
	const own = `/api/representations/${id}`;
	const act = async (name: Name, what: string, body?: object) =>
		(await town.as(name)).post<Refused>(`/api/cases/${id}/advocacy/${what}`, body);
	return {
		town,
		id,
		press: async (what: string, name: Name = from) => (await town.as(name)).post<Refused>(`${own}/advocacy/${what}`),
		takeBack: async (name: Name = from) => (await town.as(name)).delete(`${own}/advocacy/access`),
		seen: async (name: Name = from) =>
			(
				await (
					await town.as(name)
				).get<{ status: string; mayAsk: boolean; mayDecline: boolean; mayChangeMind: boolean; isEntitled: boolean }>(
					`${own}/advocacy`,
				)
			).json,
		office: async (name: Name = 'omar') =>
			(await (await town.as(name)).get<CaseAdvocacy>(`/api/cases/${id}/advocacy`)).json,
		read: async (name: Name) => (await town.as(name)).get<Thread>(own),
		act,
		/** Asked for, and appointed with an account. */
		appoint: async (asked: object = {}) =>
			act('omar', 'appointments', anAdvocate({ accountId: town.id('imani'), ...asked })),
	};
}

const letters = (town: Town, kind: string) =>
	town.db.selectFrom('letter').selectAll().where('kind', '=', kind).execute();

test('a child who complains is offered an advocate at first contact: the day, and that the portal showed it, are kept', async () => {
	const { office, seen } = await aChildsComplaint();
	expect(await seen()).toMatchObject({ status: 'offered', isEntitled: true, mayAsk: true, mayDecline: true });
	expect((await office()).offers).toMatchObject([
		{ stage: 'first_contact', how: 'portal', on: '2026-06-08', by: null, answer: null },
	]);
});

test('what the child pressed when asked on the way is the answer to the first offer', async () => {
	const wanting = await aChildsComplaint({ advocate: true });
	expect((await wanting.office()).offers).toMatchObject([{ answer: 'wanted', answerHow: 'portal' }]);
	const declining = await aChildsComplaint({ advocateDeclined: true });
	expect(await declining.office()).toMatchObject({ status: 'declined', offers: [{ answer: 'declined' }] });
});

test('a child who asks in the complaint itself is told of to the complaints team, who find the advocate', async () => {
	const { town, id } = await aChildsComplaint({ advocate: true });
	expect(await letters(town, 'advocate_asked')).toMatchObject([
		{ address: 'complaints@westmere.example', about: `/staff/cases/${id}` },
	]);
});

test('an offer that nobody answered is never taken for no, however long it stands', async () => {
	const { town, office } = await aChildsComplaint();
	town.clock.pass({ days: 200 });
	expect(await office()).toMatchObject({ status: 'offered', offers: [{ answer: null }] });
});

test('an advocate is offered again with every stage that begins or is answered, whatever was said before', async () => {
	const { town, id, press, office } = await aChildsComplaint({ about: 'manager' });
	expect((await press('declining')).status).toBe(204);
	const grace = await town.as('grace');
	const points = (await grace.get<{ points: { id: string }[] }>(`/api/cases/${id}`)).json.points;
	expect(points).toEqual([]);
	await grace.post(`/api/cases/${id}/opening`);
	const opened = (await grace.get<{ points: { id: string }[] }>(`/api/cases/${id}`)).json.points;
	const findings = opened.map(({ id: point }) => ({ point, finding: 'upheld', words: 'Yes.' }));
	expect((await grace.post(`/api/cases/${id}/answer`, { findings, words: 'Dear Kit' })).status).toBe(204);
	expect((await office()).status).toBe('offered');
	const kit = await town.as('kit');
	expect((await kit.post(`/api/representations/${id}/steps`, { what: 'stage_2_requested' })).status).toBe(204);
	expect((await office()).offers).toMatchObject([
		{ stage: 'first_contact', answer: 'declined' },
		{ stage: 'stage_1_answered', answer: null },
		{ stage: 'stage_2', answer: null },
	]);
	await press('declining');
	expect((await office()).offers.map(({ answer }) => answer)).toEqual(['declined', null, 'declined']);
});

test('a child who said no may ask at any time after it, and the complaints team is told', async () => {
	const { town, press, seen } = await aChildsComplaint();
	await press('declining');
	expect(await seen()).toMatchObject({ status: 'declined', mayAsk: true, mayDecline: false });
	expect((await press('asking')).status).toBe(204);
	expect(await seen()).toMatchObject({ status: 'wanted', mayAsk: false });
	expect((await press('asking')).json.error.code).toBe('advocacy.asking.not_now');
	expect(await letters(town, 'advocate_asked')).toMatchObject([{ address: 'complaints@westmere.example' }]);
});

test('a child who asked at the outset and wants none after all: the clock that waited starts that day, and they may ask again', async () => {
	const { town, id, press, seen, office } = await aChildsComplaint({ advocate: true }, { at: '2026-04-13T10:00:00Z' });
	expect(await seen()).toMatchObject({ status: 'wanted', mayChangeMind: true });
	town.clock.set('2026-04-23T10:00:00Z');
	expect((await press('declining')).status).toBe(204);
	expect(await seen()).toMatchObject({ status: 'declined', mayAsk: true, mayDecline: false, mayChangeMind: false });
	const { json } = await (await town.as('omar')).get(`/api/cases/${id}`);
	expect(json).toMatchObject({ stage: { startedOn: '2026-04-23', dueOn: '2026-05-08', latestOn: '2026-05-22' } });
	expect((await office()).offers[0]).toMatchObject({ answer: 'wanted' }); // what they said then stays what they said then
	expect((await press('asking')).status).toBe(204);
	const again = await (await town.as('omar')).get(`/api/cases/${id}`);
	expect(again.json).toMatchObject({ stage: { startedOn: '2026-04-23', dueOn: '2026-05-08' } });
});

test('that a child wants none after all is the child’s own word too: staff write down the day and how, a parent says nothing', async () => {
	const { act, office, press } = await aChildsComplaint({ advocate: true });
	expect((await press('declining', 'maya')).status).toBe(404);
	expect((await act('omar', 'declining', { on: '2026-06-08', how: 'phone' })).status).toBe(204);
	expect(await office()).toMatchObject({ status: 'declined' });
});

test('a parent has no right to an advocate, is told so, and declines none for a child', async () => {
	const parents = await aChildsComplaint({}, { from: 'maya' });
	expect(await parents.seen()).toMatchObject({ isEntitled: false, mayAsk: false, mayDecline: false });
	for (const what of ['asking', 'declining']) {
		expect((await parents.press(what)).json.error.code).toBe('advocacy.person.not_entitled');
	}
	const inTheChildsName = await aChildsComplaint({ standing: 'child_looked_after' }, { from: 'maya' });
	expect((await inTheChildsName.press('declining')).json.error.code).toBe('advocacy.person.not_entitled');
	expect((await inTheChildsName.office()).status).toBe('offered');
});

test.each([
	['a parent, in the child’s name', 'maya', { standing: 'child_in_need' }],
	['a parent for themselves', 'maya', {}],
	['staff who write down what a child said', 'ruth', { standing: 'child_in_need', channel: 'phone' }],
	['a child who asks for one in the same breath', 'kit', { advocate: true }],
] as const)('“no, thank you” with the complaint itself is refused from %s', async (_, from, changes) => {
	const town = await smallTown();
	const body = aComplaint(town, { standing: null, ...changes, advocateDeclined: true });
	const { status, json } = await (await town.as(from)).post<Refused>('/api/representations', body);
	expect([status, json.error.fields]).toEqual([422, { advocateDeclined: 'advocacy.declining.not_the_child' }]);
});

test('one parent, and a child next door, find nothing there to decline', async () => {
	const { press, seen } = await aChildsComplaint();
	for (const name of ['maya', 'dan'] as const) {
		expect((await press('declining', name)).json.error.code).toBe('door.thing.not_found');
		expect((await press('access', name)).json.error.code).toBe('door.thing.not_found');
	}
	expect((await seen()).status).toBe('offered');
});

test('words told to staff count as no offer until somebody writes down that they made one, when and how', async () => {
	const spoken = { standing: 'child_looked_after', channel: 'phone', receivedOn: '2026-06-05' };
	const { act, office } = await aChildsComplaint(spoken, { from: 'ruth' });
	expect(await office()).toMatchObject({ status: 'not_offered', offers: [] });
	expect((await act('ruth', 'declining', { on: '2026-06-05', how: 'phone' })).json.error.code).toBe(
		'advocacy.declining.not_now',
	);
	expect((await act('ruth', 'offers', { on: '2026-06-05', how: 'phone' })).status).toBe(204);
	expect((await act('ruth', 'declining', { on: '2026-06-08', how: 'in_person' })).status).toBe(204);
	expect(await office()).toMatchObject({
		status: 'declined',
		offers: [
			{
				how: 'phone',
				on: '2026-06-05',
				by: 'Ruth Ahmed',
				answer: 'declined',
				answeredOn: '2026-06-08',
				answerHow: 'in_person',
			},
		],
	});
});

test.each([
	['before the complaint came', '2026-06-05', 'representation.advocate.before_receipt'],
	['still to come', '2026-06-09', 'representation.advocate.after_today'],
])('a day that is %s is refused', async (_, on, code) => {
	const { act } = await aChildsComplaint();
	expect((await act('omar', 'offers', { on, how: 'phone' })).json.error.fields).toEqual({ on: code });
});

const consent = { consent: 'agreed', consentOn: '2026-06-08' };

test('a referral passes on what the child agreed and nothing else, and its letter says nothing', async () => {
	const { town, act } = await aChildsComplaint({ advocate: true, name: 'CANARY' });
	const referred = await act('omar', 'referrals', { ...consent, words: 'Kit likes to be rung after school.' });
	expect(referred.status).toBe(204);
	expect(await letters(town, 'advocate_referred')).toMatchObject([
		{ address: 'referrals@speakup.example', about: '/staff/helping' },
	]);
	const told = async () => (await (await town.as('imani')).get<{ waiting: object[] }>('/api/advocacy/helping')).json;
	expect((await told()).waiting).toMatchObject([
		{ name: null, contact: null, words: 'Kit likes to be rung after school.' },
	]);
	expect(JSON.stringify(await told())).not.toContain('CANARY');
	await act('omar', 'referrals', { ...consent, passesName: true, passesContact: true });
	expect((await told()).waiting).toMatchObject([{ name: 'CANARY', contact: { channel: 'portal' }, words: null }]);
});

test.each([
	['without the child’s word', {}, { consent: 'advocacy.referral.no_consent' }],
	['without the day of it', { consent: 'asked' }, { consentOn: 'advocacy.referral.no_consent_day' }],
	[
		'before the child could have said it',
		{ ...consent, consentOn: '2026-06-05' },
		{ consentOn: 'representation.advocate.before_receipt' },
	],
])('a referral %s is refused, and no letter goes', async (_, asked, fields) => {
	const { town, act } = await aChildsComplaint({ advocate: true });
	expect((await act('omar', 'referrals', asked)).json.error.fields).toEqual(fields);
	expect(await letters(town, 'advocate_referred')).toEqual([]);
});

test('nobody is referred who did not ask for an advocate', async () => {
	const { act } = await aChildsComplaint();
	expect((await act('omar', 'referrals', consent)).json.error.code).toBe('advocacy.referral.not_wanted');
});

test.each([
	['mayBeSubject', 'complained_about'],
	['managesSubject', 'manages_subject'],
	['managesService', 'manages_service'],
	['controlsResources', 'controls_resources'],
	['mayConsider', 'considers_it'],
	['childObjects', 'child_objects'],
])('nobody is appointed who declares %s', async (declared, reason) => {
	const { appoint, office } = await aChildsComplaint({ advocate: true });
	const refused = await appoint({ [declared]: true });
	expect([refused.status, refused.json.error.fields]).toEqual([422, { name: `advocacy.appointment.${reason}` }]);
	expect((await office()).status).toBe('wanted');
});

test.each([
	['the worker it is about', 'Sam Okoro', 'complained_about'],
	['the manager of the pod', 'Priya Shah', 'manages_service'],
	['the service manager above it', 'Grace Hall', 'manages_service'],
	['an officer of the complaints team', 'Ruth Ahmed', 'considers_it'],
	['whoever investigates it', 'Ada Quill', 'considers_it'],
])('nobody is appointed who is known to be %s, though they declare nothing', async (_, name, reason) => {
	const { town, id, appoint } = await aChildsComplaint({ advocate: true, about: 'worker', worker: 'account-sam' });
	const appointed = await (
		await town.as('omar')
	).post(`/api/cases/${id}/appointments`, {
		...{ role: 'investigating_officer', name: 'Ada Quill', appointedOn: '2026-06-08' },
		...{ worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false },
	});
	expect(appointed.status).toBe(201);
	const refused = await appoint({ accountId: null, name });
	expect(refused.json.error.fields).toEqual({ name: `advocacy.appointment.${reason}` });
});

test('an account that is no advocate’s is not opened to by being appointed', async () => {
	const { town, appoint } = await aChildsComplaint({ advocate: true });
	const refused = await appoint({ accountId: town.id('dora') });
	expect(refused.json.error.fields).toEqual({ accountId: 'advocacy.appointment.not_an_advocate' });
});

test('nobody is appointed for a child who did not ask', async () => {
	const { appoint } = await aChildsComplaint();
	expect((await appoint()).json.error.code).toBe('advocacy.appointment.not_wanted');
});

test('S11 a second advocate, after the first has gone, starts no clock again', async () => {
	const { town, id, press, act, appoint, office } = await aChildsComplaint(
		{ advocate: true },
		{ at: '2026-04-13T10:00:00Z' },
	);
	town.clock.set('2026-04-23T10:00:00Z');
	expect((await appoint({ appointedOn: '2026-04-23' })).status).toBe(201);
	const first = (await office()).advocate!.id;
	const omar = await town.as('omar');
	expect((await omar.delete(`/api/cases/${id}/advocacy/appointments/${first}`)).status).toBe(204);
	expect((await office()).status).toBe('ended');
	town.clock.set('2026-04-28T10:00:00Z');
	expect((await press('asking')).status).toBe(204);
	expect(
		(await act('omar', 'appointments', anAdvocate({ name: 'Tolu Adair', appointedOn: '2026-04-28' }))).status,
	).toBe(201);
	const { json } = await (await town.as('omar')).get(`/api/cases/${id}`);
	expect(json).toMatchObject({ stage: { startedOn: '2026-04-23', dueOn: '2026-05-08', latestOn: '2026-05-22' } });
});

test('the advocate sees nothing until the young person opens it, then what they see, and nothing again once it is taken back', async () => {
	const { town, id, press, takeBack, read, appoint } = await aChildsComplaint({ advocate: true });
	await (await town.as('omar')).post(`/api/cases/${id}/notes`, { words: 'CANARY of a note' });
	await appoint();
	const never = (await (await town.as('imani')).get<Refused>('/api/representations/never-was')).json;
	expect(await read('imani')).toMatchObject({ status: 404, json: never });
	expect((await press('access')).status).toBe(204);
	const [theirs, kits] = [(await read('imani')).json, (await read('kit')).json];
	expect({ ...theirs, mayTake: [] }).toEqual({ ...kits, mayTake: [] });
	expect(JSON.stringify(theirs)).not.toContain('CANARY');
	expect((await read('tolu')).status).toBe(404);
	expect((await takeBack()).status).toBe(204);
	expect(await read('imani')).toMatchObject({ status: 404, json: never });
	const written = await (await town.as('imani')).post(`/api/representations/${id}/messages`, { words: 'Still here' });
	expect([written.status, written.json]).toEqual([404, never]);
	expect((await (await town.as('imani')).get<{ open: object[] }>('/api/advocacy/helping')).json.open).toEqual([]);
});

test('an advocate writes under their own name, and goes on for the young person; to stop stays the young person’s own', async () => {
	const { town, id, press, read, appoint } = await aChildsComplaint(
		{ advocate: true, pod: null },
		{ at: '2026-06-08T10:00:00Z' },
	);
	await appoint();
	await press('access');
	const imani = await town.as('imani');
	expect((await imani.post(`/api/representations/${id}/messages`, { words: 'Kit wants to say this.' })).status).toBe(
		201,
	);
	expect((await read('kit')).json.messages).toMatchObject([
		{ side: 'family', name: 'Imani Castell', role: 'advocate', words: 'Kit wants to say this.' },
	]);
	const staff = await (await town.as('omar')).get<Thread>(`/api/cases/${id}`);
	expect(staff.json.messages).toMatchObject([{ name: 'Imani Castell', role: 'advocate' }]);
	const step = (what: string) => imani.post<Refused>(`/api/representations/${id}/steps`, { what });
	expect((await step('withdrawn')).json.error.code).toBe('door.thing.not_found');
	expect((await read('kit')).json.mayTake).toEqual(['withdrawn']);
	expect((await read('imani')).json.mayTake).toEqual([]);
	town.clock.set('2026-07-20T10:00:00Z');
	const later = await town.as('imani');
	expect((await later.get<Thread>(`/api/representations/${id}`)).json.mayTake).toEqual(['stage_2_requested']);
	const gone = await later.post(`/api/representations/${id}/steps`, { what: 'stage_2_requested' });
	expect(gone.status).toBe(204);
});

test('an advocate gives themselves nothing: not access, not an answer, not a status', async () => {
	const { town, id, appoint } = await aChildsComplaint({ advocate: true });
	await appoint();
	const imani = await town.as('imani');
	for (const what of ['access', 'asking', 'declining']) {
		expect((await imani.post(`/api/representations/${id}/advocacy/${what}`)).status, what).toBe(403);
	}
	for (const path of [`/api/cases/${id}`, `/api/cases/${id}/advocacy`, '/api/cases', '/api/advocacy/waiting']) {
		expect((await imani.get(path)).status, path).toBe(403);
	}
});

test('when an appointment ends, what was open to the advocate closes with it', async () => {
	const { town, id, press, read, appoint, office } = await aChildsComplaint({ advocate: true });
	await appoint();
	await press('access');
	const { advocate } = await office();
	await (await town.as('omar')).delete(`/api/cases/${id}/advocacy/appointments/${advocate!.id}`);
	expect((await read('imani')).status).toBe(404);
	expect((await office()).accesses).toMatchObject([{ takenBackAt: expect.any(String) }]);
	expect((await press('access')).json.error.code).toBe('advocacy.access.nobody');
});

test('whoever answers reads the advocate’s name where the child agreed to it, and not otherwise', async () => {
	for (const nameAgreed of [false, true]) {
		const { town, id, appoint, office } = await aChildsComplaint({ advocate: true });
		await (await town.as('priya')).post(`/api/cases/${id}/opening`);
		await appoint({ nameAgreed });
		expect((await office('priya')).advocate!.name).toBe(nameAgreed ? 'Imani Castell' : null);
		expect((await office('omar')).advocate!.name).toBe('Imani Castell');
	}
});

test('the complaints team sees who asked for an advocate and has none, with the days they have waited', async () => {
	const { town, id, act, appoint } = await aChildsComplaint({ advocate: true });
	town.clock.set('2026-06-15T10:00:00Z');
	await act('omar', 'referrals', { ...consent });
	const waiting = async (name: Name = 'ruth') => (await town.as(name)).get<object[]>('/api/advocacy/waiting');
	expect((await waiting()).json).toMatchObject([
		{ id, askedOn: '2026-06-08', workingDays: 5, referredOn: '2026-06-15', clockWaits: true },
	]);
	expect((await waiting('priya')).status).toBe(403);
	await appoint();
	expect((await waiting()).json).toEqual([]);
});

test('an officer who is complained about is not told that the child waits for an advocate', async () => {
	const { town, id } = await aChildsComplaint({ advocate: true });
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.where('id', '=', id)
		.execute();
	expect((await (await town.as('omar')).get('/api/advocacy/waiting')).json).toEqual([]);
});

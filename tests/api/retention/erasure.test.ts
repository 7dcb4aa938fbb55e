import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isPostgres } from '../../../api/database.ts';
import { kinds, shipped } from '../../../api/retention/schedule.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Queue {
	queue: { subject: string; kind: string; label: string; dueOn: string; isHeld: boolean; keptUntil: string | null }[];
	certificates: { id: string; reference: string }[];
	holds: { id: string }[];
}

const queueOf = async (town: Town) => (await (await town.as('omar')).get<Queue>('/api/retention')).json;

/** Maya has complained, with words that must not be found again, and was answered by nobody: she stopped it. */
async function anOldComplaint(): Promise<{ town: Town; id: string; reference: string; subject: string }> {
	const town = await smallTown({ at: '2021-06-10T10:00:00Z' });
	await town.db
		.updateTable('account')
		.set({ contact_channel: 'email', contact_detail: 'canary-address@home.example' })
		.where('id', '=', town.id('maya'))
		.execute();
	const maya = await town.as('maya');
	const contact = { channel: 'email', detail: 'canary-contact@home.example', times: 'canary-times' };
	const said = aComplaint(town, { points: ['canary-point'], wants: 'canary-wants', contact });
	const once = { 'idempotency-key': 'once-and-once-only' };
	const { json } = await maya.post<{ id: string; reference: string }>('/api/representations', said, once);
	const { id, reference } = json;
	await maya.post(`/api/representations/${id}/messages`, { words: 'canary-message' });
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/notes`, { words: 'canary-note' });
	await omar.post(`/api/cases/${id}/messages`, { words: 'canary-reply' });
	await omar.put(`/api/cases/${id}/themes`, { themes: ['delay'] });
	await maya.post('/api/call-backs', { someoneElse: false, phone: '01632 960 777', words: 'canary-call' });
	await maya.post('/api/urgent-items', { words: 'canary-urgent' });
	const talking = { interpreter: 'spoken', spoken: 'canary-spoken', more: 'canary-talking' };
	await maya.put('/api/talking/mine', talking);
	await maya.put('/api/drafts/tell-us/kept', { wants: 'canary-draft' });
	await maya.post(`/api/representations/${id}/steps`, { what: 'withdrawn' });
	return { town, id, reference, subject: `representation:${id}` };
}

async function ask(town: Town, name: Name, subject: string) {
	const body = { subject, rule: 'statutory_complaint', reason: 'It has come to its end.' };
	return (await town.as(name)).post<{ id: string }>('/api/erasures', body);
}

const agree = async (town: Town, name: Name, id: string) =>
	(await town.as(name)).post<{ certificate: string }>(`/api/proposals/${id}/agreement`);

/** Every text there is in the database, opened by whoever has its keys. */
async function everyWord({ db }: Town): Promise<string> {
	const tables = await db.introspection.getTables();
	const texts: string[] = [];
	const withWords = tables.filter(
		({ name, schema }) => schema !== 'keys' && !/^(said_|sqlite_|kysely_|instrument_version)/.test(name),
	);
	for (const { name } of withWords) {
		texts.push(
			JSON.stringify(
				await db
					.selectFrom(name as 'account')
					.selectAll()
					.execute(),
			),
		);
	}
	return texts.join('\n');
}

const figures = async (town: Town) => {
	const omar = await town.as('omar');
	const at = '?by=month&from=2021-06&to=2021-06';
	const trends = await omar.get(`/api/trends${at}&of=pod`);
	const themes = await omar.get(`/api/trends${at}&of=theme`);
	const register = await omar.get<{ count: number }>('/api/cases?receivedFrom=2021-06-01&receivedTo=2021-06-30');
	return [trends.status, trends.json, themes.json, register.json.count];
};

test('what came to its end is put before a person, erased by two, and the figures stay as they were', async () => {
	const { town, id, reference, subject } = await anOldComplaint();
	town.clock.set('2027-06-09T10:00:00Z');
	expect((await queueOf(town)).queue.filter(({ kind }) => kind !== 'call_back')).toEqual([]);
	town.clock.set('2027-06-11T10:00:00Z');
	const before = await figures(town);
	expect((await queueOf(town)).queue).toContainEqual(
		expect.objectContaining({ subject, kind: 'statutory_complaint', label: reference, dueOn: '2027-06-10' }),
	);
	const proposal = (await ask(town, 'omar', subject)).json.id;
	expect((await agree(town, 'omar', proposal)).status).toBe(404);
	const agreed = await agree(town, 'ada', proposal);
	expect(agreed.status).toBe(200);

	const left = await everyWord(town);
	for (const word of ['point', 'wants', 'message', 'note', 'reply', 'contact@', 'times']) {
		expect(left, word).not.toContain(`canary-${word}`);
	}
	expect(await figures(town)).toEqual(before);
	expect((await queueOf(town)).queue.map((one) => one.subject)).not.toContain(subject);
	const omar = await town.as('omar');
	const { status, json } = await omar.get<{ reference: string }>(`/api/cases/${id}`);
	expect([status, json.reference]).toEqual([200, reference]);
	expect((await (await town.as('maya')).get(`/api/representations/${id}`)).status).toBe(404);

	const certificate = await omar.get<Record<string, unknown>>(`/api/erasures/${agreed.json.certificate}`);
	expect(certificate.json).toMatchObject({ reference, askedBy: 'Omar Reid', agreedBy: 'Ada Birch', keys: 1 });
	expect(JSON.stringify(certificate.json)).not.toMatch(/maya/i);
	expect((await agree(town, 'ada', proposal)).status).toBe(409);
});

test('of a person nothing is left but that somebody was there', async () => {
	const { town, id } = await anOldComplaint();
	const before = await figures(town);
	const proposal = (await ask(town, 'omar', `person:${town.id('maya')}`)).json.id;
	expect((await agree(town, 'ada', proposal)).status).toBe(200);
	const left = await everyWord(town);
	expect(left).not.toContain('canary-');
	expect(left).not.toContain('01632 960 777');
	expect(left).not.toContain('"Maya"');
	expect(await figures(town)).toEqual(before);
	for (const table of ['session', 'allocation', 'call_back', 'kept_draft', 'access_card'] as const) {
		const rows = await town.db
			.selectFrom(table)
			.select('account_id')
			.where('account_id', '=', town.id('maya'))
			.execute();
		expect(rows, table).toEqual([]);
	}
	expect(await town.db.selectFrom('replay').select('sender').execute()).toEqual([]);
	const owners = [town.id('maya'), id];
	const keys = await town.db.selectFrom('person_key').select('destroyed_at').where('owner_id', 'in', owners).execute();
	expect(keys).toHaveLength(2);
	expect(keys.filter(({ destroyed_at }) => destroyed_at === null)).toEqual([]);
});

test('while a hold stands nothing is erased, on whatever of theirs it was put, and lifted it may be asked again', async () => {
	const { town, subject } = await anOldComplaint();
	const omar = await town.as('omar');
	const proposal = (await ask(town, 'omar', subject)).json.id;
	const person = `person:${town.id('maya')}`;
	const held = await omar.post<{ id: string }>('/api/retention/holds', { subject: person, reason: 'An inquiry' });
	expect(held.status).toBe(201);
	expect((await omar.post('/api/retention/holds', { subject: person, reason: 'Again' })).status).toBe(409);
	const stopped = await agree(town, 'ada', proposal);
	expect([stopped.status, stopped.json]).toEqual([409, { error: { code: 'retention.hold.stands' } }]);
	expect(await everyWord(town)).toContain('canary-point');
	expect((await ask(town, 'ada', person)).status).toBe(409);
	town.clock.set('2027-07-01T10:00:00Z');
	expect((await queueOf(town)).queue.find((one) => one.subject === subject)).toMatchObject({ isHeld: true });

	const fresh = await town.as('omar');
	const lifting = { because: 'The inquiry has ended' };
	expect((await fresh.post(`/api/retention/holds/${held.json.id}/lifting`, lifting)).status).toBe(204);
	expect((await fresh.post(`/api/retention/holds/${held.json.id}/lifting`, lifting)).status).toBe(404);
	expect((await ask(town, 'omar', subject)).status).toBe(201);
	const history = await town.db.selectFrom('record').select('what').where('subject', '=', 'retention').execute();
	expect(history.map(({ what }) => what)).toEqual(['hold.put_on', 'hold.lifted']);
});

test('what is kept longer says until when, and a rule may be longer and never shorter than its least', async () => {
	const { town, subject } = await anOldComplaint();
	town.clock.set('2027-07-01T10:00:00Z');
	const omar = await town.as('omar');
	const keep = { subject, untilOn: '2028-06-30', reason: 'A claim is expected' };
	expect((await omar.post('/api/retention/keeping', { ...keep, untilOn: '2027-07-01' })).status).toBe(422);
	expect((await omar.post('/api/retention/keeping', keep)).status).toBe(204);
	expect((await queueOf(town)).queue.find((one) => one.subject === subject)).toMatchObject({ keptUntil: '2028-06-30' });
	for (const kind of kinds) {
		const set = (months: number) => omar.put(`/api/retention/rules/${kind}`, { months, reason: 'The schedule' });
		if (shipped[kind].least > 1) expect((await set(shipped[kind].least - 1)).status, kind).toBe(422);
		expect((await set(shipped[kind].least + 60)).status, kind).toBe(204);
	}
	expect((await queueOf(town)).queue.filter((one) => one.subject === subject)).toEqual([]);
});

test('nobody meets what is about themselves, and to nobody else is any of it anything', async () => {
	const { town } = await anOldComplaint();
	const about = aComplaint(town, { about: 'worker', worker: town.id('sam') });
	const { id } = await say(await town.as('dan'), about);
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.where('id', '=', id)
		.execute();
	town.clock.set('2027-12-01T10:00:00Z');
	const hidden = await ask(town, 'omar', `representation:${id}`);
	const absent = await ask(town, 'omar', 'representation:never-was');
	expect([hidden.status, hidden.json]).toEqual([404, absent.json]);
	expect((await queueOf(town)).queue.map(({ subject }) => subject)).not.toContain(`representation:${id}`);
	for (const name of ['priya', 'ruth', 'dora', 'maya'] as const) {
		expect((await (await town.as(name)).get('/api/retention')).status, name).toBe(403);
	}
});

test('after an erasure the file itself holds none of it', async () => {
	const { town, subject } = await anOldComplaint();
	if (isPostgres(town.db)) return;
	const proposal = (await ask(town, 'omar', subject)).json.id;
	await agree(town, 'ada', proposal);
	const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(town.db);
	expect(rows[0]!.freelist_count).toBe(0);
});

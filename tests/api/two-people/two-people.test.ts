import { expect, test } from 'vitest';
import { bulkExportLines } from '../../../api/representations/register.ts';
import { endLapsedProposals } from '../../../api/two-people/changes.ts';
import { lapseDays } from '../../../api/two-people/two-people.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** Once more than one person may take has been said: the same thank-you, copied, because nobody writes so much in a test. */
async function aFullRegister(town: Town): Promise<void> {
	const { id } = await say(town.stranger(), aComplaint(town, { kind: 'compliment' }));
	const one = await town.db.selectFrom('representation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const lies = await town.db
		.selectFrom('delivery')
		.selectAll()
		.where('representation_id', '=', id)
		.executeTakeFirstOrThrow();
	for (let copy = 0; copy < bulkExportLines; copy += 1) {
		const more = { id: `copy-${copy}`, reference: `COPY-${copy}`, return_lookup: null, contact_detail: null };
		const said = { wants: null, happened_words: null, person_name: null, contact_times: null };
		await town.db
			.insertInto('representation')
			.values({ ...one, ...said, ...more })
			.execute();
		await town.db
			.insertInto('delivery')
			.values({ ...lies, id: `delivery-${copy}`, representation_id: more.id })
			.execute();
	}
}

const asked = { reason: 'Another council takes us over.', asked: {} };

async function ask(town: Town, name: Name): Promise<string> {
	const { status, json } = await (await town.as(name)).post<{ id: string }>('/api/register-exports/proposals', asked);
	expect(status).toBe(201);
	return json.id;
}

interface Listed {
	id: string;
	standing: string;
	isMine: boolean;
	mayAgree: boolean;
}

async function found(town: Town, name: Name) {
	const { json } = await (await town.as(name)).get<Listed[]>('/api/proposals');
	return json.map(({ standing, isMine, mayAgree }) => ({ standing, isMine, mayAgree }));
}

const agree = async (town: Town, name: Name, id: string) =>
	(await town.as(name)).post(`/api/proposals/${id}/agreement`);
const takeOut = async (town: Town, name: Name, proposal?: string) =>
	(await town.as(name)).post<{ error?: { code: string } }>('/api/register-exports', { ...asked, proposal });

test('a report goes out by one person, a large part of the register only when a second agrees, and then once', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	expect((await takeOut(town, 'ruth')).status).toBe(200);
	await aFullRegister(town);
	const alone = await takeOut(town, 'ruth');
	expect([alone.status, alone.json.error?.code]).toEqual([409, 'representation.export.needs_two_people']);

	const id = await ask(town, 'ruth');
	expect(await found(town, 'ruth')).toEqual([{ standing: 'waiting', isMine: true, mayAgree: false }]);
	expect(await found(town, 'omar')).toEqual([{ standing: 'waiting', isMine: false, mayAgree: true }]);
	expect((await takeOut(town, 'ruth', id)).status).toBe(409);
	expect((await agree(town, 'ruth', id)).status).toBe(404);
	expect((await agree(town, 'omar', id)).status).toBe(200);
	expect((await agree(town, 'dora', id)).status).toBe(409);
	expect((await takeOut(town, 'omar', id)).status).toBe(409);
	expect((await takeOut(town, 'ruth', id)).status).toBe(200);
	expect((await takeOut(town, 'ruth', id)).status).toBe(409);
	const lines = await town.db.selectFrom('record').select('what').where('subject', '=', 'proposal').execute();
	expect(lines.map(({ what }) => what)).toEqual(['proposal.asked', 'proposal.agreed', 'proposal.done']);
});

test('an agreement is for the very list that was asked for', async () => {
	const town = await smallTown();
	await aFullRegister(town);
	const id = await ask(town, 'ruth');
	await agree(town, 'omar', id);
	const other = await (
		await town.as('ruth')
	).post('/api/register-exports', {
		...{ reason: 'More of it', proposal: id },
		asked: { kind: 'complaint' },
	});
	expect(other.status).toBe(409);
});

test('the same is asked for once; what nobody answers in two weeks is over and may be asked for again', async () => {
	const town = await smallTown();
	const id = await ask(town, 'ruth');
	const again = await (await town.as('omar')).post('/api/register-exports/proposals', asked);
	expect(again.status).toBe(409);
	town.clock.pass({ days: lapseDays });
	expect(await found(town, 'omar')).toEqual([{ standing: 'waiting', isMine: false, mayAgree: true }]);
	town.clock.pass({ days: 1 });
	expect((await agree(town, 'omar', id)).status).toBe(409);
	await endLapsedProposals(town.world);
	await endLapsedProposals(town.world);
	expect(await found(town, 'omar')).toEqual([{ standing: 'lapsed', isMine: false, mayAgree: false }]);
	await ask(town, 'omar');
	const lapsed = await town.db.selectFrom('record').select('who_kind').where('what', '=', 'proposal.lapsed').execute();
	expect(lapsed).toEqual([{ who_kind: 'system' }]);
});

test('whoever asked may take it back, the second may refuse it, and both end it', async () => {
	const town = await smallTown();
	for (const [name, standing] of [
		['ruth', 'taken_back'],
		['omar', 'refused'],
	] as const) {
		const id = await ask(town, 'ruth');
		expect((await (await town.as(name)).post(`/api/proposals/${id}/refusal`)).status).toBe(204);
		expect((await agree(town, 'omar', id)).status).toBe(409);
		const { json } = await (await town.as('ruth')).get<Listed>(`/api/proposals/${id}`);
		expect(json.standing).toBe(standing);
	}
});

test('two who agree at the same moment are one agreement', async () => {
	const town = await smallTown();
	const id = await ask(town, 'ruth');
	const both = await Promise.all([agree(town, 'omar', id), agree(town, 'dora', id)]);
	expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('to ask and to agree want a fresh proof of who it is', async () => {
	const town = await smallTown();
	const [ruth, omar] = [await town.as('ruth'), await town.as('omar')];
	const id = await ask(town, 'ruth');
	town.clock.pass({ minutes: 6 });
	for (const answer of [
		await ruth.post('/api/register-exports/proposals', asked),
		await ruth.post('/api/register-exports', asked),
		await omar.post(`/api/proposals/${id}/agreement`),
		await omar.post(`/api/proposals/${id}/refusal`),
	]) {
		expect([answer.status, answer.json]).toEqual([403, { error: { code: 'door.identity.stale' } }]);
	}
});

test('it is nothing to anybody else', async () => {
	const town = await smallTown();
	const id = await ask(town, 'ruth');
	const absent = await (await town.as('ada')).get('/api/proposals/never-was');
	const hidden = await (await town.as('ada')).get(`/api/proposals/${id}`);
	expect([hidden.status, hidden.json]).toEqual([absent.status, absent.json]);
	expect((await (await town.as('priya')).get('/api/proposals')).status).toBe(403);
});

import { describe, expect, test } from 'vitest';
import { sheetMost } from '../../../api/cards/validity.ts';
import { newId } from '../../../api/ids.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

interface Wanted {
	people: { id: string; name: string; secretKind: string; isInDoubt: boolean }[];
}
interface Sheet {
	cards: { person: string; name: string; code: string; language: string; secretKind: string }[];
	error: { code: string; fields: Record<string, string> };
}

const wantedBy = async (town: Town, who: Name) =>
	(await (await town.as(who)).get<Wanted>('/api/cards/wanted')).json.people;
const sheet = async (town: Town, by: Name, people: string[], oneByOne: string[] = []) =>
	(await town.as(by)).post<Sheet>('/api/cards/sheets', { people, oneByOne });

async function isKeptAwayFrom(town: Town, of: string) {
	await town.db
		.insertInto('relation')
		.values({
			...{ id: newId(town.clock.now()), account_id: 'account-dan', of_account_id: of, kind: 'parent' },
			...{ has_responsibility: 0, started_on: '2026-01-01', ended_on: '2026-05-01', closed_because: 'injunction' },
			...{ made_by: 'account-ada', made_at: town.clock.now() },
		})
		.execute();
}

describe('cards for everybody who has none', () => {
	test('the pod makes them at one go, each person’s own, and whoever holds one comes in with it', async () => {
		const town = await smallTown();
		await town.giveCard('maya');
		const people = await wantedBy(town, 'priya');
		expect(people.map(({ name, secretKind }) => [name, secretKind])).toEqual([
			['Dan', 'words'],
			['Kit', 'pictures'],
			['Nan Rose', 'words'],
			['Rowan', 'pictures'],
		]);
		const made = await sheet(town, 'priya', ['account-dan', 'account-kit']);
		expect(made.status).toBe(201);
		const [dan, kit] = made.json.cards;
		expect(dan!.code).not.toBe(kit!.code);
		expect((await town.stranger().post('/api/session', { typed: kit!.code })).json).toMatchObject({
			...{ awaitsSecret: true, secretKind: 'pictures' },
		});
		expect((await wantedBy(town, 'priya')).map(({ name }) => name)).toEqual(['Nan Rose', 'Rowan']);
		const record = await town.db.selectFrom('record').selectAll().where('what', '=', 'card.issued').execute();
		expect(record.map(({ who_id, subject_id }) => [who_id, subject_id])).toEqual([
			['account-priya', 'account-dan'],
			['account-priya', 'account-kit'],
		]);
	});

	test('only for whom one keeps: a worker for their own, another pod for nobody here, an administrator for all', async () => {
		const town = await smallTown();
		await town.db.updateTable('allocation').set({ worker_id: null }).where('account_id', '=', 'account-dan').execute();
		expect((await wantedBy(town, 'sam')).map(({ name }) => name)).toEqual(['Kit', 'Maya', 'Nan Rose', 'Rowan']);
		expect(await wantedBy(town, 'marcus')).toEqual([]);
		expect(await wantedBy(town, 'ada')).toHaveLength(5);
		expect((await sheet(town, 'marcus', ['account-kit'])).json.error.fields).toEqual({
			'people.0': 'cards.person.not_without',
		});
	});

	test('never with the others for somebody whom reaching is in doubt, and for them when they are chosen by themselves', async () => {
		const town = await smallTown();
		await isKeptAwayFrom(town, 'account-kit');
		const inDoubt = (await wantedBy(town, 'priya')).filter(({ isInDoubt }) => isInDoubt).map(({ name }) => name);
		expect(inDoubt).toEqual(['Dan', 'Kit']);
		const refused = await sheet(town, 'priya', ['account-rowan', 'account-kit']);
		expect(refused.json.error.fields).toEqual({ 'people.1': 'cards.person.in_doubt' });
		expect(await town.db.selectFrom('access_card').selectAll().execute()).toEqual([]);
		expect((await sheet(town, 'priya', ['account-rowan'], ['account-kit'])).json.cards).toHaveLength(2);
	});

	test('a card that somebody was given meanwhile is not replaced, and nobody else gets one then', async () => {
		const town = await smallTown();
		const { code } = await town.giveCard('dan');
		const { status, json } = await sheet(town, 'priya', ['account-rowan', 'account-dan']);
		expect([status, json.error.fields]).toEqual([422, { 'people.1': 'cards.person.not_without' }]);
		expect((await town.stranger().post('/api/session', { typed: code })).status).toBeLessThan(300);
		expect(await town.db.selectFrom('access_card').selectAll().execute()).toHaveLength(1);
	});

	test.each([
		['nobody', [], 'cards.sheet.nobody'],
		['too many', Array.from({ length: sheetMost + 1 }, (_, at) => `account-${at}`), 'form.field.too_long'],
	])('%s: refused', async (_, people, code) => {
		const town = await smallTown();
		expect((await sheet(town, 'priya', people)).json.error.fields).toEqual({ people: code });
	});

	test('whoever came in too long ago shows anew who they are', async () => {
		const town = await smallTown();
		const priya = await town.as('priya');
		town.clock.pass({ minutes: 6 });
		const { status, json } = await priya.post('/api/cards/sheets', { people: ['account-kit'], oneByOne: [] });
		expect([status, json]).toEqual([403, { error: { code: 'door.identity.stale' } }]);
	});
});

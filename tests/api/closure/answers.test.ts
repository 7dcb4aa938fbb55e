import { beforeEach, describe, expect, test } from 'vitest';
import { smallTown, type Town } from '../../support/people.ts';
import type { Visitor } from '../../support/client.ts';
import { answerNewest, at, cardFor, endWork, type Mine, mineOf, personIn, publishQuestions } from './asking.ts';

let town: Town;
let closure: string;
beforeEach(async () => {
	town = await smallTown();
	await publishQuestions(town);
	closure = await endWork(town, { maya: {}, dan: {}, kit: { instrument: 'closure_8_12' } });
});

const first = async (name: string) => (await personIn(town, closure, name)).invitations[0]!.id;
const refused = (code: string) => ({ error: { code } });
const comeWith = (browser: Visitor, code: string) =>
	browser.post<{ invitation: string }>('/api/closure/coming-in', { code });

async function counts() {
	const rows = await town.db.selectFrom('closure_invitation').select(['opened_at']).execute();
	const answered = await town.db.selectFrom('closure_answer').selectAll().execute();
	return { begun: rows.filter(({ opened_at }) => opened_at !== null).length, answered: answered.length };
}

describe('coming with the words of a card', () => {
	test('whoever holds the card finds that one invitation and nothing else, with its questions', async () => {
		const visitor = town.stranger();
		const { status, json } = await comeWith(visitor, await cardFor(town, await first('Kit')));
		expect({ status, json }).toEqual({ status: 200, json: { invitation: await first('Kit') } });
		expect(await mineOf(visitor)).toMatchObject([{ id: json.invitation, wave: 'closure', state: 'sent' }]);
		const one = await visitor.get<{ version: object }>(`/api/closure/mine/${json.invitation}`);
		expect(one.json.version).toMatchObject({ id: 'closure_8_12-1', version: 1, instrument: { code: 'closure_8_12' } });
		expect(JSON.stringify(one.json)).not.toContain('Kit');
	});

	test('words that are none, that lead nowhere, that are wrong, or of a card made before: one answer', async () => {
		const [old, now] = [await cardFor(town, await first('Kit')), await cardFor(town, await first('Kit'))];
		const wrong = [...now.split(' ').slice(0, 6), 'zebra'].join(' ');
		const tried = ['', 'hello', 'one two three four five six seven', wrong, old];
		const answers = await Promise.all(tried.map((code) => comeWith(town.stranger(), code)));
		for (const { status, json } of answers) {
			expect({ status, json }).toEqual({ status: 422, json: refused('closure.code.not_recognised') });
		}
	});

	test('proved right, a used card and one whose time is over are told so, kindly', async () => {
		const [kit, dan] = [await cardFor(town, await first('Kit')), await cardFor(town, await first('Dan'))];
		const visitor = town.stranger();
		await comeWith(visitor, kit);
		expect((await answerNewest(visitor, { listened: 'yes' })).status).toBe(201);
		const used = await comeWith(town.stranger(), kit);
		expect({ ...used, headers: null }).toMatchObject({ status: 409, json: refused('closure.invitation.used') });
		town.clock.set('2026-08-04T10:00:00Z');
		expect((await comeWith(town.stranger(), dan)).json).toEqual(refused('closure.invitation.expired'));
		expect((await comeWith(town.stranger(), kit)).json).toEqual(refused('closure.invitation.used'));
	});

	test('somebody who is signed in and types their own card stays signed in; with another’s they are that visitor alone', async () => {
		const card = await cardFor(town, await first('Maya'));
		const maya = await town.as('maya');
		await comeWith(maya, card);
		expect((await maya.get('/api/session')).json).toMatchObject({ kind: 'family' });
		const dan = await town.as('dan');
		await comeWith(dan, card);
		expect((await dan.get('/api/session')).json).toMatchObject({ kind: 'visit', name: null });
		expect(await mineOf(dan)).toMatchObject([{ id: await first('Maya') }]);
	});

	test('the words are kept nowhere: a look-up and a slow hash alone', async () => {
		const words = await cardFor(town, await first('Kit'));
		const kept = JSON.stringify(await town.db.selectFrom('closure_code').selectAll().execute());
		expect(kept).not.toContain(words.split(' ').slice(3).join(' '));
		expect(kept).toContain('$argon2id$');
	});
});

describe('a press before anything counts', () => {
	test('opening every page, however often, counts for nothing; the press does', async () => {
		const visitor = town.stranger();
		const { json } = await comeWith(visitor, await cardFor(town, await first('Kit')));
		for (let times = 0; times < 3; times += 1) {
			await visitor.get('/api/closure/mine');
			await visitor.get(`/api/closure/mine/${json.invitation}`);
			await town.stranger().get(`/api/closure/mine/${json.invitation}/start`);
		}
		expect(await counts()).toEqual({ begun: 0, answered: 0 });
		const answers = { version: 'closure_8_12-1', fields: { listened: 'yes' } };
		expect((await visitor.post(`/api/closure/mine/${json.invitation}/answers`, answers)).json).toEqual(
			refused('closure.invitation.not_begun'),
		);
		expect((await visitor.post(`/api/closure/mine/${json.invitation}/start`)).status).toBe(204);
		expect(await counts()).toEqual({ begun: 1, answered: 0 });
	});

	test('somebody else’s invitation is not there, to the byte, whatever is asked of it', async () => {
		const maya = await town.as('maya');
		const theirs = await first('Dan');
		const body = { version: 'closure_parent-1', fields: { listened: 'yes' } };
		for (const browser of [maya, town.stranger(), await town.as('priya')]) {
			for (const id of [theirs, 'never-was']) {
				for (const answer of [
					await browser.get(`/api/closure/mine/${id}`),
					await browser.post(`/api/closure/mine/${id}/start`),
					await browser.post(`/api/closure/mine/${id}/answers`, body),
				]) {
					expect({ status: answer.status, json: answer.json }).toEqual({
						...{ status: 404, json: refused('door.thing.not_found') },
					});
				}
			}
		}
	});
});

describe('one answer, once', () => {
	test('fifty at once: one is counted, the others are told', async () => {
		const maya = await town.as('maya');
		const id = await first('Maya');
		await maya.post(`/api/closure/mine/${id}/start`);
		const body = { version: 'closure_parent-1', fields: { listened: 'yes', best: 'Sam came' } };
		const answers = await Promise.all(
			Array.from({ length: 50 }, () => maya.post(`/api/closure/mine/${id}/answers`, body)),
		);
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
		for (const { status, json } of answers.filter((one) => one.status !== 201)) {
			expect({ status, json }).toEqual({ status: 409, json: refused('closure.invitation.used') });
		}
		expect(await counts()).toMatchObject({ answered: 1 });
		expect(await town.db.selectFrom('response').selectAll().execute()).toHaveLength(1);
	});

	test('the same press twice is one answer, told twice', async () => {
		const maya = await town.as('maya');
		const id = await first('Maya');
		await maya.post(`/api/closure/mine/${id}/start`);
		const body = { version: 'closure_parent-1', fields: { listened: 'yes' } };
		const header = { 'idempotency-key': 'maya-presses-once' };
		const twice = [1, 2].map(() => maya.post(`/api/closure/mine/${id}/answers`, body, header));
		expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([201, 201]);
	});

	test('a new version leaves whoever was asked with theirs, and is asked of whoever comes next', async () => {
		await publishQuestions(town, 2);
		const maya = await town.as('maya');
		expect((await answerNewest(maya, { listened: 'yes' })).status).toBe(201);
		expect(await town.db.selectFrom('response').select('version_id').execute()).toEqual([
			{ version_id: 'closure_parent-1' },
		]);
		await at(town, '2026-06-15T10:00:00Z');
		const dan = await town.as('dan');
		const [, later] = await mineOf(dan);
		expect((await dan.get(`/api/closure/mine/${later!.id}`)).json).toMatchObject({
			version: { id: 'closure_parent-2', version: 2 },
		});
		await dan.post(`/api/closure/mine/${later!.id}/start`);
		const old = { version: 'closure_parent-1', fields: { listened: 'yes' } };
		expect((await dan.post(`/api/closure/mine/${later!.id}/answers`, old)).json).toEqual(
			refused('closure.answers.other_version'),
		);
	});

	test('nothing answered, a face that is none and a field nobody knows are each told, and nothing is kept', async () => {
		const maya = await town.as('maya');
		expect((await answerNewest(maya, {})).json).toEqual(refused('questionnaires.answers.none'));
		expect((await answerNewest(maya, { felt: '9', colour: 'blue' })).json).toMatchObject({
			error: { fields: { felt: 'questionnaires.answer.off_the_scale', colour: 'form.field.unknown' } },
		});
		expect(await counts()).toMatchObject({ answered: 0 });
		expect((await answerNewest(maya, { felt: '5' })).status).toBe(201);
	});

	test('who began on the last evening is heard the day after; who did not is told kindly', async () => {
		const id = await first('Maya');
		town.clock.set('2026-08-03T20:00:00Z');
		await (await town.as('maya')).post(`/api/closure/mine/${id}/start`);
		town.clock.set('2026-08-04T06:00:00Z');
		const maya = await town.as('maya');
		const body = { version: 'closure_parent-1', fields: { listened: 'no' } };
		expect((await maya.post(`/api/closure/mine/${id}/answers`, body)).status).toBe(201);
		const dan = await town.as('dan');
		expect((await dan.post(`/api/closure/mine/${await first('Dan')}/start`)).json).toEqual(
			refused('closure.invitation.expired'),
		);
		expect((await mineOf(dan)).map(({ state }: Mine) => state)).toEqual(['expired']);
	});
});

describe('words that sound like danger', () => {
	test('they go to duty staff in the same breath, with whose they are; the person is shown numbers', async () => {
		const visitor = town.stranger();
		await comeWith(visitor, await cardFor(town, await first('Kit')));
		const { json } = await answerNewest(visitor, { best: 'He hits me when you are gone' });
		expect(json).toEqual({ numbers: true, somebodyIsReading: true });
		const dee = await (await town.as('dee')).get<{ person: string; words: string }[]>('/api/urgent-items');
		expect(dee.json).toMatchObject([{ person: 'Kit', words: 'He hits me when you are gone' }]);
	});

	test('other words raise nothing', async () => {
		const { json } = await answerNewest(await town.as('maya'), { best: 'Sam always rang back' });
		expect(json).toEqual({ numbers: false, somebodyIsReading: false });
		expect((await (await town.as('dee')).get('/api/urgent-items')).json).toEqual([]);
	});

	test('until duty staff have decided, the manager cannot open what was said', async () => {
		await answerNewest(await town.as('maya'), { best: 'I am afraid of Sam' });
		const priya = await town.as('priya');
		const open = async () => (await priya.post(`/api/closure-invitations/${await first('Maya')}/reading`)).status;
		expect(await open()).toBe(404);
		expect(JSON.stringify((await priya.get('/api/closure-results')).json)).not.toContain('afraid');
		const dee = await town.as('dee');
		const [item] = (await dee.get<{ id: string }[]>('/api/urgent-items')).json;
		const decided = { decision: 'no_further_action', lado: 'considered', reason: 'Rang her' };
		expect((await dee.post(`/api/urgent-items/${item!.id}/decision`, decided)).status).toBe(204);
		expect(await open()).toBe(204);
	});
});

describe('said on paper or aloud', () => {
	test('it is written down with who was in the room, and is the same one answer', async () => {
		const priya = await town.as('priya');
		const id = await first('Kit');
		const said = { how: 'aloud', on: '2026-06-08', present: 'Kit and Joan', fields: { felt: '4' } };
		const answer = { version: 'closure_8_12-1', ...said };
		expect((await priya.post(`/api/closure-invitations/${id}/answers`, answer)).status).toBe(201);
		expect((await priya.post(`/api/closure-invitations/${id}/answers`, answer)).json).toEqual(
			refused('closure.invitation.used'),
		);
		expect((await (await town.as('sam')).post(`/api/closure-invitations/${id}/answers`, answer)).status).toBe(404);
		const kept = await town.db.withoutPlugins().selectFrom('response').selectAll().executeTakeFirstOrThrow();
		expect(kept).toMatchObject({ how: 'aloud', written_by: town.id('priya') });
		expect(kept.present).not.toContain('Joan');
		expect((await mineOf(await town.as('kit'))).map(({ state }) => state)).toEqual(['answered']);
	});
});

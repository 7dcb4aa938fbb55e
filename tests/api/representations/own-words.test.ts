import { describe, expect, test } from 'vitest';
import { keepOpenings } from '../../../api/openings.ts';
import type { Visitor } from '../../support/client.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface OwnWords {
	stays: string | null;
	parts: { part: string; id: string; words: string; stays: string | null; corrections: { words: string }[] }[];
}

const own = async (browser: Visitor, id: string) =>
	(await browser.get<OwnWords>(`/api/representations/${id}/own-words`)).json;

const someThanks = (town: Town, words = 'Thank you for ringing on Friday.') =>
	aComplaint(town, { kind: 'compliment', points: [words], wants: null });

const linesOf = async ({ db }: Town, id: string) =>
	(await db.selectFrom('record').select(['what', 'particulars']).where('subject_id', '=', id).execute())
		.map(({ what, particulars }) => `${what} ${particulars}`)
		.filter((line) => /taken_back|corrected/.test(line));

describe('a thank-you that nobody has opened', () => {
	test('is taken back whole: no word of it is left anywhere, and the history says that there was one, never what', async () => {
		const town = await smallTown();
		const [maya, priya, omar] = [await town.as('maya'), await town.as('priya'), await town.as('omar')];
		const { id, reference } = await say(maya, someThanks(town));
		expect((await own(maya, id)).stays).toBeNull();
		expect((await maya.delete(`/api/representations/${id}`)).status).toBe(204);
		expect((await maya.get(`/api/representations/${id}`)).status).toBe(404);
		expect((await maya.get('/api/representations')).json).toEqual([]);
		for (const staff of [priya, omar]) expect((await staff.get(`/api/cases/${id}`)).status).toBe(404);
		expect(JSON.stringify((await omar.get('/api/cases')).json)).not.toContain(reference);
		const key = town.db.selectFrom('person_key').selectAll().where('owner_id', '=', id);
		expect(await key.executeTakeFirst()).toMatchObject({ destroyed_at: town.clock.now() });
		expect(await town.db.selectFrom('complaint_point').select('words').execute()).toEqual([{ words: '[erased]' }]);
		expect(await linesOf(town, id)).toEqual(['representation.taken_back {}']);
	});

	test('pressed on two devices at once it goes once, and neither is told a fault', async () => {
		const town = await smallTown();
		const { id } = await say(await town.as('maya'), someThanks(town));
		const two = [await town.as('maya'), await town.as('maya')];
		const answers = await Promise.all(two.map((browser) => browser.delete(`/api/representations/${id}`)));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
		expect(await linesOf(town, id)).toHaveLength(1);
	});

	test('sent without an account it is taken back with its words, and these open nothing from then on', async () => {
		const town = await smallTown();
		const stranger = town.stranger();
		const { id, returnCode } = await say(stranger, someThanks(town));
		await stranger.post('/api/return', { code: returnCode });
		expect((await stranger.delete(`/api/representations/${id}`)).status).toBe(204);
		expect((await stranger.get('/api/representations')).json).toEqual([]);
		expect((await town.stranger().post('/api/return', { code: returnCode })).status).toBe(422);
	});
});

describe('what stays, and why', () => {
	const thanks = 'Thank you for ringing on Friday.';

	test.each([
		['what the pod has opened', thanks, 'opened', (town: Town, id: string) => press(town, 'priya', id)],
		['what an officer has only looked at', thanks, 'opened', (town: Town, id: string) => look(town, 'omar', id)],
		['words that sound an alarm, in kind words too', 'Thank you. He hits me.', 'somebody_must_read', undefined],
		['what is on hold', thanks, 'kept_by_law', (town: Town) => hold(town)],
	])('%s', async (_what, words, stays, happens) => {
		const town = await smallTown();
		const maya = await town.as('maya');
		const { id } = await say(maya, someThanks(town, words));
		await happens?.(town, id);
		expect((await own(maya, id)).stays).toBe(stays);
		const refused = await maya.delete(`/api/representations/${id}`);
		expect(refused).toMatchObject({ status: 409, json: { error: { code: `representation.taking_back.${stays}` } } });
		expect((await own(maya, id)).parts.map((part) => part.words)).toEqual([words]);
	});

	test('somebody who said that they are not safe is read, whatever was decided since', async () => {
		const town = await smallTown();
		const maya = await town.as('maya');
		const { id } = await say(maya, { ...someThanks(town), notSafe: true });
		expect((await own(maya, id)).stays).toBe('somebody_must_read');
	});

	test('what was said to staff was heard as it was said', async () => {
		const town = await smallTown();
		const ruth = await town.as('ruth');
		const { id, returnCode } = await say(ruth, { ...someThanks(town), channel: 'phone' });
		const mother = town.stranger();
		await mother.post('/api/return', { code: returnCode });
		expect((await own(mother, id)).stays).toBe('opened');
	});

	test('a complaint is stopped by its procedure and never deleted', async () => {
		const town = await smallTown();
		const maya = await town.as('maya');
		const { id } = await say(maya, aComplaint(town));
		expect(await maya.delete(`/api/representations/${id}`)).toMatchObject({
			status: 409,
			json: { error: { code: 'representation.taking_back.complaint' } },
		});
	});

	async function press(town: Town, who: 'priya', id: string) {
		await (await town.as(who)).post(`/api/cases/${id}/opening`);
	}
	async function look(town: Town, who: 'omar', id: string) {
		await (await town.as(who)).get(`/api/cases/${id}`); // not on the disk yet, and counts all the same
	}
	async function hold(town: Town) {
		const held = { subject: 'person:account-maya', reason: 'An inquiry' };
		expect((await (await town.as('omar')).post('/api/retention/holds', held)).status).toBeLessThan(300);
	}
});

describe('a letter in the conversation', () => {
	async function aLetter() {
		const town = await smallTown();
		const maya = await town.as('maya');
		const { id } = await say(maya, aComplaint(town));
		const priya = await town.as('priya');
		await priya.post(`/api/cases/${id}/opening`);
		await priya.get(`/api/cases/${id}`);
		await keepOpenings(town.world);
		town.clock.pass({ minutes: 5 });
		const letter = await maya.post<{ id: string }>(`/api/representations/${id}/messages`, { words: 'One more thing.' });
		return { town, maya, priya, id, path: `/api/representations/${id}/messages/${letter.json.id}` };
	}

	test('is taken back until somebody opens the conversation again; staff read that there was one', async () => {
		const { town, maya, priya, id, path } = await aLetter();
		expect((await maya.delete(path)).status).toBe(204);
		expect((await maya.delete(path)).status).toBe(404);
		const { json } = await priya.get<{ messages: object[]; history: { what: string }[] }>(`/api/cases/${id}`);
		expect(json.messages).toEqual([]);
		expect(json.history.map(({ what }) => what)).toContain('message.taken_back');
		expect(await town.db.selectFrom('message').select('words').execute()).toEqual([{ words: '' }]);
	});

	test('stays once it was read', async () => {
		const { maya, priya, id, path } = await aLetter();
		await priya.get(`/api/cases/${id}`);
		expect(await maya.delete(path)).toMatchObject({
			status: 409,
			json: { error: { code: 'representation.taking_back.opened' } },
		});
	});

	test('from us is not theirs to take back, nor anybody else’s from them', async () => {
		const { maya, priya, id, path, town } = await aLetter();
		const { json } = await priya.post<{ id: string }>(`/api/cases/${id}/messages`, { words: 'We rang.' });
		expect((await maya.delete(`/api/representations/${id}/messages/${json.id}`)).status).toBe(404);
		expect((await (await town.as('dan')).delete(path)).status).toBe(404);
	});
});

describe('what is put right', () => {
	test('stands beside what was written for everybody who reads that, and whoever has it is told by mail that says nothing', async () => {
		const town = await smallTown();
		const [maya, priya] = [await town.as('maya'), await town.as('priya')];
		const { id } = await say(maya, aComplaint(town));
		await priya.post(`/api/cases/${id}/opening`);
		const [point] = (await own(maya, id)).parts;
		const right = { part: 'point', partId: point!.id, words: 'It was two weeks, not three.' };
		expect((await maya.post(`/api/representations/${id}/corrections`, right)).status).toBe(201);
		await maya.post(`/api/representations/${id}/corrections`, { part: 'wants', words: 'A letter will do.' });
		const both = [{ words: 'Nobody rang me back for three weeks.', corrections: [{ words: right.words }] }];
		expect((await maya.get(`/api/representations/${id}`)).json).toMatchObject({
			points: both,
			wantsCorrections: [{ words: 'A letter will do.' }],
		});
		expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({
			points: both,
			wantsCorrections: [{ words: 'A letter will do.' }],
		});
		expect(await linesOf(town, id)).toEqual(['words.corrected {"part":"point"}', 'words.corrected {"part":"wants"}']);
		const letters = await town.db.selectFrom('letter').select('address').where('kind', '=', 'family_wrote').execute();
		expect(letters.map(({ address }) => address)).toEqual(['priya@council.example', 'priya@council.example']);
	});

	test('of a thank-you that was passed on is read by the pod', async () => {
		const town = await smallTown();
		const [maya, priya, sam] = [await town.as('maya'), await town.as('priya'), await town.as('sam')];
		const { id } = await say(maya, someThanks(town));
		await priya.post(`/api/cases/${id}/opening`);
		const [point] = (await own(maya, id)).parts;
		const right = { part: 'point', partId: point!.id, words: 'It was Thursday.' };
		await maya.post(`/api/representations/${id}/corrections`, right);
		expect((await sam.get(`/api/cases/${id}`)).json).toMatchObject({
			points: [{ corrections: [{ words: 'It was Thursday.' }] }],
		});
	});

	test('sent twice by one press it is there once; of what is not theirs there is nothing to put right', async () => {
		const town = await smallTown();
		const [maya, dan] = [await town.as('maya'), await town.as('dan')];
		const { id } = await say(maya, aComplaint(town));
		const right = { part: 'wants', partId: null, words: 'A letter will do.' };
		const once = { 'idempotency-key': 'one-press-1' };
		for (const _ of [1, 2]) {
			expect((await maya.post(`/api/representations/${id}/corrections`, right, once)).status).toBe(201);
		}
		expect(await town.db.selectFrom('correction').select('part').execute()).toEqual([{ part: 'wants' }]);
		expect((await dan.post(`/api/representations/${id}/corrections`, right)).status).toBe(404);
		const nothing = { part: 'happened', partId: null, words: 'In May' };
		expect((await maya.post(`/api/representations/${id}/corrections`, nothing)).status).toBe(404);
	});

	test('an officer takes a name out of it as out of what was written; who reads that by others’ eyes reads it without', async () => {
		const town = await smallTown();
		const [maya, priya, omar] = [await town.as('maya'), await town.as('priya'), await town.as('omar')];
		const { id } = await say(maya, aComplaint(town));
		await priya.post(`/api/cases/${id}/opening`);
		await maya.post(`/api/representations/${id}/corrections`, { part: 'wants', words: 'Tell Ellie’s mother.' });
		const seen = await omar.get<{ wantsCorrections: { id: string }[] }>(`/api/cases/${id}`);
		const partId = seen.json.wantsCorrections[0]!.id;
		const out = { part: 'correction', partId, phrases: ['Ellie'], reason: 'Another child' };
		expect((await omar.post(`/api/cases/${id}/redactions`, out)).status).toBeLessThan(300);
		expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({
			wantsCorrections: [{ words: 'Tell […]’s mother.' }],
		});
		expect((await maya.get(`/api/representations/${id}`)).json).toMatchObject({
			wantsCorrections: [{ words: 'Tell Ellie’s mother.' }],
		});
	});
});

import { describe, expect, test } from 'vitest';
import {
	anInitialConference,
	ask,
	hold,
	type Invitation,
	invitationOf,
	plan,
	sendViews,
} from '../../support/conferences.ts';
import { smallTown } from '../../support/people.ts';

/** A week after the strategy discussion of S43. */
const at = '2026-03-16T10:00:00Z';
const good = { 'houses.good': 'My dog', 'houses.who': 'can_be_read_out' };

async function kitIsAsked() {
	const town = await smallTown({ at });
	const conference = await plan(town);
	return { town, conference, id: await ask(town, conference, 'kit') };
}

describe('what a child is asked before a conference', () => {
	test('waits on their own page with its day, its window and who reads it by name; the child’s name is nowhere', async () => {
		const { town, id } = await kitIsAsked();
		const kit = await town.as('kit');
		const { json } = await kit.get<Invitation[]>('/api/conferences/mine');
		expect(json).toEqual([
			{
				...{ id, kind: anInitialConference.kind, purpose: 'views', as: 'child' },
				...{ heldOn: '2026-03-30', time: '10:30', place: 'The Hub', isOff: false, isOver: false },
				...{ windowClosesOn: '2026-03-27', isWindowOpen: true, state: 'to_answer', sentOn: null },
				reminders: { on: '2026-03-25', doneOn: null },
			},
		]);
		const whole = await kit.get(`/api/conferences/mine/${id}`);
		expect(whole.json).toMatchObject({
			readers: { chair: 'Beth Quinn', worker: 'Sam Okoro' },
			advocate: 'offered',
			nextPart: 1,
			parts: [],
			version: { version: 1, instrument: { code: 'views_8_11' } },
		});
	});

	test('is sent, shown again answer by answer with who may hear it, and may be added to', async () => {
		const { town, id } = await kitIsAsked();
		const first = await sendViews(town, 'kit', id, { ...good, home: '4', safe: '7', 'safe.who': 'tell_chair_only' });
		expect(first).toMatchObject({ status: 201, json: { late: false, numbers: false, somebodyIsReading: false } });
		const second = await sendViews(town, 'kit', id, { home: '2' });
		expect(second.status).toBe(201);
		const shown = await invitationOf(town, 'kit', id);
		expect(shown).toMatchObject({ state: 'sent', nextPart: 3 });
		expect(shown.parts.map(({ answers }) => answers.map(({ item, visibility }) => [item, visibility]))).toEqual([
			[
				['houses', 'can_be_read_out'],
				['home', 'not_read_out'],
				['safe', 'tell_chair_only'],
			],
			[['home', 'not_read_out']],
		]);
	});

	test('can be told to other ears until the meeting, by whoever said it and nobody else', async () => {
		const { town, conference, id } = await kitIsAsked();
		await sendViews(town, 'kit', id, { home: '4' });
		const kit = await town.as('kit');
		const [answer] = (await invitationOf(town, 'kit', id)).parts[0]!.answers;
		const change = (browser: typeof kit) => {
			return browser.patch(`/api/conferences/mine/answers/${answer!.id}`, { visibility: 'tell_chair_only' });
		};
		expect((await change(await town.as('maya'))).status).toBe(404);
		expect((await change(kit)).status).toBe(204);
		expect((await invitationOf(town, 'kit', id)).parts[0]!.answers[0]!.visibility).toBe('tell_chair_only');
		town.clock.set('2026-03-30T12:00:00Z');
		await hold(town, conference);
		expect(await change(await town.as('kit'))).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.views.meeting_over' } },
		});
	});
});

describe('S51: views that come after the window', () => {
	test.each([
		['on the last day, at one minute to midnight', '2026-03-27T23:59:00Z', false],
		['in the first minute after it', '2026-03-28T00:00:00Z', true],
		['on the morning of the meeting', '2026-03-30T08:00:00Z', true],
	])('%s', async (_when, when, late) => {
		const { town, conference, id } = await kitIsAsked();
		town.clock.set(when);
		expect(await sendViews(town, 'kit', id, good)).toMatchObject({ status: 201, json: { late } });
		const { json } = await (await town.as('beth')).get<{ said: object[] }>(`/api/conferences/${conference}`);
		expect(json.said).toMatchObject([{ late, answers: [{ item: 'houses', value: { houses: { good: 'My dog' } } }] }]);
	});

	test('typed while the window was open and sent when it had shut, they are delivered and flagged', async () => {
		const { town, id } = await kitIsAsked();
		expect((await invitationOf(town, 'kit', id)).isWindowOpen).toBe(true);
		town.clock.set('2026-03-28T09:00:00Z');
		expect(await sendViews(town, 'kit', id, good)).toMatchObject({ status: 201, json: { late: true } });
	});

	test('after the meeting they are refused with a code, and nothing is kept of them', async () => {
		const { town, conference, id } = await kitIsAsked();
		town.clock.set('2026-03-30T12:00:00Z');
		await hold(town, conference);
		expect(await sendViews(town, 'kit', id, good)).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.views.meeting_over' } },
		});
		expect(await town.db.selectFrom('response').select('id').execute()).toEqual([]);
	});
});

describe('S50: words that sound an alarm', () => {
	test('bring somebody to read at once: numbers, an urgent item with the words, a letter to duty; not held for the meeting', async () => {
		const { town, id } = await kitIsAsked();
		const sent = await sendViews(town, 'kit', id, { 'houses.worries': 'he hits me' });
		expect(sent).toMatchObject({ status: 201, json: { numbers: true, somebodyIsReading: true } });
		const { json } = await (await town.as('dee')).get('/api/urgent-items');
		expect(json).toMatchObject([{ person: 'Kit', words: 'he hits me', decision: null, decideBy: '2026-03-16' }]);
		const letters = await town.db.selectFrom('letter').select(['kind', 'address']).execute();
		expect(letters).toContainEqual({ kind: 'urgent_raised', address: 'duty@westmere.example' });
		expect((await invitationOf(town, 'kit', id)).state).toBe('sent');
	});

	test('are raised whoever may hear them, in a drawing’s description too, and out of hours say that nobody reads now', async () => {
		const { town, id } = await kitIsAsked();
		town.clock.set('2026-03-16T21:00:00Z');
		const fields = { 'picture.words': 'He locked me in and I am scared of him', 'picture.who': 'tell_chair_only' };
		expect(await sendViews(town, 'kit', id, fields)).toMatchObject({
			json: { numbers: true, somebodyIsReading: false },
		});
	});

	test('are looked for in every part, and an item stays until a person decides', async () => {
		const { town, id } = await kitIsAsked();
		await sendViews(town, 'kit', id, { 'houses.worries': 'he hits me' });
		await sendViews(town, 'kit', id, { 'houses.worries': 'it is all fine now' });
		const items = (await (await town.as('dee')).get<{ decision: null }[]>('/api/urgent-items')).json;
		expect(items.map(({ decision }) => decision)).toEqual([null]);
	});
});

describe('what goes wrong is clear, and nothing typed is lost by it', () => {
	test('two devices at once: one is kept, the other is told, and neither is kept half', async () => {
		const { town, id } = await kitIsAsked();
		const version = (await invitationOf(town, 'kit', id)).version.id;
		const browsers = [await town.as('kit'), await town.as('kit')];
		const send = (browser: (typeof browsers)[0], home: string) => {
			return browser.post(`/api/conferences/mine/${id}/views`, { version, part: 1, fields: { home } });
		};
		const answers = await Promise.all(browsers.map((browser, i) => send(browser, String(i + 1))));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
		expect(answers.find(({ status }) => status === 409)!.json).toEqual({
			error: { code: 'conferences.views.sent_elsewhere' },
		});
		expect(await town.db.selectFrom('response').select('id').execute()).toHaveLength(1);
	});

	test('the same request twice is one: the second hears what the first heard', async () => {
		const { town, id } = await kitIsAsked();
		const version = (await invitationOf(town, 'kit', id)).version.id;
		const kit = await town.as('kit');
		const body = { version, part: 1, fields: { 'houses.worries': 'he hits me' } };
		const send = () => kit.post(`/api/conferences/mine/${id}/views`, body, { 'idempotency-key': 'the-very-same-one' });
		const [first, second] = [await send(), await send()];
		expect(second).toMatchObject({ status: 201, json: first.json as object });
		expect(await town.db.selectFrom('urgent_item').select('id').execute()).toHaveLength(1);
	});

	test('a part that skips one is no part', async () => {
		const { town, id } = await kitIsAsked();
		expect(await sendViews(town, 'kit', id, good, { part: 3 })).toMatchObject({
			status: 422,
			json: { error: { fields: { part: 'form.field.not_a_choice' } } },
		});
	});

	test('a version that has moved on is still taken; another questionnaire is not', async () => {
		const { town, id } = await kitIsAsked();
		const { version } = await invitationOf(town, 'kit', id);
		const row = await town.db.selectFrom('instrument_version').selectAll().executeTakeFirstOrThrow();
		const newer = { ...row, id: 'newer', version: 2, made_by: town.id('omar') };
		await town.db.insertInto('instrument_version').values(newer).execute();
		const other = { ...row, id: 'other', code: 'views_parent' };
		await town.db.insertInto('instrument_version').values(other).execute();
		const draft = { ...row, id: 'draft', version: 3, published_at: null };
		await town.db.insertInto('instrument_version').values(draft).execute();
		expect((await sendViews(town, 'kit', id, good, { version: version.id })).status).toBe(201);
		expect((await sendViews(town, 'kit', id, good, { version: 'newer' })).status).toBe(201);
		for (const unknown of ['other', 'draft', 'never-was']) {
			expect(await sendViews(town, 'kit', id, good, { version: unknown })).toMatchObject({
				status: 422,
				json: { error: { code: 'conferences.views.other_questions' } },
			});
		}
	});

	test('a scale outside its range, a drawing that is none, ears that are none: each at its field', async () => {
		const { town, id } = await kitIsAsked();
		const fields = { safe: '11', picture: '<svg onload=alert(1)>', 'home.who': 'everybody', home: '3' };
		expect(await sendViews(town, 'kit', id, fields)).toMatchObject({
			status: 422,
			json: {
				error: {
					fields: {
						safe: 'questionnaires.answer.off_the_scale',
						picture: 'questionnaires.drawing.not_a_drawing',
						'home.who': 'form.field.not_a_choice',
					},
				},
			},
		});
	});

	test('nothing at all is told as that', async () => {
		const { town, id } = await kitIsAsked();
		expect(await sendViews(town, 'kit', id, {})).toMatchObject({
			status: 422,
			json: { error: { code: 'questionnaires.answers.none' } },
		});
	});

	test('somebody else’s invitation, one taken back and one that never was are the same answer, to the byte', async () => {
		const { town, conference, id } = await kitIsAsked();
		const version = (await invitationOf(town, 'kit', id)).version.id;
		const maya = await town.as('maya');
		const asks = (browser: typeof maya, of: string) =>
			Promise.all([
				browser.get(`/api/conferences/mine/${of}`),
				browser.post(`/api/conferences/mine/${of}/views`, { version, part: 1, fields: good }),
				browser.post(`/api/conferences/mine/${of}/advocate`, { wants: true }),
			]);
		const absent = await asks(maya, 'never-was');
		const same = absent.map(({ status, json }) => ({ status, json }));
		expect(same).toEqual(absent.map(() => ({ status: 404, json: { error: { code: 'door.thing.not_found' } } })));
		expect((await asks(maya, id)).map(({ status, json }) => ({ status, json }))).toEqual(same);
		await (await town.as('priya')).delete(`/api/conferences/${conference}/invitations/${id}`);
		expect((await asks(await town.as('kit'), id)).map(({ status, json }) => ({ status, json }))).toEqual(same);
		expect((await (await town.as('kit')).get('/api/conferences/mine')).json).toEqual([]);
	});
});

describe('an advocate', () => {
	test('is offered to a child with the invitation; wanted, the pod has a letter; minds may change', async () => {
		const { town, conference, id } = await kitIsAsked();
		const kit = await town.as('kit');
		const says = (wants: boolean) => kit.post(`/api/conferences/mine/${id}/advocate`, { wants });
		expect((await says(true)).status).toBe(204);
		const letters = await town.db.selectFrom('letter').select(['kind', 'address', 'about']).execute();
		const about = `/staff/conferences/${conference}`;
		expect(letters).toContainEqual({ kind: 'advocate_asked', address: 'otter@council.example', about });
		const priya = await town.as('priya');
		const refer = () => priya.post(`/api/conferences/${conference}/invitations/${id}/referral`);
		expect((await refer()).status).toBe(204);
		const { json } = await priya.get<{ invited: object[] }>(`/api/conferences/${conference}`);
		expect(json.invited).toMatchObject([{ advocate: 'wanted', referredOn: '2026-03-16' }]);
		expect((await says(false)).status).toBe(204);
		expect(await refer()).toMatchObject({ status: 409, json: { error: { code: 'conferences.advocate.not_wanted' } } });
	});

	test.each([
		['yes', 'wanted', 1],
		['no', 'declined', 0],
		['not_sure', 'offered', 0],
	])('said among the answers, "%s" is the same as a press', async (answer, standing, letters) => {
		const town = await smallTown({ at });
		const id = await ask(town, await plan(town), 'kit', '12_17');
		expect((await sendViews(town, 'kit', id, { advocate: answer })).status).toBe(201);
		expect(await invitationOf(town, 'kit', id)).toMatchObject({ advocate: standing });
		const sent = await town.db.selectFrom('letter').select('id').where('kind', '=', 'advocate_asked').execute();
		expect(sent).toHaveLength(letters);
	});
});

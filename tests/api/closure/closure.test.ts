import { describe, expect, test } from 'vitest';
import { askHowItWent } from '../../../api/closure/changes-send.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { answerNewest, at, cardFor, endWork, letters, mineOf, personIn, publishQuestions, seen } from './asking.ts';

async function town(moment = '2026-06-08T10:00:00Z'): Promise<Town> {
	const made = await smallTown({ at: moment });
	await publishQuestions(made);
	await made.db
		.updateTable('account')
		.set({ contact_channel: 'email', contact_detail: 'maya@home.example' })
		.where('id', '=', made.id('maya'))
		.execute();
	return made;
}

describe('who is asked as the work ends', () => {
	test('whoever is safe to reach is asked at once, each with the questions of their own age', async () => {
		const otter = await town();
		const closure = await endWork(otter, { maya: {}, kit: { instrument: 'closure_8_12' } });
		expect((await seen(otter, closure)).people.map(({ invitations }) => invitations.map(({ state }) => state))).toEqual(
			[
				['sent', 'planned', 'planned', 'planned'],
				['sent', 'planned', 'planned', 'planned'],
			],
		);
		expect(await mineOf(await otter.as('maya'))).toMatchObject([{ wave: 'closure', audience: 'parent_or_carer' }]);
		expect(await mineOf(await otter.as('kit'))).toMatchObject([{ wave: 'closure', audience: 'child' }]);
	});

	test('S59: where there was domestic abuse nobody is asked by itself, whatever was said of each; the manager is prompted', async () => {
		const otter = await town();
		const closure = await endWork(otter, { maya: {}, kit: {} }, { hasDomesticAbuse: true });
		for (const moment of ['2026-06-15T10:00:00Z', '2026-07-06T10:00:00Z', '2026-10-08T10:00:00Z']) {
			expect(await at(otter, moment)).toBe(0);
		}
		const { people } = await seen(otter, closure);
		expect(people.map(({ hold }) => hold)).toEqual(['domestic_abuse', 'domestic_abuse']);
		expect(await mineOf(await otter.as('maya'))).toEqual([]);
		expect(await letters(otter)).toEqual([]);
	});

	test.each(['unsafe', 'not_known'] as const)('S59: contact that is %s is held, and never sent', async (contact) => {
		const otter = await town();
		const closure = await endWork(otter, { maya: { contact }, dan: {} });
		await at(otter, '2026-06-15T10:00:00Z');
		expect(await mineOf(await otter.as('maya'))).toEqual([]);
		expect(await mineOf(await otter.as('dan'))).toHaveLength(2);
		const maya = await personIn(otter, closure, 'Maya');
		expect(maya.hold).toBe(contact === 'unsafe' ? 'contact_unsafe' : 'contact_not_known');
		expect(maya.invitations.map(({ state }) => state)).toEqual(['passed_over', 'held', 'held', 'held']);
		expect(await letters(otter)).toEqual([]);
	});

	test.each(['child_died', 'no_contact'] as const)('somebody not to be asked (%s) never is', async (whyNotAsked) => {
		const otter = await town();
		const closure = await endWork(otter, { nan: { contact: 'not_to_be_asked', whyNotAsked } });
		const nan = await personIn(otter, closure, 'Nan Rose');
		expect(nan).toMatchObject({ hold: null, invitations: [] });
		const priya = await otter.as('priya');
		expect((await priya.post(`/api/closure-people/${nan.id}/hold`)).json).toMatchObject({
			error: { code: 'closure.person.never_asked' },
		});
	});

	test('a manager who has not said whether it is safe, or not why somebody is not asked, ends nothing', async () => {
		const otter = await town();
		const priya = await otter.as('priya');
		const send = (person: object, endedOn = '2026-06-08') =>
			priya.post<{ error: { fields: object } }>('/api/pods/pod-otter/closures', {
				...{ endedOn, hasDomesticAbuse: false },
				people: [{ account: 'account-maya', instrument: 'closure_parent', contact: 'safe', ...person }],
			});
		const fields = async (person: object, endedOn?: string) => (await send(person, endedOn)).json.error.fields;
		expect(await fields({ contact: undefined })).toEqual({ 'people.0.contact': expect.any(String) });
		expect(await fields({ contact: 'not_to_be_asked' })).toEqual({
			'people.0.whyNotAsked': 'closure.person.why_missing',
		});
		expect(await fields({ instrument: 'closure_8_12' })).toEqual({
			'people.0.instrument': 'closure.person.other_questionnaire',
		});
		expect(await fields({ account: 'account-nobody' })).toEqual({ 'people.0.account': 'closure.person.not_with_pod' });
		expect(await fields({}, '2026-06-09')).toEqual({ endedOn: 'closure.day.to_come' });
		expect(await fields({}, '2026-05-01')).toEqual({ endedOn: 'closure.day.too_long_ago' });
		expect(await otter.db.selectFrom('closure').selectAll().execute()).toEqual([]);
	});

	test('only the manager of the pod ends its work; for everybody else it is not there', async () => {
		const otter = await town();
		const ending = {
			...{ endedOn: '2026-06-08', hasDomesticAbuse: false },
			people: [{ account: otter.id('maya'), instrument: 'closure_parent', contact: 'safe' }],
		};
		for (const name of ['sam', 'joan', 'marcus', 'grace', 'omar', 'dora'] as const) {
			const { status } = await (await otter.as(name)).post('/api/pods/pod-otter/closures', ending);
			expect(status, name).toBe(404);
		}
	});

	test('the work that ended is on the card no more, and the account stays with all it said', async () => {
		const otter = await town();
		await endWork(otter, { maya: {} }, { endedOn: '2026-06-05' });
		const maya = await otter.as('maya');
		expect((await maya.get('/api/pods/mine')).status).toBe(404);
		expect((await maya.get('/api/session')).json).toMatchObject({ kind: 'family', name: 'Maya' });
		expect(await mineOf(maya)).toHaveLength(1);
	});
});

describe('when it is sent, and how often', () => {
	test('each of the four goes on its day in working hours, once, however often the house looks', async () => {
		const otter = await town();
		await endWork(otter, { maya: {} });
		const sent: [string, number][] = [];
		for (const moment of [
			'2026-06-15T07:00:00Z', // before the office opens
			'2026-06-15T10:00:00Z',
			'2026-06-15T11:00:00Z',
			'2026-07-06T10:00:00Z', // with it, the first one's reminder
			'2026-10-08T10:00:00Z',
			'2026-10-10T10:00:00Z', // a Saturday
		]) {
			await at(otter, moment);
			sent.push([moment, (await mineOf(await otter.as('maya'))).length]);
		}
		expect(sent.map(([, count]) => count)).toEqual([1, 2, 2, 3, 4, 4]);
	});

	test('one reminder, after ten working days, and never a second', async () => {
		const otter = await town();
		await endWork(otter, { maya: {} });
		const count = async (moment: string) => {
			await at(otter, moment);
			return (await letters(otter)).length;
		};
		expect(await count('2026-06-08T11:00:00Z')).toBe(1);
		expect(await count('2026-06-19T10:00:00Z')).toBe(2); // the one a week after
		expect(await count('2026-06-22T10:00:00Z')).toBe(3); // the tenth working day
		expect(await count('2026-06-22T11:00:00Z')).toBe(3);
		expect(await count('2026-06-29T10:00:00Z')).toBe(3);
		expect(await count('2026-07-03T10:00:00Z')).toBe(4); // of the one a week after, which went on the 19th
		expect(await count('2026-07-05T10:00:00Z')).toBe(4);
		const reminded = await otter.db
			.selectFrom('record')
			.select('subject_id')
			.where('what', '=', 'closure_invitation.reminded')
			.execute();
		expect(new Set(reminded.map(({ subject_id }) => subject_id)).size).toBe(reminded.length);
	});

	test('nobody who has begun, or has answered, is reminded', async () => {
		const otter = await town();
		await endWork(otter, { maya: {} });
		await answerNewest(await otter.as('maya'), { listened: 'yes' });
		await at(otter, '2026-06-15T10:00:00Z');
		const maya = await otter.as('maya');
		const begun = (await mineOf(maya)).at(-1)!.id;
		await maya.post(`/api/closure/mine/${begun}/start`);
		await at(otter, '2026-06-30T10:00:00Z');
		expect(await letters(otter)).toHaveLength(2);
	});

	test('"only here" means that nothing is sent at all, and a letter says nothing and leads nowhere', async () => {
		const otter = await town();
		await endWork(otter, { maya: {}, dan: {} });
		expect(await letters(otter)).toEqual([{ kind: 'closure_asked', address: 'maya@home.example', about: null }]);
	});

	test('two houses that look at once ask once', async () => {
		const otter = await town('2026-06-08T19:00:00Z');
		await endWork(otter, { maya: {} });
		expect(await letters(otter)).toEqual([]);
		otter.clock.set('2026-06-09T10:00:00Z');
		await Promise.all([1, 2, 3].map(() => askHowItWent(otter.world)));
		expect(await letters(otter)).toHaveLength(1);
	});
});

describe('held, and taken up again', () => {
	test('a hold put on later stops what is still to come and takes away what was sent, for a card too', async () => {
		const otter = await town();
		const closure = await endWork(otter, { maya: {} });
		const { id, invitations } = await personIn(otter, closure, 'Maya');
		const words = await cardFor(otter, invitations[0]!.id);
		const priya = await otter.as('priya');
		expect((await priya.post(`/api/closure-people/${id}/hold`)).status).toBe(204);
		await at(otter, '2026-06-15T10:00:00Z');
		expect(await mineOf(await otter.as('maya'))).toEqual([]);
		expect((await otter.stranger().post('/api/closure/coming-in', { code: words })).json).toEqual({
			error: { code: 'closure.code.not_recognised' },
		});
		const later = await otter.as('priya');
		expect((await later.post(`/api/closure-invitations/${invitations[0]!.id}/card`)).status).toBe(409);
		expect((await later.post(`/api/closure-people/${id}/hold`)).status).toBe(409);
	});

	test('taken away with a reason, which is on the record, the next one that is due goes out alone', async () => {
		const otter = await town();
		const closure = await endWork(otter, { maya: { contact: 'unsafe' } });
		const { id } = await personIn(otter, closure, 'Maya');
		const priya = await otter.as('priya');
		expect((await priya.post(`/api/closure-people/${id}/hold/lifting`, { because: '' })).status).toBe(422);
		otter.clock.set('2026-06-18T10:00:00Z');
		expect(
			(await (await otter.as('priya')).post(`/api/closure-people/${id}/hold/lifting`, { because: 'She moved' })).status,
		).toBe(204);
		expect((await personIn(otter, closure, 'Maya')).invitations.map(({ state }) => state)).toEqual([
			...['passed_over', 'sent', 'planned', 'planned'],
		]);
		const record = await otter.db.selectFrom('record').selectAll().where('what', '=', 'closure_hold.lifted').execute();
		expect(record).toMatchObject([{ who_id: otter.id('priya'), subject_id: id }]);
		expect(
			JSON.stringify(await otter.db.withoutPlugins().selectFrom('closure_hold').selectAll().execute()),
		).not.toContain('She moved');
	});

	test('a worker of the pod, another pod and the complaints team decide nothing of it', async () => {
		const otter = await town();
		const closure = await endWork(otter, { maya: { contact: 'unsafe' }, dan: {} });
		const [maya, dan] = [await personIn(otter, closure, 'Maya'), await personIn(otter, closure, 'Dan')];
		for (const name of ['sam', 'joan', 'marcus', 'omar', 'dora'] as const) {
			const browser = await otter.as(name);
			const asked = [
				await browser.get(`/api/closures/${closure}`),
				await browser.post(`/api/closure-people/${maya.id}/hold/lifting`, { because: 'x' }),
				await browser.post(`/api/closure-people/${dan.id}/hold`),
				await browser.post(`/api/closure-invitations/${dan.invitations[0]!.id}/card`),
				await browser.get(`/api/closure-invitations/${dan.invitations[0]!.id}`),
			];
			for (const { status, json } of asked) {
				expect({ status, json }, name).toEqual({ status: 404, json: { error: { code: 'door.thing.not_found' } } });
			}
		}
	});
});

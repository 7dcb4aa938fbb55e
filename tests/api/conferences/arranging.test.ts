import { describe, expect, test } from 'vitest';
import { remindOfViews } from '../../../api/conferences/changes-remind.ts';
import {
	anInitialConference,
	ask,
	hold,
	type Invitation,
	invitationOf,
	plan,
	sendViews,
} from '../../support/conferences.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

const at = '2026-03-09T10:00:00Z';
const town = () => smallTown({ at });

async function writeTo(made: Town, who: Name, channel: string) {
	const contact = { contact_channel: channel, contact_detail: `${who}@home.example` };
	await made.db.updateTable('account').set(contact).where('id', '=', made.id(who)).execute();
}

const lettersTo = async ({ db }: Town, who: Name) =>
	(await db.selectFrom('letter').select(['kind', 'address']).execute()).flatMap(({ kind, address }) =>
		address === `${who}@home.example` ? kind : [],
	);

interface Whole {
	dates: { limit: { dueOn: string }; before: { clock: string; dueOn: string }[]; isWithinLimit: boolean };
	moves: object[];
	invited: { id: string; name: string; purpose: string; state: string; remindedOn: string | null }[];
	mayInvite: { name: string; as: string }[];
	said: { writtenBy: string | null; present: string | null; how: string; answers: { id: string; item: string }[] }[];
}
const whole = async (made: Town, who: Name, id: string) =>
	(await (await made.as(who)).get<Whole>(`/api/conferences/${id}`)).json;

describe('planning', () => {
	test('S43: the page shows the limit, the report, the reminder and the window, each from where it is counted', async () => {
		const made = await town();
		const id = await plan(made);
		const { dates } = await whole(made, 'priya', id);
		expect(dates).toMatchObject({ limit: { dueOn: '2026-03-30' }, isWithinLimit: true });
		expect(dates.before.map(({ clock, dueOn }) => [clock, dueOn])).toContainEqual(['views_window', '2026-03-27']);
	});

	test.each([
		['somebody of the child’s pod', 'account-lena', 'conferences.chair.in_pod'],
		['the child’s worker', 'account-sam', 'conferences.chair.in_pod'],
		['the pod’s manager', 'account-priya', 'conferences.chair.in_pod'],
		['whoever oversees the pod', 'account-grace', 'conferences.chair.in_pod'],
		['somebody of another pod', 'account-ines', 'form.field.not_a_choice'],
		['a parent', 'account-maya', 'form.field.not_a_choice'],
		['nobody', 'never-was', 'form.field.not_a_choice'],
	])('%s cannot be the chair', async (_, chair, code) => {
		const made = await town();
		const body = { ...anInitialConference, chair };
		expect(await (await made.as('priya')).post('/api/conferences', body)).toMatchObject({
			status: 422,
			json: { error: { fields: { chair: code } } },
		});
	});

	test('a conference chair who was since put in the pod, or made its overseer, cannot be either', async () => {
		const made = await town();
		await made.db
			.updateTable('pod')
			.set({ service_manager_id: made.id('beth') })
			.where('id', '=', 'pod-otter')
			.execute();
		expect(await (await made.as('priya')).post('/api/conferences', anInitialConference)).toMatchObject({
			json: { error: { fields: { chair: 'conferences.chair.in_pod' } } },
		});
	});

	test.each(['priya', 'joan', 'sam'] as const)('%s of the child’s pod plans', async (name) => {
		const made = await town();
		expect((await (await made.as(name)).post('/api/conferences', anInitialConference)).status).toBe(201);
	});

	test.each(['lena', 'marcus', 'ines', 'grace', 'beth', 'omar', 'dora', 'ada'] as const)(
		'%s does not plan for this child, and finds nobody to choose',
		async (name) => {
			const made = await town();
			const browser = await made.as(name);
			expect(await browser.post('/api/conferences', anInitialConference)).toMatchObject({
				status: 422,
				json: { error: { fields: { child: 'form.field.not_a_choice' } } },
			});
			expect((await browser.get<{ children: object[] }>('/api/conferences/choices')).json.children).toEqual([]);
		},
	);

	test.each([
		['a parent', { child: 'account-maya' }, { child: 'form.field.not_a_choice' }],
		['staff', { child: 'account-sam' }, { child: 'form.field.not_a_choice' }],
		['a limit of another kind of meeting', { anchor: 'looked_after' }, { anchor: 'form.field.not_a_choice' }],
		['a day before its limit began', { heldOn: '2026-03-06' }, { heldOn: 'conferences.date.before_anchor' }],
		['a time that is none', { time: '25:00' }, { time: 'conferences.date.not_a_time' }],
		['a day whose holidays are not known', { heldOn: '2029-03-30' }, { from: 'calendar.holidays.unknown' }],
	])('%s is refused at its field', async (_, changed, fields) => {
		const made = await town();
		const body = { ...anInitialConference, ...changed };
		expect(await (await made.as('priya')).post('/api/conferences', body)).toMatchObject({
			status: 422,
			json: { error: { fields } },
		});
	});

	test('brothers and sisters each have their own; only staff see that they are held together', async () => {
		const made = await town();
		const first = await plan(made);
		const second = await plan(made, { child: made.id('rowan'), beside: first });
		expect(await whole(made, 'priya', second)).toMatchObject({ beside: { id: first, child: 'Kit' } });
		const [kits, rowans] = [await ask(made, first, 'kit'), await ask(made, second, 'rowan')];
		for (const [name, own] of [['kit', kits] as const, ['rowan', rowans] as const]) {
			const browser = await made.as(name);
			const { json } = await browser.get<Invitation[]>('/api/conferences/mine');
			expect(json.map(({ id }) => id)).toEqual([own]);
			const page = await browser.get(`/api/conferences/mine/${own}`);
			expect(JSON.stringify(page.json)).not.toContain(name === 'kit' ? 'Rowan' : 'Kit');
		}
	});
});

describe('asking', () => {
	test('each person once; who may still be asked are the child and parents and carers of the pod', async () => {
		const made = await town();
		const id = await plan(made);
		expect((await whole(made, 'priya', id)).mayInvite.map(({ name, as }) => [name, as])).toEqual([
			['Dan', 'parent'],
			['Kit', 'child'],
			['Maya', 'parent'],
		]);
		await ask(made, id, 'kit');
		const again = { account: made.id('kit'), band: '12_17' };
		expect(await (await made.as('sam')).post(`/api/conferences/${id}/invitations`, again)).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.invitation.already' } },
		});
		expect((await whole(made, 'priya', id)).mayInvite.map(({ name }) => name)).toEqual(['Dan', 'Maya']);
	});

	test.each([
		['kit', '4_7', 'views_4_7'],
		['kit', '8_11', 'views_8_11'],
		['kit', '12_17', 'views_12_17'],
		['maya', null, 'views_parent'],
	] as const)('%s at %s is asked %s', async (name, band, code) => {
		const made = await town();
		const invitation = await ask(made, await plan(made), name, band);
		const { version } = (await invitationOf(made, name, invitation)) as unknown as {
			version: { instrument: { code: string } };
		};
		expect(version.instrument.code).toBe(code);
	});

	test.each([
		['4_8', 'review_4_8'],
		['9_12', 'review_9_12'],
		['13_17', 'review_13_17'],
	])('before a looked-after review a child of %s is asked %s', async (band, code) => {
		const made = await town();
		const review = { kind: 'looked_after_review', anchor: 'looked_after', anchorOn: '2026-03-02' };
		const invitation = await ask(made, await plan(made, review), 'kit', band);
		expect(await invitationOf(made, 'kit', invitation)).toMatchObject({ version: { instrument: { code } } });
	});

	test.each([
		['a sister', 'rowan', '8_11', 'account'],
		['a grandmother', 'nan', null, 'account'],
		['a child without an age', 'kit', null, 'band'],
		['an age of a review', 'kit', '9_12', 'band'],
		['a parent with an age', 'maya', '8_11', 'band'],
	] as const)('%s is not asked', async (_, name, band, field) => {
		const made = await town();
		const id = await plan(made);
		const body = { account: made.id(name), band };
		expect(await (await made.as('priya')).post(`/api/conferences/${id}/invitations`, body)).toMatchObject({
			status: 422,
			json: { error: { fields: { [field]: 'form.field.not_a_choice' } } },
		});
	});

	test('S55: a letter that says nothing goes where an email is safe, and nothing at all where only the portal is', async () => {
		const made = await town();
		await writeTo(made, 'maya', 'email');
		await writeTo(made, 'kit', 'portal');
		const id = await plan(made);
		await ask(made, id, 'kit');
		await ask(made, id, 'maya', null);
		expect(await lettersTo(made, 'maya')).toEqual(['staff_wrote']);
		expect(await lettersTo(made, 'kit')).toEqual([]);
	});

	test('an invitation to the wrong person is taken back while nothing was sent; they may be asked again', async () => {
		const made = await town();
		const id = await plan(made);
		const invitation = await ask(made, id, 'maya', null);
		const priya = await made.as('priya');
		const takeBack = () => priya.delete(`/api/conferences/${id}/invitations/${invitation}`);
		expect((await takeBack()).status).toBe(204);
		expect((await takeBack()).status).toBe(404);
		expect(await ask(made, id, 'maya', null)).toBe(invitation);
		await sendViews(made, 'maya', invitation, { worries: 'Words' });
		expect(await takeBack()).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.invitation.answered' } },
		});
	});
});

describe('reminding', () => {
	test('S43: on 25 March whoever said nothing has the letter once; who answered, or is told only here, has none', async () => {
		const made = await town();
		for (const name of ['kit', 'maya', 'dan'] as const) await writeTo(made, name, 'email');
		const id = await plan(made);
		const kits = await ask(made, id, 'kit');
		await ask(made, id, 'maya', null);
		await ask(made, id, 'dan', null);
		await sendViews(made, 'kit', kits, { home: '4' });
		await writeTo(made, 'dan', 'portal');
		const days = ['2026-03-24T10:00:00Z', '2026-03-25T07:00:00Z', '2026-03-25T10:00:00Z', '2026-03-26T10:00:00Z'];
		const counts: number[] = [];
		for (const day of days) {
			made.clock.set(day);
			counts.push(await remindOfViews(made.world));
		}
		expect(counts).toEqual([0, 0, 2, 0]);
		expect(await lettersTo(made, 'maya')).toEqual(['staff_wrote', 'staff_wrote']);
		expect(await lettersTo(made, 'kit')).toEqual(['staff_wrote']);
		expect(await lettersTo(made, 'dan')).toEqual(['staff_wrote']);
	});

	test('two houses at the same moment remind once', async () => {
		const made = await town();
		await ask(made, await plan(made), 'kit');
		made.clock.set('2026-03-25T10:00:00Z');
		const counts = await Promise.all([remindOfViews(made.world), remindOfViews(made.world)]);
		expect(counts.toSorted()).toEqual([0, 1]);
	});

	test('a review is reminded of five working days before', async () => {
		const made = await town();
		const review = { kind: 'looked_after_review', anchor: 'looked_after', anchorOn: '2026-03-02' };
		const id = await plan(made, review);
		await ask(made, id, 'kit', '9_12');
		made.clock.set('2026-03-22T10:00:00Z'); // a Sunday
		expect(await remindOfViews(made.world)).toBe(0);
		made.clock.set('2026-03-23T10:00:00Z');
		expect(await remindOfViews(made.world)).toBe(1);
		expect((await whole(made, 'priya', id)).invited).toMatchObject([{ remindedOn: '2026-03-23' }]);
	});
});

describe('moving and calling off', () => {
	test('where it was is kept, whoever is invited has a message, and is reminded anew', async () => {
		const made = await town();
		await writeTo(made, 'kit', 'email');
		const id = await plan(made);
		const invitation = await ask(made, id, 'kit');
		made.clock.set('2026-03-25T10:00:00Z');
		await remindOfViews(made.world);
		const to = { heldOn: '2026-04-22', time: '14:00', place: 'Room 2' };
		expect((await (await made.as('beth')).post(`/api/conferences/${id}/date`, to)).status).toBe(204);
		const { moves, dates } = await whole(made, 'priya', id);
		expect(moves).toEqual([
			{ wasOn: '2026-03-30', wasTime: '10:30', wasPlace: 'The Hub', movedOn: '2026-03-25', by: 'Beth Quinn' },
		]);
		expect(dates.isWithinLimit).toBe(false);
		expect(await invitationOf(made, 'kit', invitation)).toMatchObject({
			heldOn: '2026-04-22',
			windowClosesOn: '2026-04-21',
		});
		made.clock.set('2026-04-17T10:00:00Z');
		expect(await remindOfViews(made.world)).toBe(1);
		expect(await lettersTo(made, 'kit')).toHaveLength(4);
	});

	test('called off, it is said so, and nothing more is taken', async () => {
		const made = await town();
		const id = await plan(made);
		const invitation = await ask(made, id, 'kit');
		const priya = await made.as('priya');
		expect((await priya.post(`/api/conferences/${id}/cancelling`)).status).toBe(204);
		expect(await invitationOf(made, 'kit', invitation)).toMatchObject({ isOff: true, isOver: true });
		expect((await sendViews(made, 'kit', invitation, { home: '4' })).status).toBe(409);
		expect(await priya.post(`/api/conferences/${id}/cancelling`)).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.conference.cancelled' } },
		});
	});

	test.each(['grace', 'lena', 'omar', 'hugo'] as const)('%s moves nothing', async (name) => {
		const made = await town();
		const id = await plan(made);
		const browser = await made.as(name);
		const to = { heldOn: '2026-04-22', time: '14:00' };
		expect((await browser.post(`/api/conferences/${id}/date`, to)).status).toBe(404);
		expect((await browser.post(`/api/conferences/${id}/cancelling`)).status).toBe(404);
	});
});

describe('what a child said on paper or aloud', () => {
	const recorded = { how: 'aloud', on: '2026-03-09', present: 'Kit and Sam, alone in the car' };

	test('is theirs, with who wrote it down and who was in the room; and sounds the alarm as if they had typed it', async () => {
		const made = await town();
		const id = await plan(made);
		const invitation = await ask(made, id, 'kit');
		const version = (await invitationOf(made, 'kit', invitation)).version.id;
		const body = { invitation, version, ...recorded, fields: { 'houses.worries': 'he hits me' } };
		const sent = await (await made.as('sam')).post(`/api/conferences/${id}/views`, body);
		expect(sent).toMatchObject({ status: 201, json: { late: false, numbers: true } });
		const { said } = await whole(made, 'beth', id);
		expect(said).toMatchObject([{ writtenBy: 'Sam Okoro', present: recorded.present, how: 'aloud' }]);
		const { json } = await (await made.as('dee')).get('/api/urgent-items');
		expect(json).toMatchObject([{ person: 'Kit', raisedBy: 'Sam Okoro', words: 'he hits me' }]);
		const own = await invitationOf(made, 'kit', invitation);
		expect(own.parts).toMatchObject([{ how: 'aloud', answers: [{ item: 'houses' }] }]);
		expect(JSON.stringify(own)).not.toContain('alone in the car');
	});

	test('cannot have been said tomorrow, nor by somebody who was not asked', async () => {
		const made = await town();
		const id = await plan(made);
		const invitation = await ask(made, id, 'kit');
		const version = (await invitationOf(made, 'kit', invitation)).version.id;
		const sam = await made.as('sam');
		const write = (changed: object) =>
			sam.post(`/api/conferences/${id}/views`, { invitation, version, ...recorded, fields: { home: '4' }, ...changed });
		expect(await write({ on: '2026-03-10' })).toMatchObject({
			status: 422,
			json: { error: { fields: { on: 'conferences.record.after_today' } } },
		});
		expect(await write({ invitation: 'never-was' })).toMatchObject({
			status: 422,
			json: { error: { fields: { invitation: 'form.field.not_a_choice' } } },
		});
	});
});

describe('what became of it', () => {
	async function answered() {
		const made = await town();
		const id = await plan(made);
		const invitation = await ask(made, id, 'kit');
		await sendViews(made, 'kit', invitation, { home: '2', 'houses.worries': 'The noise' });
		const [home, houses] = ['home', 'houses'].map((item) => {
			return async () =>
				(await invitationOf(made, 'kit', invitation)).parts[0]!.answers.find((answer) => answer.item === item)!.id;
		});
		return { made, id, invitation, home: await home!(), houses: await houses!() };
	}

	test('the chair writes it for each answer; the child reads it once told, and what is written anew once told again', async () => {
		const { made, id, invitation, houses } = await answered();
		const beth = await made.as('beth');
		const write = (outcome: string, words: string) =>
			beth.post(`/api/conferences/${id}/outcomes`, { answer: houses, outcome, words });
		const tell = () => beth.post(`/api/conferences/${id}/told`, { invitation });
		const reads = async () => {
			const { parts, state } = (await invitationOf(made, 'kit', invitation)) as unknown as {
				state: string;
				parts: { answers: { id: string; outcome: { words: string } | null }[] }[];
			};
			return [state, parts[0]!.answers.find(({ id: answer }) => answer === houses)!.outcome?.words];
		};
		expect(await tell()).toMatchObject({ status: 409, json: { error: { code: 'conferences.told.nothing' } } });
		expect((await write('not_done', 'We could not, because…')).status).toBe(204);
		expect(await reads()).toEqual(['sent', undefined]);
		made.clock.pass({ minutes: 1 });
		expect((await tell()).status).toBe(204);
		expect(await reads()).toEqual(['told', 'We could not, because…']);
		made.clock.pass({ minutes: 1 });
		await write('done', 'Now we did.');
		expect(await reads()).toEqual(['told', 'We could not, because…']);
		made.clock.pass({ minutes: 1 });
		await tell();
		expect(await reads()).toEqual(['told', 'Now we did.']);
		expect(await made.db.selectFrom('views_outcome').select('id').execute()).toHaveLength(2);
	});

	test.each(['sam', 'priya', 'grace'] as const)('%s sees the conference and answers nothing', async (name) => {
		const { made, id, invitation, home } = await answered();
		const browser = await made.as(name);
		const outcome = { answer: home, outcome: 'done', words: 'Words' };
		expect((await browser.post(`/api/conferences/${id}/outcomes`, outcome)).status).toBe(404);
		expect((await browser.post(`/api/conferences/${id}/told`, { invitation })).status).toBe(404);
		expect((await browser.post(`/api/conferences/${id}/held`)).status).toBe(404);
	});

	test('an answer of another conference is none of this one', async () => {
		const { made, home } = await answered();
		const other = await plan(made, { child: made.id('rowan') });
		const outcome = { answer: home, outcome: 'done', words: 'Words' };
		expect(await (await made.as('beth')).post(`/api/conferences/${other}/outcomes`, outcome)).toMatchObject({
			status: 422,
			json: { error: { fields: { answer: 'form.field.not_a_choice' } } },
		});
	});

	test('held, everybody who was asked before is asked how it was, the child and the parent each in their own words', async () => {
		const { made, id } = await answered();
		await ask(made, id, 'maya', null);
		const beth = await made.as('beth');
		expect(await beth.post(`/api/conferences/${id}/held`)).toMatchObject({
			status: 409,
			json: { error: { code: 'conferences.conference.to_come' } },
		});
		made.clock.set('2026-03-30T15:00:00Z');
		await hold(made, id);
		for (const [name, code] of [['kit', 'after_young'] as const, ['maya', 'after_parent'] as const]) {
			const { json } = await (await made.as(name)).get<Invitation[]>('/api/conferences/mine');
			const after = json.find((one) => (one as unknown as { purpose: string }).purpose === 'after_meeting')!;
			expect(after).toMatchObject({ isWindowOpen: true, windowClosesOn: null, state: 'to_answer' });
			expect(await invitationOf(made, name, after.id)).toMatchObject({ version: { instrument: { code } } });
			expect(await sendViews(made, name, after.id, { attended: 'all' })).toMatchObject({
				status: 201,
				json: { late: false },
			});
		}
	});
});

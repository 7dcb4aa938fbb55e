import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remindOfViews } from '../../../api/conferences/changes-remind.ts';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import { ask, invitationOf, plan, sendViews } from '../../support/conferences.ts';
import { everyQuestion, toldTo } from '../../support/every-question.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';

/** Kit's words, one for each pair of ears, and what the house makes of them. */
const canaries = {
	not_read_out: 'canary_for_chair_and_worker',
	can_be_read_out: 'canary_for_everybody_there',
	tell_chair_only: 'canary_for_the_chair_alone',
	added_later: 'canary_added_later',
	written_down: 'canary_told_to_sam',
	present: 'canary_who_was_in_the_room',
	outcome: 'canary_what_we_did',
	maya: 'canary_of_a_parent',
} as const;
type Canary = keyof typeof canaries;
const ofKit = Object.keys(canaries).filter((name) => name !== 'maya') as Canary[];

let town: Town;
let conference: string;
let invitation: string;
let before: Map<Name | 'stranger', string[]>;
let questionsBefore: string[];
const logged: string[] = [];

/** Whoever must not notice that Kit has a meeting, or that Kit said something. */
const outsiders = ['dan', 'nan', 'rowan'] as const;

beforeAll(async () => {
	const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
	town = await smallTown({ at: '2026-03-16T10:00:00Z', log });
	await town.db
		.updateTable('account')
		.set({ contact_channel: 'email', contact_detail: 'family@home.example' })
		.where('kind', '=', 'family')
		.execute();
	questionsBefore = await everyQuestion(town);
	before = new Map();
	for (const name of [...outsiders, 'maya'] as const) {
		before.set(name, await toldTo(town, await town.as(name), questionsBefore));
	}
	await kitSaysThings();
	while ((await sendDueLetters(town.world, sender(town.world.config))) > 0);
}, 120_000);
afterAll(() => town.close());

async function kitSaysThings(): Promise<void> {
	conference = await plan(town);
	invitation = await ask(town, conference, 'kit');
	await sendViews(town, 'kit', invitation, {
		...{ 'houses.worries': canaries.not_read_out, home: '2' },
		...{ 'picture.words': canaries.can_be_read_out, 'picture.who': 'can_be_read_out' },
		...{ safe: '3', 'safe.who': 'tell_chair_only', one_better: canaries.tell_chair_only },
		'one_better.who': 'tell_chair_only',
	});
	await sendViews(town, 'kit', invitation, { 'houses.dreams': canaries.added_later });
	const { version, parts } = await invitationOf(town, 'kit', invitation);
	await (
		await town.as('sam')
	).post(`/api/conferences/${conference}/views`, {
		...{ invitation, version: version.id, how: 'aloud', on: '2026-03-16', present: canaries.present },
		fields: { 'houses.good': canaries.written_down },
	});
	const beth = await town.as('beth');
	const outcome = { outcome: 'not_done', words: canaries.outcome };
	for (const { id } of parts[0]!.answers) {
		await beth.post(`/api/conferences/${conference}/outcomes`, { answer: id, ...outcome });
	}
	await beth.post(`/api/conferences/${conference}/told`, { invitation });
	town.clock.set('2026-03-25T10:00:00Z');
	await remindOfViews(town.world);
	town.clock.set('2026-03-16T15:00:00Z'); // the same day as before, so that only what was said can differ
}

const found = (text: string) => (Object.keys(canaries) as Canary[]).filter((name) => text.includes(canaries[name]));

async function reads(name: Name): Promise<Canary[]> {
	const told = await toldTo(town, await town.as(name), await everyQuestion(town));
	return found(told.join('\n'));
}

describe('S48: whatever they ask, by every route there is', () => {
	test('a parent of the same pod is told exactly what they were told before there was a meeting', async () => {
		for (const name of outsiders) {
			const now = await toldTo(town, await town.as(name), questionsBefore);
			expect(now, name).toEqual(before.get(name));
		}
	});

	test('a parent who knows every address there is gets, of the child’s, the answer to an address that never was', async () => {
		const maya = await town.as('maya');
		const never = await maya.get('/api/conferences/mine/never-was');
		const rows = await town.db.selectFrom('response_answer').select('id').execute();
		expect(rows.length).toBeGreaterThan(5);
		for (const id of [invitation, conference, ...rows.map((row) => row.id)]) {
			const asked = await maya.get(`/api/conferences/mine/${id}`);
			expect(asked).toMatchObject({ status: never.status, json: never.json as object });
			const change = await maya.patch(`/api/conferences/mine/answers/${id}`, { visibility: 'can_be_read_out' });
			expect(change).toMatchObject({ status: never.status, json: never.json as object });
		}
	});

	test.each([
		['the child: all of it, but who else was in the room', 'kit', ofKit.filter((name) => name !== 'present')],
		['the chair: all of it', 'beth', ofKit],
		[
			'the child’s worker: all but what is for the chair alone',
			'sam',
			ofKit.filter((name) => name !== 'tell_chair_only'),
		],
		...(['maya', 'dan', 'nan', 'rowan', 'priya', 'joan', 'lena', 'marcus', 'ines', 'grace', 'hugo'] as const).map(
			(name) => [`${name}: not a word`, name, []] as const,
		),
		...(['omar', 'ruth', 'dee', 'dora', 'quentin', 'ada', 'imani', 'tolu'] as const).map(
			(name) => [`${name}: not a word`, name, []] as const,
		),
	] as [string, Name, Canary[]][])('%s', async (_, name, expected) => {
		expect((await reads(name)).toSorted()).toEqual([...expected].toSorted());
	});

	test('a stranger: not a word', async () => {
		expect(found((await toldTo(town, town.stranger(), await everyQuestion(town))).join('\n'))).toEqual([]);
	});
});

describe('S48: a parent who is asked too', () => {
	test('reads what they were told before, and besides it their own invitation and their own words: no number, no more', async () => {
		const own = await ask(town, conference, 'maya', null);
		const maya = await town.as('maya');
		await sendViews(town, 'maya', own, { worries: canaries.maya });
		const now = await toldTo(town, maya, questionsBefore);
		const differs = questionsBefore.filter((_, i) => now[i] !== before.get('maya')![i]);
		expect(differs).toEqual(['/api/conferences/mine']);
		const { json } = await maya.get<{ id: string }[]>('/api/conferences/mine');
		expect(json.map(({ id }) => id)).toEqual([own]);
		const whole = JSON.stringify((await maya.get(`/api/conferences/mine/${own}`)).json);
		expect(whole).not.toMatch(/Kit|canary_(?!of_a_parent)/);
		expect(await reads('maya')).toEqual(['maya']);
		expect(await reads('kit')).not.toContain('maya');
	});
});

describe('who sees how it stands', () => {
	test.each(['priya', 'joan', 'grace'] as const)(
		'%s: that somebody is invited and answered, and not a word',
		async (name) => {
			const { json } = await (
				await town.as(name)
			).get<{ said: object[]; invited: object[] }>(`/api/conferences/${conference}`);
			expect(json).toMatchObject({ mayReadWords: false, said: [] });
			expect(json.invited[0]).toMatchObject({ name: 'Kit', state: 'told', late: false });
		},
	);

	test.each(['omar', 'dora', 'quentin', 'lena', 'marcus', 'hugo'] as const)('%s: there is nothing', async (name) => {
		const browser = await town.as(name);
		expect((await browser.get('/api/conferences')).json).toEqual([]);
		for (const path of ['', '/pack', '/pack?shared=true']) {
			const [there, never] = await Promise.all([
				browser.get(`/api/conferences/${conference}${path}`),
				browser.get(`/api/conferences/never-was${path}`),
			]);
			expect(there).toMatchObject({ status: 404, json: never.json as object });
		}
	});
});

describe('S49: the packs', () => {
	const pack = async (name: Name, shared: boolean) => {
		const browser = await town.as(name);
		return browser.get(`/api/conferences/${conference}/pack?shared=${shared}`);
	};

	test('the chair’s holds everything', async () => {
		expect(found(JSON.stringify((await pack('beth', false)).json)).toSorted()).toEqual(
			expect.arrayContaining([...ofKit].toSorted()),
		);
	});

	test('the shared one holds what may be read out, and no other word, number or drawing', async () => {
		const { json } = await pack('beth', true);
		expect(found(JSON.stringify(json))).toEqual(['can_be_read_out']);
		const kits = (json as { said: { name: string; answers: { item: string; visibility: string }[] }[] }).said.filter(
			({ name }) => name === 'Kit',
		);
		expect(kits.map(({ answers }) => answers.map(({ item, visibility }) => [item, visibility]))).toEqual([
			[['picture', 'can_be_read_out']],
		]);
	});

	test.each(['sam', 'priya', 'grace', 'hugo'] as const)('%s has neither', async (name) => {
		expect((await pack(name, false)).status).toBe(404);
		expect((await pack(name, true)).status).toBe(404);
	});
});

test('no letter, mail or line of the log repeats a word, a name or what it is about', async () => {
	const letters = await town.db.selectFrom('letter').selectAll().execute();
	const folder = join(town.world.config.dataDir, 'mail');
	const mails = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
	expect(mails.length).toBeGreaterThan(4);
	expect(found([JSON.stringify(letters), ...mails, ...logged].join('\n'))).toEqual([]);
	const toFamily = mails.filter((mail) => mail.includes('family@home.example'));
	expect(toFamily.length).toBeGreaterThan(1);
	for (const mail of toFamily) expect(mail).not.toMatch(/Kit|conference|meeting|views|review|http/i);
});

test('at rest no word of it is readable, and the history has none', async () => {
	const kept = await Promise.all(
		(['record', 'response', 'response_answer', 'views_outcome', 'conference_views', 'replay'] as const).map((table) =>
			town.db.withoutPlugins().selectFrom(table).selectAll().execute(),
		),
	);
	expect(found(JSON.stringify(kept))).toEqual([]);
});

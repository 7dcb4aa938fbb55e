import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { ratesOf } from '../../../api/closure/results.ts';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import type { Visitor } from '../../support/client.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { answerNewest, endWork, personIn, publishQuestions } from './asking.ts';

interface Results {
	pods: {
		pod: { name: string };
		reading: string;
		rates: { instrument: string; wave: string; ended: number; asked: number; answered: number; held: object }[];
		blocks: {
			instrument: string;
			wave: string;
			answered: number;
			isTooFew: boolean;
			items: object[];
			principles: object[];
		}[];
		answers: { invitation: string; name: string | null; isRead: boolean; given: { id: string; item: string }[] }[];
		words: { words: string; name: string | null; isThanks: boolean }[];
	}[];
	service: { year: string; rates: object[]; blocks: object[] } | null;
}

let town: Town;
let closure: string;
const logged: string[] = [];
beforeEach(async () => {
	logged.length = 0;
	town = await smallTown({ log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }) });
	await publishQuestions(town);
	closure = await endWork(town, { maya: {}, dan: {}, nan: {}, kit: { instrument: 'closure_8_12', contact: 'unsafe' } });
});

const results = async (name: Name) => (await (await town.as(name)).get<Results>('/api/closure-results')).json;
const first = async (name: string) => (await personIn(town, closure, name)).invitations[0]!.id;
async function open(name: string) {
	const priya = await town.as('priya');
	expect((await priya.post(`/api/closure-invitations/${await first(name)}/reading`)).status).toBe(204);
}
async function given(item: string): Promise<string> {
	const { answers } = (await results('priya')).pods[0]!;
	return answers.flatMap((one) => one.given).find((one) => one.item === item)!.id;
}

describe('how many answered comes first', () => {
	test('of whose work ended: asked, answered, held and why; children and parents and times apart', async () => {
		await answerNewest(await town.as('maya'), { listened: 'yes' });
		const { rates } = (await results('priya')).pods[0]!;
		expect(rates.filter(({ wave }) => wave === 'closure')).toMatchObject([
			{ instrument: 'closure_parent', ended: 3, asked: 3, answered: 1, held: {} },
			{ instrument: 'closure_8_12', ended: 1, asked: 0, answered: 0, held: { contact_unsafe: 1 } },
		]);
		expect(rates.filter(({ wave }) => wave === 'week_1')).toMatchObject([
			{ instrument: 'closure_parent', asked: 0, planned: 3 },
			{ instrument: 'closure_8_12', held: { contact_unsafe: 1 } },
		]);
	});

	test('whoever is never asked is counted as that, and in no rate of the asked', () => {
		const one = { instrument: 'closure_parent', wave: 'closure', hold: null } as const;
		expect(
			ratesOf([
				{ ...one, state: null, isSent: false },
				{ ...one, state: 'answered', isSent: true },
				{ ...one, state: 'held', hold: 'put_on', isSent: true },
				{ ...one, state: 'passed_over', isSent: false },
			]),
		).toEqual([
			{
				...{ instrument: 'closure_parent', wave: 'closure', ended: 4, asked: 2, answered: 1, planned: 0 },
				...{ neverAsked: 1, passedOver: 1, held: {} },
			},
		]);
	});
});

describe('what was answered', () => {
	test('as counts, a tiny sample said to be one, principles added up only of questions with the same choices', async () => {
		for (const [name, felt] of [
			['maya', '5'],
			['dan', '2'],
			['nan', '5'],
		] as const) {
			await answerNewest(await town.as(name), { listened: 'yes', knew_whom: 'no', felt, safe: '7', best: 'Words' });
		}
		const { blocks } = (await results('priya')).pods[0]!;
		expect(blocks).toMatchObject([{ instrument: 'closure_parent', wave: 'closure', answered: 3, isTooFew: true }]);
		expect(blocks[0]!.items).toMatchObject([
			{
				key: 'listened',
				counts: [
					{ value: 'yes', count: 3 },
					{ value: 'no', count: 0 },
				],
			},
			{ key: 'knew_whom' },
			{
				key: 'felt',
				counts: [{ count: 0 }, { value: '2', count: 1 }, { count: 0 }, { count: 0 }, { value: '5', count: 2 }],
			},
			{ key: 'safe' },
			{ key: 'best', counts: [{ value: 'wrote', count: 3 }] },
			{ key: 'thanks' },
			{ key: 'pass_on_thanks' },
		]);
		expect(blocks[0]!.principles).toEqual([
			{
				...{ principle: 'collaboration', kind: 'choice', questions: 2 },
				counts: [
					{ value: 'yes', count: 3 },
					{ value: 'no', count: 3 },
				],
			},
			expect.objectContaining({ principle: 'continuity', kind: 'faces', questions: 1 }),
		]);
	});
});

describe('the worker, before and after the manager', () => {
	test('nothing counts for the pod before the manager has opened it, and fewer than three never', async () => {
		for (const name of ['maya', 'dan', 'nan'] as const) await answerNewest(await town.as(name), { listened: 'yes' });
		const before = (await results('sam')).pods[0]!;
		expect(before).toMatchObject({ reading: 'pod', blocks: [], answers: [], words: [] });
		expect(before.rates, 'a child alone, and what nobody has opened, are no figures').toMatchObject([
			{ instrument: 'closure_parent', wave: 'closure', asked: 3, answered: 0, held: {} },
		]);
		await open('Maya');
		await open('Dan');
		expect((await results('sam')).pods[0]!.blocks).toEqual([]);
		await open('Nan Rose');
		expect((await results('sam')).pods[0]!.blocks).toMatchObject([{ answered: 3 }]);
		expect((await results('sam')).pods[0]!.answers).toEqual([]);
	});

	test('words are read by the pod when the manager lets them, and not after they are taken back; never whose', async () => {
		await answerNewest(await town.as('maya'), { best: 'canary_best', listened: 'yes' });
		await open('Maya');
		expect((await results('sam')).pods[0]!.words).toEqual([]);
		const priya = await town.as('priya');
		const answer = await given('best');
		expect((await (await town.as('sam')).post(`/api/closure-answers/${answer}/release`)).status).toBe(404);
		expect((await priya.post(`/api/closure-answers/${answer}/release`)).status).toBe(204);
		expect((await results('sam')).pods[0]!.words).toMatchObject([{ words: 'canary_best', name: null }]);
		expect(JSON.stringify(await results('sam'))).not.toMatch(/Maya|account-maya/);
		expect((await priya.delete(`/api/closure-answers/${answer}/release`)).status).toBe(204);
		expect((await results('sam')).pods[0]!.words).toEqual([]);
	});

	test('what was said in another language has its English beside it for the manager, and for the pod once the words are let out', async () => {
		await answerNewest(await town.as('maya'), { best: 'المكالمات', listened: 'yes' });
		const [priya, sam] = [await town.as('priya'), await town.as('sam')];
		await open('Maya');
		const answer = await given('best');
		const translate = (by: typeof priya, words: string) =>
			by.post(`/api/closure-answers/${answer}/translations`, { words });
		expect((await translate(sam, 'The phone calls')).status).toBe(404);
		expect((await translate(priya, ' ')).status).toBe(422);
		expect((await translate(priya, 'The phone calls')).status).toBe(204);
		const own = (await results('priya')).pods[0]!.answers.flatMap(({ given }) => given);
		expect(own.find(({ id }) => id === answer)).toMatchObject({
			inEnglish: { words: 'The phone calls', name: 'Priya Shah' },
		});
		expect((await results('sam')).pods[0]!.words).toEqual([]);
		await priya.post(`/api/closure-answers/${answer}/release`);
		expect((await results('sam')).pods[0]!.words).toMatchObject([
			{ words: 'المكالمات', inEnglish: { words: 'The phone calls' } },
		]);
	});

	test('thanks are passed on with a plain yes alone, and after the manager', async () => {
		await answerNewest(await town.as('maya'), { thanks: 'Thank you Sam', pass_on_thanks: 'yes' });
		await answerNewest(await town.as('dan'), { thanks: 'Thanks, quietly', pass_on_thanks: 'no' });
		await answerNewest(await town.as('nan'), { thanks: 'Thanks, unsaid' });
		expect((await results('sam')).pods[0]!.words).toEqual([]);
		for (const name of ['Maya', 'Dan', 'Nan Rose']) await open(name);
		expect((await results('sam')).pods[0]!.words).toMatchObject([
			{ words: 'Thank you Sam', name: null, isThanks: true },
		]);
	});

	test('a name goes with what somebody says only where they want it', async () => {
		await answerNewest(await town.as('maya'), { thanks: 'Named', pass_on_thanks: 'yes' }, { withName: true });
		await answerNewest(await town.as('dan'), { thanks: 'Unnamed', pass_on_thanks: 'yes' });
		await open('Maya');
		await open('Dan');
		const names = (found: Results) => found.pods[0]!.words.map(({ words, name }) => [words, name]);
		expect(names(await results('sam'))).toEqual([
			['Named', 'Maya'],
			['Unnamed', null],
		]);
		expect((await results('priya')).pods[0]!.answers.map(({ name }) => name)).toEqual(['Maya', null]);
	});
});

describe('who else', () => {
	test('the service manager as the manager; the complaints team rates and counts, no word and no name', async () => {
		await answerNewest(await town.as('maya'), { best: 'canary_best', listened: 'yes' }, { withName: true });
		await open('Maya');
		expect((await results('grace')).pods[0]).toMatchObject({ reading: 'all', answers: [{ name: 'Maya' }] });
		const omar = await results('omar');
		expect(omar.pods[0]).toMatchObject({ reading: 'office', blocks: [{ answered: 1 }], answers: [], words: [] });
		expect(JSON.stringify(omar)).not.toMatch(/canary|Maya/);
	});

	test('the director reads what is safe for anybody: of a few answers nothing; another pod and duty staff nothing', async () => {
		await answerNewest(await town.as('maya'), { listened: 'yes' });
		town.clock.set('2027-11-05T10:00:00Z'); // when nobody can answer any more
		expect(await results('dora')).toEqual({ pods: [], service: { year: '2026-27', rates: [], blocks: [] } });
		expect(await results('marcus')).toEqual({ pods: [], service: null });
		expect(await results('dee')).toEqual({ pods: [], service: null });
	});
});

interface Document {
	paths: Record<string, { get?: { parameters?: { in: string; name: string; required?: boolean }[] } }>;
}

/** Every question of the house that can be asked with GET, those of this room of every thing in it. */
async function everythingToldTo(browser: Visitor): Promise<string> {
	const { paths } = (await town.stranger().get<Document>('/api/openapi.json')).json;
	const tables = ['closure', 'closure_person', 'closure_invitation', 'response', 'response_answer', 'pod'] as const;
	const ids = (
		await Promise.all(
			tables.map(async (table) => (await town.db.selectFrom(table).select('id').execute()).map(({ id }) => id)),
		)
	).flat();
	const asked = Object.entries(paths).flatMap(([path, { get }]) => {
		if (!get) return [];
		if (!path.includes('{')) return [path];
		return path.startsWith('/api/closure') ? ids.map((id) => path.replace(/\{\w+\}/g, id)) : [];
	});
	const told = await Promise.all(asked.map((path) => browser.get(path)));
	return told.map(({ json }) => JSON.stringify(json)).join('\n');
}

test('canary: what somebody said is told to nobody but them, the manager and the service manager, by any question, letter, log or count', async () => {
	const said = { best: 'canary_best', thanks: 'canary_thanks', pass_on_thanks: 'no', listened: 'yes' };
	await answerNewest(await town.as('maya'), said);
	const present = 'canary_present';
	const aloud = {
		version: 'closure_parent-1',
		how: 'aloud',
		on: '2026-06-08',
		present,
		fields: { best: 'canary_aloud' },
	};
	const priya = await town.as('priya');
	expect((await priya.post(`/api/closure-invitations/${await first('Dan')}/answers`, aloud)).status).toBe(201);
	const { id } = await personIn(town, closure, 'Kit');
	await priya.post(`/api/closure-people/${id}/hold/lifting`, { because: 'canary_because' });
	const unopened = (await everythingToldTo(priya)).replaceAll('canary_because', ''); // her own reason
	expect(unopened, 'nothing is told before it is opened').not.toContain('canary');
	await open('Maya');
	await open('Dan');
	const others = ['kit', 'nan', 'sam', 'lena', 'joan', 'marcus', 'ines', 'omar', 'ruth', 'dee', 'dora', 'imani'];
	for (const name of others as Name[])
		expect(await everythingToldTo(await town.as(name)), name).not.toContain('canary');
	const own = { maya: /canary_(?!best|thanks)/, dan: /canary_(?!aloud)/ }; // each reads what is theirs, to put it right
	for (const name of ['maya', 'dan'] as const) {
		expect(await everythingToldTo(await town.as(name)), name).not.toMatch(own[name]);
	}
	expect(await everythingToldTo(town.stranger())).not.toContain('canary');
	for (const name of ['priya', 'grace'] as const) {
		const told = await everythingToldTo(await town.as(name));
		for (const canary of ['canary_best', 'canary_thanks', 'canary_aloud', 'canary_present', 'canary_because']) {
			expect(told, name).toContain(canary);
		}
	}
	while ((await sendDueLetters(town.world, sender(town.world.config))) > 0);
	const folder = join(town.world.config.dataDir, 'mail');
	const mails = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
	const record = JSON.stringify(await town.db.selectFrom('record').selectAll().execute());
	const kept = JSON.stringify([
		await town.db.withoutPlugins().selectFrom('response_answer').selectAll().execute(),
		await town.db.withoutPlugins().selectFrom('closure_hold').selectAll().execute(),
	]);
	expect(mails.length).toBeGreaterThan(0);
	expect([...mails, ...logged, record, kept].join('\n')).not.toContain('canary');
});

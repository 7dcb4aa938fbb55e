import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import { takeUpWords } from '../../../api/said-index.ts';
import type { Visitor } from '../../support/client.ts';
import { ask, invitationOf, plan, sendViews } from '../../support/conferences.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';
import { schemaTables } from '../../support/schema.ts';
import { postgresUrl } from '../../support/template.ts';
import { answerNewest, at, endWork, personIn, publishQuestions } from '../closure/asking.ts';

/** Everything that families say to us, and that staff write of them, each with a word in it that nobody else uses. */
const planted: string[] = [];
const logged: string[] = [];
let town: Town;

function canary(): string {
	const word = `Canary${String.fromCharCode(65 + (planted.length % 26))}${planted.length}quxzt`;
	planted.push(word);
	return word;
}

beforeAll(async () => {
	const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
	town = await smallTown({ at: '2026-03-16T10:00:00Z', log });
	await publishQuestions(town);
	const stranger = town.stranger();
	const { id, returnCode } = await say(stranger, wholeComplaint());
	const back = town.stranger();
	await sent(back, '/api/return', { code: returnCode });
	await sent(back, `/api/representations/${id}/messages`, { words: canary() });
	await mayaLivesThroughAll();
	await kitSpeaks();
	await staffWrite(id);
	await workEnds();
	await takeUpWords(town.world);
	while ((await sendDueLetters(town.world, sender(town.world.config))) > 0);
}, 120_000);
afterAll(() => town.close());

async function sent(browser: Visitor, path: string, body: object): Promise<unknown> {
	const { status, json } = await browser.post(path, body);
	if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(json)}`);
	return json;
}

const wholeComplaint = () =>
	aComplaint(town, {
		points: [canary(), `${canary()} and ${canary()}`],
		wants: canary(),
		thanks: canary(),
		happenedOn: '2026-02-01',
		happenedWords: canary(),
		name: canary(),
		notSafe: true,
		contact: { channel: 'phone', detail: canary(), times: canary() },
	});

async function mayaLivesThroughAll(): Promise<void> {
	const maya = await town.as('maya');
	const { id } = await say(maya, aComplaint(town, { points: [canary()], wants: canary() }));
	await sent(maya, `/api/representations/${id}/messages`, { words: canary() });
	await sent(maya, '/api/urgent-items', { words: canary(), reach: canary(), typedSoFar: canary() });
	const call = { phone: `07700 900123 ${canary()}`, safeTimes: canary(), words: canary() };
	await sent(maya, '/api/call-backs', { someoneElse: false, forAccountId: null, ...call });
	await maya.patch('/api/drafts/tell-us', { points: [canary()], wants: canary() });
	await maya.put('/api/drafts/views-invitation/kept', { worries: canary() });
	await staffAnswer(id);
	const since = { happenedOn: '2026-02-01', happenedWords: canary() };
	await say(await town.as('dan'), aComplaint(town, { points: [canary(), canary()], wants: canary(), ...since }));
}

/** The letters to her, findings, promises and notes are hers too. */
async function staffAnswer(id: string): Promise<void> {
	const priya = await town.as('priya');
	const omar = await town.as('omar');
	await sent(priya, `/api/cases/${id}/opening`, {});
	await sent(priya, `/api/cases/${id}/notes`, { words: canary() });
	await sent(priya, `/api/cases/${id}/messages`, { words: canary() });
	const { points } = (await omar.get<{ points: { id: string; words: string }[] }>(`/api/cases/${id}`)).json;
	const taken = { part: 'point', partId: points[0]!.id, phrases: [points[0]!.words.slice(0, 6)], reason: canary() };
	await sent(omar, `/api/cases/${id}/redactions`, taken);
	const promise = { kind: 'agreed_action', remedy: null, words: canary(), owner: 'Priya Shah', dueOn: '2026-07-01' };
	await sent(priya, `/api/cases/${id}/promises`, promise);
	await sent(priya, `/api/cases/${id}/answer`, {
		findings: points.map(({ id: point }) => ({ point, finding: 'upheld', words: canary() })),
		...{ terms: canary(), words: canary(), screened: true },
	});
}

async function kitSpeaks(): Promise<void> {
	const conference = await plan(town, { place: canary() });
	const invitation = await ask(town, conference, 'kit');
	await sendViews(town, 'kit', invitation, {
		...{ 'houses.worries': canary(), home: '2', 'picture.words': canary(), one_better: canary() },
		'one_better.who': 'tell_chair_only',
	});
	const { version, parts } = await invitationOf(town, 'kit', invitation);
	await sent(await town.as('sam'), `/api/conferences/${conference}/views`, {
		...{ invitation, version: version.id, how: 'aloud', on: '2026-03-16', present: canary() },
		fields: { 'houses.good': canary() },
	});
	const answer = parts[0]!.answers[0]!.id;
	await sent(await town.as('beth'), `/api/conferences/${conference}/outcomes`, {
		...{ answer, outcome: 'not_done', words: canary() },
	});
}

async function staffWrite(stranger: string): Promise<void> {
	const omar = await town.as('omar');
	const dee = await town.as('dee');
	const { json } = await dee.get<{ items: { id: string }[] } | { id: string }[]>('/api/urgent-items');
	const [item] = Array.isArray(json) ? json : json.items;
	const decision = { decision: 'referred', lado: 'considered', reason: canary() };
	await sent(dee, `/api/urgent-items/${item!.id}/decision`, decision);
	const other = await say(town.stranger(), aComplaint(town, { points: [canary()] }));
	const link = { reference: other.reference, kind: 'related', reason: canary() };
	await sent(omar, `/api/cases/${stranger}/links`, link);
	await sent(omar, `/api/cases/${other.id}/safeguarding`, { words: canary() });
	await sent(omar, '/api/saved-views', { name: 'Mine', shared: false, asked: { search: canary() } });
	const placing = { pod: town.pod('otter'), worker: town.id('sam'), from: '2026-03-16' };
	await sent(await town.as('priya'), '/api/people', {
		...{ name: canary(), standing: 'parent', language: 'en', wording: 'adult', placing },
		contact: { channel: 'phone', detail: canary(), times: canary() },
	});
}

async function workEnds(): Promise<void> {
	const closure = await endWork(town, { maya: {}, nan: { contact: 'not_known' } });
	const { id } = await personIn(town, closure, 'Nan Rose');
	await sent(await town.as('priya'), `/api/closure-people/${id}/hold/lifting`, { because: canary() });
	await at(town, '2026-03-31T10:00:00Z');
	await answerNewest(await town.as('maya'), { best: canary(), thanks: canary() }, { withName: true });
}

/** As text, as two-byte text, and as base64 wherever in it the word begins. */
function formsOf(word: string): Buffer[] {
	const bytes = Buffer.from(word);
	const inBase64 = [0, 1, 2].map((shift) =>
		Buffer.concat([Buffer.alloc(shift), bytes])
			.toString('base64')
			.slice(Math.ceil((shift * 4) / 3) + (shift ? 1 : 0), -4),
	);
	return [
		bytes,
		Buffer.from(word, 'utf16le'),
		Buffer.from(word.toLowerCase()),
		...inBase64.map((text) => Buffer.from(text)),
	];
}

const foundIn = (bytes: Buffer) => planted.filter((word) => formsOf(word).some((form) => bytes.includes(form)));

async function filesIn(folder: string): Promise<Buffer[]> {
	if (!existsSync(folder)) return [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return Promise.all(
		entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
	);
}

test('fifty words and more were planted, and the house reads them: they are there to be found', async () => {
	expect(planted.length).toBeGreaterThanOrEqual(50);
	const read = await Promise.all(
		(['message', 'complaint_point', 'call_back', 'urgent_item', 'response_answer', 'finding'] as const).map((table) =>
			town.db.selectFrom(table).selectAll().execute(),
		),
	);
	expect(foundIn(Buffer.from(JSON.stringify(read))).length).toBeGreaterThan(20);
	for (const word of [planted[0]!])
		for (const shift of ['', 'a', 'ab']) {
			expect(foundIn(Buffer.from(Buffer.from(`${shift}${word} more`).toString('base64')))).toEqual([word]);
		}
});

test('in the database, opened with its own key but without those of people, there is none in any column of any table', async () => {
	const bare = town.db.withoutPlugins();
	const found: Record<string, string[]> = {};
	for (const table of await schemaTables(bare)) {
		const { rows } = await sql`select * from ${sql.table(table)}`.execute(bare);
		const words = foundIn(Buffer.from(JSON.stringify(rows)));
		if (words.length > 0) found[table] = words;
	}
	expect(found).toEqual({});
});

test('in the log, the mails and everything else that was written, there is none', async () => {
	const files = await filesIn(town.world.config.dataDir);
	expect(files.length).toBeGreaterThan(3);
	expect(logged.length).toBeGreaterThanOrEqual(0);
	expect(foundIn(Buffer.concat([...files, Buffer.from(logged.join('\n'))]))).toEqual([]);
});

describe.skipIf(postgresUrl !== undefined)('in the bytes of the files', () => {
	test('of data, of what is not yet in it (WAL), and of a copy, there is none, nor of what the engine itself writes', async () => {
		const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
			town.db,
		);
		const file = rows[0]!.file;
		await sql`vacuum into ${`${file}-copy`}`.execute(town.db.withoutPlugins());
		const bytes = await Promise.all(['', '-wal', '-copy'].map((end) => readFile(file + end)));
		for (const part of bytes) {
			expect(foundIn(part)).toEqual([]);
			expect(part.includes('complaint_point')).toBe(false);
		}
		expect(bytes[1]!.length, 'the WAL was not empty').toBeGreaterThan(100_000);
	});
});

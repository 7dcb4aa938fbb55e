import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { type App, createApp } from '../../api/app.ts';
import { type Database, isPostgres, migrateToLatest, openPostgres, openSqlite } from '../../api/database.ts';
import { keyFile } from '../../api/key-store.ts';
import { keyring } from '../../api/keys.ts';
import { PersonKeys } from '../../api/person-keys.ts';
import { markHistory } from '../../api/record.ts';
import { openSession } from '../../api/session.ts';
import { publishDue } from '../../api/trends/changes-publish.ts';
import { slices, sliceOf } from '../../api/trends/slices.ts';
import type { World } from '../../api/world.ts';
import { startPostgres } from '../support/postgres.ts';
import { afterwards, freshFolder } from './afterwards.ts';
import { median, percentile as nthOf } from './load.ts';
import { type Line, ms, times } from './table.ts';
import { tellingsFor, tellRounds } from './tellings.ts';

/** `TRENDS=10000000 npm run bench trends` asks of ten million. */
const ASKED_FOR = Number(process.env.TRENDS ?? 1_000_000);
const TOLD = tellingsFor(ASKED_FOR);
const P99_MS_MOST = ASKED_FOR > 1_000_000 ? 150 : 50;
const LOOP_MS_MOST = 20;
const ASKED = 100;
const COMPLAINTS = 150;
const NOW = '2026-11-18T10:00:00.000Z';
const master = Buffer.alloc(32, 5);

/** `TRENDS_ON=sqlite` or `postgres` asks one engine alone. */
const ENGINE = process.env.TRENDS_ON ?? 'both';

/** Every question about trends over so many representations, on each engine, and what a tally adds to one complaint. */
export async function trendsAsked(): Promise<Line[]> {
	const file = join(freshFolder('trends'), 'trends.db');
	const lines = ENGINE === 'postgres' ? [] : await measureOn('SQLite', openSqlite(file, master, words()));
	if (ENGINE === 'sqlite') return lines;
	const postgres = await startPostgres();
	if (postgres === undefined) return lines;
	afterwards(() => postgres.stop());
	return [...lines, ...(await measureOn('PostgreSQL', openPostgres(postgres.url, 4, words())))];
}

const words = () => new PersonKeys(keyFile(), master);

async function measureOn(engine: string, db: Kysely<Database>): Promise<Line[]> {
	await migrateToLatest(db);
	const key = keyring(master);
	markHistory(db, key('audit'));
	const clock = { now: () => NOW, today: () => NOW.slice(0, 10) };
	const config = { publicUrl: 'http://127.0.0.1', proxies: 0, demo: false, notify: undefined, webhookInsideHosts: [] };
	const log = pino({ level: 'silent' });
	const world = { config, db, clock, random: randomBytes, key, log } as unknown as World;
	const app = createApp(world);
	const cookies = await people(db);
	const start = performance.now();
	await tellRounds(db, TOLD.rounds);
	console.log(`${engine}: told ${TOLD.told} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
	await publishDue(world);
	const rows = await rowsKept(db);
	const asked = await askEverything(engine, app, db, cookies.officer);
	const added = await costOfOne(engine, db, app, cookies.family);
	await db.destroy();
	return [
		...asked,
		{ bar: '', what: 'rows that a question may read: tallies, and what was published', measured: rows },
		...added,
	];
}

/** A complaints manager and a parent, and forty pods. */
async function people(db: Kysely<Database>): Promise<{ officer: string; family: string }> {
	const account = (id: string, kind: 'staff' | 'family', role: string) => ({
		...{ id, kind, role, name: id as never, email: null, language: 'en', wording: 'adult' },
		...{ contact_channel: 'portal', contact_detail: null, contact_times: null, created_at: NOW },
	});
	await db
		.insertInto('account')
		.values([account('officer', 'staff', 'complaints_manager'), account('parent', 'family', 'parent')] as never)
		.execute();
	const pods = Array.from({ length: 40 }, (_, index) => ({
		...{ id: `p${index}`, name: `Pod ${index}`, emblem: 'otter', phone: '01632 960 000', email: 'pod@council.example' },
		...{ open_from: '09:00', open_to: '17:00', opened_on: '2015-10-26', closed_on: null, checked_on: '2026-11-01' },
	}));
	await db
		.insertInto('pod')
		.values(pods as never)
		.execute();
	const open = (kind: 'staff' | 'family', accountId: string) =>
		db
			.transaction()
			.execute((trx) => openSession(trx, { kind, accountId, proved: kind === 'staff' } as never, NOW, undefined));
	return { officer: `session=${await open('staff', 'officer')}`, family: `session=${await open('family', 'parent')}` };
}

/** How many counts there are: they grow with months, pods and parts, and not with what is told. */
async function rowsKept(db: Kysely<Database>): Promise<string> {
	const count = async (table: 'tally' | 'published_count') =>
		Number(
			(
				await db
					.selectFrom(table)
					.select((of) => of.fn.countAll().as('many'))
					.executeTakeFirstOrThrow()
			).many,
		);
	return `${(await count('tally')).toLocaleString('en')} and ${(await count('published_count')).toLocaleString('en')}`;
}

interface Question {
	path: string;
	cookie: string | undefined;
}

/**
 * Each slice in each length of period, for the complaints team and for anybody, one pod alone, the widest that may be asked, and
 * what else is told of figures: days between, months to sign, the committee's table, a year's report.
 */
function questions(officer: string): Question[] {
	const grains = ['month', 'quarter', 'financial_year'] as const;
	const team = slices.flatMap((of) => grains.map((by) => `of=${of}&by=${by}`));
	const tenYears = 'from=2016-12&to=2026-11';
	const widest = ['all', 'theme', 'timeliness', 'channel', 'finding', 'step'].map(
		(of) => `of=${of}&by=month&${tenYears}`,
	);
	const fiveYears = 'from=2022-04&to=2026-11';
	const pods = [
		...(['month', 'quarter', 'financial_year'] as const).map((by) => `of=pod&by=${by}&${fiveYears}`),
		`of=pod&by=month&row=p7&${tenYears}`,
	];
	const ofPod = slices.map((of) => `of=${of}&pod=p7&by=month`);
	const anybody = slices
		.filter((of) => sliceOf[of].offered === 'anyone')
		.flatMap((of) => sliceOf[of].grains.map((by) => `of=${of}&by=${by}`));
	const beside = [
		...['trends/days-between', 'trends/days-between?pod=p7', 'trends/children-open', 'trends/known-changes'],
		...['months', 'months/2026-06', 'committee-tables/2025-26', 'annual-drafts', 'annual-drafts/2025-26'],
	];
	const trends = (queries: readonly string[]) => queries.map((query) => `trends?${query}`);
	return [
		...[...trends([...team, ...widest, ...pods, ...ofPod]), ...beside].map((path) => ({ path, cookie: officer })),
		...trends(anybody).map((path) => ({ path, cookie: undefined })),
	];
}

interface Took {
	name: string;
	/** Milliseconds until it was answered, and of this process's own work. */
	waited: number[];
	worked: number[];
}

async function askEverything(engine: string, app: App, db: Kysely<Database>, officer: string): Promise<Line[]> {
	const took = questions(officer).map(({ path, cookie }) => ({
		...{ path, cookie, name: `${path}${cookie ? '' : ' (anybody)'}`, waited: [] as number[], worked: [] as number[] },
	}));
	for (const one of took) await ask(app, one); // once to begin with: nothing is made ready yet
	const idle = await delayWhile(async () => {
		for (let nth = 0; nth < ASKED * took.length; nth += 1) await new Promise((resolve) => setImmediate(resolve));
		await new Promise((resolve) => setTimeout(resolve, 3000));
	});
	const nothing: number[] = [];
	const busy = await delayWhile(async () => {
		for (let round = 0; round < ASKED; round += 1) {
			for (const one of took) {
				const before = process.cpuUsage();
				const start = performance.now();
				await ask(app, one);
				one.waited.push(performance.now() - start);
				const { user, system } = process.cpuUsage(before);
				one.worked.push((user + system) / 1000);
				await new Promise((resolve) => setImmediate(resolve));
			}
			const start = performance.now();
			await sql`select 1`.execute(db);
			nothing.push(performance.now() - start);
		}
	});
	return linesOf(engine, took, { baseline: percentile(nothing, 0.99), busy, idle });
}

/** Of values in any order. */
const percentile = (values: readonly number[], share: number) =>
	nthOf(
		values.toSorted((a, b) => a - b),
		share,
	);

async function ask(app: App, { path, cookie }: Question): Promise<void> {
	const answer = await app.request(`/api/${path}`, { headers: cookie ? { cookie } : {} }, {});
	await answer.text();
	if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
}

/** How late the event loop is while something is done, p99, in milliseconds. */
async function delayWhile(work: () => Promise<void>): Promise<number> {
	const loop = monitorEventLoopDelay({ resolution: 1 });
	loop.enable();
	await work();
	loop.disable();
	return loop.percentile(99) / 1e6;
}

function linesOf(
	engine: string,
	took: readonly Took[],
	late: { baseline: number; busy: number; idle: number },
): Line[] {
	const each = took.map(({ name, waited, worked }) => ({
		...{ name, waited: percentile(waited, 0.99), worked: percentile(worked, 0.99), usually: median(worked) },
	}));
	const slowest = each.toSorted((a, b) => b.waited - a.waited);
	const hardest = each.toSorted((a, b) => b.worked - a.worked);
	for (const { name, waited, worked, usually } of slowest.slice(0, 12)) {
		console.log(`${name}: p99 ${ms(waited)}, of its own work ${ms(worked)}, half of them within ${ms(usually)}`);
	}
	const all = took.flatMap(({ waited }) => waited);
	return [
		{
			bar: '2.6.6',
			what: `${engine}, ${TOLD.told.toLocaleString('en')}: ${took.length} questions, the slowest, p99 (${slowest[0]!.name})`,
			measured: ms(slowest[0]!.waited),
			baseline: `${ms(late.baseline)} nothing asked`,
			ratio: times(slowest[0]!.waited / late.baseline),
			limit: `at most ${P99_MS_MOST} ms`,
			met: slowest[0]!.waited <= P99_MS_MOST,
		},
		{
			bar: '',
			what: `the one that works most, p99 of its processor time (${hardest[0]!.name})`,
			measured: ms(hardest[0]!.worked),
		},
		{ bar: '', what: `all of them, p99 (p50 ${ms(percentile(all, 0.5))})`, measured: ms(percentile(all, 0.99)) },
		{
			bar: '',
			what: 'event-loop delay meanwhile, p99',
			measured: ms(late.busy),
			baseline: `${ms(late.idle)} idle`,
			limit: `at most ${LOOP_MS_MOST} ms`,
			met: late.busy <= LOOP_MS_MOST,
		},
	];
}

/** What a complaint costs with tallies and with their followers off, turn and turn about. */
async function costOfOne(engine: string, db: Kysely<Database>, app: App, family: string): Promise<Line[]> {
	const with_: number[] = [];
	const without: number[] = [];
	for (const [isKept, into] of [
		[true, []],
		[false, without],
		[true, with_],
	] as const) {
		await switchFollowers(db, isKept);
		for (let nth = 0; nth < COMPLAINTS; nth += 1) {
			const before = process.cpuUsage();
			const start = performance.now();
			const answer = await app.request(
				'/api/representations',
				{
					method: 'POST',
					headers: { cookie: family, 'content-type': 'application/json' },
					body: JSON.stringify({
						kind: 'complaint',
						points: ['Nobody rang.'],
						wants: 'A ring',
						standing: 'parent',
						pod: null,
					}),
				},
				{},
			);
			if (answer.status !== 201) throw new Error(`not received: ${answer.status} ${await answer.text()}`);
			const { user, system } = process.cpuUsage(before);
			(into as number[]).push(isPostgres(db) ? performance.now() - start : (user + system) / 1000);
		}
	}
	const [more, less] = [median(with_), median(without)];
	const what = isPostgres(db) ? 'time' : 'processor time';
	return [
		{
			bar: '',
			what: `${engine}: a complaint with its tallies, ${what} (median of ${COMPLAINTS})`,
			measured: ms(more),
			baseline: `${ms(less)} without`,
			ratio: times(more / less),
		},
	];
}

const switchedOff = new Map<string, string>();

async function switchFollowers(db: Kysely<Database>, isOn: boolean): Promise<void> {
	if (isPostgres(db)) {
		const { rows } = await sql<{ name: string; table: string }>`select tgname as name, tgrelid::regclass::text as table
			from pg_trigger where tgname like '%\_tally\_%' and not tgisinternal`.execute(db);
		for (const { name, table } of rows) {
			await sql`alter table ${sql.ref(table)} ${sql.raw(isOn ? 'enable' : 'disable')} trigger ${sql.ref(name)}`.execute(
				db,
			);
		}
		return;
	}
	if (isOn) {
		for (const statement of switchedOff.values()) await sql.raw(statement).execute(db);
		switchedOff.clear();
		return;
	}
	const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master
		where type = 'trigger' and name like '%\_tally\_%' escape '\\'`.execute(db);
	for (const { name, sql: made } of rows) {
		switchedOff.set(name, made);
		await sql`drop trigger ${sql.ref(name)}`.execute(db);
	}
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { lineText } from '../../api/audit/chain.ts';
import { sealHistory } from '../../api/audit/changes.ts';
import { checkHistory } from '../../api/audit/check.ts';
import { listLines } from '../../api/audit/queries-chain.ts';
import { type Database, migrateToLatest, openSqlite } from '../../api/database.ts';
import { newId } from '../../api/ids.ts';
import { lineMac } from '../../api/record.ts';
import { afterwards, freshFolder } from './afterwards.ts';
import { median } from './load.ts';
import { type Line, perSecond, percent } from './table.ts';

const ROWS_PER_SECOND_LEAST = 200_000;
const LINES = 200_000;
/** A quiet council: each line comes alone and is sealed alone. */
const LINES_ALONE = 2000;
const AT_ONCE = 2000;
const ROUNDS = 3;
const key = Buffer.alloc(32, 5);

/** The audit checked whole, against what it costs to read the same rows and do nothing with them. */
export async function auditChecked(): Promise<Line[]> {
	const file = join(freshFolder('audit'), 'history.db');
	const db = openSqlite(file, key);
	afterwards(() => db.destroy());
	await migrateToLatest(db);
	const before = statSync(file).size;
	const world = { db, key: () => key, clock: { now: () => '2026-11-18T10:00:00.000Z' } } as never;
	await tellLines(db, LINES);
	await sealHistory(world);
	await sql`pragma wal_checkpoint(truncate)`.execute(db);
	const bytes = (statSync(file).size - before) / LINES;
	const rates = [];
	const reading = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		reading.push(await rateOf(LINES, () => readAll(db)));
		rates.push(await rateOf(LINES, () => checkAll(db)));
	}
	for (let nth = 0; nth < LINES_ALONE; nth += 1) {
		await tellLines(db, 1);
		await sealHistory(world);
	}
	const withAlone = await rateOf(LINES + LINES_ALONE, () => checkAll(db));
	const rate = median(rates);
	return [
		{
			bar: '3.8',
			what: `audit checked, ${LINES.toLocaleString('en')} lines`,
			measured: `${perSecond(rate)} lines`,
			baseline: `${perSecond(median(reading))} read alone`,
			ratio: percent(rate / median(reading)),
			limit: `at least ${perSecond(ROWS_PER_SECOND_LEAST)}`,
			met: rate >= ROWS_PER_SECOND_LEAST,
		},
		{
			bar: '',
			what: `with ${LINES_ALONE.toLocaleString('en')} more, each sealed alone`,
			measured: `${perSecond(withAlone)} lines`,
			ratio: percent(withAlone / rate),
		},
		{ bar: '', what: 'a line of the history, with its indexes', measured: `${Math.round(bytes)} bytes` },
	];
}

/** Lines in a second of this process's own time: it does nothing else, and on a shared machine it often waits for its turn. */
async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
	const began = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(began);
	return (count * 1_000_000) / (user + system);
}

async function checkAll(db: Kysely<Database>): Promise<void> {
	const { findings } = await checkHistory(db, key, new Map());
	if (findings.length > 0) throw new Error(`The history that was just written is not whole: ${findings[0]!.what}`);
}

async function readAll(db: Kysely<Database>): Promise<void> {
	let after: number | undefined;
	for (;;) {
		const lines = await listLines(db, after, 10_000);
		if (lines.length === 0) return;
		after = lines.at(-1)!.line;
	}
}

/** Staff who open complaints, as the house writes it down. */
async function tellLines(db: Kysely<Database>, count: number): Promise<void> {
	const mac = lineMac(key);
	for (let from = 0; from < count; from += AT_ONCE) {
		const lines = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, nth) => {
			const at = new Date(Date.UTC(2026, 0, 1) + (from + nth) * 1000).toISOString();
			const who = `0199aaaa-bbbb-7ccc-8ddd-${String(nth % 300).padStart(12, '0')}`;
			const content = {
				...{ id: newId(at), at, who_kind: 'staff', who_id: who, what: 'record.opened', subject: 'representation' },
				subject_id: `0199cccc-bbbb-7ccc-8ddd-${String((from + nth) % 90_000).padStart(12, '0')}`,
				particulars: '{"route":"/api/cases/:case","role":"pod_manager"}',
			};
			return { ...content, mac: mac(lineText(content)) };
		});
		await db.transaction().execute(async (trx) => {
			for (let at = 0; at < lines.length; at += 500) {
				await trx
					.insertInto('record')
					.values(lines.slice(at, at + 500))
					.execute();
			}
		});
	}
}

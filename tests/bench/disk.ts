import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3-multiple-ciphers';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../api/database.ts';
import { ascending, percentile } from './load.ts';

const kept = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'] as const;
export type Pragmas = Record<(typeof kept)[number], string>;

/** How the product opens its database: asked of a connection it made, so that both sides are always measured alike. */
export async function pragmasOf(db: Kysely<Database>): Promise<Pragmas> {
	const pairs = kept.map(async (name) => {
		const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
		return [name, String(rows[0]![name])] as const;
	});
	return Object.fromEntries(await Promise.all(pairs)) as Pragmas;
}

/** How fast something can be done again and again, one after the other. */
export interface Pace {
	rate: number;
	cpuMs: number;
	p95: number;
}

/** What one commit costs under the same library and settings: one row each, encrypted, and nothing around it. */
export function bareCommits(folder: string, pragmas: Pragmas, seconds: number): Pace {
	const database = new SQLite(join(folder, `commits-${randomBytes(4).toString('hex')}.db`));
	database.pragma("cipher='sqlcipher'");
	database.pragma('legacy=4');
	database.pragma(`key="x'${randomBytes(32).toString('hex')}'"`);
	for (const [name, value] of Object.entries(pragmas)) database.pragma(`${name}=${value}`);
	database.exec('create table line (id integer primary key, words text not null)');
	const insert = database.prepare('insert into line (words) values (?)');
	const words = 'x'.repeat(100);
	const pace = paceOf(seconds, () => insert.run(words));
	database.close();
	return pace;
}

/** The disk itself: 4 KiB into a file that is already there, on the platter before the next. */
export function bareSyncs(folder: string, seconds: number): Pace {
	const file = openSync(join(folder, 'syncs'), 'w');
	const page = randomBytes(4096);
	const pages = 1000;
	for (let at = 0; at < pages; at += 1) writeSync(file, page, 0, page.length, at * page.length);
	fdatasyncSync(file);
	let turn = 0;
	const pace = paceOf(seconds, () => {
		writeSync(file, page, 0, page.length, (turn++ % pages) * page.length);
		fdatasyncSync(file);
	});
	closeSync(file);
	return pace;
}

function paceOf(seconds: number, act: () => unknown): Pace {
	const latencies: number[] = [];
	const before = process.cpuUsage();
	const start = performance.now();
	for (let now = start; now - start < seconds * 1000;) {
		act();
		const after = performance.now();
		latencies.push(after - now);
		now = after;
	}
	const { user, system } = process.cpuUsage(before);
	const count = latencies.length;
	const rate = (count * 1000) / (performance.now() - start);
	return { rate, cpuMs: (user + system) / 1000 / count, p95: percentile(latencies.sort(ascending), 0.95) };
}

import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3-multiple-ciphers';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../api/database.ts';

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

/** Commits a second of the disk under the same library: one row each, encrypted, and nothing around it. */
export function commitsPerSecond(folder: string, pragmas: Pragmas, seconds: number): number {
	const database = new SQLite(join(folder, `commits-${randomBytes(4).toString('hex')}.db`));
	database.pragma("cipher='sqlcipher'");
	database.pragma('legacy=4');
	database.pragma(`key="x'${randomBytes(32).toString('hex')}'"`);
	for (const [name, value] of Object.entries(pragmas)) database.pragma(`${name}=${value}`);
	database.exec('create table line (id integer primary key, words text not null)');
	const insert = database.prepare('insert into line (words) values (?)');
	const words = 'x'.repeat(100);
	const rate = howOften(seconds, () => insert.run(words));
	database.close();
	return rate;
}

/** Writes a second of the disk itself: 4 KiB into a file that is already there, on the platter before the next. */
export function syncsPerSecond(folder: string, seconds: number): number {
	const file = openSync(join(folder, 'syncs'), 'w');
	const page = randomBytes(4096);
	const pages = 1000;
	for (let at = 0; at < pages; at += 1) writeSync(file, page, 0, page.length, at * page.length);
	fdatasyncSync(file);
	let turn = 0;
	const rate = howOften(seconds, () => {
		writeSync(file, page, 0, page.length, (turn++ % pages) * page.length);
		fdatasyncSync(file);
	});
	closeSync(file);
	return rate;
}

function howOften(seconds: number, act: () => unknown): number {
	const start = performance.now();
	let count = 0;
	while (performance.now() - start < seconds * 1000) {
		act();
		count += 1;
	}
	return (count * 1000) / (performance.now() - start);
}

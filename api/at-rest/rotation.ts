import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3-multiple-ciphers';
import pg from 'pg';
import { BadConfig } from '../config.ts';
import { DATABASE_FILE, KEYS_FILE, type WrappedKey } from '../key-store.ts';
import { keyFor } from '../keys.ts';
import { nameOf, unwrap, wrap } from '../person-keys.ts';

/** Each file, and the purpose of the key that it is encrypted under. The keys first: without them the words are nothing. */
const files = [
	[KEYS_FILE, 'keys'],
	[DATABASE_FILE, 'database'],
] as const;

/**
 * Puts another master key in the place of one, over a folder of SQLite files: every key of a person and the root are wrapped
 * anew, and both files are encrypted anew. Each file is written beside the old one and takes its place at one stroke, so that
 * it may be cut off at any moment and begun again. Refuses while anything else has the files open. Returns how many keys.
 */
export function rotateFiles(folder: string, from: Buffer, to: Buffer): number {
	const there = files.filter(([file]) => existsSync(join(folder, file)));
	const held = there.map(([file, purpose]) => ({
		file: join(folder, file),
		purpose,
		...holdAlone(join(folder, file), purpose, [to, from]),
	}));
	let count = 0;
	try {
		for (const { file, purpose, database, key } of held) {
			if (purpose === 'keys')
				count = (database.prepare('select count(*) as n from wrapped_key').get() as { n: number }).n;
			if (key === from) putInPlace(database, file, purpose, from, to);
		}
	} finally {
		for (const { database } of held) database.close();
	}
	return count;
}

/** Opens a file with whichever master key opens it, and lets nobody else in until it is closed. */
function holdAlone(file: string, purpose: string, masters: readonly Buffer[]) {
	for (const key of masters) {
		const database = openPlainly(file, keyFor(purpose, key));
		try {
			database.prepare('select count(*) from sqlite_master').get();
		} catch (error) {
			database.close();
			if ((error as { code?: string }).code === 'SQLITE_NOTADB') continue;
			throw error;
		}
		try {
			database.pragma('journal_mode=DELETE'); // only whoever is alone with it may
			database.pragma('locking_mode=EXCLUSIVE');
			database.exec('begin exclusive; commit');
		} catch {
			database.close();
			throw new BadConfig(`${file} is in use: stop Alongside first.`);
		}
		return { database, key };
	}
	throw new BadConfig(`Neither the old key nor the new one opens ${file}.`);
}

function openPlainly(file: string, key: Buffer): SQLite.Database {
	const database = new SQLite(file);
	database.pragma("cipher='sqlcipher'");
	database.pragma('legacy=4');
	database.pragma(`key="x'${key.toString('hex')}'"`);
	database.pragma('secure_delete=ON');
	return database;
}

/** Writes the file anew beside itself, whole and on the disk, before it takes the old one's place. */
function putInPlace(old: SQLite.Database, file: string, purpose: string, from: Buffer, to: Buffer): void {
	const beside = `${file}.rotating`;
	for (const leftover of [beside, `${beside}-journal`]) rmSync(leftover, { force: true });
	old.prepare('vacuum into ?').run(beside);
	const anew = openPlainly(beside, keyFor(purpose, from));
	if (purpose === 'keys') rewrapAll(anew, from, to);
	anew.pragma(`rekey="x'${keyFor(purpose, to).toString('hex')}'"`);
	anew.close();
	openPlainly(beside, keyFor(purpose, to)).close();
	onDisk(beside);
	renameSync(beside, file);
	onDisk(dirname(file));
}

function rewrapAll(database: SQLite.Database, from: Buffer, to: Buffer): void {
	const rows = database.prepare<[], WrappedKey>('select id, under, wrapped from wrapped_key').all();
	const put = database.prepare('update wrapped_key set under = ?, wrapped = ? where id = ?');
	database.transaction(() => {
		for (const { id, under, wrapped } of rewrapped(rows, from, to)) put.run(under, wrapped, id);
	})();
}

function rewrapped(rows: readonly WrappedKey[], from: Buffer, to: Buffer): WrappedKey[] {
	const [before, after] = [from, to].map((master) => ({ under: nameOf(master), wrapper: keyFor('people', master) }));
	return rows.map((row) =>
		wrap({ id: row.id, key: unwrap(row, before!.under, before!.wrapper) }, after!.under, after!.wrapper),
	);
}

function onDisk(path: string): void {
	const descriptor = openSync(path, 'r');
	fsyncSync(descriptor);
	closeSync(descriptor);
}

/**
 * The same on PostgreSQL, where the database has no key of its own: all keys are wrapped anew in one transaction, or none is.
 */
export async function rotateSchema(url: string, from: Buffer, to: Buffer): Promise<number> {
	const client = new pg.Client({ connectionString: url, application_name: 'alongside keys:rotate' });
	await client.connect();
	try {
		const others = await client.query(
			`select 1 from pg_stat_activity where datname = current_database() and application_name = 'alongside'`,
		);
		if (others.rowCount) throw new BadConfig('The database is in use: stop Alongside first.');
		await client.query('begin');
		await client.query('lock table keys.wrapped_key in access exclusive mode');
		const { rows } = await client.query<WrappedKey>('select id, under, wrapped from keys.wrapped_key');
		const old = rows.filter(({ under }) => under !== nameOf(to));
		for (const { id, under, wrapped } of rewrapped(old, from, to)) {
			await client.query('update keys.wrapped_key set under = $1, wrapped = $2 where id = $3', [under, wrapped, id]);
		}
		await client.query('commit');
		return rows.length;
	} finally {
		await client.end();
	}
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type SQLite from 'better-sqlite3-multiple-ciphers';
import { BadConfig } from '../config.ts';
import { DATABASE_FILE, KEYS_FILE, openEncrypted, type WrappedKey } from '../key-store.ts';
import { keyFor } from '../keys.ts';
import { nameOf, unwrap } from '../person-keys.ts';

export interface BackupAsked {
	folder: string;
	master: Buffer;
	/** Where the copy of the words goes, and where that of their keys: never the same place. */
	to: string;
	keysTo: string;
	/** How many days a copy of the keys is kept. After that nobody whose key was erased can be read in any copy of the words. */
	keepKeysDays: number;
	at: string;
}

export interface BackedUp {
	words: string;
	keys: string;
	lines: number;
	removed: string[];
}

const MS_PER_DAY = 86_400_000;

/**
 * Copies the words and, apart from them, their keys, while the house goes on. The words first: a key is on the disk before the
 * first words under it are, so the later copy of the keys has every key that the words need. A copy is opened and checked before
 * it is given its name, and carries no index of words: the marks in it could be tried out against a dictionary.
 */
export function backUp({ folder, master, to, keysTo, keepKeysDays, at }: BackupAsked): BackedUp {
	if (relative(resolve(to), resolve(keysTo)) === '' || !relative(resolve(to), resolve(keysTo)).startsWith('..')) {
		throw new BadConfig('The copy of the keys has to lie elsewhere than the copy of the words.');
	}
	for (const path of [to, keysTo]) mkdirSync(path, { recursive: true, mode: 0o700 });
	const stamp = at.replace(/[:.]/g, '-');
	const words = join(to, `alongside-${stamp}.db`);
	const keys = join(keysTo, `keys-${stamp}.db`);
	let lines = 0;
	copy(join(folder, DATABASE_FILE), words, keyFor('database', master), (made) => {
		forgetMarks(made);
		lines = (made.prepare('select count(*) as n from record').get() as { n: number }).n;
	});
	copy(join(folder, KEYS_FILE), keys, keyFor('keys', master), (made) => {
		const rows = made.prepare<[], WrappedKey>('select id, under, wrapped from wrapped_key').all();
		for (const row of rows) unwrap(row, nameOf(master), keyFor('people', master));
	});
	return { words, keys, lines, removed: removeOld(keysTo, Date.parse(at) - keepKeysDays * MS_PER_DAY) };
}

function copy(from: string, to: string, key: Buffer, look: (made: SQLite.Database) => void): void {
	const part = `${to}.part`;
	for (const leftover of ['', '-wal', '-shm', '-journal']) rmSync(part + leftover, { force: true });
	if (!existsSync(from)) throw new BadConfig(`There is no file at ${from}.`);
	const source = openEncrypted(from, key);
	source.prepare('vacuum into ?').run(part);
	source.close();
	const made = openEncrypted(part, key);
	const found = made.pragma('integrity_check', { simple: true });
	if (found !== 'ok') throw new BadConfig(`The copy of ${from} is damaged: ${String(found)}`);
	look(made);
	made.pragma('journal_mode=DELETE');
	made.close();
	renameSync(part, to);
}

/** Every text waits to be taken up again, which the first start with this copy does. */
function forgetMarks(made: SQLite.Database): void {
	const [follower] = made
		.prepare<[], { sql: string }>(`select sql from sqlite_master where name = 'said_row_update'`)
		.all();
	made.exec(`drop trigger said_row_update;
		insert into said (said) values ('delete-all');
		update said_row set words = null, name = null;
		${follower!.sql};
		vacuum`);
}

function removeOld(folder: string, before: number): string[] {
	const old = readdirSync(folder)
		.filter((name) => /^keys-.*\.db$/.test(name) && statSync(join(folder, name)).mtimeMs < before)
		.map((name) => join(folder, name));
	for (const file of old) rmSync(file);
	return old;
}

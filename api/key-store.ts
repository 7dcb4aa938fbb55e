import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3-multiple-ciphers';
import pg from 'pg';

/** What lies in `DATA_DIR`: the words, and apart from them their keys. */
export const DATABASE_FILE = 'alongside.db';
export const KEYS_FILE = 'keys.db';

/** A key as it is kept: wrapped under the master key of that name, and of no use without it. */
export interface WrappedKey {
	id: string;
	/** Which master key wraps it, so that a rotation that was cut off can go on. */
	under: string;
	wrapped: string;
}

/**
 * Where the wrapped keys are kept: apart from the words that they open, so that a copy of the words never brings its keys
 * along. Erasing a key here is what erases words in every copy of them.
 */
export interface KeyStore {
	find(ids: readonly string[]): Promise<WrappedKey[]>;
	list(): Promise<WrappedKey[]>;
	/** Keeps keys. One that is there already stays as it is. */
	add(keys: readonly WrappedKey[]): Promise<void>;
	/** Takes keys out, and leaves nothing of them on the disk. Harmless for keys that are not there. */
	remove(ids: readonly string[]): Promise<void>;
	/** Writes keys anew, all of them or none. */
	replace(keys: readonly WrappedKey[]): Promise<void>;
	close(): Promise<void>;
}

/** How a file is opened: to be looked at alone, it must be there already, and stays as it is. */
export interface Mode {
	isReadOnly: boolean;
}

/** Opens an encrypted SQLite file, made where there is none. Throws `SQLITE_NOTADB` when the key is another's. */
export function openEncrypted(
	file: string,
	key: Buffer,
	{ isReadOnly }: Mode = { isReadOnly: false },
): SQLite.Database {
	if (!isReadOnly) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const database = new SQLite(file, { readonly: isReadOnly });
	try {
		database.pragma("cipher='sqlcipher'");
		database.pragma('legacy=4');
		database.pragma(`key="x'${key.toString('hex')}'"`);
		if (!isReadOnly) {
			chmodSync(file, 0o600); // what the engine makes beside it takes after it
			database.pragma('journal_mode=WAL');
		}
	} catch (error) {
		database.close();
		throw error;
	}
	database.pragma('synchronous=FULL');
	database.pragma('foreign_keys=ON');
	database.pragma('secure_delete=ON');
	database.pragma('busy_timeout=5000');
	return database;
}

/** The default: a small encrypted file of its own beside the database. Without a path it is in memory, for tests. */
export function keyFile(at?: { file: string; key: Buffer }): KeyStore {
	const database = at ? openEncrypted(at.file, at.key) : new SQLite(':memory:');
	database.exec(
		'create table if not exists wrapped_key (id text primary key, under text not null, wrapped text not null) without rowid',
	);
	const some = database.prepare<[string], WrappedKey>(
		'select id, under, wrapped from wrapped_key where id in (select value from json_each(?))',
	);
	const put = (how: string) => {
		const one = database.prepare(`insert into wrapped_key values (?, ?, ?) on conflict (id) ${how}`);
		return database.transaction((keys: readonly WrappedKey[]) => {
			for (const { id, under, wrapped } of keys) one.run(id, under, wrapped);
		});
	};
	const add = put('do nothing');
	const replace = put('do update set under = excluded.under, wrapped = excluded.wrapped');
	return {
		find: async (ids) => some.all(JSON.stringify(ids)),
		list: async () => database.prepare<[], WrappedKey>('select id, under, wrapped from wrapped_key').all(),
		add: async (keys) => add(keys),
		replace: async (keys) => replace(keys),
		remove: async (ids) => {
			const { changes } = database
				.prepare('delete from wrapped_key where id in (select value from json_each(?))')
				.run(JSON.stringify(ids));
			if (changes === 0) return;
			database.exec('vacuum');
			database.pragma('wal_checkpoint(TRUNCATE)');
		},
		close: async () => void database.close(),
	};
}

/** On PostgreSQL a schema of its own (migration 0026), so that it can be left out of a dump, and dumped by itself. */
export function keySchema(url: string): KeyStore {
	const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'alongside' });
	pool.on('error', () => undefined);
	const rows = async (where: string, values: unknown[]) =>
		(await pool.query<WrappedKey>(`select id, under, wrapped from keys.wrapped_key ${where}`, values)).rows;
	const put = (keys: readonly WrappedKey[], how: string) =>
		pool.query(
			`insert into keys.wrapped_key select * from unnest($1::text[], $2::text[], $3::text[]) on conflict (id) ${how}`,
			[keys.map(({ id }) => id), keys.map(({ under }) => under), keys.map(({ wrapped }) => wrapped)],
		);
	return {
		find: (ids) => rows('where id = any($1)', [ids]),
		list: () => rows('', []),
		add: async (keys) => void (await put(keys, 'do nothing')),
		replace: async (keys) => void (await put(keys, 'do update set under = excluded.under, wrapped = excluded.wrapped')),
		remove: async (ids) => {
			const { rowCount } = await pool.query('delete from keys.wrapped_key where id = any($1)', [ids]);
			if (rowCount) await pool.query('vacuum full keys.wrapped_key');
		},
		close: () => pool.end(),
	};
}

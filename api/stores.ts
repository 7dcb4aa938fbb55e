import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { BadConfig, type Config } from './config.ts';
import { type Database, openPostgres, openSqlite } from './database.ts';
import { DATABASE_FILE, keyFile, KEYS_FILE, keySchema, type KeyStore } from './key-store.ts';
import { keyFor } from './keys.ts';
import { PersonKeys, rootKey } from './person-keys.ts';

/** The two things that a house keeps: the words, and apart from them their keys. */
export interface Stores {
	db: Kysely<Database>;
	keys: KeyStore;
	close(): Promise<void>;
}

/** Opens both under the master key. Throws `BadConfig` where it is another installation's. */
export function openStores(config: Pick<Config, 'databaseUrl' | 'dataDir'>, master: Buffer): Stores {
	const keys = openKeys(config, master);
	try {
		const db = openDatabase(config, master, new PersonKeys(keys, master));
		return { db, keys, close: () => db.destroy().then(() => keys.close()) };
	} catch (error) {
		void keys.close();
		throw error;
	}
}

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The wrapped keys: a small file of its own beside the database, or a schema of their own on PostgreSQL. */
function openKeys(config: Where, master: Buffer): KeyStore {
	if (config.databaseUrl !== undefined) return keySchema(config.databaseUrl);
	const file = join(config.dataDir, KEYS_FILE);
	return withKeyOf(file, () => keyFile({ file, key: keyFor('keys', master) }));
}

function openDatabase(config: Where, master: Buffer, words: PersonKeys): Kysely<Database> {
	if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl, undefined, words);
	const file = join(config.dataDir, DATABASE_FILE);
	return withKeyOf(file, () => openSqlite(file, keyFor('database', master), words));
}

function withKeyOf<Opened>(file: string, open: () => Opened): Opened {
	try {
		return open();
	} catch (error) {
		if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
		throw new BadConfig(
			`The key does not open ${file}. It belongs to another installation: give this one its own DATA_DIR, or its own key with SECRET_KEY_FILE.`,
		);
	}
}

/** Refuses to go on where there are words and not their keys: nothing would be read again, and nobody would be told why. */
export async function findRoot({ db, keys }: Stores, master: Buffer): Promise<Buffer> {
	const known = await rootKey.find(keys, master);
	if (known) return known;
	const hasWords = await db.selectFrom('person_key').select('key_id').limit(1).executeTakeFirst();
	if (hasWords) {
		throw new BadConfig(
			`The keys of people's words are not there. Put back the copy of ${KEYS_FILE} (or of the schema "keys") that belongs to this database.`,
		);
	}
	return rootKey.make(keys, master);
}

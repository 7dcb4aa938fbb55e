import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { type Database, openSqlite } from '../../api/database.ts';
import { DATABASE_FILE, keyFile, KEYS_FILE } from '../../api/key-store.ts';
import { keyFor, masterKey } from '../../api/keys.ts';
import { PersonKeys } from '../../api/person-keys.ts';
import { afterwards, freshFolder } from './afterwards.ts';
import { comeIn, type Family } from './family.ts';
import { buildIfStale, serve, type Served } from './served.ts';

/** A working day well inside the holiday table. */
export const NOW = '2026-11-18T10:00:00.000Z';

/** The real server over a fresh demo council, with somebody of a family come in. */
export interface House {
	served: Served;
	/** The same database, by a second connection. */
	db: Kysely<Database>;
	family: Family;
}

export async function openHouse(nodeOptions: readonly string[]): Promise<House> {
	buildIfStale();
	const dataDir = freshFolder('bench');
	const served = await serve({
		script: 'server.mjs',
		nodeOptions: [...startWords((word) => word.startsWith('--')), ...nodeOptions],
		env: () => ({ ...startSettings(), DATA_DIR: dataDir, DEMO: '1', CLOCK: NOW, LOG_LEVEL: 'warn', PROXIES: '1' }),
		readyAt: '/health/ready',
	});
	const key = masterKey({ dataDir, demo: true, secretKeyFile: undefined });
	const store = keyFile({ file: join(dataDir, KEYS_FILE), key: keyFor('keys', key) });
	const db = openSqlite(join(dataDir, DATABASE_FILE), keyFor('database', key), new PersonKeys(store, key));
	afterwards(() => db.destroy().then(() => store.close()));
	return { served, db, family: await comeIn(served.url) };
}

/** What `npm start` tells the process besides the script. */
function startWords(which: (word: string) => boolean): string[] {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
	return scripts.start.split(' ').filter(which);
}

function startSettings(): Record<string, string> {
	const settings = startWords((word) => /^[A-Z_]+=/.test(word));
	return Object.fromEntries(settings.map((word) => word.split('=') as [string, string]));
}

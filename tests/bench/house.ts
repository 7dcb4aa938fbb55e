import type { Kysely } from 'kysely';
import type { Database } from '../../api/database.ts';
import { afterwards, freshFolder } from './afterwards.ts';
import { comeIn, type Family, NOW, openMeasured } from './family.ts';
import { buildIfStale, serve, type Served } from './served.ts';

/** The real server over a fresh demo council, with somebody of a family come in. */
export interface House {
	served: Served;
	db: Kysely<Database>;
	family: Family;
}

export async function openHouse(nodeOptions: readonly string[]): Promise<House> {
	buildIfStale();
	const dataDir = freshFolder('bench');
	const served = await serve({
		script: 'server.ts',
		nodeOptions,
		env: () => ({ DATA_DIR: dataDir, DEMO: '1', CLOCK: NOW, LOG_LEVEL: 'warn' }),
		readyAt: '/health/ready',
	});
	const db = openMeasured(dataDir);
	afterwards(() => db.destroy());
	return { served, db, family: await comeIn(served.url, db) };
}

import type { Kysely } from 'kysely';
import { BadConfig, type Config } from '../config.ts';
import type { Database } from '../database.ts';

/** The setting that says: everything in this database is made up. */
const MARK = 'demo';

/**
 * Made-up people and real ones never share a database. Throws `BadConfig` where the demo would start over anything real,
 * or a real house over the demo.
 */
export async function refuseToMix(db: Kysely<Database>, config: Pick<Config, 'demo'>): Promise<void> {
	const marked = await isDemo(db);
	if (config.demo && !marked && (await isInUse(db))) {
		throw new BadConfig(
			'DEMO: this database holds real people or what they said, and the demo council is never made over them. Set DEMO=0, or give the demo a DATA_DIR or DATABASE_URL of its own.',
		);
	}
	if (!config.demo && marked) {
		throw new BadConfig(
			'DEMO: this database holds the demo council, and real people are never added to it. Give the real council a DATA_DIR or DATABASE_URL of its own, or set DEMO=1 to go on with the demo.',
		);
	}
}

/** Marks the database, in the transaction that makes the council. False when it was marked before. */
export async function markAsDemo(db: Kysely<Database>): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('setting')
		.values({ name: MARK, value: '1', review_on: null })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

export async function isDemo(db: Kysely<Database>): Promise<boolean> {
	const row = await db.selectFrom('setting').select('value').where('name', '=', MARK).executeTakeFirst();
	return row?.value === '1';
}

/** Whether anybody is in it, or anything was ever done in it. */
async function isInUse(db: Kysely<Database>): Promise<boolean> {
	for (const table of ['account', 'representation', 'record'] as const) {
		if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return true;
	}
	return false;
}

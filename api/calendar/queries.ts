import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { Day } from './day.ts';

/** Holidays proclaimed since the release, by day. */
export async function listProclaimed(db: Kysely<Database>): Promise<{ day: Day; name: string }[]> {
	return db
		.selectFrom('proclaimed_holiday')
		.select(['day', 'name'])
		.where('removed_at', 'is', null)
		.orderBy('day')
		.execute();
}

/** Every day that was ever proclaimed here, taken back or not: where dates may have been worked out otherwise. */
export async function listEverProclaimed(db: Kysely<Database>): Promise<Day[]> {
	const rows = await db.selectFrom('proclaimed_holiday').select('day').distinct().execute();
	return rows.map(({ day }) => day);
}

import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';

/** Whether the database answers a question just now. */
export async function canRead(db: Kysely<Database>): Promise<boolean> {
	try {
		await db.selectFrom('setting').select('name').limit(1).execute();
		return true;
	} catch {
		return false;
	}
}

import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { readList } from '../erased.ts';

/** The written record of an oral complaint as it was last sent, and when it was agreed; null where there is none. */
export async function findRecord(db: Kysely<Database>, id: string) {
	const row = await db
		.selectFrom('written_record')
		.select(['step_number as step', 'points', 'wants'])
		.select(['sent_on as sentOn', 'agreed_on as agreedOn', 'agreed_by as agreedBy'])
		.where('representation_id', '=', id)
		.orderBy('step_number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row === undefined ? null : { ...row, points: readList(row.points) };
}

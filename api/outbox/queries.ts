import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';

/** Letters to people that will not go by themselves, oldest first. The address stays out of the list: the kind says enough. */
export async function listStuckLetters(db: Kysely<Database>) {
	return db
		.selectFrom('letter')
		.select(['id', 'kind', 'queued_at as queuedAt', 'tries', 'last_error as lastError', 'about'])
		.where('state', '=', 'stuck')
		.where('channel', '!=', 'webhook')
		.orderBy('queued_at')
		.execute();
}

export async function countWaitingLetters(db: Kysely<Database>): Promise<number> {
	const { waiting } = await db
		.selectFrom('letter')
		.select((select) => select.fn.countAll<number>().as('waiting'))
		.where('state', '=', 'waiting')
		.where('channel', '!=', 'webhook')
		.executeTakeFirstOrThrow();
	return Number(waiting);
}

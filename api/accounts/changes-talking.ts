import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import { londonDay } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { append } from '../record.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import type { Family, Who } from './roles.ts';
import { settledTalking, type Talking } from './talking.ts';

/** Somebody says how we may talk with them. It holds for whoever rings, meets or writes to them from now on. */
export async function sayTalking(world: World, who: Family, said: Talking): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute((trx) => keepTalking(trx, who, who.id, said, now));
}

/**
 * Keeps with a person how they are talked with, whoever heard it: themselves, or staff who asked. What they did not speak of stays
 * as it was. Of the words themselves nothing is in the record.
 */
export async function keepTalking(
	trx: Transaction<Database>,
	who: Who,
	accountId: string,
	said: Pick<Talking, 'interpreter' | 'spoken'> & Partial<Talking>,
	now: Instant,
): Promise<void> {
	const { interpreter, spoken, formats, more } = settledTalking(said);
	const seal = await sealerFor(trx, { account: accountId }, now);
	await trx
		.updateTable('account')
		.set({
			...{ interpreter, spoken_language: seal(accountId, spoken), talking_said_on: londonDay(now) },
			...(formats && { paper_formats: formats.length === 0 ? null : formats.join(',') }),
			...(more !== undefined && { talking_more: seal(accountId, more) }),
		})
		.where('id', '=', accountId)
		.execute();
	const particulars = { interpreter };
	await append(trx, { at: now, who, what: 'talking.said', subject: 'account', subjectId: accountId, particulars });
}

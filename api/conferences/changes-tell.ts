import type { Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';

/**
 * "You have a message", where this person said that an email or a text message is safe. Only here means that nothing is
 * sent at all (S55), and so does an account that has ended: the portal shows it when they come in.
 */
export async function tellFamily(trx: Transaction<Database>, accountId: string, now: string): Promise<void> {
	const { contact_channel, contact_detail, language, ended_at } = await trx
		.selectFrom('account')
		.select(['contact_channel', 'contact_detail', 'language', 'ended_at'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	const channel = contact_channel === 'email' || contact_channel === 'sms' ? contact_channel : undefined;
	if (channel === undefined || contact_detail === null || ended_at !== null) return;
	await queueLetter(trx, { kind: 'staff_wrote', channel, address: contact_detail, language }, now);
}

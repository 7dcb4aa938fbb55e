import { sql, type Transaction } from 'kysely';
import { londonDay } from './calendar/day.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { prepared } from './prepared.ts';
import { toldOf, type WebhookEvent } from './programs/events.ts';
import type { Happening } from './record.ts';

/**
 * Queues, in the change's own transaction, what programs are told of it: that something happened, when, and to which
 * representation. Not one word, and nobody's name: whoever reads what a program receives learns that there is something to ask.
 */
export async function announce(trx: Transaction<Database>, happenings: readonly Happening[]): Promise<void> {
	const events = happenings.flatMap(({ what, subject, subjectId, at }) => {
		const type = toldOf(what, subject);
		return type === undefined ? [] : [{ type, timestamp: at, data: { id: subjectId } }];
	});
	if (events.length === 0) return;
	const told = await addressesTold(trx, londonDay(events[0]!.timestamp));
	for (const event of events) for (const { id } of told) await queueEvent(trx, id, event);
}

/**
 * The addresses of programs whose key still opens something. What is looked for in the scopes stands in the question itself:
 * SQLite makes a question anew each time when it is handed what follows `like`.
 */
const addressesTold = prepared((db, today: string) =>
	db
		.selectFrom('webhook')
		.innerJoin('program', 'program.id', 'webhook.program_id')
		.select('webhook.id')
		.where('ended_at', 'is', null)
		.where('revoked_at', 'is', null)
		.where('expires_on', '>=', today)
		.where('scopes', 'like', sql.lit('%webhooks%')),
);

/** Puts one event for one address in the outbox. Its id is the message's, at every try. */
export async function queueEvent(trx: Transaction<Database>, webhookId: string, event: WebhookEvent): Promise<void> {
	const queued = { queued_at: event.timestamp, next_try_at: event.timestamp, state: 'waiting', tries: 0 } as const;
	await trx
		.insertInto('letter')
		.values({
			...{ id: newId(event.timestamp), kind: 'webhook', channel: 'webhook', address: '', language: 'en' },
			about: webhookId,
			...queued,
			payload: JSON.stringify(event),
		})
		.execute();
}

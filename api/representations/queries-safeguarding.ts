import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { isInside, mayTriage } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';

/**
 * What was raised of harm in this complaint and what a person decided. Officers read it whole; whoever answers it learns that
 * there is something, and the decision once there is one, never the words or the reason.
 */
export async function getSafeguarding(db: Kysely<Database>, who: Staff, id: string) {
	const { guarded } = await getGuarded(db, id);
	if (!isInside(who, guarded)) throw notFound();
	const mayReadAll = mayTriage(who, guarded);
	const items = await listItems(db, id);
	return items.map(({ words, raisedBy, decidedBy, reason, lado, decision, decidedAt, ...item }) => ({
		...item,
		words: mayReadAll ? words : null,
		raisedBy: mayReadAll ? raisedBy : null,
		decision: decision && {
			decision,
			decidedAt: decidedAt!,
			lado: mayReadAll ? lado : null,
			reason: mayReadAll ? reason : null,
			decidedBy: mayReadAll ? decidedBy : null,
		},
	}));
}

/** Whether something raised in this complaint still waits for a person's decision. */
export async function awaitsSafeguarding(db: Kysely<Database>, id: string): Promise<boolean> {
	return (await listItems(db, id)).some(({ decision }) => decision === null);
}

async function listItems(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('urgent_item')
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
		.leftJoin('account as raiser', 'raiser.id', 'urgent_item.raised_by')
		.leftJoin('account as decider', 'decider.id', 'urgent_decision.decided_by')
		.select(['urgent_item.id', 'raised_at as raisedAt', 'decide_by as decideBy', 'words', 'raiser.name as raisedBy'])
		.select(['decision', 'lado', 'reason', 'decided_at as decidedAt', 'decider.name as decidedBy'])
		.where('representation_id', '=', id)
		.orderBy('urgent_item.id')
		.execute();
}

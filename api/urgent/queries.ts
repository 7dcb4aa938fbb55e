import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';

/** Urgent items, those without a decision first, then the newest. */
export async function listUrgentItems(db: Kysely<Database>) {
	return db
		.selectFrom('urgent_item')
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
		.leftJoin('account', 'account.id', 'urgent_item.account_id')
		.leftJoin('account as decider', 'decider.id', 'urgent_decision.decided_by')
		.leftJoin('representation', 'representation.id', 'urgent_item.representation_id')
		.select(['urgent_item.id', 'urgent_item.raised_at', 'urgent_item.words', 'urgent_item.reach'])
		.select(['urgent_item.typed_so_far', 'account.name as person', 'representation.reference'])
		.select(['urgent_decision.decision', 'urgent_decision.reason', 'urgent_decision.decided_at'])
		.select('decider.name as decidedBy')
		.orderBy((order) => order.case().when('urgent_decision.id', 'is', null).then(0).else(1).end())
		.orderBy('urgent_item.raised_at', 'desc')
		.limit(200)
		.execute();
}

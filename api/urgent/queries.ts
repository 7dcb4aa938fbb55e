import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { talkingColumns } from '../accounts/talking.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';

/** Urgent items, those without a decision first, then the newest. Never one that came with a complaint about the reader. */
export async function listUrgentItems(db: Kysely<Database>, who: Staff) {
	return seenBy(db, who)
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
		.leftJoin('account', 'account.id', 'urgent_item.account_id')
		.leftJoin('account as raiser', 'raiser.id', 'urgent_item.raised_by')
		.leftJoin('account as decider', 'decider.id', 'urgent_decision.decided_by')
		.select(['urgent_item.id', 'urgent_item.raised_at', 'urgent_item.words', 'urgent_item.reach', 'decide_by'])
		.select(['urgent_item.typed_so_far', 'account.name as person', 'representation.reference'])
		.select(['representation.id as representation', 'raiser.name as raisedBy', 'decider.name as decidedBy'])
		.select(['urgent_decision.decision', 'urgent_decision.lado', 'urgent_decision.reason'])
		.select('urgent_decision.decided_at')
		.select(talkingColumns)
		.orderBy((order) => order.case().when('urgent_decision.id', 'is', null).then(0).else(1).end())
		.orderBy('urgent_item.raised_at', 'desc')
		.limit(200)
		.execute();
}

/** One of those, and whether it came with a complaint about somebody on the staff. */
export async function findUrgentItem(db: Kysely<Database>, who: Staff, id: string) {
	const item = await seenBy(db, who)
		.select(['urgent_item.id', 'about', 'about_account_id'])
		.where('urgent_item.id', '=', id)
		.executeTakeFirst();
	if (!item) return null;
	return { id, aboutStaff: item.about_account_id !== null || item.about === 'worker' || item.about === 'manager' };
}

function seenBy(db: Kysely<Database>, who: Staff) {
	return db
		.selectFrom('urgent_item')
		.leftJoin('representation', 'representation.id', 'urgent_item.representation_id')
		.where((where) => where.or([where('about_account_id', 'is', null), where('about_account_id', '!=', who.id)]));
}

/** Items whose day is over, without a decision, that nobody was reminded of yet. */
export async function listOverdue(db: Kysely<Database>, today: Day): Promise<string[]> {
	const rows = await db
		.selectFrom('urgent_item')
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
		.select('urgent_item.id')
		.where('urgent_decision.id', 'is', null)
		.where('decide_by', '<', today)
		.where('reminded_at', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

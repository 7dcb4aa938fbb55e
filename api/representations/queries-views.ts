import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';

/** The lists that this person keeps, then those that others of the team share, each by name. */
export async function listViews(db: Kysely<Database>, who: Staff) {
	const rows = await db
		.selectFrom('saved_view')
		.innerJoin('account', 'account.id', 'saved_view.account_id')
		.select(['saved_view.id', 'saved_view.name', 'shared', 'asked', 'account_id', 'account.name as keeper'])
		.where((where) => where.or([where('account_id', '=', who.id), where('shared', '=', 1)]))
		.orderBy((order) => order.case().when('account_id', '=', who.id).then(0).else(1).end())
		.orderBy('saved_view.name')
		.execute();
	return rows.map(({ account_id, shared, ...view }) => ({
		...view,
		shared: shared === 1,
		mine: account_id === who.id,
	}));
}

import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/**
 * Of these people, those whom reaching is in doubt: a court or lost contact closed a relation of theirs, domestic abuse was said
 * as work ended, they are not to be reached or are held, or somebody pressed "I am not safe". Of whomever they are related to
 * as well, because they may live in one house. Unknown is not in it: nobody has said anything.
 */
export async function listInDoubt(db: Kysely<Database>, accountIds: readonly string[]): Promise<Set<string>> {
	if (accountIds.length === 0) return new Set();
	const relations = await db
		.selectFrom('relation')
		.select(['account_id', 'of_account_id', 'closed_because'])
		.where((where) => where.or([where('account_id', 'in', accountIds), where('of_account_id', 'in', accountIds)]))
		.execute();
	const relatedTo = (id: string) => relations.filter((one) => one.account_id === id || one.of_account_id === id);
	const family = [...new Set([...accountIds, ...relations.flatMap((one) => [one.account_id, one.of_account_id])])];
	const alarmed = new Set([...(await listUnsafeAtClosure(db, family)), ...(await listAlarmed(db, family))]);
	return new Set(
		accountIds.filter((id) => {
			const around = relatedTo(id);
			const isClosed = around.some(({ closed_because: because }) => because !== null);
			return (
				isClosed ||
				alarmed.has(id) ||
				around.some((one) => alarmed.has(one.account_id) || alarmed.has(one.of_account_id))
			);
		}),
	);
}

async function listUnsafeAtClosure(db: Kysely<Database>, ids: readonly string[]): Promise<string[]> {
	const rows = await db
		.selectFrom('closure_person')
		.innerJoin('closure', 'closure.id', 'closure_person.closure_id')
		.leftJoin('closure_hold', (join) =>
			join.onRef('closure_hold.person_id', '=', 'closure_person.id').on('closure_hold.lifted_at', 'is', null),
		)
		.select('account_id')
		.where('account_id', 'in', ids)
		.where((where) =>
			where.or([
				where('has_domestic_abuse', '=', 1),
				where('contact', '!=', 'safe'),
				where('closure_hold.id', 'is not', null),
			]),
		)
		.execute();
	return rows.map((row) => row.account_id);
}

async function listAlarmed(db: Kysely<Database>, ids: readonly string[]): Promise<string[]> {
	const rows = await db.selectFrom('urgent_item').select('account_id').where('account_id', 'in', ids).execute();
	return rows.flatMap((row) => row.account_id ?? []);
}

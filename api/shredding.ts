import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from './calendar/day.ts';
import { type Database, isPostgres } from './database.ts';
import { keysOf, named, type Owner } from './sealing.ts';
import type { World } from './world.ts';

/** All that is under keys because of one family member: their account, what they sent, and what was raised for them. */
export async function everythingOf(db: Kysely<Database>, account: string): Promise<Owner[]> {
	const sent = await db.selectFrom('representation').select('id').where('from_account_id', '=', account).execute();
	const raised = await db.selectFrom('urgent_item').select('id').where('account_id', '=', account).execute();
	const theirs = await Promise.all(sent.map(({ id }) => everythingAbout(db, id)));
	const owners: Owner[] = [{ account }, ...theirs.flat(), ...raised.map(({ id }) => ({ urgentItem: id }))];
	return [...new Map(owners.map((owner) => [named(owner).join(' '), owner])).values()];
}

/** All that is under keys because of one representation. */
export async function everythingAbout(db: Kysely<Database>, representation: string): Promise<Owner[]> {
	const raised = await db
		.selectFrom('urgent_item')
		.select('id')
		.where('representation_id', '=', representation)
		.execute();
	return [{ representation }, ...raised.map(({ id }) => ({ urgentItem: id }))];
}

/**
 * Words of these owners are never read again, here at once. The keys are marked in the caller's own transaction, so that a
 * change and its shredding are both kept or both not; after it the caller awaits `finishShredding`, which takes them out of the
 * store. If the power goes between the two, the next start does it. Returns how many keys there were.
 */
export async function shred(trx: Transaction<Database>, owners: readonly Owner[], now: Instant): Promise<number> {
	let count = 0;
	for (const owner of owners) {
		const [kind, id] = named(owner);
		const { numUpdatedRows } = await trx
			.updateTable('person_key')
			.set({ shredded_at: now })
			.where('owner_kind', '=', kind)
			.where('owner_id', '=', id)
			.where('shredded_at', 'is', null)
			.executeTakeFirstOrThrow();
		count += Number(numUpdatedRows);
		await forgetMarks(trx, owner);
	}
	return count;
}

/** What the index of words has of somebody goes with their key. */
async function forgetMarks(trx: Transaction<Database>, owner: Owner): Promise<void> {
	const marks = trx.updateTable('said_row').set({ words: '', name: '' });
	if ('account' in owner) {
		await marks.where('source', '=', 'account').where('source_id', '=', owner.account).execute();
	}
	if (!('representation' in owner)) return;
	const points = trx.selectFrom('complaint_point').select('id').where('representation_id', '=', owner.representation);
	await marks.where('source', '=', 'representation').where('source_id', '=', owner.representation).execute();
	await marks.where('source', '=', 'complaint_point').where('source_id', 'in', points).execute();
}

/**
 * Takes every key that is marked as shredded out of the store, and writes down when it was gone. Outside of any transaction.
 * Another process may open words with what it has in memory for half a minute more. Returns how many keys went.
 */
export async function finishShredding({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<number> {
	const marked = await db
		.selectFrom('person_key')
		.select('key_id')
		.where('shredded_at', 'is not', null)
		.where('destroyed_at', 'is', null)
		.execute();
	if (marked.length === 0) return 0;
	const ids = marked.map(({ key_id }) => key_id);
	await keysOf(db).erase(ids);
	await db.updateTable('person_key').set({ destroyed_at: clock.now() }).where('key_id', 'in', ids).execute();
	return ids.length;
}

/** How large the database is. Bytes. */
export async function sizeOf(db: Kysely<Database>): Promise<number> {
	const size = isPostgres(db)
		? sql<{ bytes: number | string }>`select pg_database_size(current_database()) as bytes`
		: sql<{
				bytes: number | string;
			}>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`;
	return Number((await size.execute(db)).rows[0]!.bytes);
}

/** What was overwritten is in no file beside the database any more. It takes milliseconds. */
export async function emptyLog(db: Kysely<Database>): Promise<void> {
	if (!isPostgres(db)) await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db);
}

/**
 * After an erasure: what is in no row any more is in no file either. SQLite writes its file anew, for which it waits for every
 * other connection and they for it; PostgreSQL gives the room of what went back to itself.
 */
export async function leaveNoTrace(db: Kysely<Database>): Promise<void> {
	await sql`vacuum`.execute(db);
	await emptyLog(db);
}

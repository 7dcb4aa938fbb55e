import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { unseal } from './keys.ts';
import { type Holder, sealerFor } from './sealing.ts';
import { rowOf, type SealedWords, sealedWords } from './words.ts';
import type { World } from './world.ts';

const BATCH = 200;

/** The setting that says which words of this database are sealed, so that a start need not look through all of them. */
const MARK = 'sealed';

/** Columns that were sealed under one key for everybody before people had keys of their own. */
const before: Record<string, string> = {
	'response.present': 'answers',
	'response_answer.sealed': 'answers',
	'views_outcome.sealed': 'outcomes',
	'closure_hold.lifted_because': 'closure reasons',
	'kept_draft.sealed': 'kept drafts',
};

type Clocked = { db: World['db']; clock: Pick<World['clock'], 'now'> };
type KeyBefore = (purpose: string) => Buffer;
type Row = Record<string, string | null> & { of: string; owner: string };

/**
 * Seals what a database from before has bare, or under one key for everybody, some rows at a time. It may be stopped at any
 * moment, and goes on where it was. `keyBefore` are the keys of that time. Returns how many rows it sealed.
 */
export async function sealWhatIsBare({ db, clock }: Clocked, keyBefore: KeyBefore): Promise<number> {
	const all = createHash('sha256').update(JSON.stringify(sealedWords)).digest('base64url');
	const mark = await db.selectFrom('setting').select('value').where('name', '=', MARK).executeTakeFirst();
	if (mark?.value === all) return 0;
	const count = await sealTables({ db, clock }, Object.keys(sealedWords), keyBefore);
	const row = { name: MARK, value: all, review_on: null };
	await db
		.insertInto('setting')
		.values(row)
		.onConflict((conflict) => conflict.column('name').doUpdateSet(row))
		.execute();
	return count;
}

/** Names and contacts of families that came into the database by a way that did not seal them: imports, above all. */
export async function sealAccounts(world: Clocked): Promise<number> {
	return sealTables(world, ['account'], nothingBefore);
}

function nothingBefore(): Buffer {
	throw new Error('Nothing of it was sealed before');
}

async function sealTables({ db, clock }: Clocked, tables: readonly string[], keyBefore: KeyBefore): Promise<number> {
	let count = 0;
	for (const table of tables) {
		for (let done = BATCH; done === BATCH; count += done) {
			done = await db.transaction().execute((trx) => sealSome(trx, table, sealedWords[table]!, keyBefore, clock.now()));
		}
	}
	return count;
}

async function sealSome(
	trx: Transaction<Database>,
	table: string,
	words: SealedWords,
	keyBefore: KeyBefore,
	now: string,
): Promise<number> {
	const bare = trx.withoutPlugins();
	const isBare = (column: string) => sql`(${sql.ref(column)} <> '' and ${sql.ref(column)} not like '~1~%')`;
	const { rows } = await sql<Row>`select ${sql.ref(rowOf(table))} as "of", ${sql.raw(words.by)} as owner,
		${sql.join(words.columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
		where (${sql.join(words.columns.map(isBare), sql` or `)}) and ${sql.raw(words.only ?? '1 = 1')} limit ${BATCH}`.execute(
		bare,
	);
	for (const row of rows) {
		const seal = await sealerFor(trx, ownerOf(words, row.owner), now);
		for (const column of words.columns) {
			const stored = row[column];
			if (stored == null || stored === '' || stored.startsWith('~1~')) continue;
			const purpose = before[`${table}.${column}`];
			const text = purpose === undefined ? stored : unseal(stored, keyBefore(purpose));
			await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${seal(row.of, text)}
				where ${sql.ref(rowOf(table))} = ${row.of} and ${sql.ref(column)} = ${stored}`.execute(bare);
		}
	}
	return rows.length;
}

function ownerOf({ owner }: SealedWords, id: string): Holder {
	if (owner === 'letters') return { letters: true };
	if (owner === 'account') return { account: id };
	return owner === 'representation' ? { representation: id } : { urgentItem: id };
}

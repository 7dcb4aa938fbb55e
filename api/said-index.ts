import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { erased } from './erased.ts';
import { keysOf } from './sealing.ts';

/** So many texts are taken up at a time: about ten milliseconds. */
const BATCH = 100;

/** 64 bits of each word's mark, as sixteen letters that every engine's index takes for one word. */
const MARK_BYTES = 8;

/**
 * Takes up what was written since the last time into the index of words. The index holds a mark of each word, made with a key:
 * whoever has the database and not the key reads no word in it, and sees only that texts have one in common. Done before every
 * search and every hour, so that nothing waits for it as it is written. Returns how many texts it took up.
 */
export async function takeUpWords({ db }: { db: Kysely<Database> }): Promise<number> {
	if (db.isTransaction) return takeUpSome(db as Transaction<Database>);
	let count = 0;
	for (;;) {
		if ((await waiting(db, 1)).length === 0) return count;
		count += await db.transaction().execute(takeUpSome);
		await setImmediate(); // others have their turn
	}
}

/** A copy that was put back without its index has every text to be taken up. */
export async function noticeTexts(db: Kysely<Database>): Promise<void> {
	if (await db.selectFrom('said_row').select('number').limit(1).executeTakeFirst()) return;
	for (const source of ['complaint_point', 'representation', 'account'] as const) {
		await db
			.insertInto('said_row')
			.columns(['source', 'source_id'])
			.expression((from) =>
				from
					.selectFrom(source)
					.select([sql.lit(source).as('source'), `${source}.id`])
					.where(sql<boolean>`1 = 1`),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}

async function takeUpSome(trx: Transaction<Database>): Promise<number> {
	const rows = await waiting(trx, BATCH);
	const texts = await textsOf(trx, rows);
	const markOf = await marker(trx);
	const marks = (text: string | null | undefined) =>
		text == null || text === erased ? '' : [...new Set(wordsIn(text).map(markOf))].toSorted().join(' ');
	for (const { number, source, source_id } of rows) {
		const said = texts.get(`${source} ${source_id}`);
		const taken = { words: marks(said?.words), name: marks(said?.name) };
		await trx.updateTable('said_row').set(taken).where('number', '=', number).execute();
	}
	return rows.length;
}

function waiting(db: Kysely<Database>, most: number) {
	return db
		.selectFrom('said_row')
		.select(['number', 'source', 'source_id'])
		.where('words', 'is', null)
		.orderBy('number')
		.limit(most)
		.execute();
}

type Waiting = Awaited<ReturnType<typeof waiting>>;

/** What is looked for: points, what is wanted, and names. */
async function textsOf(trx: Transaction<Database>, rows: Waiting) {
	const of = (wanted: string) => ['', ...rows.flatMap(({ source, source_id }) => (source === wanted ? source_id : []))];
	const points = await trx
		.selectFrom('complaint_point')
		.select(['id', 'words'])
		.where('id', 'in', of('complaint_point'))
		.execute();
	const people = await trx.selectFrom('account').select(['id', 'name']).where('id', 'in', of('account')).execute();
	const sent = await trx
		.selectFrom('representation')
		.select(['id', 'wants as words', 'person_name as name'])
		.where('id', 'in', of('representation'))
		.execute();
	const found = new Map<string, { words?: string | null; name?: string | null }>();
	for (const { id, words } of points) found.set(`complaint_point ${id}`, { words });
	for (const { id, name } of people) found.set(`account ${id}`, { name });
	for (const { id, words, name } of sent) found.set(`representation ${id}`, { words, name });
	return found;
}

/** The words of a text, in any script, as they are compared. */
export function wordsIn(text: string): string[] {
	return (
		text
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
	);
}

/** What makes the mark of a word. */
export async function marker(db: Kysely<Database>): Promise<(word: string) => string> {
	const key = await keysOf(db).search();
	return (word) => {
		const mark = createHmac('sha256', key).update(word).digest().subarray(0, MARK_BYTES);
		return mark.toString('hex').replace(/[0-9]/g, (digit) => String.fromCharCode('g'.charCodeAt(0) + Number(digit)));
	};
}

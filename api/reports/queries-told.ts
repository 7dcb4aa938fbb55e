import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { erased } from '../erased.ts';
import { notFound } from '../refusal.ts';
import { visibleTo } from '../representations/queries-visible.ts';
import { markOf } from '../seen.ts';
import { periodOf } from '../trends/period.ts';
import { foundIn, type Known } from './naming.ts';
import { whatWasSaid, whomWeKnow } from './queries-names.ts';
import {
	type FoundAt,
	longSentences,
	missingTexts,
	type TellingState,
	type TellingText,
	type TellingLanguage,
	type TellingWording,
	textFor,
} from './telling.ts';

/** So many of the newest stand on the public page: a page and not an archive. */
const PUBLISHED_MOST = 50;
const LIST_MOST = 200;

/** Every learning action that is done, of what this person may know of, and whether the public is told of it. */
export async function listLearning(db: Kysely<Database>, who: Staff) {
	const rows = await learning(db, who)
		.orderBy('promise.done_on', 'desc')
		.orderBy('promise.id', 'desc')
		.limit(LIST_MOST)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		case: row.representation_id,
		reference: row.reference,
		words: row.words,
		doneOn: row.done_on!,
		telling: stateOf(row),
		publishedAt: row.published_at,
	}));
}

/** One of them with its texts, and what stands out in each. Refuses as not found. */
export async function getLearning(db: Kysely<Database>, who: Staff, promise: string, today: Day) {
	const row = await learning(db, who).where('promise.id', '=', promise).executeTakeFirst();
	if (row === undefined) throw notFound();
	const texts = await readDraft(db, row.change_id);
	const known = await knownTo(db, row.representation_id, today);
	return {
		id: row.id,
		changeId: row.change_id,
		case: row.representation_id,
		reference: row.reference,
		words: row.words,
		doneOn: row.done_on!,
		telling: stateOf(row),
		publishedAt: row.published_at,
		texts,
		found: texts.flatMap((text) => standingOut(text, known)),
		missing: missingTexts(texts),
		long: texts.flatMap(longSentences),
		seen: markOf([row.change_id, row.published_at, texts]),
	};
}

export type Learning = Awaited<ReturnType<typeof getLearning>>;

async function knownTo(db: Kysely<Database>, representation: string, today: Day): Promise<Known> {
	const [known, said] = await Promise.all([whomWeKnow(db, today), whatWasSaid(db, representation)]);
	return { ...known, said };
}

function standingOut({ language, wording, heard, changed }: TellingText, known: Known): FoundAt[] {
	return foundIn(`${heard}\n${changed}`, known).map((found) => ({ language, wording, ...found }));
}

function learning(db: Kysely<Database>, who: Staff) {
	return db
		.selectFrom('promise')
		.innerJoin('register_line', 'register_line.representation_id', 'promise.representation_id')
		.leftJoin('told_change', (join) =>
			join.onRef('told_change.promise_id', '=', 'promise.id').on('told_change.taken_down_at', 'is', null),
		)
		.selectAll('promise')
		.select(['register_line.reference', 'told_change.id as change_id', 'told_change.published_at'])
		.where('promise.kind', '=', 'learning')
		.where('promise.done_on', 'is not', null)
		.where(visibleTo(who));
}

function stateOf(row: { change_id: string | null; published_at: string | null }): TellingState {
	if (row.change_id === null) return 'none';
	return row.published_at === null ? 'draft' : 'published';
}

/** The texts as they were last kept. Of a complaint that was erased nothing is left. */
async function readDraft(db: Kysely<Database>, change: string | null): Promise<TellingText[]> {
	if (change === null) return [];
	const { draft } = await db
		.selectFrom('told_change')
		.select(['id', 'draft'])
		.where('id', '=', change)
		.executeTakeFirstOrThrow();
	return draft === erased ? [] : (JSON.parse(draft) as TellingText[]);
}

async function listTexts(db: Kysely<Database>, changes: readonly string[]) {
	if (changes.length === 0) return [];
	return db.selectFrom('told_change_text').selectAll().where('change_id', 'in', changes).execute();
}

/**
 * What anybody is told, the newest first, each in the language and wording asked for or the nearest there is. It says in which
 * financial year it was published and no day: a day beside what changed may lead to somebody.
 */
export async function listTold(db: Kysely<Database>, language: TellingLanguage, wording: TellingWording) {
	const rows = await db
		.selectFrom('told_change')
		.select(['id', 'published_at'])
		.where('published_at', 'is not', null)
		.where('taken_down_at', 'is', null)
		.orderBy('published_at', 'desc')
		.orderBy('id', 'desc')
		.limit(PUBLISHED_MOST)
		.execute();
	const texts = Map.groupBy(
		await listTexts(
			db,
			rows.map(({ id }) => id),
		),
		({ change_id }) => change_id,
	);
	return rows.flatMap(({ id, published_at }) => {
		const text = textFor(texts.get(id) ?? [], language, wording);
		if (text === undefined) return [];
		const { heard, changed } = text;
		return [
			{ year: periodOf('financial_year', published_at!.slice(0, 10)).code, language: text.language, heard, changed },
		];
	});
}

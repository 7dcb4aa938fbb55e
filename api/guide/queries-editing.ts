import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { markOf } from '../seen.ts';
import type { World } from '../world.ts';
import { factsNow, keptOf, shown, textNow } from './queries.ts';
import { shippedText, type TextOf } from './shipped/index.ts';
import { faultsOf } from './soundness.ts';
import { type GuideText, guideWordings, type TopicId, topicIds } from './topics.ts';

/** A draft: its id is another one each time it is saved, so that a second editor can be told. */
export interface Draft {
	id: string;
	text: GuideText;
	madeAt: string;
	by: string;
}

/** Every topic for whoever keeps the guide: when it is read again, and of each of its texts whose it is and how old. */
export async function listForEditing(world: World, languages: readonly string[]) {
	const { db, clock } = world;
	const [kept, rows] = await Promise.all([db.selectFrom('guide_topic').selectAll().execute(), listTexts(db)]);
	return topicIds.map((topic) => {
		const own = rows.filter((row) => row.topic === topic);
		const { reviewOn, isDue, bslVideo } = keptOf(kept, topic, world, clock.today());
		return {
			...{ topic, reviewOn, isDue, bslVideo },
			title: textNow(published(own), { topic, language: 'en', wording: 'adult' }).text.title,
			texts: languages.flatMap((language) =>
				guideWordings.map((wording) => statusOf(own, { topic, language, wording })),
			),
		};
	});
}

/** One text for whoever edits it: as it is read now, the draft and what is wrong with it, every version there was. */
export async function getForEditing(world: World, of: TextOf) {
	const { db, clock } = world;
	const [draft, rows, kept, facts] = await Promise.all([
		findDraft(db, of),
		listTexts(db, of.topic),
		db.selectFrom('guide_topic').selectAll().execute(),
		factsNow(world),
	]);
	const { text, language, version } = textNow(published(rows), of);
	const { reviewOn, isDue, bslVideo } = keptOf(kept, of.topic, world, clock.today());
	return {
		...{ ...of, now: text, nowIn: language, version, facts, reviewOn, isDue, bslVideo },
		isOlder: statusOf(rows, of).isOlder,
		shipped: shippedText(of) ?? null,
		draft: draft ?? null,
		faults: draft === undefined ? [] : faultsOf(of.topic, of.wording, draft.text),
		versions: rows
			.filter((row) => isOf(row, of) && row.publishedAt !== null)
			.map(({ version: number, by, publishedAt }) => ({ version: number, by, publishedAt: publishedAt! })),
		seen: markOf(kept.filter((row) => row.topic === of.topic)),
	};
}

/** One text as the person would read it: the draft where there is one, a version that was published, or what is read now. */
export async function previewText(world: World, of: TextOf, version: number | null) {
	const rows = await listTexts(world.db, of.topic);
	const wanted = version ?? UNNUMBERED;
	const found = rows.find((row) => isOf(row, of) && row.version === wanted);
	if (found === undefined && version !== null) throw notFound();
	const now = textNow(published(rows), of);
	const text = found ? (JSON.parse(found.text) as GuideText) : now.text;
	const isDraft = found !== undefined && found.publishedAt === null;
	const language = found ? of.language : now.language;
	return { ...shown(of.topic, text), facts: await factsNow(world), isDraft, language };
}

/** A draft has no number yet: it gets the next one when it is published. */
export const UNNUMBERED = 0;

export async function findDraft(db: Kysely<Database>, of: TextOf): Promise<Draft | undefined> {
	const row = await db
		.selectFrom('guide_text')
		.innerJoin('account', 'account.id', 'guide_text.made_by')
		.select(['guide_text.id', 'text', 'made_at as madeAt', 'account.name as by'])
		.where('topic', '=', of.topic)
		.where('guide_text.language', '=', of.language)
		.where('guide_text.wording', '=', of.wording)
		.where('published_at', 'is', null)
		.executeTakeFirst();
	return row === undefined ? undefined : { ...row, text: JSON.parse(row.text) as GuideText };
}

/** Everything that the council ever wrote, of one topic or all, the newest version first. */
async function listTexts(db: Kysely<Database>, topic?: TopicId) {
	const all = db
		.selectFrom('guide_text')
		.innerJoin('account', 'account.id', 'guide_text.made_by')
		.select(['topic', 'guide_text.language', 'guide_text.wording', 'version', 'text', 'account.name as by'])
		.select('published_at as publishedAt')
		.orderBy('version', 'desc');
	return (topic === undefined ? all : all.where('topic', '=', topic)).execute();
}

type Row = Awaited<ReturnType<typeof listTexts>>[number];
type OneOf = Pick<Row, 'topic' | 'language' | 'wording'>;

const isOf = (row: OneOf, of: OneOf) =>
	row.topic === of.topic && row.language === of.language && row.wording === of.wording;

function published(rows: readonly Row[]) {
	return rows
		.filter(({ publishedAt }) => publishedAt !== null)
		.map((row) => ({ ...(row as Row & TextOf), text: JSON.parse(row.text) as GuideText }));
}

/**
 * Whose a text is, and whether the English one says something newer: published after this one, which is then to be looked at
 * by somebody who knows both languages. What ships is older than anything that a council published.
 */
function statusOf(rows: readonly Row[], of: TextOf) {
	const newest = rows.find((row) => isOf(row, of) && row.publishedAt !== null);
	const english = rows.find((row) => isOf(row, { ...of, language: 'en' }) && row.publishedAt !== null);
	const since = newest?.publishedAt ?? '';
	return {
		...{ language: of.language, wording: of.wording },
		version: newest?.version ?? 0,
		publishedAt: newest?.publishedAt ?? null,
		by: newest?.by ?? null,
		hasDraft: rows.some((row) => isOf(row, of) && row.publishedAt === null),
		isShipped: shippedText(of) !== undefined,
		isOlder: of.language !== 'en' && english !== undefined && since < english.publishedAt!,
	};
}

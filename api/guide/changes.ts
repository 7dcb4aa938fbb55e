import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { type Day, plusMonths } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import { shippedReviewOn } from '../council/settings.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { markOf } from '../seen.ts';
import type { World } from '../world.ts';
import { type Draft, findDraft, UNNUMBERED } from './queries-editing.ts';
import type { TextOf } from './shipped/index.ts';
import { faultsOf } from './soundness.ts';
import type { GuideText, TopicId } from './topics.ts';
import { isOurVideo } from './video.ts';

/** How long a topic that was read again is taken to be right. Months. */
const READ_FOR = 12;

/**
 * Saves the draft of a text, sound or not. `seen` is the draft that the editor began from: where somebody else has saved,
 * discarded or published since, the second of the two is told. Returns the id of the draft as it is now.
 */
export async function saveDraft(
	{ db, clock }: World,
	who: Staff,
	of: TextOf,
	{ seen, text }: { seen: string | null; text: GuideText },
): Promise<string> {
	const now = clock.now();
	return db.transaction().execute(async (trx) => {
		await takeAway(trx, of, seen);
		const id = newId(now);
		await trx
			.insertInto('guide_text')
			.values({
				...{ id, topic: of.topic, language: of.language, wording: of.wording, version: UNNUMBERED },
				...{ text: JSON.stringify(text), made_by: who.id, made_at: now, published_at: null },
			})
			.execute()
			.catch(toldAsSecond);
		return id;
	});
}

export async function discardDraft({ db, clock }: World, who: Staff, of: TextOf, seen: string): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await takeAway(trx, of, seen);
		await append(trx, {
			...{ at: clock.now(), who, what: 'guide.draft_discarded' },
			...{ subject: 'guide_text', subjectId: seen, particulars: particularsOf(of) },
		});
	});
}

/**
 * Makes the draft what families read from now on, under the next number; the versions before it stay as they were. Refuses
 * one that is not sound with every fault by its path.
 */
export async function publishDraft({ db, clock }: World, who: Staff, of: TextOf, seen: string): Promise<number> {
	const now = clock.now();
	return db.transaction().execute(async (trx) => {
		const { text } = await theDraft(trx, of, seen);
		const faults = faultsOf(of.topic, of.wording, text).map(({ path, code }) => [path, code]);
		if (faults.length > 0) throw new Refusal('guide.draft.unsound', 422, Object.fromEntries(faults));
		const { last } = await trx
			.selectFrom('guide_text')
			.select((select) => select.fn.max('version').as('last'))
			.where('topic', '=', of.topic)
			.where('language', '=', of.language)
			.where('wording', '=', of.wording)
			.executeTakeFirstOrThrow();
		const version = Number(last) + 1;
		const { numUpdatedRows } = await trx
			.updateTable('guide_text')
			.set({ version, made_by: who.id, published_at: now })
			.where('id', '=', seen)
			.where('published_at', 'is', null)
			.executeTakeFirst()
			.catch(toldAsSecond);
		if (numUpdatedRows !== 1n) throw somebodyElse();
		await append(trx, {
			...{ at: now, who, what: 'guide.published' },
			...{ subject: 'guide_text', subjectId: seen, particulars: { ...particularsOf(of), version } },
		});
		return version;
	});
}

/** What is kept of a topic whatever the language: by when it is read again, and where it is told in British Sign Language. */
export interface TopicWanted {
	seen: string;
	/** A year from now where none is given: somebody read it today, and it is right. */
	reviewOn: Day | null;
	/** Null takes it out; undefined leaves it. */
	bslVideo?: string | null | undefined;
}

/** Refuses a day that is not to come, and a video that is not on the council's own site. */
export async function changeTopic(world: World, who: Staff, topic: TopicId, wanted: TopicWanted): Promise<void> {
	const { db, clock, config } = world;
	const now = clock.now();
	await db.transaction().execute(async (trx) => {
		const before = await trx.selectFrom('guide_topic').selectAll().where('topic', '=', topic).execute();
		if (markOf(before) !== wanted.seen) throw new Refusal('guide.topic.somebody_else', 409);
		const reviewOn = wanted.reviewOn ?? plusMonths(clock.today(), READ_FOR);
		const video = wanted.bslVideo === undefined ? (before[0]?.bsl_video ?? null) : wanted.bslVideo;
		const councilSite = (await getSettings(trx)).council_site;
		const mistakes: Record<string, string> = {};
		if (reviewOn <= clock.today()) mistakes['reviewOn'] = 'guide.review.past';
		if (video !== null && !isOurVideo(video, { councilSite, ownSite: config.publicUrl })) {
			mistakes['bslVideo'] = 'guide.video.not_ours';
		}
		if (Object.keys(mistakes).length > 0) throw new Refusal('form.fields.invalid', 422, mistakes);
		const row = { topic, review_on: reviewOn, bsl_video: video, changed_by: who.id, changed_at: now };
		if (before[0] === undefined) await trx.insertInto('guide_topic').values(row).execute().catch(toldAsSecondOfTopic);
		else await changeIfSame(trx, row, before[0].changed_at);
		await append(trx, {
			...{ at: now, who, what: 'guide.topic_reviewed', subject: 'guide_topic', subjectId: topic },
			particulars: {
				...{ review_on: reviewOn, was_review_on: before[0]?.review_on ?? shippedReviewOn },
				video: (before[0]?.bsl_video ?? null) !== video,
			},
		});
	});
}

/** Of two who read the same row before either wrote, the second finds it gone. */
async function changeIfSame(
	trx: Transaction<Database>,
	row: { topic: string; review_on: string; bsl_video: string | null; changed_by: string; changed_at: string },
	readAt: string,
): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('guide_topic')
		.set(row)
		.where('topic', '=', row.topic)
		.where('changed_at', '=', readAt)
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) throw new Refusal('guide.topic.somebody_else', 409);
}

async function theDraft(trx: Transaction<Database>, of: TextOf, seen: string): Promise<Draft> {
	const draft = await findDraft(trx, of);
	if (draft?.id !== seen) throw somebodyElse();
	return draft;
}

async function takeAway(trx: Transaction<Database>, of: TextOf, seen: string | null): Promise<void> {
	if (seen === null) return; // the number that every draft has tells the second of two who begin
	await theDraft(trx, of, seen);
	const { numDeletedRows } = await trx.deleteFrom('guide_text').where('id', '=', seen).executeTakeFirst();
	if (numDeletedRows !== 1n) throw somebodyElse();
}

const particularsOf = ({ topic, language, wording }: TextOf) => ({ topic, language, wording });

function toldAsSecond(error: unknown): never {
	throw /unique/i.test(String(error)) ? somebodyElse() : error;
}

function toldAsSecondOfTopic(error: unknown): never {
	throw /unique/i.test(String(error)) ? new Refusal('guide.topic.somebody_else', 409) : error;
}

function somebodyElse(): Refusal {
	return new Refusal('guide.draft.somebody_else', 409);
}

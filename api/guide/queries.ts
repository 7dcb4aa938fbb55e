import type { Kysely } from 'kysely';
import type { Day } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import { isDue } from '../council/setting-rules.ts';
import {
	equalityAdvice,
	informationCommissioner,
	ombudsman,
	type Settings,
	shippedReviewOn,
} from '../council/settings.ts';
import type { Database } from '../database.ts';
import type { World } from '../world.ts';
import { daysFrom } from './days.ts';
import { blocksOf } from './lines.ts';
import { shippedText, type TextOf } from './shipped/index.ts';
import { type Gap, type GuideText, type GuideWording, type TopicId, topicIds, topics } from './topics.ts';

/** In what language and wording somebody reads. */
export interface GuideVoice {
	language: string;
	wording: GuideWording;
}

/** A text as families read it now, and the language that it is in. Version 0 is what ships. */
export interface TextNow {
	text: GuideText;
	language: string;
	version: number;
}

/** Every topic with its title, for the list; in English where the language has none. */
export async function listTopics(db: Kysely<Database>, voice: GuideVoice) {
	const [own, kept] = await Promise.all([newestOf(db, voice), keptTopics(db)]);
	return topicIds.map((topic) => {
		const { text, language } = textNow(own, { topic, ...voice });
		const hasVideo = kept.some((row) => row.topic === topic && row.bsl_video !== null);
		return { topic, picture: topics[topic].picture, title: text.title, summary: text.summary, language, hasVideo };
	});
}

/** One topic as it is read now, with what its gaps are filled with today. */
export async function readTopic(world: World, topic: TopicId, voice: GuideVoice) {
	const { db, clock } = world;
	const [own, kept, facts] = await Promise.all([newestOf(db, voice, topic), keptTopics(db), factsNow(world)]);
	const { text, language, version } = textNow(own, { topic, ...voice });
	const { reviewOn, bslVideo } = keptOf(kept, topic, world, clock.today());
	return { ...shown(topic, text), language, version, facts, reviewOn, bslVideo };
}

/** A text as what it is shown as. */
export function shown(topic: TopicId, { title, summary, sections }: GuideText) {
	return {
		...{ topic, picture: topics[topic].picture, title, summary },
		sections: sections.map(({ id, heading, lines }) => ({ id, heading, blocks: blocksOf(lines) })),
	};
}

/** What stands in the gaps of every text today: numbers and names as they are set, times as `09:00`, days as days. */
export async function factsNow({ db, clock }: Pick<World, 'db' | 'clock'>): Promise<Record<Gap, string | null>> {
	return factsOf(await getSettings(db), clock.today());
}

function factsOf(settings: Settings, today: Day): Record<Gap, string | null> {
	return {
		front_door_phone: settings.front_door_phone,
		out_of_hours_phone: settings.out_of_hours_phone,
		complaints_phone: settings.complaints_phone,
		advocacy_phone: settings.advocacy_phone,
		advocacy_name: settings.advocacy_name,
		ombudsman_phone: ombudsman.phone,
		ico_phone: informationCommissioner.phone,
		equality_phone: equalityAdvice.phone,
		council: settings.council_name,
		opens: settings.office_opens,
		closes: settings.office_closes,
		...daysFrom(today),
	};
}

/** The text that is read in this language and wording: the council's newest, else what ships, else the same in English. */
export function textNow(own: readonly OwnText[], of: TextOf): TextNow {
	for (const language of [of.language, 'en']) {
		const found = own.find((row) => row.topic === of.topic && row.language === language && row.wording === of.wording);
		if (found) return { text: found.text, language, version: found.version };
		const text = shippedText({ ...of, language });
		if (text) return { text, language, version: 0 };
	}
	throw new Error(`The guide that ships in English has no ${of.topic} (${of.wording})`);
}

/** A text that the council published. */
export interface OwnText extends TextOf {
	text: GuideText;
	version: number;
}

/** The council's newest texts in this language and wording, and in English, of every topic or of one. */
async function newestOf(db: Kysely<Database>, { language, wording }: GuideVoice, topic?: TopicId): Promise<OwnText[]> {
	const all = db
		.selectFrom('guide_text')
		.select(['topic', 'language', 'wording', 'version', 'text'])
		.where('published_at', 'is not', null)
		.where('language', 'in', [language, 'en'])
		.where('wording', '=', wording)
		.orderBy('version', 'desc');
	const rows = await (topic === undefined ? all : all.where('topic', '=', topic)).execute();
	const seen = new Set<string>();
	return rows.flatMap((row) => {
		const key = `${row.topic} ${row.language}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return [{ ...row, text: JSON.parse(row.text) as GuideText } as OwnText];
	});
}

const keptTopics = (db: Kysely<Database>) => db.selectFrom('guide_topic').selectAll().execute();
type Kept = Awaited<ReturnType<typeof keptTopics>>;

/** By when a topic is read again, whether that day has come, and its video. */
export function keptOf(kept: Kept, topic: TopicId, { config }: Pick<World, 'config'>, today: Day) {
	const row = kept.find((one) => one.topic === topic);
	const reviewOn = row?.review_on ?? shippedReviewOn;
	const isOwn = row !== undefined;
	return { reviewOn, isDue: isDue({ reviewOn, isOwn }, today, config.demo), bslVideo: row?.bsl_video ?? null, isOwn };
}

/** How many topics are to be read again by somebody of the council. */
export async function countTopicsDue(world: World): Promise<number> {
	const kept = await keptTopics(world.db);
	return topicIds.filter((topic) => keptOf(kept, topic, world, world.clock.today()).isDue).length;
}

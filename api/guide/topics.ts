/**
 * What the guide for families is about. A topic is written in every language and in three wordings; what ships lies in
 * `shipped/<language>.json`, and a council may publish its own over any of them.
 *
 * Every `shipped/<language>.json` has the shape of `ShippedGuide` and the same topics, sections and gaps as the English one.
 * `npx vitest run -c tests/vitest.config.ts tests/api/guide/shipped.test.ts` names everything that is wrong with one:
 * what is missing, sentences that are too long, gaps that nobody fills, pictures that do not exist. What a line may look
 * like is told in `lines.ts`.
 */
export const topicIds = [
	'pod',
	'charter',
	'rights',
	'assessments',
	'plans',
	'meetings',
	'records',
	'seeing_records',
	'advocates',
	'complaints',
	'privacy',
	'accessibility',
] as const;
export type TopicId = (typeof topicIds)[number];

export const guideWordings = ['adult', 'young', 'easy'] as const;
export type GuideWording = (typeof guideWordings)[number];

export interface Section {
	/** `stage_1`. One that the topic does not require may have any. */
	id: string;
	heading: string;
	/** In the notation of `lines.ts`. */
	lines: string[];
}

/** A topic as it is read in one language and wording. */
export interface GuideText {
	title: string;
	/** One sentence, beside the title in the list of topics. */
	summary: string;
	sections: Section[];
}

export type ShippedGuide = Record<TopicId, Record<GuideWording, GuideText>>;

/** What may stand in a line as `{{name}}` and is filled in as the page is read: the council's own facts, and days counted from today. */
export const gapKinds = {
	front_door_phone: 'phone',
	out_of_hours_phone: 'phone',
	complaints_phone: 'phone',
	advocacy_phone: 'phone',
	ombudsman_phone: 'phone',
	ico_phone: 'phone',
	equality_phone: 'phone',
	advocacy_name: 'name',
	council: 'name',
	opens: 'time',
	closes: 'time',
	today: 'day',
	stage_1_day: 'day',
	stage_1_last: 'day',
	stage_2_day: 'day',
	stage_2_last: 'day',
	stage_3_day: 'day',
} as const;
export type Gap = keyof typeof gapKinds;
export type GapKind = (typeof gapKinds)[Gap];
/** Gaps that are a day counted from today. */
export type DayGap = { [G in Gap]: (typeof gapKinds)[G] extends 'day' ? G : never }[Gap];
export const gaps = Object.keys(gapKinds) as Gap[];

/** How much there may be, in characters, lines and words of one sentence. */
export const guideLimits = {
	title: 60,
	summary: 160,
	heading: 80,
	line: 400,
	lines: 14,
	sections: 12,
	sentence: { adult: 20, young: 20, easy: 15 },
} as const;

interface Topic {
	/** Of the house's own drawings (`src/components/pictures.ts`). */
	picture: string;
	/** Sections that nobody may leave out, and what must be said in each: a right or a promise hangs on it. */
	must: Record<string, readonly Gap[]>;
}

export const topics = {
	pod: { picture: 'friends', must: { who: [], away: [], reach: ['front_door_phone', 'out_of_hours_phone'] } },
	charter: { picture: 'open-hand', must: { continuity: [], consistency: [], collaboration: [], culture: [] } },
	rights: { picture: 'sun', must: { heard: [], understand: [], helper: [], wrong: [] } },
	assessments: { picture: 'eye', must: { what: [], you: [] } },
	plans: { picture: 'page', must: { in_need: [], protection: [], care: [] } },
	meetings: { picture: 'meeting', must: { before: [], at: [], after: [] } },
	records: { picture: 'pencil', must: { what: [], who: [], not: [] } },
	seeing_records: { picture: 'search', must: { ask: ['front_door_phone'], out: [] } },
	advocates: { picture: 'talk', must: { what: [], right: [], get: ['advocacy_phone'] } },
	complaints: {
		picture: 'worry',
		must: {
			tell: [],
			stage_1: ['stage_1_day', 'stage_1_last'],
			stage_2: ['stage_2_day', 'stage_2_last'],
			stage_3: ['stage_3_day'],
			ombudsman: ['ombudsman_phone'],
		},
	},
	/** The privacy notice: UK GDPR articles 13 and 14. */
	privacy: {
		picture: 'lock',
		must: {
			who: ['council'],
			sees: [],
			long: [],
			site: [],
			safe: [],
			yours: ['front_door_phone', 'ico_phone'],
		},
	},
	/** The accessibility statement: regulation 8 of the Public Sector Bodies Accessibility Regulations 2018. */
	accessibility: {
		picture: 'information',
		must: { aim: [], gaps: [], other: ['front_door_phone'], tell: ['front_door_phone', 'equality_phone'] },
	},
} as const satisfies Record<TopicId, Topic>;

export function mustHave(topic: TopicId): Readonly<Record<string, readonly Gap[]>> {
	return topics[topic].must;
}

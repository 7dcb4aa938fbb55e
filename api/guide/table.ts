/** What the council wrote itself of one topic, in one language and wording. A published version is never altered. */
export interface GuideTextTable {
	id: string;
	topic: string;
	language: string;
	wording: string;
	/** 0 is the draft, of which there is at most one. */
	version: number;
	/** The text as JSON: `GuideText` of `topics.ts`. */
	text: string;
	made_by: string;
	made_at: string;
	/** Null while it is a draft. */
	published_at: string | null;
}

/** A topic that somebody read again, or gave a video. */
export interface GuideTopicTable {
	topic: string;
	review_on: string;
	bsl_video: string | null;
	changed_by: string;
	changed_at: string;
}

export interface GuideTables {
	guide_text: GuideTextTable;
	guide_topic: GuideTopicTable;
}

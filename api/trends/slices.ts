import type { Granularity } from './period.ts';

/** What is counted side by side for the service. No table adds columns together. */
export const columns = ['compliments', 'complaints', 'ideas', 'anonymous'] as const;

/**
 * Every column there is. `complaints` are those with a name, `anonymous` are outside the procedure (S24); `points` are what
 * complaints are about, one by one; `stage_1` to `stage_3` are answers given at that stage; `actions` are things promised
 * after a complaint; `steps` are things that happened.
 */
export const everyColumn = [...columns, 'points', 'stage_1', 'stage_2', 'stage_3', 'actions', 'steps'] as const;
export type Column = (typeof everyColumn)[number];

/** How a table is cut. `all` is one row for the service; every other has a row for each part. */
export const slices = [
	'all',
	'points',
	'pod',
	'theme',
	'route',
	'channel',
	'group',
	'language',
	'advocacy',
	'stage',
	'outcome',
	'timeliness',
	'finding',
	'step',
	'learning',
	'learning_kind',
] as const;
export type Slice = (typeof slices)[number];

/** By which day something is counted. */
export type CountedBy = 'received' | 'closed' | 'made' | 'happened';

/** One row of another slice: `route` `statutory_children`. */
export interface PartOf {
	slice: Slice;
	part: string;
}

export interface SliceOf {
	columns: readonly Column[];
	countedBy: CountedBy;
	/** Where the kept counts of its rows lie, where that is under another name; `pod` is `all`, a pod at a time. */
	kept: string;
	/** Where its total lies. Without `part` it is the whole service. */
	total: { kept: string; part: string };
	/**
	 * The row of another slice that its total is, or that it could give away: nothing of it is shown to anybody outside the
	 * complaints team in a year in which that row is hidden.
	 */
	behind: PartOf | null;
	/** Whom it is offered to at all: `team` is the complaints team, with every count as it is. */
	offered: 'anyone' | 'staff' | 'team';
	/** The lengths of period that are offered to others than the complaints team. */
	grains: readonly Granularity[];
}

const byYear: readonly Granularity[] = ['financial_year'];
const whole = { kept: 'all', part: 'all' };
const received = {
	columns,
	countedBy: 'received',
	total: whole,
	behind: null,
	offered: 'anyone',
	grains: byYear,
} as const;
const answered = {
	columns: ['stage_1'],
	countedBy: 'closed',
	total: { kept: 'answered', part: 'all' },
	behind: { slice: 'route', part: 'statutory_children' },
	offered: 'anyone',
	grains: byYear,
} as const;
const promised = {
	columns: ['actions'],
	countedBy: 'made',
	total: { kept: 'learning_total', part: 'all' },
	behind: null,
	offered: 'anyone',
	grains: byYear,
} as const;

/** What each slice is. Nothing finer than a year is safe for rows: a pod hears from a family every few months. */
export const sliceOf: Readonly<Record<Slice, SliceOf>> = {
	all: { ...received, kept: 'all', grains: ['month', 'quarter', 'financial_year'] },
	points: {
		...received,
		columns: ['complaints', 'points'],
		kept: 'all',
		grains: ['month', 'quarter', 'financial_year'],
	},
	pod: { ...received, kept: 'all', offered: 'staff' },
	theme: { ...received, columns: ['compliments', 'complaints', 'anonymous'], kept: 'theme' },
	route: { ...received, columns: ['complaints'], kept: 'route' },
	channel: { ...received, kept: 'channel' },
	group: { ...received, kept: 'group' },
	language: { ...received, kept: 'language' },
	advocacy: {
		...received,
		columns: ['complaints'],
		kept: 'advocacy',
		total: { kept: 'group', part: 'child' },
		behind: { slice: 'group', part: 'child' },
	},
	stage: {
		...received,
		columns: ['complaints'],
		kept: 'stage',
		total: { kept: 'route', part: 'statutory_children' },
		behind: { slice: 'route', part: 'statutory_children' },
	},
	outcome: { ...answered, kept: 'outcome' },
	timeliness: { ...answered, kept: 'took' },
	finding: { ...answered, columns: ['stage_1', 'stage_2', 'stage_3'], kept: 'finding', offered: 'team' },
	step: {
		columns: ['steps'],
		countedBy: 'happened',
		kept: 'step',
		total: { kept: 'step_total', part: 'all' },
		behind: null,
		offered: 'team',
		grains: [],
	},
	learning: { ...promised, kept: 'learning' },
	learning_kind: { ...promised, kept: 'learning_kind' },
};

/** Answers at stages 2 and 3 are few, and a stage's number could be taken off another's: for the complaints team only. */
const teamColumns: Partial<Record<Slice, readonly Column[]>> = {
	outcome: ['stage_1', 'stage_2', 'stage_3'],
	timeliness: ['stage_1', 'stage_2', 'stage_3'],
};

/** The columns of a slice, for whoever sees every count or for anybody else. */
export function columnsFor(of: Slice, seesEveryCount: boolean): readonly Column[] {
	return (seesEveryCount ? teamColumns[of] : undefined) ?? sliceOf[of].columns;
}

/** Who complained, in the groups of the annual report (`domain.md` 6.2). */
export const complainantGroups = ['child', 'parent', 'carer', 'advocate_led', 'other'] as const;

/**
 * Working days from the day the clock began to the answer: the two limits of stage 1 (10 and 20) and of stage 2 (25 and 65).
 * `not_timed` is an answer whose clock never began.
 */
export const timeBands = ['within_first', 'within_last', 'over', 'not_timed'] as const;
export type TimeBand = (typeof timeBands)[number];

/** The last working day of the first and of the last limit of each stage. A panel's answer has one limit, 15 days after it met. */
export const bandLimits = { stage_1: [10, 20], stage_2: [25, 65], stage_3: [30, 50] } as const;

/** What an answer said of all the points of a complaint together. `mixed` is some upheld and some not. */
export const outcomes = ['upheld', 'partially_upheld', 'not_upheld', 'no_finding'] as const;

/** How far a statutory complaint received in the period has come. */
export const stagesReached = ['stage_1', 'stage_2', 'stage_3'] as const;
export const learningStates = ['done', 'open'] as const;

/** Steps that reports count, each by the day it happened. */
export const stepsCounted = [
	'acknowledged',
	'stage_1_extended',
	'stage_2_requested',
	'stage_2_extended',
	'stage_3_requested',
	'next_stage_refused',
	'referred_early',
	'ombudsman_asked',
	'frozen',
	'withdrawn',
	'reinstated',
] as const;

/** A language of ours, or `other`: a row of one language that one family speaks would name them. */
export const languagesCounted = ['en', 'ar', 'other'] as const;

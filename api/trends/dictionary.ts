import type { sheetHead } from './figure-sheet.ts';
import type { Column, CountedBy, Slice } from './slices.ts';

/** What a column of a file means, or one of the codes that stand in it; how it is counted; and whose rule that is. */
export interface Entry {
	/** The column of the file. */
	field: string;
	/** The code that may stand in it; empty for the column itself. */
	code: string;
	meaning: string;
	unit: string;
	rule: string;
	source: string;
}

export const dictionaryHead = ['field', 'code', 'meaning', 'unit', 'rule', 'source'] as const;

type Said = readonly [meaning: string, unit: string, rule: string, source: string];

const house = 'This service, as set by the council';
const guidance = 'Getting the Best from Complaints (2006)';
const regulations = 'The Children Act 1989 Representations Procedure (England) Regulations 2006';
const marksOf = 'Department for Education statistics: conventions';
const days = 'London days';
const exact = 'Exact Poisson limits (Garwood), 95%';

const fields: Record<(typeof sheetHead)[number], Said> = {
	period: [
		'The month (2026-06), quarter (2026-27 Q1 is April to June) or financial year (2026-27, from 1 April) that a figure is of; two with dots between: from the one to the other.',
		`period of ${days}`,
		'Volumes by the day received; answers by the day given; promises by the day made; steps by the day they happened.',
		'Regulation 13 (financial years); our counting rules',
	],
	item: [
		'Where the figure stands: trends; sum (of all the periods asked for); committee; signed, not_signed, correction_1, correction_2 … and corrected of a month; historic; or the item of the annual report.',
		'code',
		'A correction is a later version of the same month; what was signed stands beside it.',
		house,
	],
	slice: ['How the service is cut. Rows of a cut are parts of its part "all".', 'code', 'See the codes below.', house],
	part: [
		'The row of the cut; "all" is what the rows are parts of. Of historic figures, the series.',
		'code',
		'Parts are counted apart and never added up to "all": one complaint may be in two of them.',
		house,
	],
	name: [
		'The name of a part that has one of the council’s own: a pod, a theme. Of historic figures, their definition and source.',
		'words',
		'As it is called on the day of the file.',
		house,
	],
	column: ['What is counted.', 'code', 'See the codes below.', house],
	figure: [
		'How many. Nought is a number; empty where a mark says why there is none.',
		'as the column says',
		'Outside the complaints team: as published, and never changed afterwards.',
		house,
	],
	mark: ['Why there is no number, or what to mind of it.', 'code', 'See the codes below.', marksOf],
};

const columns: Record<Column, Said> = {
	compliments: ['Thank-yous (compliments).', 'count', 'By the day received; each once.', guidance],
	complaints: [
		'Complaints by somebody with a name.',
		'count',
		'By the day received; each once, and one that was sent twice once. About two pods: once for the service, once for each pod.',
		guidance,
	],
	ideas: ['Ideas and comments.', 'count', 'By the day received; each once.', guidance],
	anonymous: ['Complaints without a name: outside the procedure.', 'count', 'By the day received, apart.', guidance],
	points: ['What complaints are about, point by point.', 'count', 'By the day the complaint was received.', guidance],
	stage_1: ['Answers at stage 1 (local resolution).', 'count', 'By the day of the answer.', regulations],
	stage_2: ['Answers at stage 2 (investigation).', 'count', 'By the day of the adjudication.', regulations],
	stage_3: ['Answers at stage 3 (review panel).', 'count', 'By the day of the response.', regulations],
	actions: ['What was promised after complaints.', 'count', 'By the day promised.', guidance],
	steps: ['Things that happened in a complaint.', 'count', 'By the day they happened.', house],
};

const measures: Record<string, Said> = {
	median_days: [
		'After stage_1_, stage_2_ or stage_3_: the working days of the middle answer; least_days and most_days: of the quickest and the slowest.',
		'working days',
		'From the day after the clock began, by regulation 2. For the complaints team.',
		regulations,
	],
	complaints_per_100_children: [
		'Complaints for each hundred children open to the service; _from and _to: between which chance alone would leave it.',
		'per 100 children',
		'Of a shown count and of the average number of children open, and of nothing else. “:” where part of that number is not known.',
		exact,
	],
	escalation_percent: [
		'Of the complaints of the year, those that have gone on to stage 2 or 3.',
		'per cent',
		'A cohort: never stage 2 of a year by stage 1 of the same year. Whole numbers.',
		house,
	],
	stage_1_complaints: [
		'Of historic figures: complaints at stage 1.',
		'count',
		'As their source defines them.',
		'Named with each',
	],
};

const counted: Record<CountedBy, string> = {
	received: 'By the day received.',
	closed: 'By the day of the answer.',
	made: 'By the day promised.',
	happened: 'By the day it happened.',
};

const cuts: Record<Slice, readonly [string, CountedBy]> = {
	all: ['The whole service.', 'received'],
	points: ['Complaints, and the points they made.', 'received'],
	pod: ['By the pod it is about; “none”: no pod.', 'received'],
	theme: ['By what it is about; “uncoded”: no theme yet. One may have several.', 'received'],
	route: ['By the procedure it goes by.', 'received'],
	channel: ['By how it reached us.', 'received'],
	group: ['By who says it: child, parent, carer, advocate_led, other.', 'received'],
	language: ['By the language of whoever said it.', 'received'],
	advocacy: ['Complaints of children, by what became of an advocate.', 'received'],
	stage: ['Statutory complaints, by how far they have come.', 'received'],
	outcome: ['Answers by what they say of all points together; partially_upheld: some upheld and some not.', 'closed'],
	timeliness: ['Answers by working days: within_first and within_last limit of the stage, over, not_timed.', 'closed'],
	finding: ['Points answered, by the finding.', 'closed'],
	step: ['By what happened.', 'happened'],
	learning: ['Promises, done by now or open.', 'made'],
	learning_kind: ['Promises by kind.', 'made'],
};

const markCodes: Record<string, Said> = {
	c: [
		'Hidden: it is small, or could give a small one away.',
		'none',
		'1 to 5 at least; the council may hide 1 to 10.',
		marksOf,
	],
	z: ['Nothing can be said: there is nothing to divide by.', 'none', 'Not applicable.', marksOf],
	':': ['Not available: not published yet, not asked, or not known.', 'none', 'Not available.', marksOf],
	'?': ['The source does not say for certain which year it is of.', 'none', 'To be confirmed.', 'Named with each'],
};

/** The dictionary that goes with every file of figures. */
export const dictionary: readonly Entry[] = [
	...entries('', fields),
	...entries(
		'slice',
		Object.fromEntries(
			Object.entries(cuts).map(([of, [meaning, by]]): [string, Said] => [of, [meaning, 'code', counted[by], guidance]]),
		),
	),
	...entries('column', { ...columns, ...measures }),
	...entries('mark', markCodes),
];

function entries(field: string, said: Record<string, Said>): Entry[] {
	return Object.entries(said).map(([code, [meaning, unit, rule, source]]) => ({
		...{ field: field === '' ? code : field, code: field === '' ? '' : code, meaning, unit, rule, source },
	}));
}

import { holidayEdition } from './bank-holidays.ts';
import { type Day, plusMonths } from './day.ts';
import { type Because, dayCounts, type Step, walkWorkingDays } from './working-days.ts';

/**
 * Every time limit of the field as one table. Working days are those of regulation 2 of SI 2006/1738; `latest` is the
 * furthest day an extension may reach, always from the same day 0 (rule R5). Negative counts run backwards from the event.
 */
type Rule = { workingDays: number; latest?: number; law: string } | { months: number; heldEarlier?: true; law: string };

export const clockRules = {
	acknowledgement: { workingDays: 2, law: 'Council setting: no figure in the regulations' },
	stage_1: { workingDays: 10, latest: 20, law: 'SI 2006/1738 reg 14; Getting the Best from Complaints 3.5' },
	stage_2: { workingDays: 25, latest: 65, law: 'SI 2006/1738 reg 17' },
	stage_3_request: { workingDays: 20, law: 'SI 2006/1738 reg 18' },
	stage_3_acknowledgement: { workingDays: 2, law: 'Getting the Best from Complaints, review panel timetable' },
	stage_3_chair: { workingDays: 10, law: 'Getting the Best from Complaints, review panel timetable' },
	stage_3_panel: { workingDays: 30, law: 'SI 2006/1738 reg 19(4)' },
	panel_papers: { workingDays: -10, law: 'Getting the Best from Complaints, review panel timetable' },
	panel_findings: { workingDays: 5, law: 'SI 2006/1738 reg 20' },
	panel_response: { workingDays: 15, law: 'SI 2006/1738 reg 20(3)' },
	corporate_acknowledgement: { workingDays: 5, law: 'LGSCO Complaint Handling Code 2024' },
	corporate_response: { workingDays: 10, latest: 20, law: 'LGSCO Complaint Handling Code 2024, from acknowledgement' },
	corporate_stage_2_acknowledgement: { workingDays: 5, law: 'LGSCO Complaint Handling Code 2024' },
	corporate_stage_2_response: {
		workingDays: 20,
		latest: 40,
		law: 'LGSCO Complaint Handling Code 2024, from acknowledgement',
	},
	time_limit: { months: 12, law: 'SI 2006/1738 reg 9' },
	initial_conference: { workingDays: 15, law: 'Working Together 2023, from the strategy discussion' },
	initial_conference_report: { workingDays: -3, law: 'Pan-Sussex procedures 7.11' },
	review_conference_report: { workingDays: -5, law: 'Pan-Sussex procedures 7.11' },
	views_window: { workingDays: -1, law: 'Council setting: one working day before the meeting' },
	core_group: { workingDays: 10, law: 'Working Together 2023, from the initial conference' },
	first_review_conference: { months: 3, heldEarlier: true, law: 'Working Together 2023' },
	next_review_conference: { months: 6, heldEarlier: true, law: 'Working Together 2023, from the review conference' },
	first_looked_after_review: { workingDays: 20, law: 'SI 2010/959 reg 33' },
	second_looked_after_review: { months: 3, heldEarlier: true, law: 'SI 2010/959 reg 33, from the first review' },
	next_looked_after_review: { months: 6, heldEarlier: true, law: 'SI 2010/959 reg 33, from the review before' },
	review_decisions: { workingDays: 5, law: 'IRO Handbook 2010, from the review' },
	review_record: { workingDays: 15, law: 'IRO Handbook 2010, from the review' },
	review_circulated: { workingDays: 20, law: 'IRO Handbook 2010, from the review' },
	child_in_need_review: { months: 4, heldEarlier: true, law: 'Council setting: every four months' },
	initial_views_reminder: { workingDays: -3, law: 'Council setting: with the report to the family' },
	views_reminder: { workingDays: -5, law: 'Council setting: with the report to the family' },
} as const satisfies Record<string, Rule>;

export type ClockName = keyof typeof clockRules;
export const clockNames = Object.keys(clockRules) as [ClockName, ...ClockName[]];

/** A step that names why a limit in months lands where it does. */
export interface ClockStep extends Omit<Step, 'because'> {
	because: Because | 'corresponding_day' | 'held_earlier';
}

/** A time limit worked out in front of the reader. `latestSteps` go on from `dueOn` to `latestOn`. */
export interface Clock {
	clock: ClockName;
	from: Day;
	dueOn: Day;
	latestOn: Day | null;
	law: string;
	steps: ClockStep[];
	latestSteps: ClockStep[];
}

/** Works a clock out from its day 0. Throws `HolidaysUnknown` rather than guess beyond the holiday table. */
export function workOut(clock: ClockName, from: Day): Clock {
	const rule: Rule = clockRules[clock];
	if ('months' in rule) return inMonths(clock, from, rule);
	const steps = walkWorkingDays(from, rule.workingDays);
	const all = rule.latest === undefined ? steps : walkWorkingDays(from, rule.latest);
	return {
		clock,
		from,
		dueOn: steps.at(-1)!.on,
		latestOn: rule.latest === undefined ? null : all.at(-1)!.on,
		law: rule.law,
		steps,
		latestSteps: all.slice(steps.length),
	};
}

const known = new Map<string, Pick<Clock, 'dueOn' | 'latestOn'>>();
let knownFor = holidayEdition();

/** The two dates of `workOut` alone. Kept once worked out, until the holiday table changes: they are no more than its days. */
export function limitsOf(clock: ClockName, from: Day): Pick<Clock, 'dueOn' | 'latestOn'> {
	if (knownFor !== holidayEdition()) known.clear();
	knownFor = holidayEdition();
	const key = `${clock} ${from}`;
	const found = known.get(key) ?? workOut(clock, from);
	if (!known.has(key)) known.set(key, { dueOn: found.dueOn, latestOn: found.latestOn });
	return found;
}

/**
 * A limit in months ends on the corresponding date. Only where a meeting has to happen by then, and the day is not a
 * working day, is it held earlier (rule R8). The one year of regulation 9 does not move (rule R6).
 */
function inMonths(clock: ClockName, from: Day, rule: { months: number; heldEarlier?: true; law: string }): Clock {
	const corresponding = plusMonths(from, rule.months);
	const steps: ClockStep[] = [
		{ on: from, day: 0, because: 'day_0' },
		{ on: corresponding, day: null, because: 'corresponding_day' },
	];
	if (rule.heldEarlier && dayCounts(corresponding) !== 'counts') {
		steps.push({ on: walkWorkingDays(corresponding, -1).at(-1)!.on, day: null, because: 'held_earlier' });
	}
	return { clock, from, dueOn: steps.at(-1)!.on, latestOn: null, law: rule.law, steps, latestSteps: [] };
}

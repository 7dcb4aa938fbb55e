import type { ClockName } from '../../calendar/clocks.ts';
import type { Day } from '../../calendar/day.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import { type CaseClock, clocksOf } from './clocks.ts';
import { moves, type Phase } from './moves.ts';
import { type Procedure, refusalOf } from './procedure.ts';
import type { StepName } from './steps.ts';
import { type FamilyStep, takenByFamily } from './who-takes.ts';

/** A day by which the person was told that something happens. */
export interface Promised {
	clock: ClockName;
	on: Day;
	/** The last day it may take after that; null where there is none later. */
	latestOn: Day | null;
}

/** Where a complaint stands for the person whose it is. Days and names alone: nobody's words and nobody's reasons. */
export interface StandsForFamily {
	phase: Phase;
	since: Day;
	mayTake: FamilyStep[];
	promised: Promised | null;
	panelOn: Day | null;
	/** Advice, never a bar: by when it is best to say that one wants to go on. */
	tellUsBy: Day | null;
	/** What it waited for is over: the last day to ask that it is taken up again (regulation 8). */
	resubmitBy: Day | null;
	/** Points that wait while the rest goes on. */
	pausedPoints: string[];
	milestones: { what: Milestone; on: Day }[];
}

/** Steps that a person would tell of when asked what has happened so far. */
export const milestones = [
	'received',
	'stage_1_answered',
	'stage_1_skipped',
	'stage_2_requested',
	'stage_2_answered',
	'stage_3_requested',
	'panel_met',
	'panel_reported',
	'stage_3_answered',
	'corporate_1_answered',
	'corporate_2_requested',
	'corporate_2_answered',
] as const satisfies readonly StepName[];
export type Milestone = (typeof milestones)[number];

export function standsForFamily(p: Procedure, today: Day): StandsForFamily {
	return {
		phase: p.phase,
		since: p.since ?? p.receivedOn,
		mayTake: mayTakeAsFamily(p, today),
		promised: promisedTo(p),
		panelOn: p.phase === 'stage_3' ? (p.last.panel_arranged?.panelOn ?? null) : null,
		tellUsBy: tellUsBy(p),
		resubmitBy: resubmitBy(p),
		pausedPoints: p.last.frozen?.points ?? [],
		milestones: milestones.flatMap((what) => {
			const on = what === 'received' ? p.receivedOn : p.last[what]?.on;
			return on === undefined ? [] : [{ what, on }];
		}),
	};
}

/** What they may do today. A button that would be refused is never shown. */
export function mayTakeAsFamily(p: Procedure, today: Day): FamilyStep[] {
	return takenByFamily.filter(
		(what) =>
			(what !== 'record_agreed' || p.last.record_sent !== undefined) &&
			refusalOf(p, { what, on: today }, today) === null,
	);
}

/** Clocks that end with something the person gets. The rest are the office's own, on the way there. */
const promisedClocks: readonly ClockName[] = [
	'stage_1',
	'stage_2',
	'stage_3_panel',
	'panel_findings',
	'panel_response',
	'corporate_response',
	'corporate_stage_2_response',
];

/** By when they get what they wait for now. Nothing is promised while it is still to be decided whether it is taken up. */
export function promisedTo(p: Procedure): Promised | null {
	if (p.phase === 'to_be_decided') return null;
	const [first] = clocksOf(p)
		.filter(({ clock, running }) => running && promisedClocks.includes(clock))
		.map(promisedBy)
		.toSorted((a, b) => (a.on < b.on ? -1 : 1));
	return first ?? null;
}

/** A longer time that they agreed to is the one they count on, although we count it as late. */
function promisedBy({ clock, dueOn, latestOn, agreedUntil }: CaseClock): Promised {
	const on = agreedUntil ?? dueOn;
	return { clock, on, latestOn: latestOn !== null && latestOn > on ? latestOn : null };
}

/** Getting the Best from Complaints 3.5.8: within 20 working days the matter keeps its momentum; the law sets no limit. */
const ADVISED_DAYS = 20;

function tellUsBy(p: Procedure): Day | null {
	if (p.phase === 'stage_1_answered') return addWorkingDays(p.last.stage_1_answered!.on, ADVISED_DAYS);
	if (p.phase !== 'stage_2_answered') return null;
	return clocksOf(p).find(({ clock }) => clock === 'stage_3_request')?.dueOn ?? null;
}

/** A year from the end of the proceedings, in which the whole or the part that waited may be asked for again. */
export function resubmitBy(p: Procedure): Day | null {
	const mayAsk: readonly Phase[] = moves.resubmitted.from;
	if (!mayAsk.includes(p.phase)) return null;
	return clocksOf(p).find(({ clock }) => clock === 'time_limit')?.dueOn ?? null;
}

/** Whether what was promised is not here: past the day that was named, and past any that may still come. */
export type Lateness = 'in_time' | 'late' | 'over';

export function latenessOf(promised: Pick<Promised, 'on' | 'latestOn'> | null, today: Day): Lateness {
	if (promised === null || today <= promised.on) return 'in_time';
	return promised.latestOn !== null && today <= promised.latestOn ? 'late' : 'over';
}

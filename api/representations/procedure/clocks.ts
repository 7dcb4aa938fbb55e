import { type ClockName, limitsOf } from '../../calendar/clocks.ts';
import { type Day, plusMonths } from '../../calendar/day.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import type { Phase } from './moves.ts';
import type { Procedure } from './procedure.ts';
import type { StepName } from './steps.ts';

/** What day 0 of a clock was. */
export type Basis =
	| 'received'
	| 'advocate_appointed'
	| 'advocate_not_wanted'
	| 'acknowledged'
	| 'requested'
	| 'skipped'
	| 'record_agreed'
	| 'response_received'
	| 'panel_day'
	| 'panel_met'
	| 'panel_reported'
	| 'proceedings_ended'
	| 'resubmitted';

/** A limit that applies to this complaint, worked out from its steps. */
export interface CaseClock {
	clock: ClockName;
	basis: Basis;
	/** Day 0. */
	from: Day;
	/** Where it started again after a freeze: the day 0 that it had before. */
	firstFrom: Day | null;
	/** The last day in time, an extension counted in. */
	dueOn: Day;
	/** The furthest day an extension may reach. */
	latestOn: Day | null;
	extended: boolean;
	/** Extended when its day was over already: what was promised was not kept, whatever is promised now. */
	extendedLate: boolean;
	/** A day agreed with the person beyond `latestOn`. It is kept to, and still counts as late. */
	agreedUntil: Day | null;
	metOn: Day | null;
	/** Runs now: not met, and neither frozen, withdrawn nor moved on from. */
	running: boolean;
	/** Whose limit it is. The person's own is told to them as advice. */
	whose: 'authority' | 'person';
}

interface Start {
	on: Day | undefined;
	basis: Basis;
}

/** One clock of the procedure: when it starts, what meets it, and in which phases it runs. */
interface Running {
	clock: ClockName;
	runs: readonly Phase[];
	from(p: Procedure): Start | undefined;
	met(p: Procedure): Day | undefined;
	/** The step that gave it longer: to the day it names, or to the last that the law allows. */
	extension?: 'stage_1_extended' | 'stage_2_extended' | 'corporate_1_extended' | 'corporate_2_extended';
	agreedUntil?(p: Procedure): Day | undefined;
	whose?: 'person';
}

/** The post takes two working days, unless the council says otherwise (`domain.md` 11.4). */
const POST_WORKING_DAYS = 2;

const started = (on: Day | undefined, basis: Basis): Start => ({ on, basis });

/** Every clock that a complaint can have, in the order of the procedure. */
const clocks: readonly Running[] = [
	{
		clock: 'acknowledgement',
		runs: ['to_be_decided', 'outside', 'stage_1'],
		from: (p) => (p.route === 'corporate' ? undefined : started(p.receivedOn, 'received')),
		met: (p) => p.last.acknowledged?.on,
	},
	{
		clock: 'stage_1',
		runs: ['to_be_decided', 'stage_1'],
		from: startOfStageOne,
		met: (p) => p.last.stage_1_answered?.on,
		extension: 'stage_1_extended',
		agreedUntil: (p) => p.last.stage_1_longer_agreed?.until,
	},
	{
		clock: 'stage_2',
		runs: ['stage_2'],
		from: startOfStageTwo,
		met: (p) => p.last.stage_2_answered?.on,
		extension: 'stage_2_extended',
	},
	{
		clock: 'stage_2',
		runs: ['stage_2'],
		from: (p) => started(p.last.record_agreed?.on, 'record_agreed'),
		met: (p) => p.last.stage_2_answered?.on,
		extension: 'stage_2_extended',
	},
	{
		clock: 'stage_3_request',
		runs: ['stage_2_answered'],
		from: (p) => started(stageTwoReceivedOn(p), 'response_received'),
		met: (p) => p.last.stage_3_requested?.on,
		whose: 'person',
	},
	{
		clock: 'stage_3_acknowledgement',
		runs: ['stage_3'],
		from: (p) => started(p.last.stage_3_requested?.on, 'requested'),
		met: (p) => p.last.stage_3_acknowledged?.on,
	},
	{
		clock: 'stage_3_chair',
		runs: ['stage_3'],
		from: (p) => started(p.last.stage_3_requested?.on, 'requested'),
		met: (p) => p.last.chair_appointed?.on,
	},
	{
		clock: 'panel_papers',
		runs: ['stage_3'],
		from: (p) => started(p.last.panel_arranged?.panelOn, 'panel_day'),
		met: (p) => p.last.papers_sent?.on,
	},
	{
		clock: 'stage_3_panel',
		runs: ['stage_3'],
		from: (p) => started(p.last.stage_3_requested?.on, 'requested'),
		met: (p) => p.last.panel_met?.on,
	},
	{
		clock: 'panel_findings',
		runs: ['panel_met'],
		from: (p) => started(p.last.panel_met?.on, 'panel_met'),
		met: (p) => p.last.panel_reported?.on,
	},
	{
		clock: 'panel_response',
		runs: ['panel_reported'],
		from: (p) => started(p.last.panel_reported?.on, 'panel_reported'),
		met: (p) => p.last.stage_3_answered?.on,
	},
	{
		clock: 'corporate_acknowledgement',
		runs: ['corporate_1'],
		from: (p) => (p.route === 'corporate' ? started(p.receivedOn, 'received') : undefined),
		met: (p) => p.last.acknowledged?.on,
	},
	{
		clock: 'corporate_response',
		runs: ['corporate_1'],
		from: (p) => (p.route === 'corporate' ? started(p.last.acknowledged?.on, 'acknowledged') : undefined),
		met: (p) => p.last.corporate_1_answered?.on,
		extension: 'corporate_1_extended',
	},
	{
		clock: 'corporate_stage_2_acknowledgement',
		runs: ['corporate_2'],
		from: (p) => started(p.last.corporate_2_requested?.on, 'requested'),
		met: (p) => p.last.corporate_2_acknowledged?.on,
	},
	{
		clock: 'corporate_stage_2_response',
		runs: ['corporate_2'],
		from: (p) => started(p.last.corporate_2_acknowledged?.on, 'acknowledged'),
		met: (p) => p.last.corporate_2_answered?.on,
		extension: 'corporate_2_extended',
	},
	{
		clock: 'time_limit',
		runs: ['frozen', 'stage_1', 'stage_2', 'stage_3', 'panel_met', 'panel_reported'],
		from: (p) => started(p.last.proceedings_ended?.on, 'proceedings_ended'),
		met: () => undefined,
		whose: 'person',
	},
];

/** Every clock that this complaint has had since its present run began, running or met. */
export function clocksOf(p: Procedure): CaseClock[] {
	return clocks.flatMap((one) => caseClock(p, one) ?? []);
}

/**
 * The clock that a complaint is known by in lists and alerts: the earliest of the authority's own that run now. The
 * acknowledgement is a courtesy on the way, with a list of its own.
 */
export function leadingClock(all: readonly CaseClock[]): CaseClock | null {
	const mine = all.filter((one) => one.running && one.whose === 'authority' && one.clock !== 'acknowledgement');
	return mine.toSorted(byDueDay)[0] ?? null;
}

export function stageOneClock(p: Procedure): CaseClock | null {
	return clockNamed(p, 'stage_1');
}

/** Of the two starts in use (the request, the agreed written record), the one that ends earlier (`domain.md` 11.1). */
export function stageTwoClock(p: Procedure): CaseClock | null {
	return clockNamed(p, 'stage_2');
}

function clockNamed(p: Procedure, clock: ClockName): CaseClock | null {
	const [first] = clocksOf(p)
		.filter((one) => one.clock === clock)
		.toSorted(byDueDay);
	return first ?? null;
}

/** The clock that this step gives longer, as it stands; null for a step that is no extension. */
export function clockExtendedBy(p: Procedure, name: StepName): CaseClock | null {
	const extended = clocks.find(({ extension }) => extension === name);
	return extended ? clockNamed(p, extended.clock) : null;
}

/** What is due soonest first; on one day, in the order of the procedure. */
export function byDueDay(a: CaseClock, b: CaseClock): number {
	return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0;
}

function caseClock(p: Procedure, one: Running): CaseClock | null {
	const start = one.from(p);
	if (start?.on === undefined) return null;
	const metOn = one.met(p) ?? null;
	const again = p.last.resubmitted?.on;
	const restarted = one.whose !== 'person' && metOn === null && again !== undefined && again > start.on;
	const from = restarted ? again : start.on;
	const rule = one.clock === 'time_limit' ? inAYear(from) : limitsOf(one.clock, from);
	const longer = one.extension && p.last[one.extension];
	const extendedTo = longer && ('until' in longer ? longer.until : (rule.latestOn ?? undefined));
	return {
		clock: one.clock,
		basis: restarted ? 'resubmitted' : start.basis,
		from,
		firstFrom: restarted ? start.on : null,
		dueOn: extendedTo ?? rule.dueOn,
		latestOn: rule.latestOn,
		extended: extendedTo !== undefined,
		extendedLate: longer !== undefined && p.extendedLate.includes(longer.what),
		agreedUntil: one.agreedUntil?.(p) ?? null,
		metOn,
		running: metOn === null && one.runs.includes(p.phase),
		whose: one.whose ?? 'authority',
	};
}

/** A calendar year does not ask for a holiday table. */
function inAYear(from: Day): { dueOn: Day; latestOn: null } {
	return { dueOn: plusMonths(from, 12), latestOn: null };
}

/**
 * It runs while somebody's interest is being decided too: once accepted it counts from the original receipt (S22), and the
 * days are gone by then. Regulation 14: from receipt; where an advocate was asked for at the outset, from the day one is appointed (S11).
 */
function startOfStageOne(p: Procedure): Start | undefined {
	if (p.route !== 'statutory_children' && p.route !== 'to_be_decided') return undefined;
	return p.last.received?.advocateWanted ? startAfterAsking(p) : started(p.receivedOn, 'received');
}

/**
 * A child who asked for an advocate at the outset and then wants none after all waits for nobody any more: the clock starts
 * when they say so. Whichever comes first starts it, once.
 */
function startAfterAsking({ last }: Procedure): Start {
	const appointed = last.advocate_appointed?.on;
	const changed = last.advocate_not_wanted?.on;
	const isFirst = changed !== undefined && (appointed === undefined || changed < appointed);
	return isFirst ? started(changed, 'advocate_not_wanted') : started(appointed, 'advocate_appointed');
}

/** Where stage 1 was skipped by agreement, stage 2 starts with that agreement. */
function startOfStageTwo(p: Procedure): Start {
	return p.last.stage_2_requested
		? started(p.last.stage_2_requested.on, 'requested')
		: started(p.last.stage_1_skipped?.on, 'skipped');
}

/** The day the stage 2 answer reached the person: the twenty days to ask for a panel count from receipt, not from sending. */
function stageTwoReceivedOn({ last }: Procedure): Day | undefined {
	const answered = last.stage_2_answered;
	if (!answered) return undefined;
	return answered.sent === 'post' ? addWorkingDays(answered.on, POST_WORKING_DAYS) : answered.on;
}

import { type Day, plusMonths } from '../../calendar/day.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { clockExtendedBy, stageOneClock, stageTwoClock } from './clocks.ts';
import { type Move, moves, type Phase } from './moves.ts';
import { earlyReferralConditions, type Route, type Step, type StepName, type StepNamed } from './steps.ts';

/** Where a complaint stands, as its steps say so far: never stored, always worked out from them. */
export interface Procedure {
	phase: Phase;
	/** Where it stood before it was frozen, withdrawn or joined; the last is where it goes back to. */
	resting: readonly Phase[];
	route: Route;
	/** As corrected, if it was. */
	receivedOn: Day;
	/** The last of each step that counts now. What starts again forgets what its first run said. */
	last: { readonly [N in StepName]?: StepNamed<N> };
	/** Extensions that were made when the day was over already: each is recorded as late. */
	extendedLate: readonly StepName[];
	/** The day of the step that led to the present phase, before which nothing further can have happened; null at receipt. */
	since: Day | null;
	/** The earliest day of anything after receipt: a corrected receipt cannot be later. */
	firstOn: Day | null;
}

const phaseOf: Record<Route, Phase> = {
	statutory_children: 'stage_1',
	corporate: 'corporate_1',
	conference: 'elsewhere',
	safeguarding: 'elsewhere',
	data_protection: 'elsewhere',
	redirected: 'elsewhere',
	outside_procedure: 'outside',
	to_be_decided: 'to_be_decided',
};

/** What the steps amount to. They must have been allowed, each in its turn, by `refusalOf`. */
export function procedureOf([received, ...steps]: readonly [StepNamed<'received'>, ...Step[]]): Procedure {
	return steps.reduce(take, begin(received));
}

export function begin(received: StepNamed<'received'>): Procedure {
	return {
		phase: phaseOf[received.route],
		resting: [],
		route: received.route,
		receivedOn: received.on,
		last: { received },
		extendedLate: [],
		since: null,
		firstOn: null,
	};
}

/** The complaint after one more step. */
export function take(before: Procedure, step: Step): Procedure {
	const phase = phaseAfter(before, step);
	const after: Procedure = {
		...before,
		phase,
		resting: restingAfter(before, step),
		last: remembering(before, step),
		extendedLate: extendedLateAfter(before, step),
		since: phase === before.phase ? before.since : step.on,
		firstOn: step.what === 'receipt_corrected' ? before.firstOn : earlier(before.firstOn, step.on),
	};
	if (step.what === 'receipt_corrected') return { ...after, receivedOn: step.receivedOn };
	if (step.what === 'routed') return { ...after, route: step.route };
	if (step.what === 'interest_decided' && step.accepted) return { ...after, route: 'statutory_children' };
	return after;
}

function phaseAfter(before: Procedure, step: Step): Phase {
	const { to }: Move = moves[step.what];
	if (to === 'here') return before.phase;
	if (to === 'back') return before.resting.at(-1)!;
	return to === 'by_step' ? phaseByStep(before, step) : to;
}

function phaseByStep(before: Procedure, step: Step): Phase {
	switch (step.what) {
		case 'routed':
			return phaseOf[step.route];
		case 'interest_decided':
			return step.accepted ? 'stage_1' : 'declined';
		case 'lateness_decided':
			return step.accepted ? before.phase : 'declined';
		case 'next_stage_refused':
			return beforeRequest(before);
		case 'ombudsman_asked':
			return isFinished(before.phase) ? 'ombudsman' : before.phase;
		case 'frozen':
			return step.points === null ? 'frozen' : before.phase;
		case 'resubmitted':
			return afterResubmission(before);
		default:
			return before.phase;
	}
}

/** The procedure has been used up: what goes to the Ombudsman now stays there. */
function isFinished(phase: Phase): boolean {
	return phase === 'stage_3_answered' || phase === 'corporate_2_answered';
}

function beforeRequest({ phase, last }: Procedure): Phase {
	if (phase === 'stage_3') return 'stage_2_answered';
	return last.stage_1_answered ? 'stage_1_answered' : 'stage_1';
}

/** All of it goes on where it stood. A part joins the rest, or where that is answered already starts stage 1 again. */
function afterResubmission({ phase, resting }: Procedure): Phase {
	if (phase === 'frozen') return resting.at(-1)!;
	return isAnswered(phase) ? 'stage_1' : phase;
}

function isAnswered(phase: Phase): boolean {
	return phase === 'stage_1_answered' || phase === 'stage_2_answered' || phase === 'stage_3_answered';
}

function restingAfter({ phase, resting }: Procedure, step: Step): readonly Phase[] {
	const rests = step.what === 'withdrawn' || step.what === 'joined' || (step.what === 'frozen' && step.points === null);
	if (rests) return [...resting, phase];
	const goesOn =
		step.what === 'reinstated' || step.what === 'parted' || (step.what === 'resubmitted' && phase === 'frozen');
	return goesOn ? resting.slice(0, -1) : resting;
}

/** A part that joins the rest while its stage still runs starts no clock again. */
function remembering(before: Procedure, step: Step): Procedure['last'] {
	const last = forgetting(before, step);
	const joins = step.what === 'resubmitted' && before.phase !== 'frozen' && !isAnswered(before.phase);
	return joins ? last : { ...last, [step.what]: step };
}

/** One late notice stays late, also when a second in time gives longer still. */
function extendedLateAfter(before: Procedure, step: Step): readonly StepName[] {
	const clock = clockExtendedBy(before, step.what);
	if (!clock) return before.extendedLate;
	const others = before.extendedLate.filter((name) => name !== step.what);
	const wasLate = clock.extended && clock.extendedLate;
	return wasLate || step.on > clock.dueOn ? [...others, step.what] : others;
}

const longer = ['stage_1_extended', 'stage_1_longer_agreed', 'stage_2_extended'] as const;
const freeze = ['frozen', 'proceedings_ended'] as const;
const ofStageThree = [
	...(['stage_3_acknowledged', 'chair_appointed', 'panel_arranged', 'papers_sent'] as const),
	...(['panel_met', 'panel_reported', 'stage_3_answered'] as const),
] as const;
const ofStageTwo = [
	...(['stage_1_skipped', 'stage_2_requested', 'record_sent', 'record_agreed', 'stage_2_extended'] as const),
	...(['investigation_reported', 'stage_2_answered', 'stage_3_requested'] as const),
	...ofStageThree,
] as const;
const ofCorporate = ['corporate_1_extended', 'corporate_1_answered', 'corporate_2_requested'] as const;
const ofCorporateTwo = ['corporate_2_acknowledged', 'corporate_2_extended', 'corporate_2_answered'] as const;

/** What no longer counts once this step is taken. The steps themselves stay in the history. */
function forgetting(before: Procedure, step: Step): Procedure['last'] {
	switch (step.what) {
		case 'routed':
			return without(before.last, [...longer, ...ofCorporate, ...ofCorporateTwo]);
		case 'corporate_2_requested':
			return without(before.last, ofCorporateTwo);
		case 'frozen':
			return without(before.last, ['proceedings_ended']);
		case 'resubmitted': {
			const again = isAnswered(before.phase) ? (['stage_1_answered', ...ofStageTwo] as const) : [];
			return without(before.last, [...longer, ...freeze, ...again]);
		}
		case 'next_stage_refused':
			return without(before.last, [before.phase === 'stage_3' ? 'stage_3_requested' : 'stage_2_requested']);
		case 'stage_1_skipped':
		case 'stage_2_requested':
			return without(before.last, ofStageTwo);
		case 'stage_3_requested':
			return without(before.last, ofStageThree);
		default:
			return before.last;
	}
}

function without(last: Procedure['last'], names: readonly StepName[]): Procedure['last'] {
	return Object.fromEntries(Object.entries(last).filter(([name]) => !names.includes(name as StepName)));
}

/** Complained of later than a year after it happened: to be decided by an officer, never by itself (regulation 9, S20). */
export function isOutOfTime({ receivedOn, last }: Procedure): boolean {
	const happenedOn = last.received?.happenedOn ?? null;
	return happenedOn !== null && isBeyondAYear(happenedOn, receivedOn);
}

/** The year ends on the corresponding day, whatever day of the week that is (rule R6). */
export function isBeyondAYear(happenedOn: Day, receivedOn: Day): boolean {
	return receivedOn > plusMonths(happenedOn, 12);
}

/** Why a step cannot be taken: the end of a code `representation.step.…`. */
export const stepRefusals = [
	'not_now',
	'already',
	'something_before',
	'after_today',
	'before_receipt',
	'too_early',
	'interest_first',
	'same_route',
	'in_time',
	'clock_not_started',
	'stage_1_not_over',
	'not_longer',
	'beyond_limit',
	'not_a_working_day',
	'not_the_panel_day',
	'after_first_step',
	'agreed_skip',
	'a_year_over',
	'conditions_not_met',
] as const;
export type StepRefusal = (typeof stepRefusals)[number];

/** Whether a step of this name may follow now, whatever its day and its facts. */
export function isOpen(before: Procedure, name: StepName): boolean {
	return refusalOfName(before, name) === null;
}

/** Why this step cannot be taken now, or null where it can. `today` is the day on which somebody says so. */
export function refusalOf(before: Procedure, step: Step, today: Day): StepRefusal | null {
	const refused = refusalOfName(before, step.what);
	return refused ?? refusalOfDay(before, step, today) ?? refusalOfFacts(before, step, today);
}

function refusalOfName(before: Procedure, name: StepName): StepRefusal | null {
	const move: Move = moves[name];
	if (!move.from.includes(before.phase)) return 'not_now';
	if (move.once && before.last[name]) return 'already';
	return move.after && !move.after.some((earlier) => before.last[earlier]) ? 'something_before' : null;
}

function refusalOfDay(before: Procedure, step: Step, today: Day): StepRefusal | null {
	if (step.on > today) return 'after_today';
	if (step.what === 'receipt_corrected') return null;
	if (step.on < before.receivedOn) return 'before_receipt';
	return before.since !== null && step.on < before.since ? 'too_early' : null;
}

function refusalOfFacts(before: Procedure, step: Step, today: Day): StepRefusal | null {
	switch (step.what) {
		case 'receipt_corrected':
			if (step.receivedOn > today) return 'after_today';
			return before.firstOn !== null && step.receivedOn > before.firstOn ? 'after_first_step' : null;
		case 'routed':
			if (step.route === before.route) return 'same_route';
			return before.phase === 'to_be_decided' && step.route === 'statutory_children' ? 'interest_first' : null;
		case 'lateness_decided':
			return isOutOfTime(before) ? null : 'in_time';
		case 'stage_1_extended':
			return stageOneClock(before) ? null : 'clock_not_started';
		case 'stage_1_longer_agreed':
			return refusalOfLonger(before, step.until);
		case 'stage_2_requested':
			return before.phase === 'stage_1' && !isStageOneOver(before, step.on) ? 'stage_1_not_over' : null;
		case 'stage_2_extended':
			return refusalOfExtension(before, step.until);
		case 'panel_arranged':
			if (step.panelOn < step.on) return 'too_early';
			return isWorkingDay(step.panelOn) ? null : 'not_a_working_day';
		case 'panel_met':
			return step.on === before.last.panel_arranged?.panelOn ? null : 'not_the_panel_day';
		case 'next_stage_refused':
			return before.phase === 'stage_2' && !before.last.stage_2_requested ? 'agreed_skip' : null;
		case 'referred_early':
			return earlyReferralConditions.every((one) => step.met.includes(one)) ? null : 'conditions_not_met';
		case 'resubmitted':
			return step.on > plusMonths(before.last.proceedings_ended!.on, 12) ? 'a_year_over' : null;
		default:
			return null;
	}
}

/** Past its last day without an answer, the person may go on without one (Getting the Best from Complaints 3.5). */
function isStageOneOver(before: Procedure, on: Day): boolean {
	const clock = stageOneClock(before);
	return clock !== null && on > clock.latestOn!;
}

function refusalOfLonger(before: Procedure, until: Day): StepRefusal | null {
	const clock = stageOneClock(before);
	if (!clock) return 'clock_not_started';
	const agreed = before.last.stage_1_longer_agreed?.until ?? clock.latestOn!;
	return until > agreed ? null : 'not_longer';
}

function refusalOfExtension(before: Procedure, until: Day): StepRefusal | null {
	const clock = stageTwoClock(before)!;
	if (until <= clock.dueOn) return 'not_longer';
	return until > clock.latestOn! ? 'beyond_limit' : null;
}

function earlier(a: Day | null, b: Day): Day {
	return a !== null && a < b ? a : b;
}

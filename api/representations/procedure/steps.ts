import type { Day } from '../../calendar/day.ts';

/** Ways a representation can be dealt with. Only the first is the procedure of the Children Act 1989. */
export const routes = [
	'statutory_children',
	'corporate',
	'conference',
	'safeguarding',
	'data_protection',
	'redirected',
	'outside_procedure',
	'to_be_decided',
] as const;
export type Route = (typeof routes)[number];

/** Why stage 2 may take longer (Getting the Best from Complaints, on regulation 17). */
export const stageTwoReasons = [
	'multi_agency',
	'concurrent_investigation',
	'complexity',
	'witness_unavailable',
] as const;

/** Proceedings that a complaint must not prejudice (regulation 8). */
export const freezeGrounds = ['court', 'tribunal', 'disciplinary', 'criminal'] as const;

/**
 * What must be so before a complaint goes to the Ombudsman without a panel (`domain.md` 1.10): the stage 2 report and
 * adjudication are complete and robust; what matters was upheld; the authority agrees to most of what is wanted and has a
 * plan with dates; the person agrees, and it is confirmed to them in writing.
 */
export const earlyReferralConditions = ['report_complete', 'upheld', 'action_plan', 'agreed'] as const;
export type EarlyReferralCondition = (typeof earlyReferralConditions)[number];

/** How an answer reached the person: through the portal on the same day, by post some days later (`domain.md` 11.4). */
export const sendings = ['portal', 'by_hand', 'post'] as const;

export const ombudsmanOutcomes = ['not_investigated', 'not_upheld', 'upheld', 'closed_early'] as const;

/**
 * What may happen to a complaint, each with the facts that its dates depend on and nothing else. `on` is the London day on
 * which it happened, which may be before it was typed in.
 */
export type Step =
	| {
			what: 'received';
			on: Day;
			route: Route;
			/** Spoken, not written: at stage 2 the law then counts from the agreed written record (regulation 16). */
			oral: boolean;
			/** An advocate was asked for in the complaint itself. */
			advocateWanted: boolean;
			/** The last day of what is complained about, for the one year of regulation 9. */
			happenedOn: Day | null;
	  }
	| { what: 'receipt_corrected'; on: Day; receivedOn: Day }
	| { what: 'routed'; on: Day; route: Exclude<Route, 'to_be_decided'> }
	| { what: 'interest_decided'; on: Day; accepted: boolean }
	| { what: 'lateness_decided'; on: Day; accepted: boolean }
	| { what: 'acknowledged'; on: Day }
	| { what: 'advocate_wanted'; on: Day }
	| { what: 'advocate_appointed'; on: Day }
	/** A child who asked for one changed their mind. */
	| { what: 'advocate_not_wanted'; on: Day }
	| { what: 'stage_1_extended'; on: Day; reason: 'complexity' | 'advocate' }
	| { what: 'stage_1_longer_agreed'; on: Day; until: Day }
	| { what: 'stage_1_answered'; on: Day }
	| { what: 'stage_1_skipped'; on: Day }
	| { what: 'stage_2_requested'; on: Day }
	| { what: 'record_sent'; on: Day }
	| { what: 'record_agreed'; on: Day }
	| { what: 'stage_2_extended'; on: Day; reason: (typeof stageTwoReasons)[number]; until: Day }
	| { what: 'investigation_reported'; on: Day }
	| { what: 'stage_2_answered'; on: Day; sent: (typeof sendings)[number] }
	| { what: 'stage_3_requested'; on: Day }
	| { what: 'stage_3_acknowledged'; on: Day }
	| { what: 'chair_appointed'; on: Day }
	| { what: 'panel_arranged'; on: Day; panelOn: Day }
	| { what: 'papers_sent'; on: Day }
	| { what: 'panel_met'; on: Day }
	| { what: 'panel_reported'; on: Day }
	| { what: 'stage_3_answered'; on: Day }
	| { what: 'next_stage_refused'; on: Day }
	| { what: 'referred_early'; on: Day; met: EarlyReferralCondition[] }
	| { what: 'ombudsman_asked'; on: Day; reference: string }
	| { what: 'ombudsman_decided'; on: Day; outcome: (typeof ombudsmanOutcomes)[number] }
	| { what: 'frozen'; on: Day; grounds: (typeof freezeGrounds)[number]; points: string[] | null }
	| { what: 'proceedings_ended'; on: Day }
	| { what: 'resubmitted'; on: Day }
	| { what: 'withdrawn'; on: Day }
	| { what: 'reinstated'; on: Day }
	/** The same complaint by the same person is answered under another reference. */
	| { what: 'joined'; on: Day }
	| { what: 'parted'; on: Day }
	| { what: 'corporate_1_extended'; on: Day }
	| { what: 'corporate_1_answered'; on: Day }
	| { what: 'corporate_2_requested'; on: Day }
	| { what: 'corporate_2_acknowledged'; on: Day }
	| { what: 'corporate_2_extended'; on: Day }
	| { what: 'corporate_2_answered'; on: Day };

export type StepName = Step['what'];
export type StepNamed<N extends StepName> = Extract<Step, { what: N }>;

/** What a step says besides its name and its day. */
export type StepFacts = Record<string, string | boolean | string[] | null>;

export function factsOf({ what: _, on: __, ...facts }: Step): StepFacts {
	return facts;
}

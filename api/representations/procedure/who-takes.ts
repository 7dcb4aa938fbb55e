import type { StepName } from './steps.ts';

/**
 * Who takes which step. What needs findings, comes with a receipt or is about an advocate (`api/advocacy`) has a door of its
 * own and is in no list here; whoever
 * answers a complaint may say what happened on their own part of the way, and officers the rest.
 */
export const takenByFamily = [
	'stage_2_requested',
	'stage_3_requested',
	'corporate_2_requested',
	'withdrawn',
	'record_agreed',
] as const satisfies readonly StepName[];

export const takenByResponder = ['acknowledged'] as const satisfies readonly StepName[];

export const takenByOfficer = [
	...takenByResponder,
	'receipt_corrected',
	'routed',
	'interest_decided',
	'lateness_decided',
	'stage_1_extended',
	'stage_1_longer_agreed',
	'stage_1_skipped',
	'stage_2_requested',
	'record_agreed',
	'stage_2_extended',
	'stage_3_requested',
	'stage_3_acknowledged',
	'chair_appointed',
	'panel_arranged',
	'papers_sent',
	'panel_met',
	'next_stage_refused',
	'referred_early',
	'ombudsman_asked',
	'ombudsman_decided',
	'frozen',
	'proceedings_ended',
	'resubmitted',
	'withdrawn',
	'reinstated',
	'corporate_1_extended',
	'corporate_1_answered',
	'corporate_2_requested',
	'corporate_2_acknowledged',
	'corporate_2_extended',
	'corporate_2_answered',
] as const satisfies readonly StepName[];

export type FamilyStep = (typeof takenByFamily)[number];
export type OfficerStep = (typeof takenByOfficer)[number];

/** Decisions that somebody may have to stand up for: they come with a reason, which is kept with them. */
const decisions: readonly StepName[] = [
	'receipt_corrected',
	'routed',
	'interest_decided',
	'lateness_decided',
	'stage_1_extended',
	'stage_1_skipped',
	'stage_2_extended',
	'next_stage_refused',
	'referred_early',
	'frozen',
	'corporate_1_extended',
	'corporate_2_extended',
];

export function needsReason(name: StepName): boolean {
	return decisions.includes(name);
}

/** What changes when or whether somebody is answered is told to them in writing, in the same breath. */
const toldInWriting: readonly StepName[] = [
	'acknowledged',
	'stage_1_extended',
	'stage_2_extended',
	'next_stage_refused',
	'referred_early',
	'frozen',
	'withdrawn',
	'corporate_1_extended',
	'corporate_1_answered',
	'corporate_2_answered',
	'corporate_2_extended',
];

/** Whether the person must be written to with this step. A decision against them always; one for them sends it on its way. */
export function needsLetter(step: { what: StepName; accepted?: boolean }): boolean {
	return toldInWriting.includes(step.what) || step.accepted === false;
}

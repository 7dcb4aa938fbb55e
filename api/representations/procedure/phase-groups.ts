import type { Phase } from './moves.ts';

/** Phases as a list of many complaints tells them apart. */
export const phaseGroups = {
	stage_1: ['to_be_decided', 'stage_1', 'stage_1_answered'],
	stage_2: ['stage_2', 'stage_2_answered'],
	review_panel: ['stage_3', 'panel_met', 'panel_reported', 'stage_3_answered'],
	corporate: ['corporate_1', 'corporate_1_answered', 'corporate_2', 'corporate_2_answered'],
	frozen: ['frozen'],
	withdrawn: ['withdrawn'],
	joined: ['joined'],
	declined: ['declined'],
	ombudsman: ['ombudsman'],
	outside: ['outside', 'elsewhere'],
} as const satisfies Record<string, readonly Phase[]>;

export type PhaseGroup = keyof typeof phaseGroups;
export const phaseGroupNames = Object.keys(phaseGroups) as [PhaseGroup, ...PhaseGroup[]];

export function phaseGroupOf(phase: Phase): PhaseGroup {
	return phaseGroupNames.find((name) => (phaseGroups[name] as readonly Phase[]).includes(phase))!;
}

import type { StepName } from './steps.ts';

/** Where a complaint stands in the procedure. */
export const phases = [
	'to_be_decided',
	'outside',
	'elsewhere',
	'stage_1',
	'stage_1_answered',
	'stage_2',
	'stage_2_answered',
	'stage_3',
	'panel_met',
	'panel_reported',
	'stage_3_answered',
	'corporate_1',
	'corporate_1_answered',
	'corporate_2',
	'corporate_2_answered',
	'ombudsman',
	'frozen',
	'withdrawn',
	'joined',
	'declined',
] as const;
export type Phase = (typeof phases)[number];

/** Somebody waits for the authority to do something. */
export const openPhases = [
	'to_be_decided',
	'outside',
	'stage_1',
	'stage_2',
	'stage_3',
	'panel_met',
	'panel_reported',
	'corporate_1',
	'corporate_2',
] as const satisfies readonly Phase[];

/** Answered: the next word is the person's. */
export const answeredPhases = [
	'stage_1_answered',
	'stage_2_answered',
	'stage_3_answered',
	'corporate_1_answered',
	'corporate_2_answered',
] as const satisfies readonly Phase[];

/**
 * What may follow what. `to` is the phase that the step leads to: `here` changes nothing, `back` is where it stood before
 * it was frozen, withdrawn or joined, and `by_step` depends on what the step itself says (`procedure.ts`). `after` names steps of
 * which one must have happened; `once` may not be said a second time in the same run of a stage. Who may take a step is
 * another question, asked in `permissions.ts`.
 */
export interface Move {
	from: readonly Phase[];
	to: Phase | 'here' | 'back' | 'by_step';
	after?: readonly StepName[];
	once?: true;
}

const stageThree = ['stage_3', 'panel_met', 'panel_reported'] as const;
const running = ['stage_1', 'stage_2', ...stageThree] as const;
const answered = ['stage_1_answered', 'stage_2_answered', 'stage_3_answered'] as const;
const corporate = ['corporate_1', 'corporate_1_answered', 'corporate_2', 'corporate_2_answered'] as const;
const open = ['to_be_decided', 'outside', ...running, ...answered, ...corporate] as const;

export const moves = {
	received: { from: [], to: 'by_step' },
	receipt_corrected: { from: phases, to: 'here' },
	routed: { from: ['to_be_decided', 'outside', 'elsewhere', 'stage_1', ...corporate], to: 'by_step' },
	interest_decided: { from: ['to_be_decided'], to: 'by_step' },
	lateness_decided: { from: ['to_be_decided', 'stage_1'], to: 'by_step', once: true },
	acknowledged: { from: ['to_be_decided', 'outside', 'elsewhere', ...running, ...corporate], to: 'here', once: true },
	advocate_wanted: { from: open, to: 'here', once: true },
	advocate_appointed: { from: open, to: 'here', once: true },
	advocate_not_wanted: { from: open, to: 'here', once: true },
	stage_1_extended: { from: ['stage_1'], to: 'here', once: true },
	stage_1_longer_agreed: { from: ['stage_1'], to: 'here' },
	stage_1_answered: { from: ['stage_1'], to: 'stage_1_answered' },
	stage_1_skipped: { from: ['stage_1'], to: 'stage_2' },
	stage_2_requested: { from: ['stage_1', 'stage_1_answered'], to: 'stage_2' },
	record_sent: { from: ['stage_2'], to: 'here' },
	record_agreed: { from: ['stage_2'], to: 'here', once: true },
	stage_2_extended: { from: ['stage_2'], to: 'here' },
	investigation_reported: { from: ['stage_2'], to: 'here', once: true },
	stage_2_answered: { from: ['stage_2'], to: 'stage_2_answered', after: ['investigation_reported'] },
	stage_3_requested: { from: ['stage_2_answered'], to: 'stage_3' },
	stage_3_acknowledged: { from: ['stage_3'], to: 'here', once: true },
	chair_appointed: { from: ['stage_3'], to: 'here', once: true },
	panel_arranged: { from: ['stage_3'], to: 'here' },
	papers_sent: { from: ['stage_3'], to: 'here', once: true },
	panel_met: { from: ['stage_3'], to: 'panel_met', after: ['panel_arranged'] },
	panel_reported: { from: ['panel_met'], to: 'panel_reported' },
	stage_3_answered: { from: ['panel_reported'], to: 'stage_3_answered' },
	next_stage_refused: { from: ['stage_2', 'stage_3'], to: 'by_step' },
	referred_early: { from: ['stage_2_answered'], to: 'ombudsman' },
	ombudsman_asked: { from: [...open, 'withdrawn', 'declined', 'elsewhere'], to: 'by_step', once: true },
	ombudsman_decided: {
		from: [...open, 'ombudsman', 'withdrawn', 'declined', 'elsewhere'],
		to: 'here',
		after: ['ombudsman_asked', 'referred_early'],
		once: true,
	},
	frozen: { from: running, to: 'by_step' },
	proceedings_ended: { from: ['frozen', ...running, ...answered], to: 'here', after: ['frozen'], once: true },
	resubmitted: { from: ['frozen', ...running, ...answered], to: 'by_step', after: ['proceedings_ended'] },
	withdrawn: { from: [...open, 'frozen'], to: 'withdrawn' },
	reinstated: { from: ['withdrawn'], to: 'back' },
	joined: { from: ['to_be_decided', 'outside', 'elsewhere', 'stage_1', 'corporate_1'], to: 'joined' },
	parted: { from: ['joined'], to: 'back' },
	corporate_1_extended: { from: ['corporate_1'], to: 'here', once: true },
	corporate_1_answered: { from: ['corporate_1'], to: 'corporate_1_answered' },
	corporate_2_requested: { from: ['corporate_1_answered'], to: 'corporate_2' },
	corporate_2_acknowledged: { from: ['corporate_2'], to: 'here', once: true },
	corporate_2_extended: { from: ['corporate_2'], to: 'here', once: true },
	corporate_2_answered: { from: ['corporate_2'], to: 'corporate_2_answered' },
} as const satisfies Record<StepName, Move>;

export const stepNames = Object.keys(moves) as [StepName, ...StepName[]];

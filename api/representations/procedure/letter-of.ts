import type { LetterName } from '../letters/kinds.ts';
import type { StepName } from './steps.ts';

const letters: Partial<Record<StepName, LetterName>> = {
	acknowledged: 'acknowledged',
	stage_1_extended: 'stage_1_extended',
	stage_1_longer_agreed: 'stage_1_longer_agreed',
	stage_1_answered: 'stage_1_answered',
	stage_1_skipped: 'stage_2_requested',
	stage_2_requested: 'stage_2_requested',
	record_sent: 'record_sent',
	stage_2_extended: 'stage_2_extended',
	stage_2_answered: 'stage_2_answered',
	stage_3_acknowledged: 'stage_3_acknowledged',
	panel_arranged: 'panel_arranged',
	papers_sent: 'papers_sent',
	stage_3_answered: 'stage_3_answered',
	next_stage_refused: 'next_stage_refused',
	referred_early: 'referred_early',
	frozen: 'frozen',
	proceedings_ended: 'proceedings_ended',
	resubmitted: 'resubmitted',
	withdrawn: 'withdrawn',
	reinstated: 'reinstated',
	corporate_1_extended: 'corporate_extended',
	corporate_1_answered: 'corporate_1_answered',
	corporate_2_acknowledged: 'corporate_2_acknowledged',
	corporate_2_extended: 'corporate_extended',
	corporate_2_answered: 'corporate_2_answered',
};

/** The letter that tells the person of a step: because they must be told, or because it is kind. */
export function letterOf({ what, accepted }: { what: StepName; accepted?: boolean }): LetterName | undefined {
	if (accepted === false) return what === 'interest_decided' ? 'interest_declined' : 'lateness_declined';
	return letters[what];
}

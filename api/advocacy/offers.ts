import type { Phase } from '../representations/procedure/moves.ts';
import type { StepName } from '../representations/procedure/steps.ts';

/** When an advocate is offered: at first contact, and with each stage that begins or is answered. */
export const offerStages = [
	'first_contact',
	'stage_1_answered',
	'stage_2',
	'stage_2_answered',
	'stage_3',
	'stage_3_answered',
] as const;
export type OfferStage = (typeof offerStages)[number];

/** How an offer was made, or an answer to it given. */
export const ways = ['portal', 'in_person', 'phone', 'letter'] as const;
export type Way = (typeof ways)[number];

/** What staff were told, or told somebody, themselves. What the portal shows and what is pressed there it writes down by itself. */
export const staffWays = ['in_person', 'phone', 'letter'] as const satisfies readonly Way[];

const begunBy: Partial<Record<StepName, OfferStage>> = {
	received: 'first_contact',
	stage_1_answered: 'stage_1_answered',
	stage_1_skipped: 'stage_2',
	stage_2_requested: 'stage_2',
	stage_2_answered: 'stage_2_answered',
	stage_3_requested: 'stage_3',
	stage_3_answered: 'stage_3_answered',
};

/** The stage whose offer comes with this step. Outside the statutory procedure there is no section 26A to repeat. */
export function stageBegunBy(step: StepName): OfferStage | undefined {
	return begunBy[step];
}

const stageAt: Partial<Record<Phase, OfferStage>> = {
	stage_1_answered: 'stage_1_answered',
	stage_2: 'stage_2',
	stage_2_answered: 'stage_2_answered',
	stage_3: 'stage_3',
	panel_met: 'stage_3',
	panel_reported: 'stage_3',
	stage_3_answered: 'stage_3_answered',
};

/** The stage of an offer that is made now. */
export function stageOfOffer(phase: Phase): OfferStage {
	return stageAt[phase] ?? 'first_contact';
}

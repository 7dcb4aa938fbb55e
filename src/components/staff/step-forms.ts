import type { LetterName } from '../../../api/representations/letters/kinds.ts';
import { letterOf } from '../../../api/representations/procedure/letter-of.ts';
import type { Phase } from '../../../api/representations/procedure/moves.ts';
import {
	earlyReferralConditions,
	freezeGrounds,
	ombudsmanOutcomes,
	routes,
	type Step,
	type StepNamed,
	stageTwoReasons,
} from '../../../api/representations/procedure/steps.ts';
import { needsLetter, type OfficerStep } from '../../../api/representations/procedure/who-takes.ts';
import { asDay, typedDayIn } from '../typed-day.ts';
import { typedIn } from './typed.ts';

/** What a step asks for besides its day. A choice that names no first one is for the officer to make. */
export type Fact =
	| { is: 'day'; name: 'until' | 'panelOn' | 'receivedOn' }
	| { is: 'choice'; name: 'reason' | 'grounds' | 'route' | 'outcome'; of: readonly string[]; first?: string }
	| { is: 'line'; name: 'reference' }
	| { is: 'points'; name: 'points' }
	| { is: 'conditions'; name: 'met'; of: readonly string[] };

export interface StepForm {
	what: OfficerStep;
	facts: readonly Fact[];
	/** Decided by which form it is: whoever declines writes a letter, whoever accepts does not. */
	accepted?: boolean;
	/** It happens with the pressing of the button, and on no other day. */
	today?: true;
}

const plain = <W extends OfficerStep>(what: W): StepForm => ({ what, facts: [] });
const until: Fact = { is: 'day', name: 'until' };

/** Every step that an officer may take, as a form. Titles are `staff:step.NAME`, what the law says `staff:step.law.NAME`. */
export const stepForms = {
	acknowledged: { what: 'acknowledged', facts: [] },
	interest_accepted: { what: 'interest_decided', facts: [], accepted: true },
	interest_declined: { what: 'interest_decided', facts: [], accepted: false },
	lateness_accepted: { what: 'lateness_decided', facts: [], accepted: true },
	lateness_declined: { what: 'lateness_decided', facts: [], accepted: false },
	stage_1_extended: {
		what: 'stage_1_extended',
		facts: [{ is: 'choice', name: 'reason', of: ['complexity', 'advocate'], first: 'complexity' }],
	},
	stage_1_longer_agreed: { what: 'stage_1_longer_agreed', facts: [until] },
	stage_1_skipped: plain('stage_1_skipped'),
	stage_2_requested: plain('stage_2_requested'),
	record_agreed: plain('record_agreed'),
	stage_2_extended: {
		what: 'stage_2_extended',
		facts: [{ is: 'choice', name: 'reason', of: stageTwoReasons, first: 'multi_agency' }, until],
	},
	stage_3_requested: plain('stage_3_requested'),
	stage_3_acknowledged: plain('stage_3_acknowledged'),
	chair_appointed: plain('chair_appointed'),
	panel_arranged: { what: 'panel_arranged', facts: [{ is: 'day', name: 'panelOn' }] },
	papers_sent: plain('papers_sent'),
	panel_met: plain('panel_met'),
	next_stage_refused: { what: 'next_stage_refused', facts: [] },
	referred_early: {
		what: 'referred_early',
		facts: [{ is: 'conditions', name: 'met', of: earlyReferralConditions }],
	},
	frozen: {
		what: 'frozen',
		facts: [
			{ is: 'choice', name: 'grounds', of: freezeGrounds, first: 'court' },
			{ is: 'points', name: 'points' },
		],
	},
	proceedings_ended: plain('proceedings_ended'),
	resubmitted: { what: 'resubmitted', facts: [] },
	withdrawn: { what: 'withdrawn', facts: [] },
	reinstated: { what: 'reinstated', facts: [] },
	routed: {
		what: 'routed',
		facts: [{ is: 'choice', name: 'route', of: routes.filter((route) => route !== 'to_be_decided') }],
		today: true,
	},
	receipt_corrected: { what: 'receipt_corrected', facts: [{ is: 'day', name: 'receivedOn' }], today: true },
	corporate_1_extended: { what: 'corporate_1_extended', facts: [] },
	corporate_1_answered: { what: 'corporate_1_answered', facts: [] },
	corporate_2_answered: { what: 'corporate_2_answered', facts: [] },
	corporate_2_requested: plain('corporate_2_requested'),
	corporate_2_acknowledged: plain('corporate_2_acknowledged'),
	corporate_2_extended: { what: 'corporate_2_extended', facts: [] },
	ombudsman_asked: { what: 'ombudsman_asked', facts: [{ is: 'line', name: 'reference' }] },
	ombudsman_decided: {
		what: 'ombudsman_decided',
		facts: [{ is: 'choice', name: 'outcome', of: ombudsmanOutcomes }],
	},
} as const satisfies Record<string, StepForm>;

export type FormName = keyof typeof stepForms;
export const formNames = Object.keys(stepForms) as FormName[];

export function formOf(name: FormName): StepForm {
	return stepForms[name];
}

/** The letter that is drafted for the officer: because the person must be told, or because it is kind. */
export function draftOf({ what, accepted }: StepForm): LetterName | undefined {
	return letterOf({ what, ...(accepted === undefined ? {} : { accepted }) });
}

export function mustWrite({ what, accepted }: StepForm): boolean {
	return needsLetter({ what, ...(accepted === undefined ? {} : { accepted }) });
}

/** What usually comes next, by where it stands. The rest is a press further away. */
export const usualNext: Record<Phase, readonly OfficerStep[]> = {
	to_be_decided: ['interest_decided', 'lateness_decided', 'acknowledged'],
	outside: ['acknowledged', 'routed'],
	elsewhere: ['acknowledged'],
	stage_1: ['lateness_decided', 'acknowledged', 'stage_1_extended', 'stage_2_requested'],
	stage_1_answered: ['stage_2_requested'],
	stage_2: ['record_agreed', 'stage_2_extended'],
	stage_2_answered: ['stage_3_requested', 'referred_early'],
	stage_3: ['stage_3_acknowledged', 'chair_appointed', 'panel_arranged', 'papers_sent', 'panel_met'],
	panel_met: [],
	panel_reported: [],
	stage_3_answered: ['ombudsman_asked'],
	corporate_1: ['acknowledged', 'corporate_1_answered', 'corporate_1_extended'],
	corporate_1_answered: ['corporate_2_requested'],
	corporate_2: ['corporate_2_acknowledged', 'corporate_2_answered', 'corporate_2_extended'],
	corporate_2_answered: ['ombudsman_asked'],
	ombudsman: ['ombudsman_decided'],
	frozen: ['proceedings_ended', 'resubmitted'],
	joined: [],
	withdrawn: ['reinstated'],
	declined: [],
};

/** The form that was sent, if a step was. Fields are `NAME-on`, `NAME-until`, `NAME-why`, `NAME-letter`. */
export function stepFormIn(form: FormData): FormName | undefined {
	const typed = typedIn(form);
	if (typed('act') !== 'step') return undefined;
	return formNames.find((name) => name === typed('step-form'));
}

/** The step as it was typed. What is wrong in it the API says. */
export function stepTyped(name: FormName, form: FormData, today: string): StepNamed<OfficerStep> {
	const { what, accepted, facts, today: isToday } = formOf(name);
	const step = {
		what,
		on: isToday ? today : asDay(typedDayIn(form, `${name}-on`)),
		...(accepted === undefined ? {} : { accepted }),
		...Object.fromEntries(facts.map((fact) => [fact.name, factTyped(fact, `${name}-${fact.name}`, form)])),
	};
	return step as StepNamed<OfficerStep>;
}

function factTyped(fact: Fact, field: string, form: FormData) {
	if (fact.is === 'day') return asDay(typedDayIn(form, field));
	if (fact.is === 'conditions') return form.getAll(field).map(String);
	if (fact.is !== 'points') return typedIn(form)(field);
	const points = form.getAll(field).map(String);
	return points.length === 0 ? null : points;
}

/** The step as the form offers it before anybody has typed: what its draft letter is written for. */
export function stepOffered(name: FormName, today: string): Step {
	const { what, accepted, facts } = formOf(name);
	const offered = facts.map((fact) => {
		if (fact.is === 'conditions') return [fact.name, []];
		return [fact.name, fact.is === 'points' ? null : fact.is === 'choice' ? (fact.first ?? '') : ''];
	});
	const decided = accepted === undefined ? {} : { accepted };
	return { what, on: today, ...decided, ...Object.fromEntries(offered) } as Step;
}

/** Which field of the page stands for which of the API. */
export function fieldsOf(name: FormName): Record<string, string> {
	const ofStep = ['on', ...formOf(name).facts.map((fact) => fact.name)];
	return {
		step: `${name}-on`,
		...Object.fromEntries(ofStep.map((field) => [field, `${name}-${field}`])),
		...Object.fromEntries(ofStep.map((field) => [`step.${field}`, `${name}-${field}`])),
		reason: `${name}-why`,
		words: `${name}-letter`,
	};
}

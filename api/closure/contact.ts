import type { Standing } from '../representations/standing.ts';
import type { Audience, InstrumentCode } from '../questionnaires/instrument.ts';

/**
 * What the manager declares of reaching somebody as the work ends. There is no default: whoever has not thought of it cannot
 * end the work. Not to be asked is for good; the other two that are not safe wait for the manager.
 */
export const contacts = ['safe', 'unsafe', 'not_known', 'not_to_be_asked'] as const;
export type Contact = (typeof contacts)[number];

/** Why somebody is never asked (`domain.md` 4). */
export const whyNotAsked = ['child_died', 'no_contact'] as const;
export type WhyNotAsked = (typeof whyNotAsked)[number];

/** Why nothing is sent to somebody for now. */
export const holdReasons = ['domestic_abuse', 'contact_unsafe', 'contact_not_known', 'put_on'] as const;
export type HoldReason = (typeof holdReasons)[number];

/**
 * What holds the invitations of somebody back from the first moment (S59): domestic abuse in the family holds everybody's,
 * whatever was said of each; unknown is never taken for safe.
 */
export function holdAtFirst(contact: Contact, hasDomesticAbuse: boolean): HoldReason | null {
	if (contact === 'not_to_be_asked') return null;
	if (hasDomesticAbuse) return 'domestic_abuse';
	if (contact === 'unsafe') return 'contact_unsafe';
	return contact === 'not_known' ? 'contact_not_known' : null;
}

export const closureInstruments = [
	'closure_under_8',
	'closure_8_12',
	'closure_13_17',
	'closure_parent',
] as const satisfies readonly InstrumentCode[];
export type ClosureInstrument = (typeof closureInstruments)[number];

const young: readonly Standing[] = ['child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo'];

/** Whether the manager says how old somebody is; of an adult nothing is asked. */
export function isYoung(standing: string): boolean {
	return (young as readonly string[]).includes(standing);
}

/** Whether this questionnaire may be given to somebody of this standing. A care leaver may be asked as an adult. */
export function mayBeGiven(instrument: ClosureInstrument, standing: string): boolean {
	return instrument === 'closure_parent' ? !isYoung(standing) || standing === 'care_leaver' : isYoung(standing);
}

/** Staff's reasons and who was in the room. Characters. */
export const closureLimits = { reason: 1000, present: 300, people: 12, daysBack: 28 } as const;

/** Who reads the questions: with a helper up to eight and mostly before twelve, alone after. */
export function audienceOf(instrument: ClosureInstrument): Audience {
	if (instrument === 'closure_parent') return 'parent_or_carer';
	return instrument === 'closure_13_17' ? 'young_person' : 'child';
}

/**
 * Who a person is to the child, by the codes of section 26(3) and 24D of the Children Act 1989 and what follows them.
 * What somebody says of themselves counts until somebody doubts it.
 */
export const standings = [
	'child_looked_after',
	'child_in_need',
	'care_leaver',
	'parent',
	'person_with_pr',
	'foster_carer_la',
	'special_guardian',
	'child_sgo',
	'sgo_support_applicant',
	'adoption_person',
	'sufficient_interest',
	'advocate',
	'representative',
	'anonymous',
] as const;

export type Standing = (typeof standings)[number];

const young: readonly Standing[] = ['child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo'];
const actsForAnother: readonly Standing[] = ['advocate', 'representative'];

/** Children and care leavers are entitled to an advocate (section 26A): it is offered, never asked for in vain. */
export function isEntitledToAdvocate(standing: Standing): boolean {
	return young.includes(standing);
}

/**
 * Whoever is not the young person may complain without the child's consent, and that gives them no right to what is the
 * child's: an answer to them is read through for it before it goes (`domain.md` 0.10; S23).
 */
export function mustBeScreened(standing: Standing | null): boolean {
	return standing === null || !young.includes(standing);
}

/** Regulation 12: for any other person the authority decides whether their interest in the child's welfare is sufficient. */
export function needsInterestDecision(standing: Standing): boolean {
	return standing === 'sufficient_interest';
}

/** Somebody speaking for another person: that person's agreement is looked at first. */
export function needsAgreement(standing: Standing): boolean {
	return actsForAnother.includes(standing);
}

/** An anonymous complaint is outside the procedure of the regulations: recorded, referred, never ignored. */
export function isAnonymous(standing: Standing): boolean {
	return standing === 'anonymous';
}

/** Who complained, in the groups that annual reports count by (`domain.md` 6.2). */
export type ComplainantGroup = 'child' | 'parent' | 'carer' | 'advocate_led' | 'other';

const groups: Readonly<Record<Standing, ComplainantGroup>> = {
	child_looked_after: 'child',
	child_in_need: 'child',
	care_leaver: 'child',
	child_sgo: 'child',
	parent: 'parent',
	person_with_pr: 'parent',
	foster_carer_la: 'carer',
	special_guardian: 'carer',
	sgo_support_applicant: 'carer',
	adoption_person: 'other',
	sufficient_interest: 'other',
	advocate: 'advocate_led',
	representative: 'advocate_led',
	anonymous: 'other',
};

/** The group of a standing; `other` for one that is not known. */
export function complainantGroupOf(standing: string): ComplainantGroup {
	return groups[standing as Standing] ?? 'other';
}

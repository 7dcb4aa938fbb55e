/** Who somebody is to a child, or to another person of the family, in the office's words. */
export const relationKinds = [
	'parent',
	'step_parent',
	'foster_carer',
	'special_guardian',
	'grandparent',
	'sibling',
	'other_family',
] as const;
export type RelationKind = (typeof relationKinds)[number];

/**
 * What closes a relation the same day: a court keeps somebody away, contact has ended, parental responsibility was taken
 * away (`domain.md` 7.2). What the relation opened is shut with it.
 */
export const closings = ['injunction', 'contact_ended', 'responsibility_ended'] as const;
export type Closing = (typeof closings)[number];

/** Parental responsibility is an adult's: a brother or sister of a child has none by being one. */
export function mayHoldResponsibility(kind: RelationKind): boolean {
	return kind !== 'sibling';
}

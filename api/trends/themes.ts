/**
 * What complaints are about: the subject categories of Getting the Best from Complaints that councils use as codes, and
 * two that annual reports add (`domain.md` 1.3). One complaint may have several.
 */
export const complaintThemes = [
	'disputed_decision',
	'quality_of_service',
	'delay',
	'non_delivery',
	'quantity_frequency_change_cost',
	'staff_attitude_behaviour',
	'eligibility_criteria',
	'policy_impact_on_child',
	'assessment_care_management_review',
	'communication',
	'inaccurate_information',
] as const;

export type ComplaintTheme = (typeof complaintThemes)[number];

/** What thank-yous are for. No list of the field exists: this short one is ours. */
export const complimentThemes = [
	'listening',
	'kindness',
	'keeping_promises',
	'clear_explaining',
	'being_there',
	'practical_help',
] as const;

export type ComplimentTheme = (typeof complimentThemes)[number];
export type Theme = ComplaintTheme | ComplimentTheme;

export const themes: readonly Theme[] = [...complaintThemes, ...complimentThemes];

/** The themes a representation of this kind may be given: none for ideas. */
export function themesFor(kind: 'complaint' | 'compliment' | 'comment'): readonly Theme[] {
	if (kind === 'complaint') return complaintThemes;
	return kind === 'compliment' ? complimentThemes : [];
}

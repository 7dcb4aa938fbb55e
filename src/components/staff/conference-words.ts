import { seesMeasures as measuresFor } from '../../../api/policy/conferences.ts';

const plans: readonly (string | null)[] = [
	'pod_manager',
	'business_support_officer',
	'senior_social_worker',
	'social_worker',
	'newly_qualified_social_worker',
];

/** Whether this reader is offered to plan a conference. Of which child is asked of the API. */
export const mayPlan = (role: string | null) => plans.includes(role);

export const seesMeasures = (role: string | null) => (measuresFor as readonly (string | null)[]).includes(role);

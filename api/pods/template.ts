import type { PodRole } from '../accounts/roles.ts';

/** How a pod departs from the template of the pod model: told to staff, never in the way. */
export type Departure =
	| 'pods.template.no_manager'
	| 'pods.template.several_managers'
	| 'pods.template.no_business_support'
	| 'pods.template.too_few_seniors'
	| 'pods.template.too_many_workers';

const SENIOR_FULL_TIME_EQUIVALENT = 2;
const WORKERS_MOST = 5;

/**
 * One manager, two full-time-equivalent seniors (who may be more than two people), up to five social workers, newly
 * qualified workers besides, and business support. Source: the pod model as published in 2019.
 */
export function departuresFromTemplate(members: readonly { role: PodRole; fullTimeEquivalent: number }[]): Departure[] {
	const count = (role: PodRole) => members.filter((member) => member.role === role).length;
	const seniors = members
		.filter((member) => member.role === 'senior_social_worker')
		.reduce((sum, member) => sum + member.fullTimeEquivalent, 0);
	const departures: [boolean, Departure][] = [
		[count('pod_manager') === 0, 'pods.template.no_manager'],
		[count('pod_manager') > 1, 'pods.template.several_managers'],
		[count('business_support_officer') === 0, 'pods.template.no_business_support'],
		[seniors < SENIOR_FULL_TIME_EQUIVALENT, 'pods.template.too_few_seniors'],
		[count('social_worker') > WORKERS_MOST, 'pods.template.too_many_workers'],
	];
	return departures.filter(([departs]) => departs).map(([, departure]) => departure);
}

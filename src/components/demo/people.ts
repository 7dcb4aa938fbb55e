import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';

export type People = InferResponseType<Api['api']['demo']['people']['$get'], 200>;
export type FamilyMember = People['families'][number];
export type StaffMember = People['staff'][number];

/** Somebody as the page shows them. */
export interface Shown {
	id: string;
	name: string;
	/** Who they are, in a line. */
	who: string;
	/** What they will find. */
	finds: string;
	podName: string | null;
	podEmblem: string | null;
}

const young = ['child_looked_after', 'child_in_need', 'care_leaver'];
const parents = ['parent', 'person_with_pr'];

/** Families by what kind of person they are. */
export function groupFamilies(families: readonly FamilyMember[]) {
	const among = (roles: readonly string[]) => families.filter(({ role }) => roles.includes(role));
	return [
		{ group: 'young', people: among(young) },
		{ group: 'parents', people: among(parents) },
		{ group: 'carers', people: families.filter(({ role }) => ![...young, ...parents].includes(role)) },
	] as const;
}

const podOrder = ['pod_manager', 'business_support_officer'];

/** Staff by where they work: the complaints team first, then each pod with its manager first, then everybody else. */
export function groupStaff(staff: readonly StaffMember[]) {
	const withRole = (...roles: string[]) => staff.filter(({ role }) => roles.includes(role));
	const placed = staff.filter(({ podName }) => podName !== null);
	const podNames = [...new Set(placed.map(({ podName }) => podName!))].sort();
	const complaintsTeam = withRole('complaints_manager', 'complaints_officer');
	const serviceManagers = withRole('service_manager');
	return {
		complaintsTeam,
		pods: podNames.map((name) => ({ name, people: placed.filter(({ podName }) => podName === name).sort(byPlace) })),
		serviceManagers,
		beyond: staff.filter((one) => ![...placed, ...complaintsTeam, ...serviceManagers].includes(one)),
	};
}

function byPlace(a: StaffMember, b: StaffMember): number {
	const place = ({ role }: StaffMember) => (podOrder.includes(role) ? podOrder.indexOf(role) : podOrder.length);
	return place(a) - place(b) || a.role.localeCompare(b.role, 'en') || a.name.localeCompare(b.name, 'en');
}

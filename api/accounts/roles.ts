/** Roles of staff-type accounts, in the field's names. What a role means inside a pod comes from membership, not from here. */
export const staffRoles = [
	'social_worker',
	'newly_qualified_social_worker',
	'senior_social_worker',
	'business_support_officer',
	'pod_manager',
	'service_manager',
	'complaints_officer',
	'complaints_manager',
	'duty_worker',
	'conference_chair',
	'director',
	'quality_assurance',
	'administrator',
	'advocate',
] as const;

export type StaffRole = (typeof staffRoles)[number];

/** The officers of regulation 10, who co-ordinate every representation. */
export const complaintsTeam = ['complaints_manager', 'complaints_officer'] as const satisfies readonly StaffRole[];

/** Roles that stand in a pod. */
export const podRoles = [
	'pod_manager',
	'senior_social_worker',
	'social_worker',
	'newly_qualified_social_worker',
	'business_support_officer',
] as const satisfies readonly StaffRole[];

export type PodRole = (typeof podRoles)[number];

/** A place in a pod that holds today. */
export interface PodPlace {
	podId: string;
	role: PodRole;
}

/**
 * The person asking. Worked out afresh for every request from the session and today's memberships, so that leaving a pod
 * takes effect at the next request. Passed as a parameter, never kept anywhere.
 */
export type Who =
	| { kind: 'nobody' }
	/** A browser with a session but no account: somebody in the middle of writing. */
	| { kind: 'visit'; sessionId: string }
	/** Came back with a return code: may read and answer that one thread. */
	| { kind: 'return'; sessionId: string; representationId: string }
	| Family
	| Staff
	| Advocate
	| Program
	/** The software itself: the demo council, the mail worker. */
	| { kind: 'system' };

export interface Family {
	kind: 'family';
	sessionId: string;
	id: string;
	/** Until the second secret of a new card is chosen, no door opens. */
	awaitsSecret: boolean;
}

/**
 * A young person's advocate signs in as staff do and is none of them: no door of staff opens, and of a complaint they see
 * what the young person opened to them, for as long as it is open.
 */
export interface Advocate {
	kind: 'advocate';
	sessionId: string;
	id: string;
	/** As with staff: they proved who they are within the last few minutes. */
	isFresh: boolean;
}

/** What a key may open, in the words of the case-management system: each is a door or two, and nothing else. */
export const scopes = ['allocations:write', 'records:read', 'webhooks'] as const;

export type Scope = (typeof scopes)[number];

/** A program of the council, such as its case-management system, which comes in by a key. It is no person, and no staff. */
export interface Program {
	kind: 'program';
	id: string;
	scopes: readonly Scope[];
}

export interface Staff {
	kind: 'staff';
	sessionId: string;
	id: string;
	role: Exclude<StaffRole, 'advocate'>;
	pods: readonly PodPlace[];
	/** They proved who they are within the last few minutes: some doors ask for that. */
	isFresh: boolean;
	/** Pods whose service manager this person is. */
	oversees: readonly string[];
}

export function isComplaintsTeam(who: Who): boolean {
	return who.kind === 'staff' && (complaintsTeam as readonly string[]).includes(who.role);
}

/** Pods this person manages today. */
export function managedPods(who: Who): string[] {
	if (who.kind !== 'staff') return [];
	return who.pods.filter((place) => place.role === 'pod_manager').map((place) => place.podId);
}

/** Pods this person has any place in today. */
export function ownPods(who: Who): string[] {
	return who.kind === 'staff' ? who.pods.map((place) => place.podId) : [];
}

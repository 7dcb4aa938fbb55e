import type { Route } from './procedure/steps.ts';
import { isAnonymous, needsAgreement, needsInterestDecision, type Standing } from './standing.ts';

export type Kind = 'complaint' | 'compliment' | 'comment';
export const kinds = ['complaint', 'compliment', 'comment'] as const;

/** Whom a complaint is about. */
export const abouts = ['worker', 'manager', 'pod', 'something_else'] as const;
export type About = (typeof abouts)[number];

export type SentTo = 'pod' | 'service_manager' | 'complaints_team';

/** What decides where a representation goes, and nothing else. */
export interface Arrival {
	kind: Kind;
	standing: Standing;
	/** The pod it concerns, open today; null when the person does not know it. */
	pod: { managerId: string | null; serviceManagerId: string | null } | null;
	/** More than a year after it happened: an officer decides first whether it can still be looked at (regulation 9). */
	late: boolean;
	/** They ticked that they are not safe: whoever is complained about may be near, and a person decides before anybody there is told. */
	notSafe: boolean;
	about: About | null;
	aboutAccountId: string | null;
}

export interface Destination {
	sentTo: SentTo;
	/** Null for a compliment or an idea: no procedure applies to them. */
	route: Route | null;
	why:
		| 'nothing_to_decide'
		| 'safeguarding_first'
		| 'about_manager'
		| 'no_manager'
		| 'pod_unknown'
		| 'anonymous'
		| 'interest_to_be_decided'
		| 'agreement_to_be_seen'
		| 'lateness_to_be_decided';
}

/**
 * Where a representation goes at once. An ordered list of questions; the first that answers yes decides. What has nothing
 * to decide goes to the pod; nothing ever goes nowhere; nobody is sent a complaint about themselves.
 */
export function destinationOf(arrival: Arrival): Destination {
	const usual = usualDestinationOf(arrival);
	const isHeld = arrival.notSafe && usual.sentTo !== 'complaints_team';
	return isHeld ? { ...usual, sentTo: 'complaints_team', why: 'safeguarding_first' } : usual;
}

function usualDestinationOf(arrival: Arrival): Destination {
	if (arrival.kind !== 'complaint') return { ...podOrTeam(arrival), route: null };
	if (isAnonymous(arrival.standing)) {
		return { sentTo: 'complaints_team', route: 'outside_procedure', why: 'anonymous' };
	}
	if (needsInterestDecision(arrival.standing)) {
		return { sentTo: 'complaints_team', route: 'to_be_decided', why: 'interest_to_be_decided' };
	}
	if (needsAgreement(arrival.standing)) {
		return { sentTo: 'complaints_team', route: 'to_be_decided', why: 'agreement_to_be_seen' };
	}
	if (arrival.late) {
		return { sentTo: 'complaints_team', route: 'statutory_children', why: 'lateness_to_be_decided' };
	}
	if (isAboutManager(arrival)) return { ...aboveThePod(arrival, 'about_manager'), route: 'statutory_children' };
	return { ...podOrTeam(arrival), route: 'statutory_children' };
}

/** About the manager in so many words, or about the worker who happens to be the manager. */
export function isAboutManager({ about, aboutAccountId, pod }: Arrival): boolean {
	return about === 'manager' || (aboutAccountId !== null && aboutAccountId === pod?.managerId);
}

/**
 * Where a complaint goes whose holder is no longer there; null while it lies with somebody. Nothing lies nowhere, and nobody
 * is sent a complaint about themselves.
 */
export function leftTo(
	sentTo: SentTo,
	{
		managerId,
		serviceManagerId,
		aboutAccountId,
	}: Record<'managerId' | 'serviceManagerId' | 'aboutAccountId', string | null>,
): Omit<Destination, 'route'> | null {
	const holder = { pod: managerId, service_manager: serviceManagerId, complaints_team: 'the team' }[sentTo];
	if (holder !== null) return null;
	const pod = { managerId, serviceManagerId: sentTo === 'pod' ? serviceManagerId : null };
	return aboveThePod({ pod, aboutAccountId }, 'no_manager');
}

function podOrTeam(arrival: Arrival): Omit<Destination, 'route'> {
	if (arrival.pod === null) return { sentTo: 'complaints_team', why: 'pod_unknown' };
	if (arrival.pod.managerId === null) return aboveThePod(arrival, 'no_manager');
	return { sentTo: 'pod', why: 'nothing_to_decide' };
}

/** Above the pod is its service manager; with nobody above, or when the complaint names them too, the complaints team. */
function aboveThePod(
	{ pod, aboutAccountId }: Pick<Arrival, 'pod' | 'aboutAccountId'>,
	why: Destination['why'],
): Omit<Destination, 'route'> {
	const above = pod?.serviceManagerId ?? null;
	return above === null || above === aboutAccountId
		? { sentTo: 'complaints_team', why }
		: { sentTo: 'service_manager', why };
}

import { ownPods, type Staff, type Who } from '../accounts/roles.ts';

/** Where a family member is today: a pod and perhaps a worker in it. */
export interface Allocated {
	podId: string;
	workerId: string | null;
}

/**
 * How far somebody reaches into the record of a family member.
 *
 * - `keeps`: makes and changes it: the pod's manager and business support officer, their own worker, the administrator.
 * - `sees`: whoever else works in the pod they are with today.
 * - `nothing`: everybody else. For them the person is not there.
 */
export type Reach = 'keeps' | 'sees' | 'nothing';

export function reachOf(who: Who, allocated: readonly Allocated[]): Reach {
	if (who.kind !== 'staff') return 'nothing';
	if (who.role === 'administrator') return 'keeps';
	const own = allocated.filter(({ podId }) => ownPods(who).includes(podId));
	if (own.length === 0) return 'nothing';
	return own.some((one) => one.workerId === who.id || runsPod(who, one.podId)) ? 'keeps' : 'sees';
}

/** Whether this person says which pod and worker somebody has: whoever runs the pod they are with, and the administrator. */
export function mayAllocate(who: Who, allocated: readonly Allocated[]): boolean {
	if (who.kind !== 'staff') return false;
	return who.role === 'administrator' || allocated.some(({ podId }) => runsPod(who, podId));
}

/** Whether this person makes an account for somebody who is to be with this pod and worker: a worker only for themselves. */
export function mayMake(who: Staff, { podId, workerId }: Allocated): boolean {
	if (who.role === 'administrator' || runsPod(who, podId)) return true;
	return ownPods(who).includes(podId) && workerId === who.id;
}

/** The manager of a pod and its business support officer. */
export function runsPod(who: Staff, podId: string): boolean {
	return who.pods.some(
		(place) => place.podId === podId && (place.role === 'pod_manager' || place.role === 'business_support_officer'),
	);
}

import { managedPods, type Staff, type Who } from '../accounts/roles.ts';

/**
 * Who may see that somebody asked to be called: the pod's manager and business support officer, and the worker it is for.
 * "Someone other than my worker" is kept from every worker of the pod, because one of them is the one meant.
 */
export function maySeeCallBack(
	who: Who,
	callBack: { podId: string; forAccountId: string | null; someoneElse: boolean },
): boolean {
	if (who.kind !== 'staff') return false;
	if (managedPods(who).includes(callBack.podId)) return true;
	const place = who.pods.find((pod) => pod.podId === callBack.podId);
	if (place?.role === 'business_support_officer') return true;
	return place !== undefined && !callBack.someoneElse && callBack.forAccountId === who.id;
}

/** Whether this person keeps the pod's cover: its business support officer, or its manager. */
export function keepsCover(who: Staff, podId: string): boolean {
	const place = who.pods.find((pod) => pod.podId === podId);
	return place?.role === 'business_support_officer' || managedPods(who).includes(podId);
}

/** Whether this person says that a pod's card is right: whoever keeps its cover, or an administrator. */
export function mayCheckPod(who: Staff, podId: string): boolean {
	return keepsCover(who, podId) || who.role === 'administrator';
}

/** Whether this person sees who of a pod is in today: whoever works in it, and whoever oversees it. */
export function maySeeTeam(who: Staff, podId: string): boolean {
	return who.pods.some((place) => place.podId === podId) || who.oversees.includes(podId);
}

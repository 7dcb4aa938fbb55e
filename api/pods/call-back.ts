import { managedPods, type Who } from '../accounts/roles.ts';

/** The longest a phone number, safe times and a few words may be. Characters. */
export const callBackLimits = { phone: 40, safeTimes: 200, words: 1000 } as const;

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

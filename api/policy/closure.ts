import { isComplaintsTeam, managedPods, type StaffRole, type Who } from '../accounts/roles.ts';

/**
 * How somebody reads what the families of a pod said when its work ended.
 *
 * - `all`: who manages the pod or oversees it. They read first, decide who is asked, and pass words on.
 * - `pod`: who works in it, of what the manager has read: counts, the words the manager released, thanks that may be passed on.
 * - `office`: the complaints team, every pod's rates and counts, no words and no name.
 * - `published`: counts that are safe for anybody, of the whole service.
 */
export type Reading = 'all' | 'pod' | 'office' | 'published' | 'nothing';

const workers: readonly StaffRole[] = ['social_worker', 'newly_qualified_social_worker', 'senior_social_worker'];
const readsPublished: readonly StaffRole[] = ['director', 'quality_assurance'];

export function readingOf(who: Who, podId: string): Reading {
	if (mayDecide(who, podId)) return 'all';
	if (who.kind !== 'staff') return 'nothing';
	if (who.pods.some((place) => place.podId === podId && workers.includes(place.role))) return 'pod';
	return isComplaintsTeam(who) ? 'office' : 'nothing';
}

/** Whether somebody reads the whole service's counts, as they are safe for anybody. */
export function readsService(who: Who): boolean {
	return isComplaintsTeam(who) || (who.kind === 'staff' && readsPublished.includes(who.role));
}

/** Whether this person ends the pod's work: its manager, nobody for them. */
export function mayEndWork(who: Who, podId: string): boolean {
	return managedPods(who).includes(podId);
}

/** Whether this person decides who of a pod's families is asked, and reads what they said first. */
export function mayDecide(who: Who, podId: string): boolean {
	return mayEndWork(who, podId) || (who.kind === 'staff' && who.oversees.includes(podId));
}

/** What decides whether one answer's words are read. */
export interface Guarded {
	podId: string;
	/** A manager has opened it. */
	isRead: boolean;
	/** Its words raised an alarm, and nobody on duty has decided yet (`domain.md` 7.3). */
	isWithDuty: boolean;
}

/** Opening is a press; what sounds like danger lies with duty staff first. */
export function mayOpen(who: Who, it: Guarded): boolean {
	return mayDecide(who, it.podId) && !it.isWithDuty;
}

/** Whether the words of an answer are read by this person: of a worker, each one that was released or may be passed on. */
export function mayReadWords(who: Who, it: Guarded, isPassedOn: boolean): boolean {
	if (it.isWithDuty || !it.isRead) return false;
	const reading = readingOf(who, it.podId);
	return reading === 'all' || (reading === 'pod' && isPassedOn);
}

/** Whether an answer counts in what this person sees. */
export function isCounted(who: Who, it: Guarded): boolean {
	const reading = readingOf(who, it.podId);
	if (reading === 'pod') return it.isRead && !it.isWithDuty;
	return reading === 'all' || reading === 'office';
}

import type { Who } from '../accounts/roles.ts';

/** What has to be known of a conference to decide who may see it. */
export interface Guarded {
	chairId: string;
	/** The child's pod today. */
	podId: string;
	/** The child's worker today. */
	workerId: string | null;
}

/**
 * How much somebody on the staff sees of one conference:
 *
 * - `everything`: whoever chairs it, what is for them alone included.
 * - `words`: the child's own worker, what is for the chair alone left out.
 * - `standing`: that somebody is invited, has answered, is late. Not a word.
 */
export type Sight = 'everything' | 'words' | 'standing' | 'nothing';

/** The one rule. The complaints team, directors and everybody else have nothing to do here (`domain.md` 3.5). */
export function sightOf(who: Who, { chairId, podId, workerId }: Guarded): Sight {
	if (who.kind !== 'staff') return 'nothing';
	if (who.id === chairId) return 'everything';
	const place = who.pods.find((one) => one.podId === podId);
	if (place !== undefined && who.id === workerId) return 'words';
	if (place?.role === 'pod_manager' || place?.role === 'business_support_officer') return 'standing';
	return who.oversees.includes(podId) ? 'standing' : 'nothing';
}

/** Who invites, moves the day, and writes down what a child said: the chair and the child's pod, not whoever oversees it. */
export function mayArrange(who: Who, conference: Guarded): boolean {
	if (who.kind !== 'staff') return false;
	const isOfPod = who.pods.some(({ podId }) => podId === conference.podId);
	return who.id === conference.chairId || (isOfPod && sightOf(who, conference) !== 'nothing');
}

/** Who says what was done with an answer, tells, and says that it was held. */
export function mayAnswer(who: Who, conference: Guarded): boolean {
	return sightOf(who, conference) === 'everything';
}

/** Whether an answer that its author gave to these ears is one that this person reads. */
export function mayRead(sight: Sight, visibility: 'not_read_out' | 'can_be_read_out' | 'tell_chair_only'): boolean {
	return sight === 'everything' || (sight === 'words' && visibility !== 'tell_chair_only');
}

/** An invitation is one person's. Nobody else's account opens it, whoever they are to the child. */
export function isInvited(who: Who, invitation: { accountId: string; isTakenBack: boolean }): boolean {
	return who.kind === 'family' && !who.awaitsSecret && who.id === invitation.accountId && !invitation.isTakenBack;
}

/** Who sees the measures of the pilot, as counts without anybody in them. */
export const seesMeasures = ['conference_chair', 'quality_assurance', 'director', 'complaints_manager'] as const;

/** Whoever chairs is independent of the child's pod: they neither stand in it nor oversee it. */
export function isIndependent(chair: { pods: readonly string[]; oversees: readonly string[] }, podId: string): boolean {
	return !chair.pods.includes(podId) && !chair.oversees.includes(podId);
}

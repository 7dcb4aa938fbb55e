import { isComplaintsTeam, managedPods, ownPods, type Who } from '../accounts/roles.ts';
import type { FamilyStep } from '../representations/procedure/who-takes.ts';
import type { Kind, SentTo } from '../representations/routing.ts';

/** What decides who may see a representation and act on it. `delivery` is where it is now. */
export interface Guarded {
	id: string;
	kind: Kind;
	podId: string | null;
	fromAccountId: string | null;
	aboutAccountId: string | null;
	/** The advocate to whom the young person opened it and has not taken it back. */
	openTo: string | null;
	delivery: { sentTo: SentTo; podId: string | null; accountId: string | null; openedAt: string | null } | null;
}

/**
 * Whether this person may know that it exists. The person complained about never does, whatever else they are: not as
 * manager, not as officer. `representations/queries-visible.ts` asks the same question of the database; a test holds the two together.
 */
export function mayRead(who: Who, it: Guarded): boolean {
	if (who.kind === 'family') return it.fromAccountId === who.id;
	if (who.kind === 'return') return it.id === who.representationId;
	if (who.kind !== 'staff' && who.kind !== 'advocate') return false;
	if (it.kind === 'complaint' && it.aboutAccountId === who.id) return false;
	if (who.kind === 'advocate') return it.openTo === who.id;
	return isComplaintsTeam(who) || holds(who, it) || overseesPodOf(who, it) || maySeeThanks(who, it);
}

/** Whether this person answers it: whoever it lies with now. */
export function mayRespond(who: Who, it: Guarded): boolean {
	if (!mayRead(who, it) || who.kind !== 'staff') return false;
	return it.delivery?.sentTo === 'complaints_team' ? isComplaintsTeam(who) : holds(who, it);
}

/** Officers alone send a representation somewhere else, split it or take it up themselves. */
export function mayTriage(who: Who, it: Guarded): boolean {
	return isComplaintsTeam(who) && mayRead(who, it);
}

/**
 * Whether this person reads what is known of it, not only that it is there: officers, whoever answers it once they have
 * pressed "open", and who oversees its pod.
 */
export function isInside(who: Who, it: Guarded): boolean {
	if (mayTriage(who, it)) return true;
	if (mayRespond(who, it)) return it.delivery?.openedAt != null;
	return mayRead(who, it) && overseesPodOf(who, it);
}

/** Whether these are the person's own words: what is theirs alone to say is theirs by this. */
export function isTheirs(who: Who, it: Guarded): boolean {
	return (who.kind === 'family' || who.kind === 'return') && mayRead(who, it);
}

/** How somebody reads words out of which officers took something: the office and the author whole, everybody else without it. */
export type Reading = 'office' | 'author' | 'others';

/**
 * How this person reads what the family wrote, and what staff wrote to them. An advocate reads what the young person reads. What was taken out of a letter after it was sent
 * should not have been said: the family no longer reads it either.
 */
export function readingsOf(who: Who, it: Guarded): { family: Reading; staff: Reading } {
	if (mayTriage(who, it)) return { family: 'office', staff: 'office' };
	return { family: mayFollow(who, it) ? 'author' : 'others', staff: 'others' };
}

/** Whether this person reads it as the family does and may write on: whose it is, and the advocate they opened it to. */
export function mayFollow(who: Who, it: Guarded): boolean {
	return isTheirs(who, it) || isOpenTo(who, it);
}

/** What a young person's advocate may take for them. */
const takenByAdvocate: readonly FamilyStep[] = ['stage_2_requested', 'stage_3_requested', 'corporate_2_requested'];

/** An advocate goes on to the next stage for the young person. To stop it stays the young person's own. */
export function mayTakeForFamily(who: Who, it: Guarded, step: FamilyStep): boolean {
	return isTheirs(who, it) || (isOpenTo(who, it) && takenByAdvocate.includes(step));
}

function isOpenTo(who: Who, it: Guarded): boolean {
	return who.kind === 'advocate' && mayRead(who, it);
}

function holds(who: Who, { delivery }: Guarded): boolean {
	if (who.kind !== 'staff' || delivery === null) return false;
	if (delivery.sentTo === 'pod') return delivery.podId !== null && managedPods(who).includes(delivery.podId);
	return delivery.sentTo === 'service_manager' && delivery.accountId === who.id;
}

/** A service manager reads what lies with the pods they oversee. */
function overseesPodOf(who: Who, { delivery }: Guarded): boolean {
	return (
		who.kind === 'staff' &&
		delivery?.sentTo === 'pod' &&
		delivery.podId !== null &&
		who.oversees.includes(delivery.podId)
	);
}

/**
 * A thank-you is for the whole pod, once its manager or an officer has read it: a disclosure can hide in kind words too.
 */
function maySeeThanks(who: Who, it: Guarded): boolean {
	return (
		it.kind === 'compliment' &&
		it.delivery?.sentTo === 'pod' &&
		it.delivery.openedAt !== null &&
		it.delivery.podId !== null &&
		ownPods(who).includes(it.delivery.podId)
	);
}

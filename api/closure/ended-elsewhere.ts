import { type Day, plusDays } from '../calendar/day.ts';
import { closureLimits, isYoung } from './contact.ts';

/** Work that another system ended, with what is known of reaching the person. */
export interface EndedElsewhere {
	endedOn: Day;
	standing: string;
	/** Their account has ended, or another pod has them now. */
	isOver: boolean;
	/** A way to reach them that they, or staff for them, said is safe. Nothing outside the portal is no answer. */
	hasSafeContact: boolean;
	/** A court, domestic abuse, a hold, or an alarm: of them, or of somebody they are related to. */
	isInDoubt: boolean;
}

/**
 * What comes of it. `ask`: as the pod's manager would have asked, because reaching them is known to be safe. `say`: the manager
 * says it first, as for work that the pod ends. A child's age is not known here, so that of a child it is always said.
 */
export function whatComesOf(ended: EndedElsewhere, today: Day): 'nothing' | 'ask' | 'say' {
	if (ended.isOver || ended.endedOn < plusDays(today, -closureLimits.daysBack)) return 'nothing';
	return ended.hasSafeContact && !ended.isInDoubt && !isYoung(ended.standing) ? 'ask' : 'say';
}

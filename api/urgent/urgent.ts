import { isComplaintsTeam, type Who } from '../accounts/roles.ts';

/** The longest words of an urgent item. Characters. */
export const urgentLimits = { words: 5000, reach: 300, typedSoFar: 10_000, reason: 2000 } as const;

export const urgentDecisions = ['referred', 'already_known', 'no_further_action'] as const;
export type UrgentDecision = (typeof urgentDecisions)[number];

/**
 * Duty staff and the complaints team see what is urgent. The pod does not: what a child says may be about somebody in it,
 * and nobody there is told details until a person has decided.
 */
export function maySeeUrgent(who: Who): boolean {
	return isComplaintsTeam(who) || (who.kind === 'staff' && who.role === 'duty_worker');
}

/** Whether somebody is reading now. Where not, the page says so plainly and gives numbers that are answered. */
export function isSomebodyReading(
	officeDay: boolean,
	londonTime: string,
	office: { opens: string; closes: string },
): boolean {
	return officeDay && londonTime >= office.opens && londonTime < office.closes;
}

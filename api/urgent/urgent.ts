import { type Day, plusDays } from '../calendar/day.ts';
import { isOfficeDay } from '../calendar/office-day.ts';

/** The longest words of an urgent item. Characters. */
export const urgentLimits = { words: 5000, reach: 300, typedSoFar: 10_000, reason: 2000 } as const;

export const urgentDecisions = ['referred', 'already_known', 'no_further_action'] as const;
export type UrgentDecision = (typeof urgentDecisions)[number];

/**
 * What was thought of the designated officer for allegations against people who work with children (LADO): told, thought
 * of and not told for the reason given, or not what this is about.
 */
export const ladoDecisions = ['referred', 'considered', 'not_about_staff'] as const;
export type LadoDecision = (typeof ladoDecisions)[number];

/**
 * The day by whose end a person decides: the working day on which it was raised (`domain.md` 7.3). What comes when the
 * office is shut is decided on the next day that it opens.
 */
export function decideBy(raised: { on: Day; at: string }, closes: string): Day {
	const isIn = isOfficeDay(raised.on) && raised.at < closes;
	let day = raised.on;
	while (!isIn && (day === raised.on || !isOfficeDay(day))) day = plusDays(day, 1);
	return day;
}

/** Whether somebody is reading now. Where not, the page says so plainly and gives numbers that are answered. */
export function isSomebodyReading(
	officeDay: boolean,
	londonTime: string,
	office: { opens: string; closes: string },
): boolean {
	return officeDay && londonTime >= office.opens && londonTime < office.closes;
}

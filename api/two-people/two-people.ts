import { type Day, plusDays } from '../calendar/day.ts';

/** What no one person may do: a slip, a grudge or a stolen session then needs a second pair of eyes to do harm. */
export const acts = ['register_export', 'erasure'] as const;
export type Act = (typeof acts)[number];

export const decisions = ['agreed', 'refused', 'taken_back', 'lapsed'] as const;
export type Decision = (typeof decisions)[number];

/** How long a question waits for its second person, and an agreement to be used: a colleague's fortnight away. Days. */
export const lapseDays = 14;

export interface Proposed {
	act: Act;
	proposedBy: string;
	lapsesOn: Day;
	decision: Decision | null;
	doneAt: string | null;
}

/** Where a proposal stands today: what nobody decided, or nobody used, ends by itself. */
export type Standing = 'waiting' | 'agreed' | 'done' | 'refused' | 'taken_back' | 'lapsed';

export function standingOf({ decision, doneAt, lapsesOn }: Proposed, today: Day): Standing {
	if (doneAt !== null) return 'done';
	if (decision === null || decision === 'agreed') return lapsesOn < today ? 'lapsed' : (decision ?? 'waiting');
	return decision;
}

export function lapsesOn(today: Day): Day {
	return plusDays(today, lapseDays);
}

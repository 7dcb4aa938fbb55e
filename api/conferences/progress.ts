import { type Day, type Instant, londonDay } from '../calendar/day.ts';
import { type ConferenceKind, reminderOn, windowClosesOn } from './dates.ts';
import type { Purpose } from './invitations.ts';

/** How far an invitation has come, for whoever holds it. */
export type Progress = 'to_answer' | 'sent' | 'told';

export interface Invited {
	kind: ConferenceKind;
	purpose: Purpose;
	held_on: Day;
	held_at: Instant | null;
	cancelled_at: Instant | null;
	told_at: Instant | null;
	reminded_at: Instant | null;
}

export function progressOf({ told_at }: Pick<Invited, 'told_at'>, sent: number): Progress {
	if (told_at !== null) return 'told';
	return sent > 0 ? 'sent' : 'to_answer';
}

/** Whether it is too late to say anything for this meeting. What comes after the window comes late; after the meeting, not at all. */
export function isOver({ purpose, held_at, cancelled_at }: Pick<Invited, 'purpose' | 'held_at' | 'cancelled_at'>) {
	return cancelled_at !== null || (purpose === 'views' && held_at !== null);
}

/** The last day in time; null for what is asked after the meeting, which can wait. */
export function closesOn({ purpose, held_on }: Pick<Invited, 'purpose' | 'held_on'>): Day | null {
	return purpose === 'views' ? windowClosesOn(held_on) : null;
}

export function isLate(invited: Pick<Invited, 'purpose' | 'held_on'>, on: Day): boolean {
	const closes = closesOn(invited);
	return closes !== null && on > closes;
}

/** When they are reminded, and when they were. */
export function remindersOf({ kind, purpose, held_on, reminded_at }: Invited) {
	if (purpose !== 'views') return { on: null, doneOn: null };
	return { on: reminderOn(kind, held_on), doneOn: reminded_at === null ? null : londonDay(reminded_at) };
}

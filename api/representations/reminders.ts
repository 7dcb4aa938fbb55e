import type { Day } from '../calendar/day.ts';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts';

/** Who is reminded: whoever it lies with, and the complaints team, who watch every clock. */
export type Reminded = 'holder' | 'complaints_team';

export type ReminderKind =
	'due_in_5_days' | 'due_in_2_days' | 'due_today' | 'due_passed' | 'complaint_past_latest' | 'complaint_untouched';

/** One reminder. The occasion is what it is of: the same kind of the same occasion is told once. */
export interface Reminder {
	kind: ReminderKind;
	occasion: string;
	to: readonly Reminded[];
}

/** The days of the clock that leads. */
export interface Watched {
	from: Day;
	dueOn: Day;
	latestOn: Day | null;
	agreedUntil: Day | null;
}

const both = ['holder', 'complaints_team'] as const;
const ahead = [
	{ kind: 'due_in_2_days', days: 2 },
	{ kind: 'due_in_5_days', days: 5 },
] as const;

/**
 * What is to be reminded of on this day. A reminder holds from its day until the next one, so that a house that was down on
 * that day reminds when it is up again, of the nearest thing alone; a clock too short for a reminder is without it.
 */
export function remindersDue({ from, dueOn, latestOn, agreedUntil }: Watched, today: Day): Reminder[] {
	const on = agreedUntil ?? dueOn;
	const isPast = latestOn !== null && today > latestOn;
	const past: Reminder[] = isPast ? [{ kind: 'complaint_past_latest', occasion: latestOn, to: both }] : [];
	return isPast && on <= latestOn ? past : [...past, ...ofDueDay(from, on, today)];
}

function ofDueDay(from: Day, on: Day, today: Day): Reminder[] {
	if (today > on) return [{ kind: 'due_passed', occasion: on, to: both }];
	if (today === on) return [{ kind: 'due_today', occasion: on, to: both }];
	const near = ahead.find(({ days }) => today >= addWorkingDays(on, -days));
	if (!near || addWorkingDays(on, -near.days) <= from) return [];
	return [{ kind: near.kind, occasion: on, to: ['holder'] }];
}

const UNTOUCHED_WORKING_DAYS = 2;

/** Not opened, and two whole working days after the day it was sent are gone. */
export function isUntouched({ sentOn, openedAt }: { sentOn: Day; openedAt: string | null }, today: Day): boolean {
	return openedAt === null && today > addWorkingDays(sentOn, UNTOUCHED_WORKING_DAYS);
}

/** Nobody is written to at midnight or on a Sunday. `time` is London's: `09:30`. */
export function isOfficeTime(today: Day, time: string, { opens, closes }: { opens: string; closes: string }): boolean {
	return isWorkingDay(today) && time >= opens && time < closes;
}

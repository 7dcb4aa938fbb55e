import { HolidaysUnknown } from '../calendar/bank-holidays.ts';
import { type Clock, type ClockName, limitsOf, workOut } from '../calendar/clocks.ts';
import type { Day } from '../calendar/day.ts';

/** Meetings at which something is decided about one child (`domain.md` 3.2). */
export const conferenceKinds = [
	'initial_child_protection_conference',
	'review_child_protection_conference',
	'looked_after_review',
	'child_in_need_review',
] as const;
export type ConferenceKind = (typeof conferenceKinds)[number];

/** The day from which the limit of a meeting is counted. */
export const anchors = [
	'strategy_discussion',
	'initial_conference',
	'looked_after',
	'first_review',
	'plan_agreed',
	'previous_review',
] as const;
export type Anchor = (typeof anchors)[number];

/** By when it is to be held, by what it is counted from. Any other pair is a slip of the hand. */
const heldBy: Record<ConferenceKind, Partial<Record<Anchor, ClockName>>> = {
	initial_child_protection_conference: { strategy_discussion: 'initial_conference' },
	review_child_protection_conference: {
		initial_conference: 'first_review_conference',
		previous_review: 'next_review_conference',
	},
	looked_after_review: {
		looked_after: 'first_looked_after_review',
		first_review: 'second_looked_after_review',
		previous_review: 'next_looked_after_review',
	},
	child_in_need_review: { plan_agreed: 'child_in_need_review', previous_review: 'child_in_need_review' },
};

export function anchorsOf(kind: ConferenceKind): Anchor[] {
	return anchors.filter((anchor) => anchor in heldBy[kind]);
}

/** What is counted back from the meeting. Reports go out beforehand for conferences; the reminder goes out with them. */
const before: Record<ConferenceKind, readonly ClockName[]> = {
	initial_child_protection_conference: ['initial_conference_report', 'initial_views_reminder', 'views_window'],
	review_child_protection_conference: ['review_conference_report', 'views_reminder', 'views_window'],
	looked_after_review: ['views_reminder', 'views_window'],
	child_in_need_review: ['views_reminder', 'views_window'],
};

/** What is counted on from the meeting, once it has been held on its day. */
function after(kind: ConferenceKind, anchor: Anchor): readonly ClockName[] {
	switch (kind) {
		case 'initial_child_protection_conference':
			return ['core_group', 'first_review_conference'];
		case 'review_child_protection_conference':
			return ['next_review_conference'];
		case 'looked_after_review': {
			const next = anchor === 'looked_after' ? 'second_looked_after_review' : 'next_looked_after_review';
			return ['review_decisions', 'review_record', 'review_circulated', next];
		}
		case 'child_in_need_review':
			return ['child_in_need_review'];
	}
}

/** A meeting in the calendar: when it is, and the day that its limit is counted from. */
export interface Meeting {
	kind: ConferenceKind;
	anchor: Anchor;
	anchorOn: Day;
	heldOn: Day;
}

export interface MeetingDates {
	/** By when it has to be held. */
	limit: Clock;
	before: Clock[];
	after: Clock[];
	isWithinLimit: boolean;
}

/**
 * Every date of a meeting, worked out. Throws `HolidaysUnknown` where its limit or a day before it cannot be known; what
 * comes after it is left out there, because the meeting itself can still be held.
 */
export function datesOf({ kind, anchor, anchorOn, heldOn }: Meeting): MeetingDates {
	const limit = workOut(heldBy[kind][anchor]!, anchorOn);
	return {
		limit,
		before: before[kind].map((clock) => workOut(clock, heldOn)),
		after: after(kind, anchor).flatMap((clock) => workOutIfKnown(clock, heldOn)),
		isWithinLimit: heldOn <= limit.dueOn,
	};
}

function workOutIfKnown(clock: ClockName, from: Day): Clock[] {
	try {
		return [workOut(clock, from)];
	} catch (error) {
		if (error instanceof HolidaysUnknown) return [];
		throw error;
	}
}

/** The last day on which views come in time: one working day before the meeting. */
export function windowClosesOn(heldOn: Day): Day {
	return limitsOf('views_window', heldOn).dueOn;
}

/** The day on which whoever has said nothing yet is reminded, once. */
export function reminderOn(kind: ConferenceKind, heldOn: Day): Day {
	const isInitial = kind === 'initial_child_protection_conference';
	return limitsOf(isInitial ? 'initial_views_reminder' : 'views_reminder', heldOn).dueOn;
}

/**
 * Whether to remind today: from the day itself until the window closes, so that a house that was down on that day reminds
 * when it is up again. Whoever was invited on that day or later has just been told.
 */
export function isReminderDue(kind: ConferenceKind, heldOn: Day, invitedOn: Day, today: Day): boolean {
	const on = reminderOn(kind, heldOn);
	return invitedOn < on && on <= today && today <= windowClosesOn(heldOn);
}

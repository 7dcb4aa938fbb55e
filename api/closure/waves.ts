import { type Day, plusDays, plusMonths } from '../calendar/day.ts';
import { isOfficeDay } from '../calendar/office-day.ts';

/** When a family is asked how the work went: as it ends, and 1 week, 4 weeks and 4 months after (`domain.md` 4). */
export const waves = ['closure', 'week_1', 'weeks_4', 'months_4'] as const;
export type Wave = (typeof waves)[number];

const plannedOn: Record<Wave, (endedOn: Day) => Day> = {
	closure: (endedOn) => endedOn,
	week_1: (endedOn) => plusDays(endedOn, 7),
	weeks_4: (endedOn) => plusDays(endedOn, 28),
	months_4: (endedOn) => plusMonths(endedOn, 4),
};

/** One time of asking: the working day it is sent on, and the last day it may still be sent. */
export interface Planned {
	wave: Wave;
	sendOn: Day;
	untilOn: Day;
}

const LAST_WAVE_DAYS = 28;

/**
 * The times at which somebody is asked, each on a day the office works. One that was held back until the next one's day is
 * passed over: nobody is asked twice at once, and "a week after" is never asked in the third month.
 */
export function planFrom(endedOn: Day): Planned[] {
	const days = waves.map((wave) => ({ wave, sendOn: firstOfficeDay(plannedOn[wave](endedOn)) }));
	return days.map((day, at) => {
		const next = days[at + 1]?.sendOn;
		return { ...day, untilOn: next === undefined ? plusDays(day.sendOn, LAST_WAVE_DAYS) : plusDays(next, -1) };
	});
}

function firstOfficeDay(day: Day): Day {
	let on = day;
	while (!isOfficeDay(on)) on = plusDays(on, 1);
	return on;
}

/** After so many working days without an answer somebody is reminded, once. */
export const REMIND_AFTER_WORKING_DAYS = 10;

export function remindOn(sentOn: Day): Day {
	let on = sentOn;
	for (let counted = 0; counted < REMIND_AFTER_WORKING_DAYS;) {
		on = plusDays(on, 1);
		if (isOfficeDay(on)) counted += 1;
	}
	return on;
}

/** An invitation is open for eight weeks, this day included. */
export const OPEN_WEEKS = 8;

export function expiresOn(sentOn: Day): Day {
	return plusDays(sentOn, 7 * OPEN_WEEKS);
}

/**
 * A day is a London calendar date, as ISO text: `2026-06-08`. Text sorts, stores and compares the same on every engine,
 * and cannot drift into the day before by a time zone.
 */
export type Day = string;

/** A moment, as ISO text in UTC: `2026-06-30T23:30:00.000Z`. */
export type Instant = string;

const MS_PER_DAY = 86_400_000;
/** The years of people now alive and of plans for them: any other year is a slip of the hand. */
const DAY_SHAPE = /^(19|20)\d{2}-\d{2}-\d{2}$/;
const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const london = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/London',
	calendar: 'gregory',
	numberingSystem: 'latn',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
});

const londonClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** Whether the text is a real date of the calendar: `2026-02-30` is not. */
export function isDay(text: string): text is Day {
	const ms = DAY_SHAPE.test(text) ? epochMs(text) : NaN;
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Whether the text is a moment with its zone stated: without one it could be either side of midnight. */
export function isInstant(text: string): text is Instant {
	return INSTANT_SHAPE.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** The London date of a moment: 2026-06-30T23:30Z is already 1 July in London (rule R4). */
export function londonDay(at: Instant): Day {
	const [hour, rest] = [at.slice(0, 'YYYY-MM-DDTHH'.length), at.slice('YYYY-MM-DDTHH:MM'.length)];
	if (hour !== latest.hour || !rest.endsWith('Z')) {
		const day = london.format(new Date(at));
		if (!rest.endsWith('Z')) return day;
		latest = { hour, day };
	}
	return latest.day;
}

/** The hour that was asked about last, and its day: nearly always it is this hour, and London's day never begins within one. */
let latest = { hour: '', day: '' };

/** The time of day in London: `09:30`. */
export function londonTime(at: Instant): string {
	return londonClock.format(new Date(at));
}

export function plusDays(day: Day, count: number): Day {
	return new Date(epochMs(day) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The corresponding date so many months on; where there is none, the last day of that month (rule R6). */
export function plusMonths(day: Day, count: number): Day {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const first = new Date(Date.UTC(year, month - 1 + count, 1));
	const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(date, lastDate));
	return first.toISOString().slice(0, 10);
}

/** Calendar days from one day to another: negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((epochMs(to) - epochMs(from)) / MS_PER_DAY);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
	return new Date(epochMs(day)).getUTCDay();
}

function epochMs(day: Day): number {
	return Date.parse(`${day}T00:00:00Z`);
}

/** The moment at which a day begins in London: in summer an hour before it does in UTC. */
export function londonMidnight(day: Day): Instant {
	const inWinter = `${day}T00:00:00.000Z`;
	return londonTime(inWinter) === '00:00' ? inWinter : `${plusDays(day, -1)}T23:00:00.000Z`;
}

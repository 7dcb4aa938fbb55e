import type { Day } from './day.ts';

/**
 * The days that are not working days in England besides weekends: regulation 2 of SI 2006/1738 leaves out Christmas Day,
 * Good Friday and bank holidays under the Banking and Financial Dealings Act 1971. The regulations extend to England
 * only, so this is England's list (no 2 January, no 12 July). A day proclaimed after a release is added by an officer.
 *
 * The table knows where it ends. Nobody may be given a date worked out by guessing that a day is not a holiday.
 */
export type Holiday = 'christmas_day' | 'boxing_day' | 'good_friday' | 'bank_holiday';

export const holidaysCover: { readonly from: Day; readonly to: Day } = { from: '2020-01-01', to: '2028-12-31' };

const [firstYear, lastYear] = [holidaysCover.from, holidaysCover.to].map((day) => Number(day.slice(0, 4))) as [
	number,
	number,
];

const goodFridays =
	'2020-04-10 2021-04-02 2022-04-15 2023-04-07 2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14';

const bankHolidays = `
	2020-01-01 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-28
	2021-01-01 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
	2022-01-03 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-27
	2023-01-02 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28
	2024-01-01 2024-04-01 2024-05-06 2024-05-27 2024-08-26
	2025-01-01 2025-04-21 2025-05-05 2025-05-26 2025-08-25
	2026-01-01 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-28
	2027-01-01 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
	2028-01-03 2028-04-17 2028-05-01 2028-05-29 2028-08-28
`;

const days = (text: string) => text.trim().split(/\s+/);

const holidays: ReadonlyMap<Day, Holiday> = new Map([
	...days(bankHolidays).map((day) => [day, 'bank_holiday'] as const),
	...days(goodFridays).map((day) => [day, 'good_friday'] as const),
]);

/**
 * Days proclaimed since this table was written (8 May 2023 was one). They are kept in the database and told to this table
 * when the house opens and whenever an officer adds one: what a working day is must be one answer for the whole house.
 */
let proclaimed: ReadonlySet<Day> = new Set();

/** Counts how often the table has changed, for whoever keeps what was worked out with it. */
let edition = 0;

export function holidayEdition(): number {
	return edition;
}

export function proclaimedDays(): ReadonlySet<Day> {
	return proclaimed;
}

/** Takes these for the proclaimed days, all of them, instead of those before. */
export function proclaim(days: ReadonlySet<Day>): void {
	if (days === proclaimed) return;
	proclaimed = days;
	edition += 1;
}

/** What the answer would be if these were the proclaimed days. It must be answered at once, not by a promise. */
export function asIfProclaimed<Answer>(days: ReadonlySet<Day>, ask: () => Answer): Answer {
	const before = proclaimed;
	proclaim(days);
	try {
		return ask();
	} finally {
		proclaim(before);
	}
}

/** Every day of the table on which nothing is worked besides weekends, in order, without those proclaimed since. */
export function knownHolidays(): Day[] {
	const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
	return [...holidays.keys(), ...years.flatMap((year) => [`${year}-12-25`, `${year}-12-26`])].toSorted();
}

/** Asked about a day the table does not reach. The route answers 422 `calendar.holidays.unknown`. */
export class HolidaysUnknown extends Error {
	readonly code = 'calendar.holidays.unknown';
	constructor(day: Day) {
		super(
			`No bank holidays are known for ${day}: the table covers ${holidaysCover.from} to ${holidaysCover.to}. The year is added to api/calendar/bank-holidays.ts.`,
		);
	}
}

/** Which holiday a day is, if any. Throws `HolidaysUnknown` outside the table. */
export function holidayOn(day: Day): Holiday | undefined {
	if (day < holidaysCover.from || day > holidaysCover.to) throw new HolidaysUnknown(day);
	if (day.endsWith('-12-25')) return 'christmas_day';
	if (day.endsWith('-12-26')) return 'boxing_day';
	return proclaimed.has(day) ? 'bank_holiday' : holidays.get(day);
}

import type { Day, Instant } from './day.ts';

/** A bank holiday that the shipped table does not know. Taken back, it stays with the moment at which it was. */
export interface ProclaimedHolidayTable {
	id: string;
	day: Day;
	name: string;
	added_at: Instant;
	added_by: string;
	removed_at: Instant | null;
	removed_by: string | null;
}

export interface CalendarTables {
	proclaimed_holiday: ProclaimedHolidayTable;
}

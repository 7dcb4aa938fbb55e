import { HolidaysUnknown } from '../../../api/calendar/bank-holidays.ts';
import type { Day } from '../../../api/calendar/day.ts';
import { workingDaysBetween } from '../../../api/calendar/working-days.ts';
import type { TimeStanding } from '../../../api/representations/deadline.ts';
import type { Text } from '../../text/index.ts';
import type { StatusName } from '../statuses.ts';

/** How something stands against its due day, as a shape and words: `2 working days left`. */
export function timeWords(
	{ timeStanding, dueOn }: { timeStanding: TimeStanding; dueOn: Day | null },
	today: Day,
	t: Text,
): { is: StatusName; words: string } {
	if (timeStanding === 'not_started') return { is: 'not_started', words: t('staff:time.not_started') };
	if (timeStanding === 'answered_in_time' || timeStanding === 'answered_late') {
		return { is: 'answered', words: t(`staff:time.${timeStanding}`) };
	}
	const days = dueOn === null ? undefined : workingDaysOff(today, dueOn);
	if (days === undefined) return { is: timeStanding, words: t(`common:status.${timeStanding}`) };
	if (timeStanding === 'late') {
		return { is: 'late', words: days === 0 ? t('common:status.late') : t('staff:time.late', { count: -days }) };
	}
	return { is: timeStanding, words: days === 0 ? t('staff:time.due_today') : t('staff:time.left', { count: days }) };
}

/** Undefined beyond the holiday table: a day is never called a working day by guessing. */
function workingDaysOff(from: Day, to: Day): number | undefined {
	try {
		return workingDaysBetween(from, to);
	} catch (error) {
		if (error instanceof HolidaysUnknown) return undefined;
		throw error;
	}
}

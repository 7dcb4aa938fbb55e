import type { ClockName } from '../../../api/calendar/clocks.ts';
import type { Day } from '../../../api/calendar/day.ts';
import { timeStanding } from '../../../api/representations/deadline.ts';
import type { CaseClock } from '../../../api/representations/procedure/clocks.ts';
import { dayInShort } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';
import type { StatusName } from '../statuses.ts';
import type { Told } from './procedure-shape.ts';
import { timeWords } from './time-words.ts';

/** The clocks of the API are those of the noun: its lists of names are left out of the document, and so of its types. */
export function clocksIn(told: Told): CaseClock[] {
	return told.clocks as CaseClock[];
}

/** How one clock stands, as a shape and words. */
export function clockStanding(clock: CaseClock, today: Day, t: Text): { is: StatusName; words: string } {
	const { dueOn, metOn, running, whose } = clock;
	if (metOn !== null) {
		const key =
			whose === 'person' ? 'staff:stands.met' : metOn > dueOn ? 'staff:stands.met_late' : 'staff:stands.met_in_time';
		return { is: 'answered', words: t(key, { day: dayInShort(metOn, 'en') }) };
	}
	if (!running) return { is: 'paused', words: t('staff:stands.not_running') };
	const standing = timeStanding({ dueOn, answeredOn: null }, today);
	if (whose === 'person' && standing === 'late') return { is: 'not_started', words: t('staff:stands.passed') };
	return timeWords({ timeStanding: standing, dueOn }, today, t);
}

/** Where the date is worked out in front of the reader. */
export function workingsOf({ clock, from }: { clock: ClockName; from: Day }): string {
	return `/staff/clock?${new URLSearchParams({ clock, from })}`;
}

/** Stage 2 past its day, and nobody told the person in writing before it (regulation 17(6), S35). */
export function stageTwoWithoutNotice(clocks: readonly CaseClock[], today: Day): CaseClock | undefined {
	return clocks
		.filter(({ clock, running, extended }) => clock === 'stage_2' && running && !extended)
		.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
		.slice(0, 1)
		.find(({ dueOn }) => today > dueOn);
}

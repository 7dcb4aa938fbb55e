import { type Day, type Instant, londonDay, plusDays } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Said } from '../representations/changes-receive.ts';
import type { Finding } from '../representations/limits.ts';
import type { AppointedRole } from '../representations/procedure/people.ts';
import type { Report } from '../representations/procedure/reports.ts';
import type { StepNamed } from '../representations/procedure/steps.ts';
import type { OfficerStep } from '../representations/procedure/who-takes.ts';
import type { SentTo } from '../representations/routing.ts';
import type { Theme } from '../trends/themes.ts';
import type { FamilyKey, PodKey, StaffKey } from './cast.ts';

/** Something somebody does about what was said, at its moment. */
export type Step = { at: Instant } & (
	| { does: 'opens' | 'accepts' | 'reads' | 'finds_advocate' }
	| { does: 'replies' | 'writes' | 'notes'; words: string }
	| { does: 'sets_themes'; themes: readonly Theme[] }
	| { does: 'answers'; findings: readonly { finding: Finding; words: string }[]; terms: string | null; words: string }
	| { does: 'says_sorted'; answer: 'yes' | 'partly' | 'no' }
	| { does: 'bounces'; reason: string }
	| { does: 'sends_on'; to: SentTo; pod: PodKey; reason: string }
	| { does: 'goes_on'; to: 'stage_2_requested' | 'stage_3_requested' }
	| { does: 'appoints'; role: AppointedRole; name: string; worksForCouncil: boolean }
	| { does: 'takes'; step: StepNamed<OfficerStep>; reason: string | null; words: string | null }
	/** A report that finds the same of every point, and the letter where it answers. */
	| { does: 'reports'; report: Report; finding: Finding; found: string; words: string | null }
);

/** What somebody told the council, and what became of it, in order of time. */
export interface Story {
	/** The seed of its reference and its return code, so that both are the same whenever the council is made. */
	key: string;
	at: Instant;
	/** Whose account, somebody without one, or the member of staff who wrote down what they were told. */
	from: { family: FamilyKey } | { staff: StaffKey } | 'somebody';
	pod: PodKey | null;
	worker?: StaffKey | undefined;
	said: Partial<Said> & Pick<Said, 'kind' | 'points'>;
	steps: readonly Step[];
}

/** Days and times counted from the moment at which the council is made. */
export function timesFrom(now: Instant) {
	const today = londonDay(now);
	return {
		daysAgo: (count: number, time: string): Instant => at(plusDays(today, -count), time),
		workingDaysAgo: (count: number, time: string): Instant => at(addWorkingDays(today, -count), time),
		minutesAgo: (count: number): Instant => new Date(Date.parse(now) - count * 60_000).toISOString(),
		/** So many working days after the London day of a moment. */
		after: (moment: Instant, workingDays: number, time: string): Instant =>
			at(addWorkingDays(londonDay(moment), workingDays), time),
	};
}

export type Times = ReturnType<typeof timesFrom>;

function at(day: Day, time: string): Instant {
	return `${day}T${time}:00.000Z`;
}

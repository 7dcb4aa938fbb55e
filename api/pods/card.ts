import { isOfficeDay } from '../calendar/office-day.ts';
import { type Day, plusDays, weekday } from '../calendar/day.ts';
import type { PodRole } from '../accounts/roles.ts';

/** Somebody in a pod today, as the room knows them. `workingDays`: Monday is 1, Sunday 7. */
export interface Member {
	id: string;
	name: string;
	role: PodRole;
	workingDays: readonly number[];
	worksFrom: string;
	worksTo: string;
	phone: string | null;
}

/** Away on every day from `fromOn` to `toOn`, or until further notice. Why is nobody's business. */
export interface Away {
	accountId: string;
	fromOn: Day;
	toOn: Day | null;
	coverAccountId: string | null;
}

/** A person on the card, with what a family needs today: are they in, when are they back, who answers meanwhile. */
export interface CardPerson extends Omit<Member, 'workingDays'> {
	workingDays: number[];
	today: 'in' | 'not_today' | 'away';
	/** The next day they work, where that can be said: nobody knows when an open absence ends. */
	backOn: Day | null;
	coveredBy: { id: string; name: string } | null;
}

const LOOK_AHEAD_DAYS = 60;

/**
 * The people of a pod as a family sees them today, in the order in which they help: manager, senior workers, workers,
 * business support. Somebody away without named cover still shows, and so do the manager and the business support
 * officer: the card is never empty.
 */
export function peopleToday(members: readonly Member[], absences: readonly Away[], today: Day): CardPerson[] {
	const names = new Map(members.map((member) => [member.id, member.name]));
	return [...members].sort(byRoleThenName).map((member) => {
		const away = absences.find((absence) => absence.accountId === member.id && covers(absence, today));
		const cover = away?.coverAccountId ?? null;
		const standsIn = cover !== null && names.has(cover) && !isAway(cover, absences, today);
		const state = away ? 'away' : worksOn(member, today) ? 'in' : 'not_today';
		return {
			...member,
			workingDays: [...member.workingDays],
			today: state,
			backOn: state === 'in' ? null : nextDayIn(member, absences, today),
			coveredBy: standsIn ? { id: cover, name: names.get(cover)! } : null,
		};
	});
}

function worksOn(member: Member, day: Day): boolean {
	return isOfficeDay(day) && member.workingDays.includes(weekday(day));
}

function nextDayIn(member: Member, absences: readonly Away[], today: Day): Day | null {
	for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
		const day = plusDays(today, ahead);
		if (worksOn(member, day) && !isAway(member.id, absences, day)) return day;
	}
	return null;
}

function isAway(accountId: string, absences: readonly Away[], day: Day): boolean {
	return absences.some((absence) => absence.accountId === accountId && covers(absence, day));
}

function covers(absence: Away, day: Day): boolean {
	return absence.fromOn <= day && (absence.toOn === null || absence.toOn >= day);
}

const order: readonly PodRole[] = [
	'pod_manager',
	'senior_social_worker',
	'social_worker',
	'newly_qualified_social_worker',
	'business_support_officer',
];

const english = new Intl.Collator('en');

function byRoleThenName(a: Member, b: Member): number {
	return order.indexOf(a.role) - order.indexOf(b.role) || english.compare(a.name, b.name);
}

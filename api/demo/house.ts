import type { Family, Staff } from '../accounts/roles.ts';
import type { WallClock } from '../calendar/clock.ts';
import { daysBetween, type Instant, londonDay } from '../calendar/day.ts';
import type { World } from '../world.ts';
import {
	families,
	type FamilyKey,
	membersOf,
	placesOf,
	type PodKey,
	podKeys,
	pods,
	staff,
	type StaffKey,
} from './cast.ts';

/** A clock that is moved through the year while the history is made. */
export interface MovedClock extends WallClock {
	moveTo(at: Instant): void;
}

/** The ids under which the cast was written down. */
export interface Ids {
	accounts: Record<StaffKey | FamilyKey, string>;
	pods: Record<PodKey, string>;
}

/** What the history is played in: a world with a clock that moves, and the cast as the rooms know them. */
export interface DemoHouse extends Ids {
	world: World;
	clock: MovedClock;
	/** As the person asking, with the places they held on the day the clock shows. */
	staff(key: StaffKey): Staff;
	family(key: FamilyKey): Family;
	/** How many days before the making of the council the clock stands. */
	daysAgo(): number;
	/** Who has this role in the pod on the day the clock shows. */
	managerOf(pod: PodKey): StaffKey;
	officeOf(pod: PodKey): StaffKey;
}

/** Something that happens at its moment. */
export interface Moment {
	at: Instant;
	happens(house: DemoHouse): Promise<unknown>;
}

export function movedClock(at: Instant): MovedClock {
	let now = at;
	return { now: () => now, today: () => londonDay(now), moveTo: (to) => void (now = to) };
}

export function demoHouse(world: World, clock: MovedClock, ids: Ids): DemoHouse {
	const today = clock.today();
	const daysAgo = () => daysBetween(clock.today(), today);
	return {
		...ids,
		world,
		clock,
		daysAgo,
		staff: (key) => ({
			kind: 'staff',
			isFresh: true,
			sessionId: '',
			id: ids.accounts[key],
			role: staff[key].role as Staff['role'],
			pods: placesOf(key, daysAgo()).map(({ pod, role }) => ({ podId: ids.pods[pod], role })),
			oversees: podKeys.filter((pod) => pods[pod].overseer === key).map((pod) => ids.pods[pod]),
		}),
		family: (key) => ({ kind: 'family', sessionId: '', id: ids.accounts[key], awaitsSecret: false }),
		managerOf: (pod) => membersOf(pod, daysAgo(), ['pod_manager'])[0]!,
		officeOf: (pod) => membersOf(pod, daysAgo(), ['business_support_officer'])[0]!,
	};
}

/** The language and wording in which somebody writes, and how they may be reached. */
export function voiceOfFamily(key: FamilyKey) {
	const { language, wording, contact } = families[key];
	return { language, wording, contact };
}

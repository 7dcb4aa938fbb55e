import { type Day, plusDays } from '../calendar/day.ts';
import { listSettings } from '../council/queries.ts';
import { countTopicsDue } from '../guide/queries.ts';
import type { World } from '../world.ts';
import { holdsOn } from '../pods/places.ts';
import { departuresFromTemplate } from '../pods/template.ts';
import type { PodRole } from '../accounts/roles.ts';
import { isPodRole, listPlaces } from './queries-staff.ts';

/** What waits for an administrator, as codes: the words are `administration:needs.CODE`. */
export const needs = [
	'numbers',
	'guide',
	'uncovered',
	'unchecked',
	'pods',
	'sign_in',
	'unplaced',
	'allocation',
	'worker',
	'card',
	'stuck',
] as const;
export type Need = (typeof needs)[number];

/** After so many days a pod card is looked over again. */
const CHECKED_DAYS = 92;

/** How much of each there is to do: numbers, and no name. */
export async function countNeeds(world: World): Promise<Record<Need, number>> {
	const { db, clock } = world;
	const today = clock.today();
	const [settings, guide, pods, staff, people, stuck] = await Promise.all([
		listSettings(db, world),
		countTopicsDue(world),
		needsOfPods(world, today),
		needsOfStaff(world, today),
		needsOfPeople(world, today),
		countStuckMessages(world),
	]);
	return {
		numbers: settings.settings.filter(({ needsCheck }) => needsCheck).length,
		guide,
		...pods,
		...staff,
		...people,
		stuck,
	};
}

/** Messages to programs of the council that were given up. */
async function countStuckMessages({ db }: World): Promise<number> {
	const { count } = await db
		.selectFrom('letter')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('channel', '=', 'webhook')
		.where('state', '=', 'stuck')
		.executeTakeFirstOrThrow();
	return Number(count);
}

async function needsOfPods({ db }: World, today: Day) {
	const open = await db
		.selectFrom('pod')
		.select(['id', 'checked_on'])
		.where('opened_on', '<=', today)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', today)]))
		.execute();
	const members = await db
		.selectFrom('pod_membership')
		.select(['pod_id', 'role', 'full_time_equivalent', 'started_on as startedOn', 'ended_on as endedOn'])
		.execute();
	const away = await db
		.selectFrom('absence')
		.select('pod_id')
		.distinct()
		.where('cover_account_id', 'is', null)
		.where('from_on', '<=', today)
		.where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', today)]))
		.execute();
	const departing = open.filter(({ id }) => {
		const there = members.filter((member) => member.pod_id === id && holdsOn(member, today));
		const shape = there.map(({ role, full_time_equivalent: fullTimeEquivalent }) => ({
			...{ role: role as PodRole, fullTimeEquivalent },
		}));
		return departuresFromTemplate(shape).length > 0;
	});
	return {
		uncovered: open.filter(({ id }) => away.some(({ pod_id }) => pod_id === id)).length,
		unchecked: open.filter(({ checked_on }) => checked_on < plusDays(today, -CHECKED_DAYS)).length,
		pods: departing.length,
	};
}

async function needsOfStaff({ db }: World, today: Day) {
	const rows = await db
		.selectFrom('account')
		.select(['id', 'role'])
		.select(({ exists, selectFrom }) => [
			exists(selectFrom('session').select('session.id').whereRef('session.account_id', '=', 'account.id')).as('came'),
		])
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.execute();
	const places = (await listPlaces(db)).filter((place) => holdsOn(place, today));
	const placed = new Set(places.map(({ accountId }) => accountId));
	return {
		sign_in: rows.filter(({ came }) => !came).length,
		unplaced: rows.filter(({ id, role }) => isPodRole(role) && !placed.has(id)).length,
	};
}

async function needsOfPeople({ db }: World, today: Day) {
	const accounts = await db
		.selectFrom('account')
		.select(({ exists, selectFrom }) => [
			'id',
			exists(
				selectFrom('access_card')
					.select('access_card.id')
					.whereRef('access_card.account_id', '=', 'account.id')
					.where('access_card.revoked_at', 'is', null),
			).as('hasCard'),
		])
		.where('kind', '=', 'family')
		.where('ended_at', 'is', null)
		.execute();
	const allocations = await db
		.selectFrom('allocation')
		.select(['account_id', 'pod_id', 'worker_id', 'started_on as startedOn', 'ended_on as endedOn'])
		.execute();
	const now = new Map(allocations.filter((one) => holdsOn(one, today)).map((one) => [one.account_id, one]));
	const places = (await listPlaces(db)).filter((place) => holdsOn(place, today));
	const works = new Set(places.map(({ accountId, podId }) => `${accountId} ${podId}`));
	const withPod = accounts.flatMap(({ id }) => now.get(id) ?? []);
	return {
		allocation: accounts.length - withPod.length,
		worker: withPod.filter(({ worker_id, pod_id }) => !works.has(`${worker_id} ${pod_id}`)).length,
		card: accounts.filter(({ hasCard }) => !hasCard).length,
	};
}

import type { Kysely } from 'kysely';
import { podRoles } from '../accounts/roles.ts';
import type { PodRole } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { markOf } from '../seen.ts';
import { holdsOn } from './places.ts';
import { departuresFromTemplate } from './template.ts';

/** Every pod there is or was, by name, with how many work in it and how many people it has on that day. */
export async function listBook(db: Kysely<Database>, today: Day) {
	const [pods, places, families] = await Promise.all([
		db
			.selectFrom('pod')
			.leftJoin('account', 'account.id', 'pod.service_manager_id')
			.select(['pod.id', 'pod.name', 'pod.emblem', 'pod.phone', 'pod.opened_on', 'pod.closed_on', 'pod.checked_on'])
			.select('account.name as serviceManager')
			.orderBy('pod.name')
			.execute(),
		listPlacesOf(db),
		countFamilies(db, today),
	]);
	return pods.map((pod) => {
		const members = places.filter((place) => place.podId === pod.id && holdsOn(place, today));
		return {
			...{ id: pod.id, name: pod.name, emblem: pod.emblem, phone: pod.phone, serviceManager: pod.serviceManager },
			...{ openedOn: pod.opened_on, closedOn: pod.closed_on, checkedOn: pod.checked_on },
			...{ members: members.length, families: families.get(pod.id) ?? 0 },
			departures: pod.closed_on === null ? departuresFromTemplate(members) : [],
		};
	});
}

/** A pod's own row as whoever changes it reads it; refuses as not there. */
export async function getPod(db: Kysely<Database>, podId: string) {
	const row = await db
		.selectFrom('pod')
		.select(['id', 'name', 'emblem', 'phone', 'email', 'open_from', 'open_to', 'service_manager_id', 'opened_on'])
		.select(['closed_on', 'checked_on'])
		.where('id', '=', podId)
		.executeTakeFirst();
	if (!row) throw notFound();
	return row;
}

/** Everybody who was, is or will be in a pod, or in any pod, with when. */
export async function listPlacesOf(db: Kysely<Database>, podId?: string) {
	const rows = await db
		.selectFrom('pod_membership')
		.innerJoin('account', 'account.id', 'pod_membership.account_id')
		.select(['pod_membership.id', 'pod_membership.account_id', 'pod_membership.pod_id', 'account.name'])
		.select(['pod_membership.role', 'full_time_equivalent', 'working_days', 'works_from', 'works_to'])
		.select(['pod_membership.phone', 'started_on', 'ended_on'])
		.$if(podId !== undefined, (query) => query.where('pod_membership.pod_id', '=', podId!))
		.orderBy('account.name')
		.orderBy('pod_membership.started_on')
		.orderBy('pod_membership.id')
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, accountId: row.account_id, podId: row.pod_id, name: row.name, role: row.role as PodRole },
		...{ fullTimeEquivalent: row.full_time_equivalent, workingDays: row.working_days.split(',').map(Number) },
		...{ worksFrom: row.works_from, worksTo: row.works_to, phone: row.phone },
		...{ startedOn: row.started_on, endedOn: row.ended_on },
		seen: markOf(row),
	}));
}

export type Place = Awaited<ReturnType<typeof listPlacesOf>>[number];

/** One place, whoever's; refuses as not there. */
export async function getPlace(db: Kysely<Database>, placeId: string): Promise<Place> {
	const place = (await listPlacesOf(db)).find(({ id }) => id === placeId);
	if (!place) throw notFound();
	return place;
}

/** How many people each pod has on a day whose accounts go on: a number, and no name. */
export async function countFamilies(db: Kysely<Database>, on: Day): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('allocation')
		.innerJoin('account', 'account.id', 'allocation.account_id')
		.select(({ fn }) => ['allocation.pod_id', fn.countAll<number>().as('count')])
		.where('account.ended_at', 'is', null)
		.where((where) => where.or([where('allocation.ended_on', 'is', null), where('allocation.ended_on', '>=', on)]))
		.groupBy('allocation.pod_id')
		.execute();
	return new Map(rows.map((row) => [row.pod_id, row.count]));
}

/** Who may be given a place in a pod, and who may oversee one. */
export async function listCandidates(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('account')
		.select(['id', 'name', 'role'])
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.where('role', 'in', [...podRoles, 'service_manager'])
		.orderBy('name')
		.orderBy('id')
		.execute();
	return {
		workers: rows
			.filter(({ role }) => role !== 'service_manager')
			.map((row) => ({ ...row, role: row.role as PodRole })),
		serviceManagers: rows.filter(({ role }) => role === 'service_manager').map(({ id, name }) => ({ id, name })),
	};
}

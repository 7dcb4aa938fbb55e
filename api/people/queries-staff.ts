import type { Kysely } from 'kysely';
import { podRoles, type StaffRole } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { holdsOn } from '../pods/places.ts';
import { markOf } from '../seen.ts';
import { listedMost } from './limits.ts';
import { isNamed } from './queries.ts';

export interface StaffAsked {
	find?: string | undefined;
	role?: StaffRole | undefined;
	need?: 'sign_in' | 'pod' | undefined;
	ended?: boolean | undefined;
}

/** Everybody who has an account to work with, by name, with the pods they are in today and whether they ever came in. */
export async function listStaff(db: Kysely<Database>, asked: StaffAsked, today: Day) {
	const rows = await db
		.selectFrom('account')
		.select(['id', 'name', 'email', 'role', 'ended_at'])
		.select(({ exists, selectFrom }) => [
			exists(selectFrom('session').select('session.id').whereRef('session.account_id', '=', 'account.id').limit(1)).as(
				'hasComeIn',
			),
		])
		.where('kind', '=', 'staff')
		.where('ended_at', asked.ended ? 'is not' : 'is', null)
		.$if(asked.role !== undefined, (query) => query.where('role', '=', asked.role!))
		.orderBy('name')
		.orderBy('id')
		.execute();
	const places = await listPlaces(db);
	const wanted = rows
		.map((row) => ({
			...{ id: row.id, name: row.name, email: row.email, role: row.role as StaffRole, endedAt: row.ended_at },
			hasComeIn: Boolean(row.hasComeIn),
			pods: places
				.filter((place) => place.accountId === row.id && holdsOn(place, today))
				.map(({ podId, podName }) => ({ id: podId, name: podName })),
		}))
		.filter((one) => isNamed(one.name, asked.find) || isNamed(one.email ?? '', asked.find || '\0'))
		.filter((one) => asked.need !== 'sign_in' || !one.hasComeIn)
		.filter((one) => asked.need !== 'pod' || (one.pods.length === 0 && isPodRole(one.role)));
	return { staff: wanted.slice(0, listedMost), more: wanted.length > listedMost };
}

/** One member of staff; refuses as not there. */
export async function getStaff(db: Kysely<Database>, accountId: string) {
	const row = await db
		.selectFrom('account')
		.select(['id', 'name', 'email', 'role', 'created_at', 'ended_at'])
		.where('id', '=', accountId)
		.where('kind', '=', 'staff')
		.executeTakeFirst();
	if (!row) throw notFound();
	return { ...row, role: row.role as StaffRole, seen: markOf(row) };
}

/** Every place somebody has had in a pod, or everybody's, the newest first. */
export async function listPlaces(db: Kysely<Database>, accountId?: string) {
	const rows = await db
		.selectFrom('pod_membership')
		.innerJoin('pod', 'pod.id', 'pod_membership.pod_id')
		.select(['pod_membership.id', 'pod_membership.account_id', 'pod_membership.pod_id', 'pod.name as podName'])
		.select(['pod_membership.role', 'pod_membership.started_on', 'pod_membership.ended_on'])
		.$if(accountId !== undefined, (query) => query.where('pod_membership.account_id', '=', accountId!))
		.orderBy('pod_membership.started_on', 'desc')
		.orderBy('pod_membership.id', 'desc')
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, accountId: row.account_id, podId: row.pod_id, podName: row.podName, role: row.role },
		...{ startedOn: row.started_on, endedOn: row.ended_on },
	}));
}

/** How many people have this worker today, in which pod: a number, and no name. */
export async function countFamiliesOf(db: Kysely<Database>, accountId: string, today: Day): Promise<number> {
	const { count } = await db
		.selectFrom('allocation')
		.innerJoin('account', 'account.id', 'allocation.account_id')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('allocation.worker_id', '=', accountId)
		.where('account.ended_at', 'is', null)
		.where('allocation.started_on', '<=', today)
		.where((where) => where.or([where('allocation.ended_on', 'is', null), where('allocation.ended_on', '>=', today)]))
		.executeTakeFirstOrThrow();
	return count;
}

/** Pods that somebody oversees and that are not closed. */
export async function listOverseen(db: Kysely<Database>, accountId: string, today: Day) {
	return db
		.selectFrom('pod')
		.select(['id', 'name'])
		.where('service_manager_id', '=', accountId)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', today)]))
		.orderBy('name')
		.execute();
}

export function isPodRole(role: string): boolean {
	return (podRoles as readonly string[]).includes(role);
}

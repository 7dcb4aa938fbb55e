import type { ExpressionBuilder, Kysely } from 'kysely';
import type { PodRole } from '../accounts/roles.ts';
import { talkingColumns } from '../accounts/talking.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import type { Away, Member } from './card.ts';

const pods = prepared((db, podId: string) => db.selectFrom('pod').selectAll().where('id', '=', podId));

/** A pod's own row, open or closed; undefined when there is none. */
export async function findPod(db: Kysely<Database>, podId: string) {
	return (await pods(db, podId))[0];
}

/** What may be public about pods: those open today, by name. */
export async function listOpenPods(db: Kysely<Database>, today: Day) {
	return db
		.selectFrom('pod')
		.select(['id', 'name', 'emblem', 'phone'])
		.where('opened_on', '<=', today)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', today)]))
		.orderBy('name')
		.execute();
}

/** Workers whose first or last name begins with these letters, with their pod, so that a family can find it. */
export async function findPodsByWorker(db: Kysely<Database>, beginning: string, today: Day) {
	const letters = beginning.toLowerCase().replace(/[%_\\]/g, '');
	return db
		.selectFrom('pod_membership')
		.innerJoin('account', 'account.id', 'pod_membership.account_id')
		.innerJoin('pod', 'pod.id', 'pod_membership.pod_id')
		.select(['pod.id as podId', 'account.id as workerId', 'account.name', 'pod_membership.role'])
		.where(isMemberOn(today))
		.where('pod.opened_on', '<=', today)
		.where((where) => where.or([where('pod.closed_on', 'is', null), where('pod.closed_on', '>', today)]))
		.where((where) => {
			const name = where.fn<string>('lower', ['account.name']);
			return where.or([where(name, 'like', `${letters}%`), where(name, 'like', `% ${letters}%`)]);
		})
		.orderBy('account.name')
		.limit(20)
		.execute();
}

const allocations = prepared((db, accountId: string, today: Day) =>
	db
		.selectFrom('allocation')
		.select(['pod_id', 'worker_id'])
		.where('account_id', '=', accountId)
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.orderBy('started_on', 'desc'),
);

/** The pod and worker a family member has today. */
export async function findAllocation(db: Kysely<Database>, accountId: string, today: Day) {
	return (await allocations(db, accountId, today))[0];
}

const members = prepared((db, podId: string, on: Day) =>
	db
		.selectFrom('pod_membership')
		.innerJoin('account', 'account.id', 'pod_membership.account_id')
		.select(['account.id', 'account.name', 'account.email'])
		.select([
			'pod_membership.role',
			'pod_membership.working_days',
			'pod_membership.works_from',
			'pod_membership.works_to',
			'pod_membership.phone',
			'pod_membership.full_time_equivalent',
		])
		.where('pod_id', '=', podId)
		.where(isMemberOn(on)),
);

/** Who was in the pod on that day: the question stays answerable for any day there was a pod. */
export async function listMembers(db: Kysely<Database>, podId: string, on: Day) {
	const rows = await members(db, podId, on);
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		role: row.role as PodRole,
		workingDays: row.working_days.split(',').map(Number),
		worksFrom: row.works_from,
		worksTo: row.works_to,
		phone: row.phone,
		fullTimeEquivalent: row.full_time_equivalent,
	})) satisfies (Member & { fullTimeEquivalent: number })[];
}

const absences = prepared((db, podId: string, from: Day) =>
	db
		.selectFrom('absence')
		.innerJoin('account', 'account.id', 'absence.account_id')
		.leftJoin('account as cover', 'cover.id', 'absence.cover_account_id')
		.select(['absence.id', 'absence.account_id', 'absence.from_on', 'absence.to_on', 'absence.cover_account_id'])
		.select(['account.name', 'cover.name as coverName'])
		.where('pod_id', '=', podId)
		.where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', from)]))
		.orderBy('from_on'),
);

/** Absences of a pod that are not over yet, soonest first. */
export async function listAbsences(db: Kysely<Database>, podId: string, from: Day) {
	const rows = await absences(db, podId, from);
	return rows.map((row) => ({
		id: row.id,
		accountId: row.account_id,
		name: row.name,
		fromOn: row.from_on,
		toOn: row.to_on,
		coverAccountId: row.cover_account_id,
		coverName: row.coverName,
	})) satisfies Away[];
}

/** Call-backs asked of these pods and not made yet, oldest first. Who may see which is asked of `call-back.ts`. */
export async function listCallBacks(db: Kysely<Database>, podIds: readonly string[]) {
	if (podIds.length === 0) return [];
	return db
		.selectFrom('call_back')
		.innerJoin('account', 'account.id', 'call_back.account_id')
		.leftJoin('account as asked', 'asked.id', 'call_back.for_account_id')
		.select(['call_back.id', 'call_back.pod_id', 'call_back.for_account_id', 'call_back.someone_else'])
		.select(['call_back.phone', 'call_back.safe_times', 'call_back.words', 'call_back.asked_at', 'call_back.done_at'])
		.select(['account.name as person', 'asked.name as forName'])
		.select(['account.contact_message', 'account.contact_times'])
		.select(talkingColumns)
		.where('call_back.pod_id', 'in', podIds)
		.where('call_back.done_at', 'is', null)
		.orderBy('call_back.asked_at')
		.execute();
}

function isMemberOn(day: Day) {
	return (where: ExpressionBuilder<Database, 'pod_membership'>) =>
		where.and([
			where('pod_membership.started_on', '<=', day),
			where.or([where('pod_membership.ended_on', 'is', null), where('pod_membership.ended_on', '>=', day)]),
		]);
}

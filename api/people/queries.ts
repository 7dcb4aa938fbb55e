import type { Kysely } from 'kysely';
import { ownPods, type Staff } from '../accounts/roles.ts';
import { talkingColumns } from '../accounts/talking.ts';
import type { Day } from '../calendar/day.ts';
import { byName } from '../accounts/by-name.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { holdsOn } from '../pods/places.ts';
import { markOf } from '../seen.ts';
import { listedMost } from './limits.ts';
import { type Allocated, reachOf } from '../policy/people.ts';

export interface PeopleAsked {
	pod?: string | undefined;
	find?: string | undefined;
	need?: 'card' | 'allocation' | 'worker' | undefined;
	ended?: boolean | undefined;
}

/**
 * The family members this person may see today, by name: of the pods they work in, or for an administrator everybody.
 * A pod that is not theirs lists nobody.
 */
export async function listPeople(db: Kysely<Database>, who: Staff, asked: PeopleAsked, today: Day) {
	const isAdministrator = who.role === 'administrator';
	const pods = asked.pod === undefined ? ownPods(who) : ownPods(who).filter((pod) => pod === asked.pod);
	if (!isAdministrator && pods.length === 0) return { people: [], more: false };
	const mayEnded = isAdministrator && asked.ended === true;
	const rows = await db
		.selectFrom('account')
		.leftJoin('allocation', (join) =>
			join
				.onRef('allocation.account_id', '=', 'account.id')
				.on('allocation.started_on', '<=', today)
				.on((on) => on.or([on('allocation.ended_on', 'is', null), on('allocation.ended_on', '>=', today)])),
		)
		.leftJoin('pod', 'pod.id', 'allocation.pod_id')
		.leftJoin('account as worker', 'worker.id', 'allocation.worker_id')
		.select(['account.id', 'account.name', 'account.role as standing', 'account.language', 'account.wording'])
		.select(['account.ended_at', 'allocation.pod_id', 'pod.name as podName', 'worker.name as workerName'])
		.select(({ exists, selectFrom }) => [
			exists(
				selectFrom('access_card')
					.select('access_card.id')
					.whereRef('access_card.account_id', '=', 'account.id')
					.where('access_card.revoked_at', 'is', null),
			).as('hasCard'),
			exists(
				selectFrom('pod_membership')
					.select('pod_membership.id')
					.whereRef('pod_membership.account_id', '=', 'allocation.worker_id')
					.whereRef('pod_membership.pod_id', '=', 'allocation.pod_id')
					.where('pod_membership.started_on', '<=', today)
					.where((on) =>
						on.or([on('pod_membership.ended_on', 'is', null), on('pod_membership.ended_on', '>=', today)]),
					),
			).as('hasWorker'),
		])
		.where('account.kind', '=', 'family')
		.where('account.ended_at', mayEnded ? 'is not' : 'is', null)
		.$if(!isAdministrator, (query) => query.where('allocation.pod_id', 'in', pods))
		.$if(isAdministrator && asked.pod !== undefined, (query) => query.where('allocation.pod_id', '=', asked.pod!))
		.orderBy('account.id')
		.execute();
	const wanted = rows
		.toSorted(byName)
		.map((row) => ({
			...{ id: row.id, name: row.name, standing: row.standing, language: row.language, wording: row.wording },
			...{ podId: row.pod_id, podName: row.podName, workerName: row.workerName, endedAt: row.ended_at },
			...{ hasCard: Boolean(row.hasCard), hasWorker: Boolean(row.hasWorker) },
		}))
		.filter((person) => isNamed(person.name, asked.find) && isInNeed(person, asked.need));
	return { people: wanted.slice(0, listedMost), more: wanted.length > listedMost };
}

/** Names in any script are found by any part of them, whatever their capitals and accents. */
export function isNamed(name: string, find: string | undefined): boolean {
	return folded(name).includes(folded(find ?? ''));
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

function isInNeed(
	person: { hasCard: boolean; hasWorker: boolean; podId: string | null },
	need: PeopleAsked['need'],
): boolean {
	if (need === 'card') return !person.hasCard;
	if (need === 'allocation') return person.podId === null;
	if (need === 'worker') return person.podId !== null && !person.hasWorker;
	return true;
}

/** Where somebody is on that day. */
export async function listAllocated(db: Kysely<Database>, personId: string, on: Day): Promise<Allocated[]> {
	const rows = await listAllocations(db, personId);
	return rows.filter((row) => holdsOn(row, on)).map(({ podId, workerId }) => ({ podId, workerId }));
}

/** Whose pods and workers somebody has had, the newest first. */
export async function listAllocations(db: Kysely<Database>, personId: string) {
	const rows = await db
		.selectFrom('allocation')
		.innerJoin('pod', 'pod.id', 'allocation.pod_id')
		.leftJoin('account as worker', 'worker.id', 'allocation.worker_id')
		.select(['allocation.id', 'allocation.pod_id', 'allocation.worker_id', 'pod.name as podName'])
		.select(['worker.name as workerName', 'allocation.started_on', 'allocation.ended_on'])
		.where('allocation.account_id', '=', personId)
		.orderBy('allocation.started_on', 'desc')
		.orderBy('allocation.id', 'desc')
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, podId: row.pod_id, podName: row.podName, workerId: row.worker_id, workerName: row.workerName },
		...{ startedOn: row.started_on, endedOn: row.ended_on },
	}));
}

/** A family member as far as `who` reaches, with the reach; refuses as not there where that is nothing. */
export async function getPerson(db: Kysely<Database>, who: Staff, personId: string, today: Day) {
	const row = await findPerson(db, personId);
	const allocated = row ? await listAllocated(db, personId, today) : [];
	const reach = reachOf(who, allocated);
	if (!row || reach === 'nothing' || (row.ended_at !== null && who.role !== 'administrator')) throw notFound();
	return { row, allocated, reach, seen: markOf(row) };
}

async function findPerson(db: Kysely<Database>, personId: string) {
	return db
		.selectFrom('account')
		.select(['id', 'name', 'role', 'language', 'wording', 'contact_channel', 'contact_detail', 'contact_times'])
		.select(['created_at', 'ended_at'])
		.select(talkingColumns)
		.where('id', '=', personId)
		.where('kind', '=', 'family')
		.executeTakeFirst();
}

/**
 * Who somebody is to whom, as far as both of them are in reach: a relation to somebody with another pod is not there, and
 * so neither is that person.
 */
export async function listRelations(db: Kysely<Database>, who: Staff, personId: string, today: Day) {
	const rows = await db
		.selectFrom('relation')
		.innerJoin('account as one', 'one.id', 'relation.account_id')
		.innerJoin('account as other', 'other.id', 'relation.of_account_id')
		.select(['relation.id', 'relation.account_id', 'relation.of_account_id', 'relation.kind'])
		.select(['relation.has_responsibility', 'relation.started_on', 'relation.ended_on', 'relation.closed_because'])
		.select(['one.name', 'other.name as ofName'])
		.where((where) =>
			where.or([where('relation.account_id', '=', personId), where('relation.of_account_id', '=', personId)]),
		)
		.orderBy('relation.started_on', 'desc')
		.orderBy('relation.id', 'desc')
		.execute();
	const within = await Promise.all(
		rows.map(async (row) => {
			const other = row.account_id === personId ? row.of_account_id : row.account_id;
			return reachOf(who, await listAllocated(db, other, today)) !== 'nothing';
		}),
	);
	return rows
		.filter((_, index) => within[index])
		.map((row) => ({
			...{ id: row.id, personId: row.account_id, name: row.name, ofId: row.of_account_id, ofName: row.ofName },
			...{ kind: row.kind, hasResponsibility: row.has_responsibility === 1 },
			...{ startedOn: row.started_on, endedOn: row.ended_on, closedBecause: row.closed_because },
		}));
}

/** A pod open on that day, with who works in it then. */
export async function findOpenPod(db: Kysely<Database>, podId: string, on: Day) {
	const pod = await db
		.selectFrom('pod')
		.select(['id', 'opened_on', 'closed_on'])
		.where('id', '=', podId)
		.where('opened_on', '<=', on)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', on)]))
		.executeTakeFirst();
	if (!pod) return undefined;
	const members = await db
		.selectFrom('pod_membership')
		.select('account_id')
		.where('pod_id', '=', podId)
		.where('started_on', '<=', on)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', on)]))
		.execute();
	return { ...pod, workers: members.map((member) => member.account_id) };
}

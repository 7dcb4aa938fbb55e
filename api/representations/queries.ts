import type { Kysely, Selectable } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import { notFound } from '../refusal.ts';
import type { Guarded } from '../policy/representations.ts';
import type { Standing } from './standing.ts';
import type { DeliveryTable } from './table.ts';

export interface Holder {
	id: string;
	name: string;
	email: string | null;
}

/** Who answers for a pod today, and whether the pod has closed. */
export interface Holders {
	podId: string;
	podEmail: string;
	isClosed: boolean;
	manager: Holder | null;
	serviceManager: Holder | null;
}

/** The people a pod's complaints go to today, or null when there is no such pod. */
export async function findHolders(db: Kysely<Database>, podId: string, today: Day): Promise<Holders | null> {
	const [pod] = await podsWithManager(db, podId);
	if (!pod) return null;
	const [manager] = await managersOf(db, podId, today);
	return {
		podId: pod.id,
		podEmail: pod.podEmail,
		isClosed: pod.closed_on !== null && pod.closed_on <= today,
		manager: manager ?? null,
		serviceManager: pod.managerId === null ? null : { id: pod.managerId, name: pod.name!, email: pod.email },
	};
}

const podsWithManager = prepared((db, podId: string) =>
	db
		.selectFrom('pod')
		.leftJoin('account', (join) =>
			join.onRef('account.id', '=', 'pod.service_manager_id').on('account.ended_at', 'is', null),
		)
		.select([
			'pod.id',
			'pod.email as podEmail',
			'pod.closed_on',
			'account.id as managerId',
			'account.name',
			'account.email',
		])
		.where('pod.id', '=', podId),
);

/** The latest first. */
const managersOf = prepared((db, podId: string, today: Day) =>
	db
		.selectFrom('pod_membership')
		.innerJoin('account', 'account.id', 'pod_membership.account_id')
		.select(['account.id', 'account.name', 'account.email'])
		.where('pod_id', '=', podId)
		.where('pod_membership.role', '=', 'pod_manager')
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.where('account.ended_at', 'is', null)
		.orderBy('started_on', 'desc'),
);

/** Whether somebody was in the pod on any day: people complain about what happened, not about who is there today. */
export async function wasEverInPod(db: Kysely<Database>, accountId: string, podId: string): Promise<boolean> {
	const row = await db
		.selectFrom('pod_membership')
		.select('id')
		.where('account_id', '=', accountId)
		.where('pod_id', '=', podId)
		.executeTakeFirst();
	return row !== undefined;
}

/** Who a family member is to the child, as their account says. */
export async function getRoleToChild(db: Kysely<Database>, accountId: string): Promise<Standing> {
	const [account] = await rolesToChild(db, accountId);
	if (account === undefined) throw new Error('no such account');
	return account.role as Standing;
}

const rolesToChild = prepared((db, accountId: string) =>
	db.selectFrom('account').select('role').where('id', '=', accountId),
);

export async function isReferenceTaken(db: Kysely<Database>, reference: string): Promise<boolean> {
	return (await withReference(db, reference)).length > 0;
}

const withReference = prepared((db, reference: string) =>
	db.selectFrom('representation').select('id').where('reference', '=', reference),
);

export async function findByReturnLookup(db: Kysely<Database>, lookup: string) {
	return db
		.selectFrom('representation')
		.select(['id', 'return_hash', 'return_gate', 'language', 'wording'])
		.where('return_lookup', '=', lookup)
		.executeTakeFirst();
}

/**
 * What decides who may see it and what may be done, with where it is now. Refuses as not found when there is no such
 * thing; the caller then asks `permissions.ts` and refuses in the same words.
 */
export async function getGuarded(
	db: Kysely<Database>,
	id: string,
): Promise<{
	guarded: Guarded;
	delivery: Selectable<DeliveryTable>;
	route: string | null;
	receivedOn: Day;
	answeredAt: string | null;
}> {
	const row = await db
		.selectFrom('representation')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.leftJoin('advocate_access', (join) =>
			join
				.onRef('advocate_access.representation_id', '=', 'representation.id')
				.on('advocate_access.taken_back_at', 'is', null),
		)
		.select(['representation.id', 'kind', 'pod_id', 'from_account_id', 'about_account_id', 'route', 'received_on'])
		.select(['stage.answered_at', 'advocate_access.account_id as openTo'])
		.where('representation.id', '=', id)
		.executeTakeFirst();
	const delivery = await db
		.selectFrom('delivery')
		.selectAll()
		.where('representation_id', '=', id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!row || !delivery) throw notFound();
	return {
		guarded: {
			id: row.id,
			kind: row.kind,
			podId: row.pod_id,
			fromAccountId: row.from_account_id,
			aboutAccountId: row.about_account_id,
			openTo: row.openTo,
			delivery: {
				sentTo: delivery.sent_to,
				podId: delivery.pod_id,
				accountId: delivery.account_id,
				openedAt: delivery.opened_at,
			},
		},
		delivery,
		route: row.route,
		receivedOn: row.received_on,
		answeredAt: row.answered_at,
	};
}

/** The address of whoever has it now; undefined where that is the complaints team. */
export async function findHolderEmail(
	db: Kysely<Database>,
	delivery: Selectable<DeliveryTable>,
): Promise<string | undefined> {
	if (delivery.account_id === null) return undefined;
	const row = await db.selectFrom('account').select('email').where('id', '=', delivery.account_id).executeTakeFirst();
	return row?.email ?? undefined;
}

/**
 * Where whoever has it today reads their mail; undefined where that is the complaints team, or would be the person it is
 * about: they do not learn of it from a letter either.
 */
export async function findHolderAddress(db: Kysely<Database>, id: string, today: Day): Promise<string | undefined> {
	const { guarded, delivery } = await getGuarded(db, id);
	if (delivery.sent_to !== 'pod') {
		return delivery.account_id === guarded.aboutAccountId ? undefined : findHolderEmail(db, delivery);
	}
	const holders = delivery.pod_id === null ? null : await findHolders(db, delivery.pod_id, today);
	if (!holders || (holders.manager !== null && holders.manager.id === guarded.aboutAccountId)) return undefined;
	return holders.manager?.email ?? holders.podEmail;
}

/** Who is above whoever has not opened it: the service manager of its pod. Undefined where that is nobody, or they have it. */
export async function findAddressAbove(db: Kysely<Database>, id: string, today: Day): Promise<string | undefined> {
	const { guarded, delivery } = await getGuarded(db, id);
	if (delivery.sent_to !== 'pod' || delivery.pod_id === null) return undefined;
	const above = (await findHolders(db, delivery.pod_id, today))?.serviceManager;
	return above && above.id !== guarded.aboutAccountId ? (above.email ?? undefined) : undefined;
}

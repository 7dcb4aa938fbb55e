import type { Kysely } from 'kysely';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import type { findSession } from '../session.ts';
import type { PodPlace, StaffRole, Who } from './roles.ts';
import { isAlive, isFresh } from './sessions.ts';

/**
 * Who is asking, worked out afresh from the session, the account and today's memberships. An ended account, an idle
 * session, a membership that stopped yesterday: each takes effect here, at the next request.
 */
export async function findWho(
	db: Kysely<Database>,
	session: Awaited<ReturnType<typeof findSession>>,
	now: Instant,
	today: Day,
): Promise<Who> {
	if (!session || !isAlive(session, now)) return { kind: 'nobody' };
	const sessionId = session.id;
	if (session.kind === 'visit') return { kind: 'visit', sessionId };
	if (session.kind === 'return') {
		return { kind: 'return', sessionId, representationId: session.representation_id! };
	}
	const [account] = await accountsStanding(db, session.account_id ?? '');
	if (!account) return { kind: 'nobody' };
	if (account.kind === 'family') {
		return { kind: 'family', sessionId, id: account.id, awaitsSecret: session.awaits_secret === 1 };
	}
	const role = account.role as StaffRole;
	if (role === 'advocate')
		return { kind: 'advocate', sessionId, id: account.id, isFresh: isFresh(session.proved_at, now) };
	const [pods, overseen] = await Promise.all([placesToday(db, account.id, today), podsOverseen(db, account.id)]);
	return {
		kind: 'staff',
		sessionId,
		id: account.id,
		role,
		isFresh: isFresh(session.proved_at, now),
		pods,
		oversees: overseen.map((pod) => pod.id),
	};
}

const accountsStanding = prepared((db, id: string) =>
	db.selectFrom('account').select(['id', 'kind', 'role']).where('id', '=', id).where('ended_at', 'is', null),
);

const podsOverseen = prepared((db, accountId: string) =>
	db.selectFrom('pod').select('id').where('service_manager_id', '=', accountId),
);

const placesOn = prepared((db, accountId: string, today: Day) =>
	db
		.selectFrom('pod_membership')
		.select(['pod_id', 'role'])
		.where('account_id', '=', accountId)
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)])),
);

async function placesToday(db: Kysely<Database>, accountId: string, today: Day): Promise<PodPlace[]> {
	const rows = await placesOn(db, accountId, today);
	return rows.map((row) => ({ podId: row.pod_id, role: row.role as PodPlace['role'] }));
}

const people = prepared((db, accountId: string) =>
	db
		.selectFrom('account')
		.select(['id', 'kind', 'name', 'role', 'language', 'wording', 'contact_channel', 'contact_detail', 'contact_times'])
		.where('id', '=', accountId),
);

/** How somebody is greeted, and the language and wording they chose. Throws where there is no such account. */
export async function getPerson(db: Kysely<Database>, accountId: string) {
	const [person] = await people(db, accountId);
	if (person === undefined) throw new Error('no such account');
	return person;
}

/** The card a code leads to, with the person it belongs to. */
export async function findCard(db: Kysely<Database>, lookup: string) {
	return db
		.selectFrom('access_card')
		.innerJoin('account', 'account.id', 'access_card.account_id')
		.select([
			'access_card.id',
			'access_card.account_id',
			'access_card.typed_hash',
			'access_card.scanned_hash',
			'access_card.chosen_hash',
			'access_card.typed_gate',
			'access_card.scanned_gate',
			'access_card.revoked_at',
			'access_card.expires_on',
			'access_card.secret_kind',
			'account.ended_at',
			'account.language',
			'account.wording',
		])
		.where('lookup', '=', lookup)
		.executeTakeFirst();
}

/** The card of somebody whose second secret is still to be chosen, or chosen anew. */
export async function findAwaited(db: Kysely<Database>, accountId: string) {
	return db
		.selectFrom('access_card')
		.select(['id', 'secret_kind'])
		.where('account_id', '=', accountId)
		.where('revoked_at', 'is', null)
		.where('chosen_hash', 'is', null)
		.orderBy('issued_at', 'desc')
		.executeTakeFirst();
}

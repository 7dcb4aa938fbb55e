import type { Kysely } from 'kysely';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { findSession } from '../session.ts';
import type { PodPlace, StaffRole, Who } from './roles.ts';
import { isAlive } from './sessions.ts';

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
	const account = await db
		.selectFrom('account')
		.select(['id', 'kind', 'role'])
		.where('id', '=', session.account_id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!account) return { kind: 'nobody' };
	if (account.kind === 'family') {
		return { kind: 'family', sessionId, id: account.id, awaitsSecret: session.awaits_secret === 1 };
	}
	const role = account.role as StaffRole;
	if (role === 'advocate') return { kind: 'advocate', sessionId, id: account.id };
	const [pods, overseen] = await Promise.all([
		placesToday(db, account.id, today),
		db.selectFrom('pod').select('id').where('service_manager_id', '=', account.id).execute(),
	]);
	return {
		kind: 'staff',
		sessionId,
		id: account.id,
		role,
		pods,
		oversees: overseen.map((pod) => pod.id),
	};
}

async function placesToday(db: Kysely<Database>, accountId: string, today: Day): Promise<PodPlace[]> {
	const rows = await db
		.selectFrom('pod_membership')
		.select(['pod_id', 'role'])
		.where('account_id', '=', accountId)
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.execute();
	return rows.map((row) => ({ podId: row.pod_id, role: row.role as PodPlace['role'] }));
}

/** How somebody is greeted, and the language and wording they chose. */
export async function getPerson(db: Kysely<Database>, accountId: string) {
	return db
		.selectFrom('account')
		.select(['id', 'kind', 'name', 'role', 'language', 'wording', 'contact_channel', 'contact_detail', 'contact_times'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
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
			'access_card.revoked_at',
			'account.ended_at',
			'account.language',
			'account.wording',
		])
		.where('lookup', '=', lookup)
		.executeTakeFirst();
}

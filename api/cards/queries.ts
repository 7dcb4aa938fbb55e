import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { wrongOfLate } from '../guesses.ts';
import { reachOf } from '../policy/people.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';

/**
 * Whoever is to have a card, with the pod they are with today. A card is given by whoever keeps that person's account
 * (`people/reach.ts`): the pod's manager and business support officer, their own worker, an administrator. For anybody else
 * they are not there.
 */
export async function getOwner(db: Kysely<Database>, who: Staff, accountId: string, today: Day) {
	const person = await db
		.selectFrom('account')
		.select(['id', 'name', 'language', 'wording', 'ended_at'])
		.where('id', '=', accountId)
		.where('kind', '=', 'family')
		.executeTakeFirst();
	const allocated = await db
		.selectFrom('allocation')
		.innerJoin('pod', 'pod.id', 'allocation.pod_id')
		.select(['allocation.pod_id as podId', 'allocation.worker_id as workerId'])
		.select(['pod.name', 'pod.emblem', 'pod.phone'])
		.where('account_id', '=', accountId)
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.orderBy('started_on', 'desc')
		.execute();
	if (!person || reachOf(who, allocated) !== 'keeps') throw notFound();
	const [pod = null] = allocated;
	return { ...person, pod: pod && { name: pod.name, emblem: pod.emblem, phone: pod.phone } };
}

/** Every card somebody was ever given, the newest first. Nothing of any code is in it. */
export async function listCards(world: World, accountId: string) {
	const rows = await world.db
		.selectFrom('access_card')
		.leftJoin('account as issuer', 'issuer.id', 'access_card.issued_by')
		.leftJoin('account as revoker', 'revoker.id', 'access_card.revoked_by')
		.select(['access_card.id', 'lookup', 'secret_kind', 'chosen_hash', 'expires_on', 'issued_at', 'revoked_at'])
		.select(['issuer.name as issuedBy', 'revoker.name as revokedBy'])
		.where('access_card.account_id', '=', accountId)
		.orderBy('issued_at', 'desc')
		.orderBy('access_card.id', 'desc')
		.execute();
	return Promise.all(
		rows.map(async (row) => ({
			...{ id: row.id, secretKind: row.secret_kind, isChosen: row.chosen_hash !== null },
			...{ issuedAt: row.issued_at, issuedBy: row.issuedBy, expiresOn: row.expires_on },
			...{ revokedAt: row.revoked_at, revokedBy: row.revokedBy },
			wrongOfLate: row.revoked_at === null ? await wrongOfLate(world, 'secret', row.lookup) : 0,
		})),
	);
}

/** Whose card this is; refuses as not found. */
export async function getCard(db: Kysely<Database>, who: Staff, cardId: string, today: Day) {
	const card = await db
		.selectFrom('access_card')
		.select(['id', 'account_id', 'revoked_at', 'expires_on', 'chosen_hash'])
		.where('id', '=', cardId)
		.executeTakeFirst();
	if (!card) throw notFound();
	await getOwner(db, who, card.account_id, today);
	return card;
}

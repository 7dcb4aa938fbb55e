import type { Kysely } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { printReturnCode } from '../representations/return-code.ts';
import { cardOf, secondSecret } from './cards.ts';
import { familyKeys } from './cast.ts';
import { threadsToTry } from './history-now.ts';
import { returnCodeOf } from './play.ts';

/** Every family member, with the card that only the demo can still print: its codes are made from a seed. */
export async function listFamilies(db: Kysely<Database>, today: Day) {
	const rows = await db
		.selectFrom('access_card')
		.innerJoin('account', 'account.id', 'access_card.account_id')
		.leftJoin('allocation', (join) =>
			join
				.onRef('allocation.account_id', '=', 'account.id')
				.on('allocation.started_on', '<=', today)
				.on((on) => on.or([on('allocation.ended_on', 'is', null), on('allocation.ended_on', '>=', today)])),
		)
		.leftJoin('pod', 'pod.id', 'allocation.pod_id')
		.select(['access_card.lookup', 'access_card.chosen_hash', 'account.id', 'account.name', 'account.role'])
		.select(['account.language', 'account.wording', 'pod.name as podName', 'pod.emblem as podEmblem'])
		.where('account.ended_at', 'is', null)
		.where('access_card.revoked_at', 'is', null)
		.execute();
	return familyKeys.flatMap((key) => {
		const { code, printed, scanned } = cardOf(key);
		const row = rows.find(({ lookup }) => lookup === code.lookup);
		if (!row) return [];
		const { lookup, chosen_hash, ...person } = row;
		const awaitsSecret = chosen_hash === null;
		const card = {
			code: printed,
			scanned: `${lookup}.${scanned}`,
			awaitsSecret,
			chosen: awaitsSecret ? null : secondSecret,
		};
		return [{ key, ...person, card }];
	});
}

/** Everybody who works in the council today, with their pod or the pods they oversee. */
export async function listStaff(db: Kysely<Database>, today: Day) {
	const [people, places, overseen] = await Promise.all([
		db
			.selectFrom('account')
			.select(['id', 'name', 'role'])
			.where('kind', '=', 'staff')
			.where('ended_at', 'is', null)
			.orderBy('name')
			.execute(),
		db
			.selectFrom('pod_membership')
			.innerJoin('pod', 'pod.id', 'pod_membership.pod_id')
			.select(['pod_membership.account_id as accountId', 'pod.name', 'pod.emblem'])
			.where('pod_membership.started_on', '<=', today)
			.where((where) =>
				where.or([where('pod_membership.ended_on', 'is', null), where('pod_membership.ended_on', '>=', today)]),
			)
			.execute(),
		db
			.selectFrom('pod')
			.select(['service_manager_id as accountId', 'name'])
			.where('closed_on', 'is', null)
			.orderBy('name')
			.execute(),
	]);
	return people.map((person) => {
		const place = places.find(({ accountId }) => accountId === person.id);
		return {
			...person,
			podName: place?.name ?? null,
			podEmblem: place?.emblem ?? null,
			oversees: overseen.filter(({ accountId }) => accountId === person.id).map(({ name }) => name),
		};
	});
}

/** Return codes of threads that somebody without an account started: made from a seed too. */
export async function listReturnCodes(db: Kysely<Database>) {
	const codes = threadsToTry.map((key) => ({ key, ...returnCodeOf(key) }));
	const kept = await db
		.selectFrom('representation')
		.select('return_lookup')
		.where(
			'return_lookup',
			'in',
			codes.map(({ lookup }) => lookup),
		)
		.execute();
	return codes
		.filter(({ lookup }) => kept.some(({ return_lookup }) => return_lookup === lookup))
		.map(({ key, ...code }) => ({ key, code: printReturnCode(code) }));
}

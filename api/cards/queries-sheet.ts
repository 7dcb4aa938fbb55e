import { byName } from '../accounts/by-name.ts';
import { ownPods, type Staff } from '../accounts/roles.ts';
import type { SecretKind } from '../accounts/secret.ts';
import type { Day } from '../calendar/day.ts';
import { listInDoubt } from '../doubt.ts';
import { reachOf } from '../policy/people.ts';
import type { World } from '../world.ts';
import { usualSecretOf } from './validity.ts';

/** Somebody who has no card and may be given one by whoever asks. */
export interface WithoutCard {
	id: string;
	name: string;
	standing: string;
	podName: string;
	language: string;
	wording: 'adult' | 'young' | 'easy';
	secretKind: SecretKind;
	/** Reaching them is in doubt: their card is made only when somebody chose it by itself. */
	isInDoubt: boolean;
}

/** Everybody in reach who is with a pod today and has no card that opens anything, by name. */
export async function listWithoutCard({ db }: Pick<World, 'db'>, who: Staff, today: Day): Promise<WithoutCard[]> {
	const isAdministrator = who.role === 'administrator';
	if (!isAdministrator && ownPods(who).length === 0) return [];
	const rows = await db
		.selectFrom('account')
		.innerJoin('allocation', 'allocation.account_id', 'account.id')
		.innerJoin('pod', 'pod.id', 'allocation.pod_id')
		.select(['account.id', 'account.name', 'account.role as standing', 'language', 'wording', 'pod.name as podName'])
		.select(['allocation.pod_id as podId', 'allocation.worker_id as workerId'])
		.where('account.kind', '=', 'family')
		.where('account.ended_at', 'is', null)
		.where('allocation.started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.$if(!isAdministrator, (query) => query.where('allocation.pod_id', 'in', ownPods(who)))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('access_card')
						.select('access_card.id')
						.whereRef('access_card.account_id', '=', 'account.id')
						.where('revoked_at', 'is', null)
						.where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', today)])),
				),
			),
		)
		.orderBy('account.id')
		.execute();
	const kept = rows.filter((row) => reachOf(who, [row]) === 'keeps');
	const inDoubt = await listInDoubt(
		db,
		kept.map(({ id }) => id),
	);
	return kept.toSorted(byName).map(({ podId: _, workerId: __, ...row }) => ({
		...row,
		...{ secretKind: usualSecretOf(row.wording), isInDoubt: inDoubt.has(row.id) },
	}));
}

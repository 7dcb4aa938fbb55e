import type { Transaction } from 'kysely';
import type { Day } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import type { World } from '../world.ts';
import { deliverOn } from './changes-delivery.ts';
import { noteUntold } from './changes-told.ts';
import { findHolders, getGuarded } from './queries.ts';
import { listHeld } from './queries-due.ts';
import { leftTo } from './routing.ts';

/**
 * An open complaint whose pod has closed or has no manager any more, or whose service manager has left, goes up at once: to
 * the service manager, else to the complaints team. However they left, by hand or by an import. Returns how many went up.
 */
export async function sendUpWhatWasLeft(world: World): Promise<number> {
	const today = world.clock.today();
	let count = 0;
	for (const { id } of await listHeld(world.db)) {
		try {
			count += (await world.db.transaction().execute((trx) => sendUp(trx, world, id, today))) ? 1 : 0;
		} catch (error) {
			noteUntold(world, id, error);
		}
	}
	return count;
}

/** Looks again inside the transaction: somebody may have sent it on since the list was made. */
async function sendUp(trx: Transaction<Database>, { clock }: World, id: string, today: Day): Promise<boolean> {
	const { guarded, delivery } = await getGuarded(trx, id);
	if (delivery.pod_id === null || delivery.sent_to === 'complaints_team') return false;
	const holders = await findHolders(trx, delivery.pod_id, today);
	const to = leftTo(delivery.sent_to, {
		managerId: holders?.isClosed === false ? (holders.manager?.id ?? null) : null,
		serviceManagerId: holders?.serviceManager?.id ?? null,
		aboutAccountId: guarded.aboutAccountId,
	});
	if (to === null) return false;
	const settings = await getSettings(trx);
	await deliverOn(trx, { kind: 'system' }, guarded, to, { now: clock.now(), holders, settings });
	return true;
}

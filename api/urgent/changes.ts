import type { Staff, Who } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { UrgentDecision } from './urgent.ts';

export interface UrgentSaid {
	words: string | null;
	reach: string | null;
	typedSoFar: string | null;
}

/** Raises an urgent item for duty staff, with a letter on its way. Pressing the button is enough: words are not needed. */
export async function raiseUrgent(world: World, who: Who, said: UrgentSaid, dutyEmail: string): Promise<string> {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('urgent_item')
			.values({
				id,
				raised_at: now,
				account_id: who.kind === 'family' ? who.id : null,
				representation_id: who.kind === 'return' ? who.representationId : null,
				words: said.words,
				reach: said.reach,
				typed_so_far: said.typedSoFar,
			})
			.execute();
		await append(trx, { at: now, who, what: 'urgent_item.raised', subject: 'urgent_item', subjectId: id });
		await queueLetter(trx, { kind: 'urgent_raised', address: dutyEmail, about: '/staff/urgent' }, now);
	});
	return id;
}

/** A person's decision on an urgent item, with the reason. Software never makes one. */
export async function decideUrgent(
	world: World,
	who: Staff,
	itemId: string,
	decision: UrgentDecision,
	reason: string,
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const item = await trx.selectFrom('urgent_item').select('id').where('id', '=', itemId).executeTakeFirst();
		if (!item) throw notFound();
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('urgent_decision')
			.values({ id: newId(now), urgent_item_id: itemId, decision, reason, decided_at: now, decided_by: who.id })
			.onConflict((conflict) => conflict.column('urgent_item_id').doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('urgent.item.already_decided', 409);
		await append(trx, {
			at: now,
			who,
			what: 'urgent_item.decided',
			subject: 'urgent_item',
			subjectId: itemId,
			particulars: { decision },
		});
	});
}

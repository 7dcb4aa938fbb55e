import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import { type Instant, londonDay, londonTime } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound } from '../refusal.ts';
import { decideBy } from '../urgent/urgent.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { isInside } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';

/**
 * Staff who read of harm in a complaint raise it for duty staff, with what worries them. The complaint stays where it is, and
 * its clock runs on: only a freeze stops it.
 */
export async function raiseFromCase(world: World, who: Staff, id: string, words: string): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!isInside(who, guarded)) throw notFound();
		await insertUrgent(trx, who, { representation: id, words, typedSoFar: null }, world.clock.now());
	});
}

/** An urgent item that belongs to a representation. Duty staff do not open complaints, so what was said comes with it. */
export async function insertUrgent(
	trx: Transaction<Database>,
	who: Who,
	said: { representation: string; words: string | null; typedSoFar: string | null },
	now: Instant,
): Promise<void> {
	const { duty_email, office_closes } = await getSettings(trx);
	const id = newId(now);
	const seal = await sealerFor(trx, { urgentItem: id }, now);
	await trx
		.insertInto('urgent_item')
		.values({
			id,
			raised_at: now,
			account_id: who.kind === 'family' ? who.id : null,
			raised_by: who.kind === 'staff' ? who.id : null,
			representation_id: said.representation,
			words: seal(id, said.words),
			reach: null,
			typed_so_far: seal(id, said.typedSoFar),
			decide_by: decideBy({ on: londonDay(now), at: londonTime(now) }, office_closes),
			reminded_at: null,
		})
		.execute();
	await append(trx, { at: now, who, what: 'urgent_item.raised', subject: 'urgent_item', subjectId: id });
	await append(trx, {
		at: now,
		who,
		what: 'safeguarding.raised',
		subject: 'representation',
		subjectId: said.representation,
	});
	await queueLetter(trx, { kind: 'urgent_raised', address: duty_email, about: '/staff/urgent' }, now);
}

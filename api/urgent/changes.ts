import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import { londonTime } from '../calendar/day.ts';
import { isOfficeDay } from '../calendar/office-day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { findUrgentItem, listOverdue } from './queries.ts';
import { decideBy, isSomebodyReading, type LadoDecision, type UrgentDecision } from './urgent.ts';

export interface UrgentSaid {
	words: string | null;
	reach: string | null;
	typedSoFar: string | null;
}

/**
 * Raises an urgent item for duty staff, with a letter on its way. Pressing the button is enough: words are not needed. Tells
 * whether somebody is there to read it now.
 */
export async function raiseUrgent(world: World, who: Who, said: UrgentSaid): Promise<Raised> {
	return world.db.transaction().execute((trx) => raiseUrgentIn(world, trx, who, said));
}

/** An urgent item, and whether somebody is there to read it now. */
export interface Raised {
	id: string;
	somebodyIsReading: boolean;
}

/** The same inside a change that keeps more than the item: words that sound an alarm are kept and told in one breath. */
export async function raiseUrgentIn(
	{ clock }: Pick<World, 'clock'>,
	trx: Transaction<Database>,
	who: Who,
	said: UrgentSaid,
): Promise<Raised> {
	const now = clock.now();
	const id = newId(now);
	const settings = await getSettings(trx);
	const seal = await sealerFor(trx, { urgentItem: id }, now);
	await trx
		.insertInto('urgent_item')
		.values({
			id,
			raised_at: now,
			account_id: who.kind === 'family' ? who.id : null,
			raised_by: who.kind === 'staff' ? who.id : null,
			representation_id: who.kind === 'return' ? who.representationId : null,
			words: seal(id, said.words),
			reach: seal(id, said.reach),
			typed_so_far: seal(id, said.typedSoFar),
			decide_by: decideBy({ on: clock.today(), at: londonTime(now) }, settings.office_closes),
			reminded_at: null,
		})
		.execute();
	await append(trx, { at: now, who, what: 'urgent_item.raised', subject: 'urgent_item', subjectId: id });
	await queueLetter(trx, { kind: 'urgent_raised', address: settings.duty_email, about: '/staff/urgent' }, now);
	const office = { opens: settings.office_opens, closes: settings.office_closes };
	return { id, somebodyIsReading: isSomebodyReading(isOfficeDay(clock.today()), londonTime(now), office) };
}

export interface Decided {
	decision: UrgentDecision;
	lado: LadoDecision;
	reason: string;
}

/**
 * A person's decision on an urgent item, with the reason and what was thought of the LADO. Software never makes one. Of a
 * complaint about somebody on the staff nobody can say that it is not about staff.
 */
export async function decideUrgent(world: World, who: Staff, itemId: string, decided: Decided): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const item = await findUrgentItem(trx, who, itemId);
		if (!item) throw notFound();
		const { decision, lado, reason } = decided;
		if (item.aboutStaff && lado === 'not_about_staff') throw mistake('lado', 'urgent.lado.about_staff');
		const seal = await sealerFor(trx, { urgentItem: itemId }, now);
		const id = newId(now);
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('urgent_decision')
			.values({
				...{ id, urgent_item_id: itemId, decision, lado, reason: seal(id, reason) },
				...{ decided_at: now, decided_by: who.id },
			})
			.onConflict((conflict) => conflict.column('urgent_item_id').doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('urgent.item.already_decided', 409);
		await append(trx, {
			at: now,
			who,
			what: 'urgent_item.decided',
			subject: 'urgent_item',
			subjectId: itemId,
			particulars: { decision, lado },
		});
	});
}

/**
 * Tells duty staff and the complaints team, once, of each item that nobody decided on its day. It stays undecided: only a
 * person ends it. Returns how many were told of.
 */
export async function remindOfUrgent(world: World): Promise<number> {
	const now = world.clock.now();
	const overdue = await listOverdue(world.db, world.clock.today());
	if (overdue.length === 0) return 0;
	const { duty_email, complaints_email } = await getSettings(world.db);
	return world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('urgent_item')
			.set({ reminded_at: now })
			.where('id', 'in', overdue)
			.where('reminded_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) return 0;
		for (const address of new Set([duty_email, complaints_email])) {
			await queueLetter(trx, { kind: 'urgent_undecided', address, about: '/staff/urgent' }, now);
		}
		return Number(numUpdatedRows);
	});
}

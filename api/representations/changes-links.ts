import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { addStep } from './changes-steps.ts';
import { insertSystemLetter } from './changes-letter.ts';
import { type LinkKind, type Linkable, refusalOfLink } from './links.ts';
import { mayTriage } from '../policy/representations.ts';
import { findByReference, isLinked } from './queries-links.ts';
import { getGuarded } from './queries.ts';
import { readReference } from './reference.ts';

export interface LinkAsked {
	reference: string;
	kind: LinkKind;
	reason: string;
}

/**
 * An officer links this to another. A duplicate is answered under the earlier one: its own clock stops, it is counted once,
 * and the person is told; what they wrote stays where it is. Nobody but officers who may read both learns of a link.
 */
export async function link(world: World, who: Staff, id: string, asked: LinkAsked): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const one = await linkable(trx, who, id);
		const otherId = await findByReference(trx, readReference(asked.reference));
		const other = otherId === null ? null : await linkable(trx, who, otherId);
		if (one === null) throw notFound();
		if (other === null) throw mistake('reference', 'representation.link.unknown_reference');
		const refused = refusalOfLink(asked.kind, one, other);
		if (refused !== null) throw mistake('reference', `representation.link.${refused}`);
		if (await isLinked(trx, id, other.id)) throw mistake('reference', 'representation.link.already');
		const seal = await sealerFor(trx, { representation: id }, now);
		const linkId = newId(now);
		await trx
			.insertInto('link')
			.values({
				id: linkId,
				representation_id: id,
				other_id: other.id,
				kind: asked.kind,
				reason: seal(linkId, asked.reason),
				made_at: now,
				made_by: who.id,
				ended_at: null,
				ended_by: null,
			})
			.execute();
		await tellBoth(trx, who, 'link.made', [id, other.id], asked.kind, now);
		if (asked.kind !== 'duplicate') return;
		await addStep(trx, id, { what: 'joined', on: today }, { who, now, today, reason: asked.reason });
		await insertSystemLetter(trx, id, 'joined', { day: today, last: null }, now);
	});
}

/** A link that was wrong is ended. What was answered under another is looked at on its own again, with the dates it had. */
export async function endLink(world: World, who: Staff, id: string, linkId: string): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		const found = await trx.selectFrom('link').selectAll().where('id', '=', linkId).executeTakeFirst();
		const ends = found ? [found.representation_id, found.other_id] : [];
		if (!mayTriage(who, guarded) || !found || !ends.includes(id)) throw notFound();
		if (found.ended_at !== null) throw new Refusal('representation.link.ended', 409);
		await trx.updateTable('link').set({ ended_at: now, ended_by: who.id }).where('id', '=', linkId).execute();
		await tellBoth(trx, who, 'link.ended', ends, found.kind, now);
		if (found.kind !== 'duplicate') return;
		await addStep(trx, found.representation_id, { what: 'parted', on: today }, { who, now, today });
		await insertSystemLetter(trx, found.representation_id, 'parted', { day: today, last: null }, now);
	});
}

async function linkable(trx: Transaction<Database>, who: Staff, id: string): Promise<Linkable | null> {
	const { guarded, receivedOn } = await getGuarded(trx, id);
	if (!mayTriage(who, guarded)) return null;
	return { id, kind: guarded.kind, receivedOn, fromAccountId: guarded.fromAccountId };
}

async function tellBoth(
	trx: Transaction<Database>,
	who: Staff,
	what: 'link.made' | 'link.ended',
	ids: readonly string[],
	kind: LinkKind,
	now: string,
): Promise<void> {
	for (const subjectId of ids) {
		await append(trx, { at: now, who, what, subject: 'representation', subjectId, particulars: { kind } });
	}
}

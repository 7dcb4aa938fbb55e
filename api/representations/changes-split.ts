import type { Staff } from '../accounts/roles.ts';
import { getSettings } from '../council/queries.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { deliver } from './changes-delivery.ts';
import { freeReference, insertPoints } from './changes-receive.ts';
import { beginProcedure } from './changes-steps.ts';
import { mayTriage } from '../policy/representations.ts';
import { findHolders, getGuarded } from './queries.ts';
import { destinationOf, type Kind } from './routing.ts';
import type { Standing } from './standing.ts';

/**
 * Splits a mixed message: the other half becomes a representation of its own, linked, received on the same day, on its own
 * way. The words of the first half stay as they were sent. Returns the reference of the new half.
 */
export async function split(
	world: World,
	who: Staff,
	id: string,
	half: { kind: Kind; points: string[] },
): Promise<{ id: string; reference: string }> {
	const now = world.clock.now();
	const settings = await getSettings(world.db);
	const reference = await freeReference(world);
	const original = await world.db.selectFrom('representation').selectAll().where('id', '=', id).executeTakeFirst();
	if (!original) throw notFound();
	const holders = original.pod_id ? await findHolders(world.db, original.pod_id, world.clock.today()) : null;
	const newHalf = { id: newId(now), reference };
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		if (guarded.kind === half.kind) throw new Refusal('representation.split.same_kind', 422);
		if (original.linked_id !== null) throw new Refusal('representation.split.already_split', 409);
		const pod = holders && {
			managerId: holders.manager?.id ?? null,
			serviceManagerId: holders.serviceManager?.id ?? null,
		};
		const destination = destinationOf({
			kind: half.kind,
			standing: original.standing as Standing,
			pod,
			late: false, // whoever splits it has it in hand already
			notSafe: false,
			about: null,
			aboutAccountId: original.about_account_id,
		});
		const seal = await sealerFor(trx, { representation: newHalf.id }, now);
		const again = (words: string | null) => seal(newHalf.id, words);
		await trx
			.insertInto('representation')
			.values({
				...original,
				...newHalf,
				kind: half.kind,
				recorded_at: now,
				route: destination.route,
				advocacy_status: 'not_offered',
				advocate_requested_on: null,
				advocate_appointed_on: null,
				wants: null,
				person_name: again(original.person_name),
				happened_words: again(original.happened_words),
				contact_detail: again(original.contact_detail),
				contact_times: again(original.contact_times),
				spoken_language: again(original.spoken_language),
				linked_id: id,
				return_lookup: null,
				return_hash: null,
			})
			.execute();
		await insertPoints(trx, newHalf.id, half.points, seal, now);
		if (half.kind === 'complaint') {
			const spoken = original.channel === 'phone' || original.channel === 'visit';
			const facts = { oral: spoken, advocateWanted: false, happenedOn: original.happened_on };
			const route = destination.route ?? 'statutory_children';
			await beginProcedure(trx, who, newHalf.id, { what: 'received', on: original.received_on, route, ...facts }, now);
		}
		await trx.updateTable('representation').set({ linked_id: newHalf.id }).where('id', '=', id).execute();
		await append(trx, {
			at: now,
			who,
			what: 'representation.split',
			subject: 'representation',
			subjectId: id,
			particulars: { into: newHalf.id, kind: half.kind },
		});
		await deliver(trx, who, { id: newHalf.id, kind: half.kind }, destination, { now, holders, settings });
	});
	return newHalf;
}

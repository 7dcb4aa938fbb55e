import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import type { PromiseKind, Remedy } from './limits.ts';
import { mayRespond, mayTriage } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';

export interface PromiseMade {
	kind: PromiseKind;
	remedy: Remedy | null;
	words: string;
	/** Who does it, by name. */
	owner: string;
	dueOn: Day;
}

/** Notes a promise with who does it and by when, so that one left undone is listed. */
export async function promise(world: World, who: Staff, id: string, made: PromiseMade): Promise<string> {
	const now = world.clock.now();
	const promiseId = newId(now);
	await world.db.transaction().execute(async (trx) => {
		const { guarded, receivedOn } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		if (guarded.kind !== 'complaint') throw new Refusal('representation.answer.not_a_complaint', 409);
		if (made.dueOn < receivedOn) throw mistake('dueOn', 'representation.step.before_receipt');
		if ((made.kind === 'remedy') !== (made.remedy !== null)) {
			throw mistake('remedy', made.remedy === null ? 'form.field.missing' : 'form.field.unknown');
		}
		const seal = await sealerFor(trx, { representation: id }, now);
		await trx
			.insertInto('promise')
			.values({
				id: promiseId,
				representation_id: id,
				kind: made.kind,
				remedy: made.remedy,
				words: seal(promiseId, made.words),
				owner: made.owner,
				due_on: made.dueOn,
				made_by: who.id,
				made_at: now,
				made_on: world.clock.today(),
				done_on: null,
				done_by: null,
			})
			.execute();
		const particulars = { kind: made.kind, due_on: made.dueOn };
		await append(trx, { at: now, who, what: 'promise.made', subject: 'representation', subjectId: id, particulars });
	});
	return promiseId;
}

/** It was done, on this day. */
export async function keepPromise(world: World, who: Staff, id: string, promiseId: string, doneOn: Day): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded, receivedOn } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		if (doneOn > world.clock.today()) throw mistake('doneOn', 'representation.step.after_today');
		if (doneOn < receivedOn) throw mistake('doneOn', 'representation.step.before_receipt');
		const mine = trx.updateTable('promise').where('id', '=', promiseId).where('representation_id', '=', id);
		const { numUpdatedRows } = await mine
			.set({ done_on: doneOn, done_by: who.id })
			.where('done_on', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, {
			at: now,
			who,
			what: 'promise.kept',
			subject: 'representation',
			subjectId: id,
			particulars: { done_on: doneOn },
		});
	});
}

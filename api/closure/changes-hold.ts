import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { insertHold } from './changes-end.ts';
import { lockPerson } from './changes-send.ts';
import { mayDecide } from '../policy/closure.ts';
import { getPerson } from './queries.ts';

/** Reaching somebody is not safe any more: from this moment nothing is sent, and what was sent is no longer there. */
export async function putOnHold(world: World, who: Staff, personId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await getDecided(trx, who, personId);
		if (!(await insertHold(trx, personId, 'put_on', who.id, now))) throw new Refusal('closure.hold.already_on', 409);
		await append(trx, { at: now, who, what: 'closure_hold.put_on', subject: 'closure_person', subjectId: personId });
	});
}

/** Somebody may be asked after all. Why is kept sealed, and who decided it. What is due goes at the next round. */
export async function liftHold(world: World, who: Staff, personId: string, because: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { account_id: account } = await getDecided(trx, who, personId);
		const hold = await trx
			.selectFrom('closure_hold')
			.select('id')
			.where('person_id', '=', personId)
			.where('lifted_at', 'is', null)
			.executeTakeFirst();
		if (hold === undefined) throw new Refusal('closure.hold.not_on', 409);
		const seal = await sealerFor(trx, { account }, now);
		await trx
			.updateTable('closure_hold')
			.set({ lifted_by: who.id, lifted_at: now, lifted_because: seal(hold.id, because) })
			.where('id', '=', hold.id)
			.execute();
		await append(trx, { at: now, who, what: 'closure_hold.lifted', subject: 'closure_person', subjectId: personId });
	});
}

async function getDecided(trx: Transaction<Database>, who: Staff, personId: string) {
	await lockPerson(trx, personId);
	const person = await getPerson(trx, personId);
	if (!mayDecide(who, person.pod_id)) throw notFound();
	if (person.contact === 'not_to_be_asked') throw new Refusal('closure.person.never_asked', 409);
	return person;
}

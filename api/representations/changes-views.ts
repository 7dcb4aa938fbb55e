import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';

export interface View {
	name: string;
	shared: boolean;
	/** As it stands in the address of the register. */
	asked: string;
}

/** Keeps what is asked of the register under a name. */
export async function keepView(world: World, who: Staff, view: View): Promise<string> {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await refuseNameTaken(trx, who, view.name, id);
		const seal = await sealerFor(trx, { account: who.id }, now);
		await trx
			.insertInto('saved_view')
			.values({ id, account_id: who.id, ...rowOf(view), asked: seal(id, view.asked), kept_at: now })
			.execute();
		await append(trx, { at: now, who, what: 'view.kept', subject: 'saved_view', subjectId: id });
	});
	return id;
}

/** Another name, or for others too, or no longer. Only whoever keeps it may. */
export async function changeView(world: World, who: Staff, id: string, view: Omit<View, 'asked'>): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		await refuseNameTaken(trx, who, view.name, id);
		const { numUpdatedRows } = await trx
			.updateTable('saved_view')
			.set(rowOf(view))
			.where('id', '=', id)
			.where('account_id', '=', who.id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		const at = world.clock.now();
		await append(trx, { at, who, what: 'view.changed', subject: 'saved_view', subjectId: id });
	});
}

export async function removeView(world: World, who: Staff, id: string): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const mine = trx.deleteFrom('saved_view').where('id', '=', id).where('account_id', '=', who.id);
		const { numDeletedRows } = await mine.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw notFound();
		const at = world.clock.now();
		await append(trx, { at, who, what: 'view.removed', subject: 'saved_view', subjectId: id });
	});
}

function rowOf({ name, shared }: Pick<View, 'name' | 'shared'>) {
	return { name, shared: shared ? (1 as const) : (0 as const) };
}

async function refuseNameTaken(trx: Transaction<Database>, who: Staff, name: string, id: string): Promise<void> {
	const same = await trx
		.selectFrom('saved_view')
		.select('id')
		.where('account_id', '=', who.id)
		.where('name', '=', name)
		.where('id', '!=', id)
		.executeTakeFirst();
	if (same) throw mistake('name', 'representation.view.name_taken');
}

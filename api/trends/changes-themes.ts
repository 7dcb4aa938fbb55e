import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** Adds a theme of this council's own. 422 where there is one of that name, ended or not. Returns its id. */
export async function addLocalTheme(
	world: World,
	who: Staff,
	{ kind, name }: { kind: 'complaint' | 'compliment'; name: string },
): Promise<string> {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('local_theme')
			.values({ id, kind, name, added_at: now, added_by: who.id })
			.onConflict((conflict) => conflict.column('name').doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw mistake('name', 'trends.theme.exists');
		await append(trx, { at: now, who, what: 'theme.added', subject: 'theme', subjectId: id, particulars: { kind } });
	});
	return id;
}

/** Ends one: it is given to nothing more. It is never removed, because figures were counted by it. 409 where it has ended. */
export async function endLocalTheme(world: World, who: Staff, id: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const found = await trx.selectFrom('local_theme').select('ended_at').where('id', '=', id).executeTakeFirst();
		if (found === undefined) throw notFound();
		const { numUpdatedRows } = await trx
			.updateTable('local_theme')
			.set({ ended_at: now, ended_by: who.id })
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) throw new Refusal('trends.theme.ended', 409);
		await append(trx, { at: now, who, what: 'theme.ended', subject: 'theme', subjectId: id, particulars: {} });
	});
}

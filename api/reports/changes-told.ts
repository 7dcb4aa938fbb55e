import type { Insertable, Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { leftOf } from './naming.ts';
import { getLearning, type Learning } from './queries-told.ts';
import type { ToldChangeTable } from './table.ts';
import type { TellingText } from './telling.ts';

/**
 * Keeps what the public may be told of a finished learning action, as a draft that nobody but the complaints team reads, whatever
 * stands in it: what stands out is shown beside it. `seen` is the draft that whoever writes began from.
 */
export async function writeTelling(
	world: World,
	who: Staff,
	promise: string,
	{ texts, seen }: { texts: readonly TellingText[]; seen: string },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const before = await getSeen(world, trx, who, promise, seen);
		if (before.telling === 'published') throw new Refusal('reports.telling.published', 409);
		const id = before.changeId ?? newId(now);
		const seal = await sealerFor(trx, { representation: before.case }, now);
		const written = { draft: seal(id, JSON.stringify(texts)), written_by: who.id, written_at: now };
		if (before.changeId === null) await begin(trx, { id, promise_id: promise, ...written });
		else await trx.updateTable('told_change').set(written).where('id', '=', id).execute();
		await note(trx, { at: now, who, what: 'telling.written', id });
	});
}

/**
 * Tells everybody, in the very words that were read before. Refuses 422 `reports.telling.missing` where a needed text is not written
 * and 422 `reports.telling.names_somebody` where something stands out that is never published, or that nobody said is harmless
 * (`checked`).
 */
export async function publishTelling(
	world: World,
	who: Staff,
	promise: string,
	{ seen, checked }: { seen: string; checked: readonly string[] },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const draft = await getSeen(world, trx, who, promise, seen);
		if (draft.telling !== 'draft') throw new Refusal('reports.telling.no_draft', 409);
		if (draft.missing.length > 0) throw new Refusal('reports.telling.missing', 422);
		if (leftOf(draft.found, checked).length > 0) throw new Refusal('reports.telling.names_somebody', 422);
		const id = draft.changeId!;
		await trx
			.updateTable('told_change')
			.set({ published_by: who.id, published_at: now })
			.where('id', '=', id)
			.execute();
		const rows = draft.texts.map((text) => ({ id: newId(now), change_id: id, ...text }));
		await trx.insertInto('told_change_text').values(rows).execute();
		await note(trx, { at: now, who, what: 'telling.published', id, looked: draft.found.length });
	});
}

/** Tells it no more, at once; a draft is thrown away. It can be written again. */
export async function takeTellingDown(world: World, who: Staff, promise: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { changeId: id } = await getLearning(trx, who, promise, world.clock.today());
		if (id === null) throw new Refusal('reports.telling.no_draft', 409);
		await trx
			.updateTable('told_change')
			.set({ taken_down_by: who.id, taken_down_at: now })
			.where('id', '=', id)
			.where('taken_down_at', 'is', null)
			.execute();
		await note(trx, { at: now, who, what: 'telling.taken_down', id });
	});
}

async function getSeen(
	world: World,
	trx: Transaction<Database>,
	who: Staff,
	promise: string,
	seen: string,
): Promise<Learning> {
	const learning = await getLearning(trx, who, promise, world.clock.today());
	if (learning.seen !== seen) throw new Refusal('reports.telling.changed_since', 409);
	return learning;
}

/** Two who begin at once: the database keeps one, and the second is told. */
async function begin(
	trx: Transaction<Database>,
	row: Pick<Insertable<ToldChangeTable>, 'id' | 'promise_id' | 'draft' | 'written_by' | 'written_at'>,
): Promise<void> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('told_change')
		.values({ ...row, published_by: null, published_at: null, taken_down_by: null, taken_down_at: null })
		.onConflict((conflict) => conflict.column('promise_id').where('taken_down_at', 'is', null).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('reports.telling.changed_since', 409);
}

function note(
	trx: Transaction<Database>,
	one: {
		at: string;
		who: Staff;
		what: 'telling.written' | 'telling.published' | 'telling.taken_down';
		id: string;
		looked?: number;
	},
): Promise<void> {
	const { at, who, what, id: subjectId, looked } = one;
	const particulars = looked === undefined ? {} : { looked_at: looked };
	return append(trx, { at, who, what, subject: 'told_change', subjectId, particulars });
}

import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Act, ActKind, Fault } from './act.ts';
import type { Kind } from './kinds.ts';
import { unpack } from './pack.ts';
import { actPart, type Counts, shownOf } from './shown.ts';

/** An import by its id. Whoever imported what is every administrator's to know. */
export async function getImport(db: Kysely<Database>, id: string) {
	const row = await db
		.selectFrom('import')
		.innerJoin('account', 'account.id', 'import.made_by')
		.leftJoin('program', 'program.id', 'import.program_id')
		.selectAll('import')
		.select(({ fn }) => fn.coalesce('program.name', 'account.name').as('madeBy'))
		.where('import.id', '=', id)
		.executeTakeFirst();
	if (!row) throw notFound();
	return { ...row, counts: JSON.parse(row.counts) as Counts };
}

/** Those that were done, the latest first. */
export async function listDone(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('import')
		.innerJoin('account', 'account.id', 'import.done_by')
		.leftJoin('program', 'program.id', 'import.program_id')
		.select(['import.id', 'done_at', 'counts'])
		.select(({ fn }) => fn.coalesce('program.name', 'account.name').as('doneBy'))
		.where('done_at', 'is not', null)
		.orderBy('done_at', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, doneAt: row.done_at!, doneBy: row.doneBy },
		counts: JSON.parse(row.counts) as Counts,
	}));
}

/** What would be done, of one kind, a page at a time. A page that is not there is empty. */
export async function listActs(world: World, importId: string, kind: Kind, act: ActKind, page: number) {
	return ((await openPart<Act[]>(world, world.db, importId, actPart(kind, act), page - 1)) ?? []).map(shownOf);
}

export async function listFaults(world: World, importId: string, page: number): Promise<Fault[]> {
	return (await openPart<Fault[]>(world, world.db, importId, 'fault', page - 1)) ?? [];
}

/** One part of what is kept, opened; undefined when there is none, or no longer. */
export async function openPart<What>(
	{ key }: Pick<World, 'key'>,
	db: Kysely<Database>,
	importId: string,
	holds: string,
	nth: number,
): Promise<What | undefined> {
	const part = await db
		.selectFrom('import_part')
		.select('sealed')
		.where('import_id', '=', importId)
		.where('holds', '=', holds)
		.where('nth', '=', nth)
		.executeTakeFirst();
	return part && unpack<What>(part.sealed, key('imports'));
}

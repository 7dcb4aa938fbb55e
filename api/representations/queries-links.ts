import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { mayTriage } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';

/** What an officer linked this to, leaving out what they may not know of. */
export async function listLinks(db: Kysely<Database>, who: Staff, id: string) {
	const { guarded } = await getGuarded(db, id);
	if (!mayTriage(who, guarded)) throw notFound();
	const rows = await db
		.selectFrom('link')
		.innerJoin('representation', (join) =>
			join.on((on) =>
				on.or([
					on.and([on('link.representation_id', '=', id), on('representation.id', '=', on.ref('link.other_id'))]),
					on.and([on('link.other_id', '=', id), on('representation.id', '=', on.ref('link.representation_id'))]),
				]),
			),
		)
		.select(['link.id', 'link.kind', 'link.reason', 'link.other_id', 'reference', 'representation.id as case'])
		.where('ended_at', 'is', null)
		.orderBy('link.id')
		.execute();
	const seen = await Promise.all(rows.map(async (row) => mayTriage(who, (await getGuarded(db, row.case)).guarded)));
	return rows
		.filter((_, index) => seen[index])
		.map(({ other_id, ...row }) => ({ ...row, answeredThere: row.kind === 'duplicate' && other_id === row.case }));
}

export async function findByReference(db: Kysely<Database>, reference: string): Promise<string | null> {
	const row = await db.selectFrom('representation').select('id').where('reference', '=', reference).executeTakeFirst();
	return row?.id ?? null;
}

export async function isLinked(db: Kysely<Database>, one: string, other: string): Promise<boolean> {
	const row = await db
		.selectFrom('link')
		.select('id')
		.where('representation_id', 'in', [one, other])
		.where('other_id', 'in', [one, other])
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

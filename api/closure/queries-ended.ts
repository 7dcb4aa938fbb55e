import type { Kysely } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { listInDoubt } from '../doubt.ts';
import type { EndedElsewhere } from './ended-elsewhere.ts';

/** Work that another system ended by this day, and of which nobody has said yet how it may be asked about. */
export async function listEndedElsewhere(db: Kysely<Database>, today: Day, most: number) {
	return db
		.selectFrom('work_ended')
		.innerJoin('allocation', 'allocation.id', 'work_ended.allocation_id')
		.innerJoin('account', 'account.id', 'allocation.account_id')
		.select(['allocation.id', 'allocation.account_id', 'allocation.pod_id', 'allocation.worker_id'])
		.select(['allocation.ended_on', 'work_ended.ended_by', 'work_ended.told_at', 'account.role'])
		.select(['account.ended_at', 'account.contact_channel'])
		.where('settled_at', 'is', null)
		.where('allocation.ended_on', '<=', today)
		.orderBy('allocation.id')
		.limit(most)
		.execute();
}

type Row = Awaited<ReturnType<typeof listEndedElsewhere>>[number];

/** What decides whether somebody is asked by itself. */
export async function knowOf(db: Kysely<Database>, row: Row, today: Day): Promise<EndedElsewhere> {
	return {
		endedOn: row.ended_on!,
		standing: row.role,
		isOver: row.ended_at !== null || (await isWithPod(db, row, today)),
		hasSafeContact: row.contact_channel !== 'portal',
		isInDoubt: (await listInDoubt(db, [row.account_id])).size > 0,
	};
}

async function isWithPod(db: Kysely<Database>, { id, account_id, ended_on }: Row, today: Day): Promise<boolean> {
	const other = await db
		.selectFrom('allocation')
		.select('id')
		.where('account_id', '=', account_id)
		.where('id', '!=', id)
		.where('started_on', '>=', ended_on!)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.executeTakeFirst();
	return other !== undefined;
}

import { type Insertable, sql, type Transaction } from 'kysely';
import type { PodMembershipTable } from '../pods/table.ts';
import type { Instant } from '../calendar/day.ts';
import { breath } from '../breath.ts';
import { type Database, isPostgres } from '../database.ts';
import { Refusal } from '../refusal.ts';
import type { Act, Fields } from './act.ts';
import type { Kind } from './kinds.ts';

const tableOf = {
	staff: 'account',
	people: 'account',
	pods: 'pod',
	memberships: 'pod_membership',
	allocations: 'allocation',
} as const satisfies Record<Kind, string>;

/** Nobody changes a row of these while an import is held against them. SQLite has one writer in any case. */
export async function holdStill(trx: Transaction<Database>): Promise<void> {
	if (!isPostgres(trx)) return;
	await sql`lock table account, pod, pod_membership, allocation in share row exclusive mode`.execute(trx);
}

/** Writes some acts of one kind and of one sort. */
export async function apply(
	trx: Transaction<Database>,
	acts: readonly Act[],
	{ now, by }: { now: Instant; by: string },
): Promise<void> {
	const [first] = acts;
	if (first === undefined) return;
	if (first.act === 'addition') await insert(trx, first.kind, acts, now);
	else for (const act of acts) await change(trx, act, now);
	if (first.kind === 'allocations') await noteEnded(trx, acts, { now, by });
	await breath();
}

async function insert(trx: Transaction<Database>, kind: Kind, acts: readonly Act[], now: Instant): Promise<void> {
	const rows = acts.map(({ id, set }) => ({ id, ...set })) as unknown[];
	if (kind === 'memberships') {
		const numbered = (rows as (Fields & { id: string })[]).map((row) => ({
			...row,
			full_time_equivalent: Number(row['full_time_equivalent']),
		}));
		await trx
			.insertInto('pod_membership')
			.values(numbered as unknown as Insertable<PodMembershipTable>[])
			.execute();
	} else {
		await trx
			.insertInto(tableOf[kind])
			.values(rows.map((row) => ({ ...(row as object), ...more(kind, now) })) as never)
			.execute();
	}
}

/** What no file says of somebody or something new. Nobody is reached outside the portal until they have said how. */
function more(kind: Kind, now: Instant): Record<string, unknown> {
	if (kind === 'allocations') return {};
	if (kind === 'pods') return { checked_on: now.slice(0, 10) };
	const account = { kind: kind === 'staff' ? 'staff' : 'family', contact_channel: 'portal', created_at: now };
	return kind === 'staff' ? { ...account, language: 'en', wording: 'adult' } : account;
}

async function change(trx: Transaction<Database>, { kind, id, set }: Act, now: Instant): Promise<void> {
	const values: Record<string, unknown> = { ...set };
	if (typeof set['ended_at'] === 'string') values['ended_at'] = now;
	if (typeof set['full_time_equivalent'] === 'string')
		values['full_time_equivalent'] = Number(set['full_time_equivalent']);
	const { numUpdatedRows } = await trx
		.updateTable(tableOf[kind])
		.set(values as never)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows !== 1n) throw new Refusal('imports.import.changed', 409);
}

/** Work that ends like this is asked about as if the pod had ended it (`closure/changes-ended.ts`); what goes on again is not. */
async function noteEnded(
	trx: Transaction<Database>,
	acts: readonly Act[],
	{ now, by }: { now: Instant; by: string },
): Promise<void> {
	const changed = acts
		.filter(({ act, set }) => act !== 'addition' && set['ended_on'] !== undefined)
		.map(({ id }) => id);
	if (changed.length > 0) await trx.deleteFrom('work_ended').where('allocation_id', 'in', changed).execute();
	const ended = acts.filter(({ act, set }) => endsNow(act, set['ended_on'], now)).map(({ id }) => id);
	if (ended.length === 0) return;
	await trx
		.insertInto('work_ended')
		.values(ended.map((id) => ({ allocation_id: id, ended_by: by, noted_at: now, told_at: null, settled_at: null })))
		.execute();
}

/** A time that lay in the past as it came to be known is history, and nobody is asked about it. */
function endsNow(act: Act['act'], endedOn: string | null | undefined, now: Instant): boolean {
	return typeof endedOn === 'string' && (act !== 'addition' || endedOn >= now.slice(0, 10));
}

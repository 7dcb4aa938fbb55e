import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { endAccess, hold } from './changes.ts';
import { getPerson } from './queries.ts';
import { type Closing, mayHoldResponsibility, type RelationKind } from './relations.ts';

export interface RelationTold {
	/** Whose parent, carer or brother they are. */
	of: string;
	kind: RelationKind;
	hasResponsibility: boolean;
	from: Day;
}

/** Writes down who somebody is to whom. Both have to be in reach of whoever writes it. Returns its id. */
export async function relate(
	world: World,
	who: Staff,
	personId: string,
	{ of, kind, hasResponsibility, from }: RelationTold,
): Promise<{ id: string }> {
	const now = world.clock.now();
	const today = world.clock.today();
	return world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { reach } = await getPerson(trx, who, personId, today);
		if (reach !== 'keeps') throw notFound();
		if (of === personId) throw mistake('of', 'people.relation.own_self');
		if (from > today) throw mistake('from', 'people.relation.to_come');
		if (hasResponsibility && !mayHoldResponsibility(kind)) {
			throw mistake('hasResponsibility', 'people.relation.no_responsibility');
		}
		await getPerson(trx, who, of, today);
		const there = await trx
			.selectFrom('relation')
			.select('id')
			.where('account_id', '=', personId)
			.where('of_account_id', '=', of)
			.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', from)]))
			.executeTakeFirst();
		if (there) throw new Refusal('people.relation.already_there', 409);
		const id = newId(now);
		await trx
			.insertInto('relation')
			.values({
				...{ id, account_id: personId, of_account_id: of, kind, has_responsibility: hasResponsibility ? 1 : 0 },
				...{ started_on: from, ended_on: null, closed_because: null, made_by: who.id, made_at: now },
			})
			.execute();
		await append(trx, {
			...{ at: now, who, what: 'relation.made', subject: 'account', subjectId: personId },
			particulars: { relation: id, of, kind, responsibility: hasResponsibility, from },
		});
		return { id };
	});
}

/**
 * Ends a relation with that day; `because` says that it was closed, by a court or by contact ending. `endsAccess` ends the
 * account of whoever stood in it in the same breath: revocable the same day (`domain.md` 7.2).
 */
export async function endRelation(
	world: World,
	who: Staff,
	relationId: string,
	{ on, because, endsAccess }: { on: Day; because: Closing | null; endsAccess: boolean },
): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const relation = await trx.selectFrom('relation').selectAll().where('id', '=', relationId).executeTakeFirst();
		if (!relation) throw notFound();
		const personId = relation.account_id;
		await hold(trx, personId);
		const { row, reach } = await getPerson(trx, who, personId, today);
		await getPerson(trx, who, relation.of_account_id, today);
		if (reach !== 'keeps') throw notFound();
		if (on > today) throw mistake('on', 'people.relation.to_come');
		if (on < relation.started_on) throw mistake('on', 'people.relation.ends_before_start');
		const { numUpdatedRows } = await trx
			.updateTable('relation')
			.set({ ended_on: on, closed_because: because })
			.where('id', '=', relationId)
			.where('ended_on', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) throw new Refusal('people.relation.already_ended', 409);
		await append(trx, {
			...{ at: now, who, what: 'relation.ended', subject: 'account', subjectId: personId },
			particulars: { relation: relationId, on, because, ends_access: endsAccess },
		});
		if (endsAccess && row.ended_at === null) await endAccess(trx, who, personId, because ?? 'contact_ended', now);
	});
}

import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { isComplaintsTeam, type Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { PromiseKind, Remedy } from './limits.ts';
import { answeredBy, knownTo } from './queries-visible.ts';
import type { PromiseTable } from './table.ts';

const LIST_MOST = 200;

/**
 * Everything promised and not done, of what this person knows: the complaints team of all, whoever answers of theirs, who
 * oversees pods of those. What is due soonest is first.
 */
export async function listUndonePromises(db: Kysely<Database>, who: Staff) {
	const rows = await undone(db, who)
		.leftJoin('pod', 'pod.id', 'register_line.pod_id')
		.selectAll('promise')
		.select(['register_line.reference', 'register_line.representation_id as case', 'pod.name as podName'])
		.select((select) => mayKeep(who)(select).as('mayKeep'))
		.orderBy('promise.due_on')
		.orderBy('promise.id')
		.limit(LIST_MOST)
		.execute();
	return rows.map((row) => ({
		...promiseOf(row),
		case: row.case,
		reference: row.reference,
		podName: row.podName,
		mayKeep: Number(row.mayKeep) === 1,
	}));
}

/** How many, and how many of them should have been done before today. */
export async function countUndonePromises(db: Kysely<Database>, who: Staff, today: Day) {
	const { undone: count, overdue } = await undone(db, who)
		.select((select) => [
			select.fn.countAll<number>().as('undone'),
			select.fn.countAll<number>().filterWhere('promise.due_on', '<', today).as('overdue'),
		])
		.executeTakeFirstOrThrow();
	return { undone: Number(count), overdue: Number(overdue) };
}

function undone(db: Kysely<Database>, who: Staff) {
	return db
		.selectFrom('promise')
		.innerJoin('register_line', 'register_line.representation_id', 'promise.representation_id')
		.where('promise.done_on', 'is', null)
		.where((where) => knownTo(who)(where as unknown as ExpressionBuilder<Database, 'register_line'>));
}

/** Whoever answers it, and officers, say that it is done (`keepPromise`). */
function mayKeep(who: Staff) {
	return (where: ExpressionBuilder<Database, 'register_line' | 'promise' | 'pod'>) =>
		isComplaintsTeam(who)
			? where.lit(1)
			: where
					.case()
					.when(answeredBy(who)(where as unknown as ExpressionBuilder<Database, 'register_line'>))
					.then(1)
					.else(0)
					.end();
}

export function promiseOf(row: Selectable<PromiseTable>) {
	return {
		id: row.id,
		kind: row.kind satisfies PromiseKind,
		remedy: row.remedy as Remedy | null,
		words: row.words,
		owner: row.owner,
		dueOn: row.due_on,
		doneOn: row.done_on,
	};
}

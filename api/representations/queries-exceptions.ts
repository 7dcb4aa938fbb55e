import type { ExpressionBuilder, Kysely } from 'kysely';
import { isComplaintsTeam, type Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { answeredPhases } from './procedure/moves.ts';
import { countStuck } from './queries-desk.ts';
import { listUndonePromises } from './queries-promises.ts';
import { findLines, listRows, type Lines } from './queries-register.ts';
import { exceptionNeeds } from './register.ts';

/** So many lines of each list are on the paper; the rest is a number. */
const LINES_MOST = 100;

/**
 * What is not as it should be, of what this person reaches: the lists of the desk by the same questions, answers that left a
 * point without a finding, promises past their day, and letters that did not go. No name and no word of what was said.
 */
export async function getExceptions(db: Kysely<Database>, who: Staff, today: Day) {
	const found = await Promise.all(
		exceptionNeeds.map(async (need) => ({ need, ...(await linesOf(await findLines(db, who, { need }, today))) })),
	);
	const unfound = (await findLines(db, who, {}, today)).where(hasPointWithoutFinding);
	const promises = (await listUndonePromises(db, who)).filter(({ dueOn }) => dueOn < today);
	return {
		lists: found.filter(({ count }) => count > 0),
		withoutFinding: await linesOf(unfound),
		promises: promises.map(({ id, case: of, reference, podName, kind, owner, dueOn }) => ({
			...{ id, case: of, reference, podName, kind, owner, dueOn },
		})),
		stuck: isComplaintsTeam(who) ? await countStuck(db) : null,
	};

	async function linesOf(lines: Lines) {
		const [{ count }, rows] = await Promise.all([
			lines.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
			listRows(db, lines, { sort: 'due', offset: 0, limit: LINES_MOST }, today),
		]);
		return { count: Number(count), rows };
	}
}

/** Answered, and one of its points was never found upheld or not: the person was owed that (regulation 14). */
function hasPointWithoutFinding(where: ExpressionBuilder<Database, 'register_line'>) {
	const points = where
		.selectFrom('complaint_point')
		.select('complaint_point.id')
		.whereRef('complaint_point.representation_id', '=', 'register_line.representation_id')
		.where(({ not, exists, or, selectFrom }) =>
			not(
				or([
					exists(selectFrom('finding').select('finding.id').whereRef('finding.point_id', '=', 'complaint_point.id')),
					exists(
						selectFrom('report_finding')
							.select('report_finding.id')
							.whereRef('report_finding.point_id', '=', 'complaint_point.id'),
					),
				]),
			),
		);
	return where.and([where('register_line.phase', 'in', [...answeredPhases]), where.exists(points)]);
}

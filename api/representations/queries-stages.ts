import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import type { Finding } from './limits.ts';
import { isInside } from '../policy/representations.ts';
import { type Report, reports } from './procedure/reports.ts';
import { getGuarded } from './queries.ts';
import { listAppointed } from './queries-people.ts';
import { promiseOf } from './queries-promises.ts';

/** What stages 2 and 3 and the promises amount to, for staff who are inside the complaint. */
export async function getStages(db: Kysely<Database>, who: Staff, id: string) {
	const { guarded } = await getGuarded(db, id);
	if (!isInside(who, guarded)) throw notFound();
	const [appointed, given, promises] = await Promise.all([
		listAppointed(db, id),
		listReports(db, id),
		db.selectFrom('promise').selectAll().where('representation_id', '=', id).orderBy('id').execute(),
	]);
	return {
		appointed: appointed.map((person) => ({
			id: person.id,
			role: person.role,
			name: person.name,
			appointedOn: person.appointedOn,
			worksForCouncil: person.worksForCouncil,
		})),
		reports: given,
		promises: promises.map(promiseOf),
	};
}

/** The last report of each kind, in the order of the procedure, with its day. */
export async function listReports(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('report_finding')
		.innerJoin('step', (join) =>
			join
				.onRef('step.representation_id', '=', 'report_finding.representation_id')
				.onRef('step.number', '=', 'report_finding.step_number'),
		)
		.innerJoin('complaint_point', 'complaint_point.id', 'report_finding.point_id')
		.select(['report', 'step_number', 'step.happened_on', 'point_id', 'finding', 'report_finding.words'])
		.select('recommendation')
		.where('report_finding.representation_id', '=', id)
		.orderBy('step_number')
		.orderBy('complaint_point.position')
		.execute();
	return reports.flatMap((report: Report) => {
		const mine = rows.filter((row) => row.report === report);
		const last = mine.at(-1);
		if (!last) return [];
		const found = mine.filter((row) => row.step_number === last.step_number);
		return [
			{
				report,
				on: last.happened_on,
				findings: found.map((row) => ({
					point: row.point_id,
					finding: row.finding as Finding,
					words: row.words,
					recommendation: row.recommendation,
				})),
			},
		];
	});
}

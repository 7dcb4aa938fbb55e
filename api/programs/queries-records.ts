import type { Kysely } from 'kysely';
import { type Instant, londonDay } from '../calendar/day.ts';
import type { Database } from '../database.ts';

/** So many records are read at a time. */
export const recordsPerPage = 100;

/** Where to go on: the moment of the last change that was read, and which of those of that moment. */
export interface Cursor {
	changedAt: Instant;
	id: string;
}

/**
 * What must be recorded of each representation (regulation 13; `domain.md` 1.13), as facts and codes, in the order in which it
 * last changed. What people wrote is not in it, nor anybody's name: a case system is read by the very workers of whom they wrote.
 */
export async function listRecords(db: Kysely<Database>, { changedAt, id }: Cursor) {
	const lines = await db
		.selectFrom('register_line')
		.innerJoin('representation', 'representation.id', 'register_line.representation_id')
		.leftJoin('account', 'account.id', 'representation.from_account_id')
		.leftJoin('pod', 'pod.id', 'register_line.pod_id')
		.select(['register_line.representation_id as id', 'register_line.reference', 'register_line.kind'])
		.select(['register_line.channel', 'register_line.standing', 'register_line.route', 'register_line.received_on'])
		.select(['register_line.phase', 'register_line.stage', 'register_line.advocacy_status', 'register_line.changed_at'])
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select(['account.system_number as personNumber', 'pod.system_code as podCode'])
		.select(['representation.about', 'representation.happened_on', 'representation.advocate_requested_on'])
		.select(['representation.advocate_appointed_on', 'procedure.acknowledge_by', 'procedure.acknowledged_on'])
		.select([
			'procedure.to_decide',
			'procedure.agreed_until_on',
			'representation.unsaid_at',
			'representation.erased_at',
		])
		.where((where) =>
			where.or([
				where('register_line.changed_at', '>', changedAt),
				where.and([
					where('register_line.changed_at', '=', changedAt),
					where('register_line.representation_id', '>', id),
				]),
			]),
		)
		.orderBy('register_line.changed_at')
		.orderBy('register_line.representation_id')
		.limit(recordsPerPage)
		.execute();
	const more = await moreOf(
		db,
		lines.map((line) => line.id),
	);
	return lines.map((line) => ({
		...{ id: line.id, reference: line.reference, kind: line.kind, channel: line.channel, standing: line.standing },
		...{ route: line.route, receivedOn: line.received_on, phase: line.phase, stage: line.stage },
		...{ advocacy: line.advocacy_status, personNumber: line.personNumber, podCode: line.podCode },
		...{ about: line.about, happenedOn: line.happened_on, toDecide: line.to_decide },
		...{ acknowledgeBy: line.acknowledge_by, acknowledgedOn: line.acknowledged_on },
		...{ advocateAskedOn: line.advocate_requested_on, advocateAppointedOn: line.advocate_appointed_on },
		...{
			extendedUntilOn: line.agreed_until_on,
			isTakenBack: line.unsaid_at !== null,
			isErased: line.erased_at !== null,
		},
		changedAt: line.changed_at!,
		...more(line.id),
	}));
}

/** Every clock and what became of it, each point's findings, whom it was sent to, what was decided and what was promised. */
async function moreOf(db: Kysely<Database>, ids: readonly string[]) {
	const ofAll = ids.length === 0 ? ['-'] : ids;
	const [stages, findings, reports, steps, promises, points] = await Promise.all([
		db
			.selectFrom('stage')
			.select(['representation_id', 'stage', 'basis', 'started_on', 'due_on', 'latest_on', 'answered_on'])
			.where('representation_id', 'in', ofAll)
			.orderBy('stage')
			.execute(),
		db
			.selectFrom('finding')
			.innerJoin('complaint_point', 'complaint_point.id', 'finding.point_id')
			.select(['finding.representation_id', 'finding', 'position'])
			.where('finding.representation_id', 'in', ofAll)
			.orderBy('position')
			.execute(),
		db
			.selectFrom('report_finding')
			.innerJoin('complaint_point', 'complaint_point.id', 'report_finding.point_id')
			.select(['report_finding.representation_id', 'report', 'finding', 'position'])
			.where('report_finding.representation_id', 'in', ofAll)
			.orderBy('step_number')
			.orderBy('position')
			.execute(),
		db
			.selectFrom('step')
			.select(['representation_id', 'what', 'happened_on'])
			.where('representation_id', 'in', ofAll)
			.orderBy('number')
			.execute(),
		db
			.selectFrom('promise')
			.select(['representation_id', 'kind', 'remedy', 'due_on', 'done_on'])
			.where('representation_id', 'in', ofAll)
			.orderBy('id')
			.execute(),
		db.selectFrom('complaint_point').select('representation_id').where('representation_id', 'in', ofAll).execute(),
	]);
	const decided = await decisionsOf(db, ofAll);
	return (id: string) => ({
		stages: ofOne(stages, id).map((one) => ({
			...{ stage: one.stage, basis: one.basis, startedOn: one.started_on, dueOn: one.due_on },
			...{ latestOn: one.latest_on, answeredOn: one.answered_on },
			inTime: one.answered_on === null || one.due_on === null ? null : one.answered_on <= one.due_on,
		})),
		findings: [
			...ofOne(findings, id).map(({ finding, position }) => ({ point: position, by: 'stage_1', finding })),
			...ofOne(reports, id).map(({ finding, report, position }) => ({
				point: position,
				by: report as string,
				finding,
			})),
		],
		steps: ofOne(steps, id).map(({ what, happened_on }) => ({ what, on: happened_on })),
		promises: ofOne(promises, id).map((one) => ({
			...{ kind: one.kind, remedy: one.remedy, dueOn: one.due_on, doneOn: one.done_on },
		})),
		points: ofOne(points, id).length,
		...decided(id),
	});
}

/**
 * Whom it was sent to and what they did, what the family said of the answer, its themes and links. What safeguarding decided
 * is not among it: those of whom it may be read the case system.
 */
async function decisionsOf(db: Kysely<Database>, ids: readonly string[]) {
	const [deliveries, sorted, themes, links] = await Promise.all([
		db
			.selectFrom('delivery')
			.leftJoin('pod', 'pod.id', 'delivery.pod_id')
			.select(['representation_id', 'sent_to', 'why', 'sent_at', 'accepted_at', 'bounced_at', 'bounce_reason'])
			.select('pod.system_code as podCode')
			.where('representation_id', 'in', ids)
			.orderBy('delivery.id')
			.execute(),
		db
			.selectFrom('sorted_answer')
			.select(['representation_id', 'answer', 'said_at'])
			.where('representation_id', 'in', ids)
			.orderBy('id')
			.execute(),
		db
			.selectFrom('representation_theme')
			.select(['representation_id', 'theme'])
			.where('representation_id', 'in', ids)
			.orderBy('theme')
			.execute(),
		db
			.selectFrom('link')
			.select(['representation_id', 'other_id', 'kind'])
			.where('representation_id', 'in', ids)
			.where('ended_at', 'is', null)
			.orderBy('id')
			.execute(),
	]);
	return (id: string) => ({
		deliveries: ofOne(deliveries, id).map((one) => ({
			...{ to: one.sent_to, podCode: one.podCode, why: one.why, on: londonDay(one.sent_at) },
			...{ acceptedOn: one.accepted_at && londonDay(one.accepted_at), bounced: one.bounce_reason },
		})),
		sorted: ofOne(sorted, id).map(({ answer, said_at: at }) => ({ answer, on: londonDay(at) })),
		themes: ofOne(themes, id).map(({ theme }) => theme),
		links: ofOne(links, id).map(({ other_id: to, kind }) => ({ to, kind })),
	});
}

function ofOne<Row extends { representation_id: string }>(rows: readonly Row[], id: string): Row[] {
	return rows.filter((row) => row.representation_id === id);
}

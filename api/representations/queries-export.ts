import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { ExportRow } from './export.ts';
import type { Finding } from './limits.ts';
import { findLines, type ListAsked } from './queries-register.ts';

/** So many are in memory at a time, however many there are. */
const AT_A_TIME = 1000;

export async function countExport(db: Kysely<Database>, who: Staff, asked: ListAsked, today: Day): Promise<number> {
	const found = await findLines(db, who, asked, today);
	const { count } = await found.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return Number(count);
}

/** The register as it is asked for, in the order in which things came, some at a time. */
export async function* listForExport(
	db: Kysely<Database>,
	who: Staff,
	asked: ListAsked,
	today: Day,
): AsyncGenerator<ExportRow[]> {
	for (let last = ''; ;) {
		const rows = await listAfter(db, who, asked, today, last);
		if (rows.length > 0) yield rows.map(({ row }) => row);
		if (rows.length < AT_A_TIME) return;
		last = rows.at(-1)!.id;
	}
}

async function listAfter(db: Kysely<Database>, who: Staff, asked: ListAsked, today: Day, last: string) {
	const found = await findLines(db, who, asked, today);
	const lines = found
		.selectAll()
		.where('register_line.representation_id', '>', last)
		.orderBy('register_line.representation_id')
		.limit(AT_A_TIME);
	const rows = await db
		.selectFrom(lines.as('register_line'))
		.leftJoin('pod', 'pod.id', 'register_line.pod_id')
		.leftJoin('stage', (join) =>
			join
				.onRef('stage.representation_id', '=', 'register_line.representation_id')
				.onRef('stage.stage', '=', 'register_line.stage'),
		)
		.selectAll('register_line')
		.select(['pod.name as podName', 'stage.started_on', 'stage.answered_on'])
		.select(['stage.due_on as stageDueOn', 'stage.latest_on as stageLatestOn'])
		.orderBy('register_line.representation_id')
		.execute();
	const ids = rows.map((row) => row.representation_id);
	const [points, found_] = await Promise.all([countPoints(db, ids), countFindings(db, ids)]);
	return rows.map((row) => ({
		id: row.representation_id,
		row: {
			reference: row.reference,
			kind: row.kind,
			route: row.route,
			stage: row.stage,
			phase: row.phase,
			receivedOn: row.received_on,
			dueOn: row.due_on ?? row.stageDueOn,
			latestOn: row.latest_on ?? row.stageLatestOn,
			answeredOn: row.answered_on,
			pod: row.podName,
			with: row.sent_to!,
			channel: row.channel,
			standing: row.standing,
			advocacy: row.advocacy_status,
			points: points.get(row.representation_id) ?? 0,
			found: found_.get(row.representation_id) ?? {},
			startedOn: row.started_on,
		} satisfies ExportRow,
	}));
}

async function countPoints(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('complaint_point')
		.select(['representation_id', (select) => select.fn.countAll<number>().as('count')])
		.where('representation_id', 'in', ids)
		.groupBy('representation_id')
		.execute();
	return new Map(rows.map((row) => [row.representation_id, Number(row.count)]));
}

async function countFindings(
	db: Kysely<Database>,
	ids: readonly string[],
): Promise<Map<string, Partial<Record<Finding, number>>>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('finding')
		.select(['representation_id', 'finding', (select) => select.fn.countAll<number>().as('count')])
		.where('representation_id', 'in', ids)
		.groupBy(['representation_id', 'finding'])
		.execute();
	const counted = new Map<string, Partial<Record<Finding, number>>>();
	for (const row of rows) {
		const before = counted.get(row.representation_id) ?? {};
		counted.set(row.representation_id, { ...before, [row.finding]: Number(row.count) });
	}
	return counted;
}

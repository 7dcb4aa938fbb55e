import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database.ts';
import type { Finding } from '../representations/limits.ts';
import { type Fact, type FactAnswer, keyOfKept } from './contributions.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Read at once, so that a recount of millions holds little in memory. */
const AT_ONCE = 500;

/** Every representation as it is counted, a page at a time, read from the tables themselves and from no tally. */
export async function* everyFact(db: Db): AsyncGenerator<Fact[]> {
	let after = '';
	for (;;) {
		const rows = await listRows(db, after);
		if (rows.length === 0) return;
		const ids = rows.map(({ id }) => id);
		const beside = await listBeside(db, ids);
		yield rows.map(({ id, ...row }) => ({
			...row,
			otherPods: beside.pods.get(id)?.map(({ pod_id }) => pod_id) ?? [],
			points: beside.points.get(id)?.length ?? 0,
			themes: beside.themes.get(id)?.map(({ theme }) => theme) ?? [],
			answers: (beside.stages.get(id) ?? []).map((stage) => ({
				...{ stage: stage.stage, answeredOn: stage.answered_on!, took: stage.took },
				findings: findingsAt(stage.stage, beside.findings.get(id) ?? [], beside.reported.get(id) ?? []),
			})),
			promises: (beside.promises.get(id) ?? []).map(({ made_on, made_at, kind, done_on }) => ({
				...{ madeOn: made_on ?? made_at.slice(0, 10), kind, isDone: done_on !== null },
			})),
			steps: (beside.steps.get(id) ?? []).map(({ what, happened_on }) => ({ what, on: happened_on })),
		}));
		after = ids.at(-1)!;
	}
}

async function listRows(db: Db, after: string) {
	return db
		.selectFrom('representation')
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select(['representation.id', 'kind', 'route', 'channel', 'standing', 'language', 'phase', 'stage'])
		.select(['advocacy_status as advocacyStatus', 'pod_id as podId', 'received_on as receivedOn'])
		.where('representation.id', '>', after)
		.orderBy('representation.id')
		.limit(AT_ONCE)
		.execute();
}

async function listBeside(db: Db, ids: readonly string[]) {
	const of = <T extends { representation_id: string }>(rows: T[]) => Map.groupBy(rows, (row) => row.representation_id);
	const [pods, points, themes, stages, findings, reported, promises, steps] = await Promise.all([
		db.selectFrom('representation_pod').selectAll().where('representation_id', 'in', ids).execute(),
		db.selectFrom('complaint_point').select('representation_id').where('representation_id', 'in', ids).execute(),
		db.selectFrom('representation_theme').selectAll().where('representation_id', 'in', ids).execute(),
		db
			.selectFrom('stage')
			.select(['representation_id', 'stage', 'answered_on', 'took'])
			.where('representation_id', 'in', ids)
			.where('answered_on', 'is not', null)
			.execute(),
		db.selectFrom('finding').select(['representation_id', 'finding']).where('representation_id', 'in', ids).execute(),
		db
			.selectFrom('report_finding')
			.select(['representation_id', 'report', 'step_number', 'finding'])
			.where('representation_id', 'in', ids)
			.execute(),
		db
			.selectFrom('promise')
			.select(['representation_id', 'made_on', 'made_at', 'kind', 'done_on'])
			.where('representation_id', 'in', ids)
			.execute(),
		db
			.selectFrom('step')
			.select(['representation_id', 'what', 'happened_on'])
			.where('representation_id', 'in', ids)
			.execute(),
	]);
	return {
		...{ pods: of(pods), points: of(points), themes: of(themes), stages: of(stages), findings: of(findings) },
		...{ reported: of(reported), promises: of(promises), steps: of(steps) },
	};
}

interface Reported {
	report: string;
	step_number: number;
	finding: string;
}

/** What the answer of a stage found: at stage 2 the adjudication, at stage 3 the response, each in its last version. */
function findingsAt(
	stage: number,
	first: readonly { finding: string }[],
	reported: readonly Reported[],
): FactAnswer['findings'] {
	if (stage === 1) return first.map(({ finding }) => finding as Finding);
	const mine = reported.filter(({ report }) => report === (stage === 2 ? 'adjudication' : 'response'));
	const last = Math.max(...mine.map((one) => one.step_number));
	return mine.filter((one) => one.step_number === last).map(({ finding }) => finding as Finding);
}

/** Every tally as it is kept, by its place. */
export async function readTallies(db: Db): Promise<Map<string, number>> {
	const rows = await db.selectFrom('tally').selectAll().where('many', '!=', 0).execute();
	return new Map(rows.map((row) => [keyOfKept(row), row.many]));
}

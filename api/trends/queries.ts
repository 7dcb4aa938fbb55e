import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { type HistoricMeasure, type HistoricRow, type HistoricSeries, seriesOf } from './historic.ts';
import { type Period, periodOf } from './period.ts';
import type { HistoricFigureTable } from './table.ts';
import { type Counted, type Counts, historiesOf, type Slice } from './tally.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** The row key of what no pod was named for. Without it the pods would not add up to the service. */
export const noPod = 'none';

/**
 * The counts for a table over these periods: whole financial years, because what may be shown of a month depends on its
 * year. One grouped query for the service and one for the rows; nothing of any single representation comes back.
 */
export async function countFor(db: Db, of: Slice, periods: readonly Period[]): Promise<Counts> {
	const years = { from: yearOf(periods[0]!).from, to: yearOf(periods.at(-1)!).to };
	const [service, rows] = await Promise.all([
		countService(db, years),
		of === 'pod' ? countByPod(db, years) : of === 'theme' ? countByTheme(db, years) : [],
	]);
	const all = historiesOf(service);
	return { service: all.get('all') ?? new Map(), rows: of === 'all' ? all : historiesOf(rows) };
}

function yearOf(period: Period): Period {
	return periodOf('financial_year', period.from);
}

type Days = Pick<Period, 'from' | 'to'>;

async function countService(db: Db, days: Days): Promise<Counted[]> {
	const rows = await received(db, days).execute();
	return rows.map((row) => ({ ...row, slice: 'all' }));
}

async function countByPod(db: Db, days: Days): Promise<Counted[]> {
	const rows = await received(db, days).select('pod_id').groupBy('pod_id').execute();
	return rows.map(({ pod_id, ...row }) => ({ ...row, slice: pod_id ?? noPod }));
}

async function countByTheme(db: Db, days: Days): Promise<Counted[]> {
	const rows = await received(db, days)
		.innerJoin('representation_theme', 'representation_theme.representation_id', 'representation.id')
		.select('theme')
		.groupBy('theme')
		.execute();
	return rows.map(({ theme, ...row }) => ({ ...row, slice: theme }));
}

/** How many were received in each month, by kind and route. The month is the first letters of the day, on both engines. */
function received(db: Db, { from, to }: Days) {
	const month = sql<string>`substr(received_on, 1, 7)`;
	return (
		db
			.selectFrom('representation')
			.select(({ fn }) => [month.as('month'), 'kind', 'route', fn.countAll<number>().as('count')])
			.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
			.where('received_on', '>=', from)
			.where('received_on', '<=', to)
			// sent twice, counted once: the other of the two stands for both
			.where((where) => where.or([where('phase', 'is', null), where('phase', '!=', 'joined')]))
			.groupBy([month, 'kind', 'route'])
	);
}

/** Every pod there has been, by name. Which of them are listed depends on no count. */
export async function listPodNames(db: Db): Promise<{ key: string; label: string }[]> {
	return db.selectFrom('pod').select(['id as key', 'name as label']).orderBy('name').orderBy('id').execute();
}

/** The council's suppression threshold as it was set, if it was. */
export async function findThreshold(db: Db): Promise<string | undefined> {
	const row = await db
		.selectFrom('setting')
		.select('value')
		.where('name', '=', 'suppression_threshold')
		.executeTakeFirst();
	return row?.value;
}

/** The published figures of others, each series under its own label. */
export async function listHistoric(db: Db): Promise<HistoricSeries[]> {
	return seriesOf((await db.selectFrom('historic_figure').selectAll().execute()).map(toRow));
}

/** The stored figures of these series. */
export async function listFiguresOf(db: Db, series: readonly string[]): Promise<HistoricRow[]> {
	const rows = await db.selectFrom('historic_figure').selectAll().where('series', 'in', series).execute();
	return rows.map(toRow);
}

function toRow(row: Selectable<HistoricFigureTable>): HistoricRow {
	const { series, definition, source, period, figure } = row;
	const measure = row.measure as HistoricMeasure;
	return { series, measure, definition, source, period, periodToConfirm: row.period_to_confirm === 1, figure };
}

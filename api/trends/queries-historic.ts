import { type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { markOf } from '../seen.ts';
import { seriesOf } from './historic.ts';
import { toHistoric } from './queries.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Every published figure by series, each with what it was before somebody put it right. */
export async function listHistoricKept(db: Db) {
	const [figures, corrections] = await Promise.all([
		db.selectFrom('historic_figure').selectAll().execute(),
		db
			.selectFrom('historic_correction')
			.leftJoin('account', 'account.id', 'historic_correction.corrected_by')
			.selectAll('historic_correction')
			.select('account.name as by')
			.orderBy('corrected_at', 'desc')
			.orderBy('historic_correction.id', 'desc')
			.execute(),
	]);
	const ids = new Map(figures.map((row) => [`${row.series} ${row.period}`, row]));
	return seriesOf(figures.map(toHistoric)).map(({ points, ...label }) => ({
		...label,
		points: points.map((point) => {
			const row = ids.get(`${label.series} ${point.period}`)!;
			return { ...point, id: row.id, seen: markOf(row), revisions: revisionsOf(row.id) };
		}),
	}));

	function revisionsOf(figure: string) {
		return corrections
			.filter((one) => one.figure_id === figure)
			.map((one) => ({
				was: one.was_figure,
				wasPeriod: one.was_period,
				wasToConfirm: one.was_to_confirm === 1,
				because: one.because,
				by: one.by,
				at: one.corrected_at,
			}));
	}
}

import type { Transaction } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type HistoricRow, isSameSeries, rowsOf, sourceSeries, wrongYear } from './historic.ts';
import { listFiguresOf } from './queries.ts';

/**
 * Takes in figures that others published. All or none: refuses 409 `trends.historic.figure_exists` when a series already
 * has a figure for that year or one is typed twice, and 409 `trends.historic.label_differs` when a series would get a
 * second measure, definition or source. Refuses 422 by field for a year that is none, is not over, or came before the Act.
 */
export async function recordHistoric(world: World, who: Who, rows: readonly HistoricRow[]): Promise<void> {
	const now = world.clock.now();
	rows.forEach(({ period }, index) => {
		const wrong = wrongYear(period, world.clock.today());
		if (wrong) throw mistake(`rows.${index}.period`, wrong);
	});
	await world.db.transaction().execute(async (trx) => {
		await refuseOtherLabels(trx, rows);
		await insertFigures(trx, who, rows, now);
	});
}

/** Adds figures that are not there yet. Refuses 409 `trends.historic.figure_exists` when one is. */
export async function insertFigures(
	trx: Transaction<Database>,
	who: Who,
	rows: readonly HistoricRow[],
	now: Instant,
): Promise<void> {
	const inserted = await insertNew(trx, rows, now);
	if (inserted.length < rows.length) throw new Refusal('trends.historic.figure_exists', 409);
	await appendEach(trx, who, rows, now);
}

/** The figures of the source documents, for the demo council. Those that are there already are left as they are. */
export async function importHistoric(trx: Transaction<Database>, who: Who, now: Instant): Promise<void> {
	const inserted = await insertNew(trx, rowsOf(sourceSeries), now);
	await appendEach(trx, who, inserted, now);
}

async function refuseOtherLabels(trx: Transaction<Database>, rows: readonly HistoricRow[]): Promise<void> {
	const known = [...(await listFiguresOf(trx, [...new Set(rows.map((row) => row.series))])), ...rows];
	for (const row of rows) {
		const first = known.find((other) => other.series === row.series)!;
		if (!isSameSeries(first, row)) throw new Refusal('trends.historic.label_differs', 409);
	}
}

/** One row at a time, because the database is what knows which of them are new. */
async function insertNew(
	trx: Transaction<Database>,
	rows: readonly HistoricRow[],
	now: Instant,
): Promise<HistoricRow[]> {
	const inserted: HistoricRow[] = [];
	for (const row of rows) {
		const { periodToConfirm, ...columns } = row;
		const result = await trx
			.insertInto('historic_figure')
			.values({ id: newId(now), ...columns, period_to_confirm: periodToConfirm ? 1 : 0 })
			.onConflict((conflict) => conflict.columns(['series', 'period']).doNothing())
			.executeTakeFirst();
		if (result.numInsertedOrUpdatedRows === 1n) inserted.push(row);
	}
	return inserted;
}

async function appendEach(
	trx: Transaction<Database>,
	who: Who,
	rows: readonly HistoricRow[],
	now: Instant,
): Promise<void> {
	for (const { series, period, periodToConfirm, figure } of rows) {
		await append(trx, {
			at: now,
			who,
			what: 'historic_figure.recorded',
			subject: 'historic_series',
			subjectId: series,
			particulars: { period, period_to_confirm: periodToConfirm, figure },
		});
	}
}

import type { Transaction } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { markOf, refuseIfChanged } from '../seen.ts';
import type { World } from '../world.ts';
import { insertFigures } from './changes.ts';
import { agreedLines, type Sure } from './changes-sheet.ts';
import { type HistoricRow, wrongYear } from './historic.ts';
import { planHistoric } from './historic-sheet.ts';
import { toHistoric } from './queries.ts';

export interface HistoricChange {
	period: string;
	periodToConfirm: boolean;
	figure: number;
	because: string;
	seen: string;
}

/**
 * Puts a published figure right, or confirms its year. What it was stays, with the reason. Refuses 404 where there is none, 409
 * `trends.historic.changed` when somebody else put it right meanwhile and `trends.historic.figure_exists` when the series has
 * a figure for that year, 422 for a wrong year.
 */
export async function correctHistoric(world: World, who: Who, id: string, change: HistoricChange): Promise<void> {
	const wrong = wrongYear(change.period, world.clock.today());
	if (wrong) throw mistake('period', wrong);
	await world.db.transaction().execute(async (trx) => {
		const row = await trx.selectFrom('historic_figure').selectAll().where('id', '=', id).executeTakeFirst();
		if (!row) throw notFound();
		refuseIfChanged(row, change.seen, 'trends.historic.changed');
		const { period, periodToConfirm, figure } = toHistoric(row);
		if (period === change.period && periodToConfirm === change.periodToConfirm && figure === change.figure) {
			throw mistake('figure', 'trends.historic.same');
		}
		if (period !== change.period) await refuseTaken(trx, row.series, change.period);
		await replace(trx, world, who, row.id, toHistoric(row), change);
	});
}

/** What a sheet of published figures would do, with a mark by which it is asked for. Keeps nothing. */
export async function showHistoricSheet(world: World, rows: readonly (readonly string[])[]) {
	const sheet = await workOut(world, world.db, rows);
	return { ...sheet, seen: markOf(sheet) };
}

/** Does what a sheet was shown to do, as `takeInChildren` does. */
export async function takeInHistoric(
	world: World,
	who: Who,
	rows: readonly (readonly string[])[],
	sure: Sure,
): Promise<number> {
	return world.db.transaction().execute(async (trx) => {
		const lines = agreedLines(await workOut(world, trx, rows), sure);
		const fresh = lines.flatMap(({ figure, state }) => (state === 'new' ? [figure!] : []));
		await insertFigures(trx, who, fresh, world.clock.now());
		for (const { figure, state } of lines) {
			if (state !== 'corrected') continue;
			const row = await trx
				.selectFrom('historic_figure')
				.selectAll()
				.where('series', '=', figure!.series)
				.where('period', '=', figure!.period)
				.executeTakeFirstOrThrow();
			await replace(trx, world, who, row.id, toHistoric(row), { ...figure!, because: sure.because! });
		}
		return lines.length;
	});
}

async function workOut(world: World, db: World['db'], rows: readonly (readonly string[])[]) {
	const known = (await db.selectFrom('historic_figure').selectAll().orderBy('id').execute()).map(toHistoric);
	return planHistoric(rows, known, world.clock.today());
}

async function refuseTaken(trx: Transaction<Database>, series: string, period: string): Promise<void> {
	const taken = await trx
		.selectFrom('historic_figure')
		.select('id')
		.where('series', '=', series)
		.where('period', '=', period)
		.executeTakeFirst();
	if (taken) throw new Refusal('trends.historic.figure_exists', 409);
}

async function replace(
	trx: Transaction<Database>,
	world: World,
	who: Who,
	id: string,
	was: HistoricRow,
	{ period, periodToConfirm, figure, because }: Omit<HistoricChange, 'seen'>,
): Promise<void> {
	const now = world.clock.now();
	await trx
		.updateTable('historic_figure')
		.set({ period, period_to_confirm: periodToConfirm ? 1 : 0, figure })
		.where('id', '=', id)
		.execute();
	await trx
		.insertInto('historic_correction')
		.values({
			...{ id: newId(now), figure_id: id, because, corrected_at: now },
			...{ was_period: was.period, was_to_confirm: was.periodToConfirm ? 1 : 0, was_figure: was.figure },
			corrected_by: 'id' in who ? who.id : '',
		})
		.execute();
	await append(trx, {
		at: now,
		who,
		what: 'historic_figure.corrected',
		subject: 'historic_series',
		subjectId: was.series,
		particulars: { period, period_to_confirm: periodToConfirm, figure, was_period: was.period, was: was.figure },
	});
}

import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';

/** Which figures are taken out: `asked` is codes, such as `of=pod&by=month`. */
export interface FiguresTaken {
	figures: 'trends' | 'committee' | 'month';
	asked: string;
	format: 'csv' | 'json';
	rows: number;
	reason: string;
}

/** Writes down who takes which figures out of the house, and why, before they have them. */
export async function recordExport(world: World, who: Staff, taken: FiguresTaken): Promise<void> {
	const now = world.clock.now();
	const id = newId(now);
	const { figures, asked, format, rows, reason } = taken;
	await world.db.transaction().execute(async (trx) => {
		const seal = await sealerFor(trx, { account: who.id }, now);
		await trx
			.insertInto('figure_export')
			.values({ id, account_id: who.id, made_at: now, figures, asked, reason: seal(id, reason) })
			.execute();
		const particulars = { figures, asked, format, rows };
		await append(trx, { at: now, who, what: 'figures.exported', subject: 'figure_export', subjectId: id, particulars });
	});
}

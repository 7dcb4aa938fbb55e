import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append, type Happening } from '../record.ts';
import type { World } from '../world.ts';

/** What an export is of: `words` is the address of the list, `asked` what the record may say of it. */
export interface ExportOf {
	words: string;
	asked: Record<string, string>;
	reason: string;
	rows: number;
}

/** Writes down who takes what out of the house, and why, before the first line of it goes. */
export async function beginExport(world: World, who: Staff, taken: ExportOf): Promise<string> {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('register_export')
			.values({ id, account_id: who.id, begun_at: now, asked: taken.words, reason: taken.reason })
			.execute();
		await append(trx, { ...ofExport(id, who), at: now, what: 'register.export_begun', particulars: said(taken) });
	});
	return id;
}

/** How many lines really went: fewer than were begun with where whoever asked went away. */
export async function endExport(world: World, who: Staff, id: string, rows: number, whole: boolean): Promise<void> {
	const particulars = { rows, whole };
	await world.db.transaction().execute(async (trx) => {
		await append(trx, { ...ofExport(id, who), at: world.clock.now(), what: 'register.exported', particulars });
	});
}

function ofExport(id: string, who: Staff): Pick<Happening, 'who' | 'subject' | 'subjectId'> {
	return { who, subject: 'register_export', subjectId: id };
}

/** Words that were searched for may be a child's name, and the record keeps for ever: they stay with the export itself. */
function said({ asked: { search, ...asked }, rows }: ExportOf): Record<string, string | number | boolean> {
	return { ...asked, ...(search === undefined ? {} : { searched: true }), rows };
}

import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append, type Happening } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { propose, useAgreement } from '../two-people/changes.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { bulkExportLines } from './register.ts';

/** What an export is of: `words` is the address of the list, `asked` what the record may say of it. */
export interface ExportOf {
	words: string;
	asked: Record<string, string>;
	reason: string;
	rows: number;
	/** What a second person agreed to. */
	proposal: string | undefined;
}

/** Asks a second person to agree that this list leaves the house. Returns the id of the proposal. */
export async function askForExport(world: World, who: Staff, list: string, reason: string): Promise<string> {
	return world.db
		.transaction()
		.execute((trx) => propose(world, trx, who, { act: 'register_export', subject: list, rule: null, reason }));
}

/**
 * Writes down who takes what out of the house, and why, before the first line of it goes. Throws 409 where it is more than
 * one person may take and no second has agreed to this very list.
 */
export async function beginExport(world: World, who: Staff, taken: ExportOf): Promise<string> {
	const now = world.clock.now();
	const id = newId(now);
	if (taken.rows > bulkExportLines && taken.proposal === undefined) {
		throw new Refusal('representation.export.needs_two_people', 409);
	}
	await world.db.transaction().execute(async (trx) => {
		if (taken.proposal !== undefined) {
			const agreed = { id: taken.proposal, act: 'register_export', subject: taken.words } as const;
			await useAgreement(world, trx, who, agreed);
		}
		const seal = await sealerFor(trx, { account: who.id }, now);
		const words = { asked: seal(id, taken.words), reason: seal(id, taken.reason) };
		await trx
			.insertInto('register_export')
			.values({ id, account_id: who.id, begun_at: now, ...words })
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

import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Instrument, InstrumentCode } from './instrument.ts';
import { findDraft, type Draft } from './queries-editing.ts';
import { shipped } from './shipped/index.ts';
import { faultsOf } from './soundness.ts';

/** What a council may change of an instrument. What it is for and who is asked are its own. */
export type Edited = Pick<Instrument, 'title' | 'intro' | 'items'>;

/** A draft has no number yet: it gets the next one when it is published. */
const UNNUMBERED = 0;

/**
 * Saves the draft of an instrument, sound or not. `seen` is the draft that the editor began from: where somebody else has
 * saved, discarded or published since, the second of the two is told. Returns the id of the draft as it is now.
 */
export async function saveDraft(
	{ db, clock }: World,
	who: Staff,
	{ code, seen, edited }: { code: InstrumentCode; seen: string | null; edited: Edited },
): Promise<string> {
	const now = clock.now();
	const { purpose, audience, reading } = shipped[code];
	const definition = JSON.stringify({ code, purpose, audience, reading, ...edited } satisfies Instrument);
	return db.transaction().execute(async (trx) => {
		await takeAway(trx, code, seen);
		const id = newId(now);
		await trx
			.insertInto('instrument_version')
			.values({
				...{ id, code, version: UNNUMBERED, definition },
				...{ made_by: who.id, made_at: now, published_at: null },
			})
			.execute()
			.catch(toldAsSecond);
		return id;
	});
}

export async function discardDraft(
	{ db, clock }: World,
	who: Staff,
	{ code, seen }: { code: InstrumentCode; seen: string },
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await takeAway(trx, code, seen);
		await append(trx, {
			...{ at: clock.now(), who, what: 'questionnaire.draft_discarded' },
			...{ subject: 'instrument_version', subjectId: seen, particulars: { code } },
		});
	});
}

/**
 * Makes the draft the version that everybody invited from now on is asked, under the next number. Refuses one that is not
 * sound with every fault by its path. Whoever was invited before goes on with the version they were invited with.
 */
export async function publishDraft(
	{ db, clock }: World,
	who: Staff,
	{ code, seen }: { code: InstrumentCode; seen: string },
): Promise<{ id: string; version: number }> {
	const now = clock.now();
	return db.transaction().execute(async (trx) => {
		const { instrument } = await theDraft(trx, code, seen);
		const faults = faultsOf(instrument).map(({ path, code: fault }) => [path, fault]);
		if (faults.length > 0) throw new Refusal('questionnaires.draft.unsound', 422, Object.fromEntries(faults));
		const { last } = await trx
			.selectFrom('instrument_version')
			.select((select) => select.fn.max('version').as('last'))
			.where('code', '=', code)
			.executeTakeFirstOrThrow();
		const version = Number(last) + 1;
		const { numUpdatedRows } = await trx
			.updateTable('instrument_version')
			.set({ version, made_by: who.id, published_at: now })
			.where('id', '=', seen)
			.where('published_at', 'is', null)
			.executeTakeFirst()
			.catch(toldAsSecond);
		if (numUpdatedRows !== 1n) throw somebodyElse();
		await append(trx, {
			...{ at: now, who, what: 'questionnaire.published' },
			...{ subject: 'instrument_version', subjectId: seen, particulars: { code, version } },
		});
		return { id: seen, version };
	});
}

async function theDraft(trx: Transaction<Database>, code: InstrumentCode, seen: string): Promise<Draft> {
	const draft = await findDraft(trx, code);
	if (draft?.id !== seen) throw somebodyElse();
	return draft;
}

async function takeAway(trx: Transaction<Database>, code: InstrumentCode, seen: string | null): Promise<void> {
	if (seen === null) return; // the index that allows one draft of each tells the second of two who begin
	await theDraft(trx, code, seen);
	const { numDeletedRows } = await trx.deleteFrom('instrument_version').where('id', '=', seen).executeTakeFirst();
	if (numDeletedRows !== 1n) throw somebodyElse();
}

function toldAsSecond(error: unknown): never {
	throw /unique/i.test(String(error)) ? somebodyElse() : error;
}

function somebodyElse(): Refusal {
	return new Refusal('questionnaires.draft.somebody_else', 409);
}

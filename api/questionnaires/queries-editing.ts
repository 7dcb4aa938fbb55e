import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { type Instrument, type InstrumentCode, instrumentCodes } from './instrument.ts';
import { shipped } from './shipped/index.ts';
import { faultsOf } from './soundness.ts';

/** One line of the council's list of questionnaires. */
export interface InstrumentListed extends Pick<Instrument, 'code' | 'purpose' | 'audience' | 'reading' | 'title'> {
	/** The version in use; null where what ships was never asked of anybody yet. */
	version: number | null;
	isCouncils: boolean;
	publishedAt: string | null;
	hasDraft: boolean;
}

/** Every instrument as it is asked now, in the order of the field. */
export async function listInstruments(db: Kysely<Database>): Promise<InstrumentListed[]> {
	const rows = await db
		.selectFrom('instrument_version')
		.select(['code', 'version', 'definition', 'made_by', 'published_at'])
		.orderBy('version', 'desc')
		.execute();
	return instrumentCodes.map((code) => {
		const newest = rows.find((row) => row.code === code && row.published_at !== null);
		const isCouncils = newest !== undefined && newest.made_by !== null;
		const { purpose, audience, reading, title } = isCouncils
			? (JSON.parse(newest.definition) as Instrument)
			: shipped[code];
		return {
			...{ code, purpose, audience, reading, title, isCouncils },
			version: newest?.version ?? null,
			publishedAt: newest?.published_at ?? null,
			hasDraft: rows.some((row) => row.code === code && row.published_at === null),
		};
	});
}

/** A draft: its id is another one each time it is saved, so that a second editor can be told. */
export interface Draft {
	id: string;
	instrument: Instrument;
	madeAt: string;
	by: string;
}

export async function findDraft(db: Kysely<Database>, code: InstrumentCode): Promise<Draft | undefined> {
	const row = await db
		.selectFrom('instrument_version')
		.innerJoin('account', 'account.id', 'instrument_version.made_by')
		.select(['instrument_version.id', 'definition', 'made_at as madeAt', 'account.name as by'])
		.where('code', '=', code)
		.where('published_at', 'is', null)
		.executeTakeFirst();
	if (row === undefined) return undefined;
	const { definition, ...draft } = row;
	return { ...draft, instrument: JSON.parse(definition) as Instrument };
}

/** One instrument for whoever edits it: what is asked now, every version there was, the draft and what is wrong with it. */
export async function getForEditing(db: Kysely<Database>, code: InstrumentCode) {
	const [draft, rows] = await Promise.all([
		findDraft(db, code),
		db
			.selectFrom('instrument_version')
			.leftJoin('account', 'account.id', 'instrument_version.made_by')
			.select(['instrument_version.id', 'version', 'definition', 'account.name as by'])
			.select('published_at as publishedAt')
			.where('code', '=', code)
			.where('published_at', 'is not', null)
			.orderBy('version', 'desc')
			.execute(),
	]);
	const isCouncils = rows[0] !== undefined && rows[0].by !== null;
	return {
		code,
		now: isCouncils ? (JSON.parse(rows[0]!.definition) as Instrument) : shipped[code],
		versions: rows.map(({ id, version, by, publishedAt }) => ({ id, version, by, publishedAt: publishedAt! })),
		draft: draft ?? null,
		faults: draft === undefined ? [] : faultsOf(draft.instrument),
	};
}

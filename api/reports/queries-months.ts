import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { breath } from '../breath.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { fingerprint } from '../keys.ts';
import { mayKnowCauses } from '../policy/reports.ts';
import { type Period, periodOf, periodsBetween } from '../trends/period.ts';
import { countEach, findFirstMonth, listLocalThemes } from '../trends/queries.ts';
import { rowsOfSlice } from '../trends/rows.ts';
import { layoutOf, type RawTable, tabulate } from '../trends/tally.ts';
import {
	type Cause,
	type Difference,
	differences,
	digestText,
	type Figure,
	figuresOf,
	hintsOf,
	isOver,
	signedSlices,
} from './month.ts';

/** Months that are listed: two years of them. */
const MONTHS_MOST = 24;

/** Every figure of these months as it is now, by the month's code. Counts of the whole service, from the tallies. */
export async function figuresNow(db: Kysely<Database>, months: readonly Period[]): Promise<Map<string, Figure[]>> {
	const local = (await listLocalThemes(db)).map(({ id, name }) => ({ key: id, label: name }));
	const counts = await countEach(db, signedSlices, months);
	const tables: RawTable[] = [];
	for (const [of, mine] of counts) {
		tables.push(tabulate(layoutOf(of, months, rowsOfSlice(of, [], local), true), mine));
		await breath(); // of two years there are many, and others ask too
	}
	return new Map(months.map((month, at) => [month.code, tables.flatMap((table) => figuresOf(table, at))]));
}

/** What the figures of a month are known by. */
export function digestOf(month: string, figures: readonly Figure[]): string {
	return fingerprint(digestText(month, figures));
}

/** Months that are over, the newest first, and how each stands. */
export async function listMonths(db: Kysely<Database>, today: Day) {
	const months = await monthsThatAreOver(db, today);
	if (months.length === 0) return [];
	const [now, versions] = await Promise.all([
		figuresNow(db, months),
		listVersions(
			db,
			months.map(({ code }) => code),
		),
	]);
	return months
		.map(({ code, from, to }) => {
			const mine = versions.filter(({ month }) => month === code);
			const last = mine.at(-1);
			const changed = last ? differences(last.figures, now.get(code)!).length : 0;
			return {
				...{ code, from, to },
				signedAt: mine[0]?.madeAt ?? null,
				signedBy: mine[0]?.by ?? null,
				corrections: Math.max(0, mine.length - 1) + (changed > 0 ? 1 : 0),
				hints: hintsOf(now.get(code)!).length,
			};
		})
		.toReversed();
}

async function monthsThatAreOver(db: Kysely<Database>, today: Day): Promise<Period[]> {
	const first = await findFirstMonth(db);
	const running = periodOf('month', today);
	if (first === undefined || `${first}-01` >= running.from) return [];
	const all = periodsBetween(periodOf('month', `${first}-01`), running);
	return all.filter((month) => isOver(month, today)).slice(-MONTHS_MOST);
}

export interface Version {
	id: string;
	month: string;
	version: number;
	figures: Figure[];
	rules: number;
	digest: string;
	causes: Cause[];
	madeAt: string;
	by: string | null;
}

/** What was kept of these months, in order. */
export async function listVersions(db: Kysely<Database>, months: readonly string[]): Promise<Version[]> {
	const rows = await db
		.selectFrom('month_version')
		.leftJoin('account', 'account.id', 'month_version.made_by')
		.selectAll('month_version')
		.select('account.name as by')
		.where('month', 'in', months)
		.orderBy('month')
		.orderBy('version')
		.execute();
	return rows.map(({ figures, causes, made_at, made_by: _, ...row }) => ({
		...row,
		figures: JSON.parse(figures) as Figure[],
		causes: JSON.parse(causes) as Cause[],
		madeAt: made_at,
	}));
}

/** Every month that was signed. */
export async function listSigned(db: Kysely<Database>): Promise<string[]> {
	const rows = await db.selectFrom('month_version').select('month').where('version', '=', 1).execute();
	return rows.map(({ month }) => month);
}

/**
 * One month, whole: as it is now, as it was signed, each correction since with what was and what is, and what is corrected and
 * not yet kept (the house keeps it within the hour). Of a correction the complaints team is told which complaint it came from.
 */
export async function getMonth(db: Kysely<Database>, who: Staff, month: Period) {
	const [now, versions] = await Promise.all([figuresNow(db, [month]), listVersions(db, [month.code])]);
	const figures = now.get(month.code)!;
	const [signed] = versions;
	const last = versions.at(-1);
	const notes = await listNotes(
		db,
		versions.map(({ id }) => id),
	);
	const known = mayKnowCauses(who) ? await referencesOf(db, versions) : new Map<string, string>();
	return {
		figures: signed?.figures ?? figures,
		digest: signed?.digest ?? digestOf(month.code, figures),
		rules: signed?.rules ?? null,
		hints: hintsOf(signed?.figures ?? figures),
		signed: signed ? { at: signed.madeAt, by: signed.by } : null,
		notes: notes.filter(({ of }) => of === signed?.id).map(plain),
		revisions: versions.slice(1).map((version, index) => ({
			number: index + 1,
			at: version.madeAt,
			digest: version.digest,
			differences: differences(versions[index]!.figures, version.figures),
			causes: version.causes.map(({ what, at, of, by }) => ({ what, at, by, reference: known.get(of) ?? null })),
			notes: notes.filter(({ of }) => of === version.id).map(plain),
		})),
		pending: last ? differences(last.figures, figures) : ([] as Difference[]),
		corrected: last ? last.figures : null,
	};
}

async function listNotes(db: Kysely<Database>, versions: readonly string[]) {
	if (versions.length === 0) return [];
	return db
		.selectFrom('month_note')
		.innerJoin('account', 'account.id', 'month_note.written_by')
		.select(['month_note.id', 'month_note.version_id as of', 'words', 'written_at as at', 'account.name as by'])
		.where('version_id', 'in', versions)
		.orderBy('month_note.id')
		.execute();
}

function plain({ words, at, by }: { words: string; at: string; by: string }) {
	return { words, at, by };
}

async function referencesOf(db: Kysely<Database>, versions: readonly Version[]): Promise<Map<string, string>> {
	const ids = [...new Set(versions.flatMap(({ causes }) => causes.map(({ of }) => of)))];
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('representation').select(['id', 'reference']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** Things of the history that move a figure. */
const moving = ['representation.received', 'representation.themed', 'representation.split', 'promise.made'];

/** What happened since then to what counts, or counted, in this month: the likely causes of a correction, the latest first. */
export async function causesOf(db: Kysely<Database>, month: Period, since: string, most: number): Promise<Cause[]> {
	const rows = await db
		.selectFrom('record')
		.leftJoin('account', 'account.id', 'record.who_id')
		.select(['record.what', 'record.at', 'record.subject_id', 'account.name', 'account.kind'])
		.where('record.subject', '=', 'representation')
		.where('record.at', '>=', since)
		.where((where) => where.or([where('what', 'in', moving), where('what', 'like', 'step.%')]))
		.where('record.subject_id', 'in', (select) =>
			select
				.selectFrom('representation')
				.leftJoin('stage', 'stage.representation_id', 'representation.id')
				.leftJoin('promise', 'promise.representation_id', 'representation.id')
				.select('representation.id')
				.where((where) => {
					const within = (column: 'received_on' | 'received_at' | 'answered_on' | 'made_at') =>
						where(column, 'like', `${month.code}-%`);
					const corrected = where.exists((step) =>
						step
							.selectFrom('step')
							.select('step.id')
							.whereRef('step.representation_id', '=', 'representation.id')
							.where('step.what', 'in', ['receipt_corrected', 'received'])
							.where((one) =>
								one.or([one('happened_on', 'like', `${month.code}-%`), one('facts', 'like', `%${month.code}-%`)]),
							),
					);
					return where.or([
						within('received_on'),
						within('received_at'),
						within('answered_on'),
						within('made_at'),
						corrected,
					]);
				}),
		)
		.orderBy('record.at', 'desc')
		.orderBy('record.id', 'desc')
		.limit(most)
		.execute();
	return rows.map(({ what, at, subject_id: of, name, kind }) => ({
		...{ what, at, of },
		by: kind === 'staff' ? name : null, // a family's name is no word for a report
	}));
}

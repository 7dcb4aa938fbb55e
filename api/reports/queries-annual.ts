import type { Kysely, Transaction } from 'kysely';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { remedies } from '../representations/limits.ts';
import { childrenToTell } from '../trends/children-open.ts';
import { rateOf } from '../trends/figures.ts';
import { earlier, parsePeriod, type Period, periodOf, periodsBetween } from '../trends/period.ts';
import {
	countFor,
	findFirstMonth,
	findReleaseRules,
	listHistoric,
	listLocalThemes,
	listPublications,
	listPublished,
} from '../trends/queries.ts';
import { listChildrenOpen } from '../trends/queries-beside.ts';
import { rowsOfSlice } from '../trends/rows.ts';
import type { Slice } from '../trends/slices.ts';
import { suppress, type SuppressedTable } from '../trends/suppression.ts';
import { cellOf, countIn, hidden, layoutOf } from '../trends/tally.ts';
import {
	type AnnualFigures,
	type AnnualItem,
	annualItems,
	type AnnualTable,
	annualTable,
	escalationOf,
	isYearOver,
	ombudsmanTable,
	remedyTable,
	slicesOfItem,
	yearsBeside,
	type YearOf,
} from './annual.ts';
import { type Found, foundIn } from './naming.ts';
import { whomWeKnow } from './queries-names.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Cuts of the service, each as it was published: what anybody may read, and nothing else. */
export interface PublishedTables {
	settlingDays: number;
	/** The first year of which figures were published. In the years before, nothing was counted: that is no nought. */
	first: Period | undefined;
	of(slice: Slice, periods: readonly Period[]): SuppressedTable;
}

/** What was published of these periods in these cuts, read once for all the tables that are made of it. */
export async function publishedTables(
	db: Db,
	cuts: readonly Slice[],
	periods: readonly Period[],
	today: Day,
): Promise<PublishedTables> {
	const [published, publications, local, { settlingDays }] = await Promise.all([
		listPublished(db, cuts, periods),
		listPublications(db),
		listLocalThemes(db),
		findReleaseRules(db),
	]);
	const first = publications[0] && parsePeriod('financial_year', publications[0].year);
	const named = local.map(({ id, name }) => ({ key: id, label: name }));
	const releases = { published, since: first?.from ?? null, today, settlingDays };
	return {
		settlingDays,
		first,
		of: (slice, asked) => suppress(layoutOf(slice, asked, rowsOfSlice(slice, [], named), false), releases),
	};
}

/** Every figure of a year's report, as anybody may read it, and beside it what others published before. */
export async function annualFigures(db: Db, year: Period, today: Day): Promise<AnnualFigures> {
	const years = Array.from({ length: yearsBeside }, (_, back) => earlier(year, yearsBeside - 1 - back));
	const cuts = [...new Set(Object.values(slicesOfItem).flat())];
	const [published, { threshold }, children, historic] = await Promise.all([
		publishedTables(db, cuts, years, today),
		findReleaseRules(db),
		listChildrenOpen(db, false),
		listHistoric(db),
	]);
	const tables: AnnualTable[] = [];
	for (const item of annualItems) {
		for (const of of slicesOfItem[item] ?? []) tables.push(annualTable(item, published.of(of, [year])));
		if (item === 'stages') tables.push(ombudsmanTable(await countOmbudsman(db, year), threshold));
	}
	const promised = tables.find(({ of }) => of === 'learning_kind')!;
	const ofRemedies = promised.rows.find(({ part }) => part === 'remedy')?.cells[0] ?? hidden;
	tables.push(remedyTable(await countRemedies(db, year), ofRemedies, threshold));
	const openIn = (one: Period) => childrenToTell(one, children, threshold);
	return { tables, years: yearsOf(published, years, openIn), historic };
}

async function countOmbudsman(db: Db, year: Period): Promise<number> {
	const { rows } = await countFor(db, 'step', [year]);
	return countIn(rows.get('ombudsman_asked'), year, 'steps');
}

/** Remedies promised in the year. What was sent twice is answered under the other, and counts there. */
async function countRemedies(db: Db, year: Period) {
	const rows = await db
		.selectFrom('promise')
		.leftJoin('procedure', 'procedure.representation_id', 'promise.representation_id')
		.select(['remedy', (select) => select.fn.countAll<number>().as('count')])
		.where('kind', '=', 'remedy')
		.where('made_on', '>=', year.from)
		.where('made_on', '<=', year.to)
		.where((where) => where.or([where('phase', 'is', null), where('phase', '!=', 'joined')]))
		.groupBy('remedy')
		.execute();
	return remedies.map((remedy) => ({
		remedy,
		count: Number(rows.find((row) => row.remedy === remedy)?.count ?? 0),
	}));
}

/** This year and those before it of which figures were published. */
function yearsOf(
	published: PublishedTables,
	years: readonly Period[],
	openIn: (year: Period) => number | undefined,
): YearOf[] {
	const begun = years.filter(({ from }) => published.first !== undefined && published.first.from <= from);
	if (begun.length === 0) return [];
	const all = published.of('all', begun);
	return begun.map((one, at) => {
		const complaints = cellOf(all.totals.cells[at]!, 'complaints');
		return {
			year: one.code,
			compliments: cellOf(all.totals.cells[at]!, 'compliments'),
			complaints,
			escalation: escalationOf(annualTable('stages', published.of('stage', [one]))),
			rate: rateOf(complaints, openIn(one)),
		};
	});
}

/** Words by item: those that are written, and no others. */
export type Texts = Partial<Record<AnnualItem, string>>;

export interface Edition {
	year: string;
	edition: number;
	figures: AnnualFigures;
	texts: Texts;
	because: string | null;
	digest: string;
	publishedAt: string;
}

/** Every edition of a year's report, the first first. */
export async function listEditions(db: Db, year: string): Promise<Edition[]> {
	const rows = await db.selectFrom('annual_report').selectAll().where('year', '=', year).orderBy('edition').execute();
	return rows.map((row) => ({
		...{ year: row.year, edition: row.edition, because: row.because, digest: row.digest },
		figures: JSON.parse(row.figures) as AnnualFigures,
		texts: JSON.parse(row.texts) as Texts,
		publishedAt: row.published_at,
	}));
}

/** One edition as everybody reads it: the newest where none is named. Refuses as not found. */
export async function getEdition(db: Db, year: string, edition: number | undefined) {
	const editions = await listEditions(db, year);
	const found = edition === undefined ? editions.at(-1) : editions.find((one) => one.edition === edition);
	if (found === undefined) throw notFound();
	const all = editions.map(({ edition: number, because, publishedAt }) => ({ edition: number, because, publishedAt }));
	return { ...found, editions: all };
}

/** Years of which a report was published, the newest first. */
export async function listReports(db: Db) {
	const rows = await db.selectFrom('annual_report').select(['year', 'edition', 'published_at']).execute();
	return [...Map.groupBy(rows, ({ year }) => year)]
		.map(([year, editions]) => ({
			year,
			edition: Math.max(...editions.map(({ edition }) => edition)),
			publishedAt: editions
				.map(({ published_at }) => published_at)
				.toSorted()
				.at(-1)!,
		}))
		.toSorted((a, b) => (a.year < b.year ? 1 : -1));
}

/** Years that are over and of which something was counted, the newest first, and how their reports stand. */
export async function listYears(db: Db, today: Day) {
	const first = await findFirstMonth(db);
	if (first === undefined) return [];
	const [reports, drafts] = await Promise.all([
		listReports(db),
		db.selectFrom('annual_draft').select('year').distinct().execute(),
	]);
	const years = periodsBetween(periodOf('financial_year', `${first}-01`), periodOf('financial_year', today));
	return years
		.filter((year) => isYearOver(year, today))
		.map(({ code, from, to }) => ({
			...{ code, from, to },
			edition: reports.find(({ year }) => year === code)?.edition ?? null,
			hasDraft: drafts.some(({ year }) => year === code),
		}))
		.toReversed();
}

type FoundIn = Found & { item: AnnualItem };

/** What is written beside the figures of a year, item by item, and what stands out in it. */
export async function getDraft(db: Db, year: string, today: Day): Promise<{ texts: Texts; found: FoundIn[] }> {
	const rows = await db.selectFrom('annual_draft').selectAll().where('year', '=', year).orderBy('item').execute();
	const texts: Texts = Object.fromEntries(rows.map(({ item, words }) => [item, words]));
	if (rows.length === 0) return { texts, found: [] };
	const known = { ...(await whomWeKnow(db, today)), said: [] };
	const found: FoundIn[] = annualItems.flatMap((item) =>
		foundIn(texts[item] ?? '', known).map((one) => ({ item, ...one })),
	);
	return { texts, found };
}

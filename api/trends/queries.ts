import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Database, isPostgres } from '../database.ts';
import { type HistoricMeasure, type HistoricRow, type HistoricSeries, seriesOf } from './historic.ts';
import { type Granularity, monthsOf, type Period } from './period.ts';
import { keyOfPlace, type Published } from './publication.ts';
import { settlingFrom } from './release.ts';
import { channels } from '../representations/limits.ts';
import { type Column, languagesCounted, type Slice, sliceOf } from './slices.ts';
import { thresholdFrom } from './suppression.ts';
import type { HistoricFigureTable, PublishedCountTable } from './table.ts';
import { bandOf, type ByMonth, type Counts, type CountInSlice, historiesOf, type Took } from './tally.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** The row key of what no pod was named for. Without it the pods would not add up to the service. */
export const noPod = 'none';
/** The scope of the whole service. */
export const wholeService = 'all';

/**
 * The kept counts for a table over these periods. `scope` is a pod to look at alone, `row` the one row of the table of pods that
 * is asked for. Reads tallies, never representations.
 */
export async function countFor(
	db: Db,
	of: Slice,
	periods: readonly Period[],
	scope: string = wholeService,
	row?: string,
): Promise<Counts> {
	if (of !== 'pod') return (await countEach(db, [of], periods, scope)).get(of)!;
	const scopes = row === undefined ? undefined : [row, scope];
	return countsIn(of, await listKept(db, [sliceOf.pod.kept], periods, scopes), scope);
}

/** The same for several tables but that of pods, in one reading. */
export async function countEach(
	db: Db,
	cuts: readonly Slice[],
	periods: readonly Period[],
	scope: string = wholeService,
): Promise<Map<Slice, Counts>> {
	const names = new Set(cuts.flatMap((of) => [sliceOf[of].kept, sliceOf[of].total.kept]));
	const kept = await listKept(db, [...names], periods, [scope]);
	return new Map(cuts.map((of) => [of, countsIn(of, kept, scope)]));
}

function countsIn(of: Slice, kept: readonly KeptPart[], scope: string): Counts {
	const { kept: name, total } = sliceOf[of];
	const rows = kept.filter(({ slice }) => slice === name);
	const whole = kept.filter((one) => one.slice === total.kept && one.part === total.part && one.scope === scope);
	return {
		total: historiesOf(whole).get(total.part) ?? {},
		// in the table of pods the service is no row
		rows: historiesOf(of === 'pod' ? rows.filter(({ scope }) => scope !== wholeService) : rows, (part) =>
			rowOf(of, part),
		),
		...(of === 'timeliness' ? { days: rows.flatMap(tookOf) } : {}),
	};
}

/** The row that a kept count stands in: bands of days, and everything that has no row of its own in `other`. */
function rowOf(of: Slice, { scope, part, col }: CountInSlice): string {
	if (of === 'pod') return scope;
	if (of === 'timeliness') return bandOf(col, part);
	if (of === 'language') return within(languagesCounted, part);
	return of === 'channel' ? within(channels, part) : part;
}

function within(known: readonly string[], part: string): string {
	return known.includes(part) ? part : 'other';
}

function tookOf({ part, col, months }: CountInSlice): Took[] {
	if (part === 'unknown') return [];
	const column = col as Column;
	return Object.entries(months).map(([month, many]) => ({ month, column, days: Number(part), many }));
}

/** A kept part by the name it is kept under. */
interface KeptPart extends CountInSlice {
	slice: string;
}

/** Each part in one line with its months beside each other: the counts of every pod are thousands, and others wait meanwhile. */
async function listKept(
	db: Db,
	names: readonly string[],
	periods: readonly Period[],
	scopes: readonly string[] | undefined,
): Promise<KeptPart[]> {
	const months = [...new Set(periods.flatMap(monthsOf))];
	const byMonth = isPostgres(db)
		? sql<string>`cast(json_object_agg(month, many) as text)`
		: sql<string>`json_group_object(month, many)`;
	// codes and counts: no words to open among them
	const rows = await db
		.withoutPlugins()
		.selectFrom('tally')
		.select(['slice', 'scope', 'part', 'col', byMonth.as('months')])
		.where('slice', 'in', names)
		.where('month', 'in', months)
		.where('many', '!=', 0)
		.$if(scopes !== undefined, (query) => query.where('scope', 'in', scopes!))
		.groupBy(['slice', 'scope', 'part', 'col'])
		.execute();
	return rows.map((row) => ({ ...row, months: JSON.parse(row.months) as ByMonth }));
}

/** What was published of these periods in these cuts. */
export async function listPublished(db: Db, cuts: readonly Slice[], periods: readonly Period[]): Promise<Published> {
	const rows = await db
		.withoutPlugins()
		.selectFrom('published_count')
		.selectAll()
		.where('slice', 'in', cuts)
		.where('by', 'in', [...new Set(periods.map(({ by }) => by))])
		.where('period', 'in', [...new Set(periods.map(({ code }) => code))])
		.execute();
	return publishedIn(rows);
}

function publishedIn(rows: readonly Selectable<PublishedCountTable>[]): Published {
	return new Map(
		rows.map(({ slice, by, period, part, col, many }) => [
			keyOfPlace({ slice: slice as Slice, by: by as Granularity, period, part, column: col as Column }),
			many,
		]),
	);
}

/** Which parts of which financial years have been published, the first year first. */
export async function listPublications(db: Db): Promise<{ year: string; quarters: 1 | 2 | 4 }[]> {
	return db.selectFrom('publication').select(['year', 'quarters']).orderBy('year').orderBy('quarters').execute();
}

/** The first month of which anything is counted. */
export async function findFirstMonth(db: Db): Promise<string | undefined> {
	const row = await db
		.selectFrom('tally')
		.select('month')
		.where('slice', '=', 'all')
		.where('many', '!=', 0)
		.orderBy('month')
		.limit(1)
		.executeTakeFirst();
	return row?.month;
}

/** Themes of this council's own, those that ended too: figures were counted by them. */
export async function listLocalThemes(
	db: Db,
): Promise<{ id: string; kind: 'complaint' | 'compliment'; name: string; endedAt: string | null }[]> {
	return db.selectFrom('local_theme').select(['id', 'kind', 'name', 'ended_at as endedAt']).orderBy('name').execute();
}

/** Every pod there has been, by name, and no pod at all. Which of them are listed depends on no count. */
export async function listPodRows(db: Db): Promise<{ key: string; label: string }[]> {
	const pods = await db
		.selectFrom('pod')
		.select(['id as key', 'name as label'])
		.orderBy('name')
		.orderBy('id')
		.execute();
	return [...pods, { key: noPod, label: noPod }];
}

/** Everything that was published of a financial year, in every slice. */
export async function listAllPublished(db: Db, year: Period): Promise<Published> {
	const codes = [year.code, ...[1, 2, 3, 4].map((quarter) => `${year.code} Q${quarter}`)];
	const rows = await db.selectFrom('published_count').selectAll().where('period', 'in', codes).execute();
	return publishedIn(rows.filter(({ by }) => by !== 'month'));
}

/** What a council decides about publishing: which counts are small, and how long a quarter settles. */
export interface ReleaseRules {
	threshold: number;
	settlingDays: number;
}

/** As the council set them, or as they ship. */
export async function findReleaseRules(db: Db): Promise<ReleaseRules> {
	const rows = await db
		.selectFrom('setting')
		.select(['name', 'value'])
		.where('name', 'in', ['suppression_threshold', 'settling_days'])
		.execute();
	const of = (name: string) => rows.find((row) => row.name === name)?.value;
	return { threshold: thresholdFrom(of('suppression_threshold')), settlingDays: settlingFrom(of('settling_days')) };
}

/** The published figures of others, each series under its own label. */
export async function listHistoric(db: Db): Promise<HistoricSeries[]> {
	return seriesOf((await db.selectFrom('historic_figure').selectAll().execute()).map(toHistoric));
}

/** The stored figures of these series. */
export async function listFiguresOf(db: Db, series: readonly string[]): Promise<HistoricRow[]> {
	const rows = await db.selectFrom('historic_figure').selectAll().where('series', 'in', series).execute();
	return rows.map(toHistoric);
}

export function toHistoric(row: Selectable<HistoricFigureTable>): HistoricRow {
	const { series, definition, source, period, figure } = row;
	const measure = row.measure as HistoricMeasure;
	return { series, measure, definition, source, period, periodToConfirm: row.period_to_confirm === 1, figure };
}

import { z } from '@hono/zod-openapi';
import type { Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, id, line, refusals } from '../form.ts';
import { mistake, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { recordHistoric } from './changes.ts';
import { historicMeasures, type HistoricSeries } from './historic.ts';
import {
	earlier,
	type Granularity,
	granularities,
	monthsOf,
	parsePeriod,
	type Period,
	periodOf,
	periodsBetween,
} from './period.ts';
import { refusalOfSlice, seesEveryCount, usualGranularity } from '../policy/trends.ts';
import { publishDue } from './changes-publish.ts';
import { addLocalTheme, endLocalTheme } from './changes-themes.ts';
import { recordExport } from './changes-export.ts';
import { childrenToTell } from './children-open.ts';
import { trendRows } from './figure-sheet.ts';
import { rateOf, type Took, tookIn } from './figures.ts';
import { listChildrenOpen } from './queries-beside.ts';
import { exportAnswers, exportOf, fileOf } from './routes-export.ts';
import {
	countFor,
	findReleaseRules,
	listHistoric,
	listLocalThemes,
	listPodRows,
	listPublications,
	listPublished,
	wholeService,
} from './queries.ts';
import { publishedOn } from './release.ts';
import { rowsOfSlice } from './rows.ts';
import { countingRulesFor } from './rules.ts';
import { type Column, columnsFor, everyColumn, type Slice, slices } from './slices.ts';
import { suppress, type SuppressedTable } from './suppression.ts';
import { cellOf, type Layout, type RawTable, tabulate } from './tally.ts';

/** The most periods of one answer: ten years of months. */
export const periodsMost = 120;

/**
 * The most cells of one answer, and the most months of pods that are added up for it: five years of forty pods. More is asked
 * for a row at a time, so that no question keeps the others waiting.
 */
export const cellsMost = 2500;

const usualCount: Record<Granularity, number> = { month: 12, quarter: 8, financial_year: 5 };

/** The most figures taken in at once, and the largest of them: a slip of the finger is refused. */
const historicRowsMost = 200;
const historicFigureMost = 1_000_000;

/** The longest name of a theme. Characters. */
const themeNameMost = 60;

const cell = z.union([z.object({ count: z.number().int() }), z.object({ hidden: z.literal(true) })]);
const tally = z.partialRecord(z.enum(everyColumn), cell);
const tallies = z.object({ cells: z.array(tally), total: tally });

const took = z.union([
	z.object({ none: z.literal(true) }),
	z.object({ hidden: z.literal(true) }),
	z.object({ median: z.number(), least: z.number().int(), most: z.number().int() }),
]);

const trends = z
	.object({
		by: z.enum(granularities),
		of: z.enum(slices),
		/** The pod alone that was asked for, or null for the whole service. */
		pod: z.string().nullable(),
		/** What each cell has. */
		columns: z.array(z.enum(everyColumn)),
		suppressed: z.boolean(),
		threshold: z.number().int(),
		/** How many days after its last a quarter is published. */
		settlingDays: z.number().int(),
		periods: z.array(z.object({ code: z.string(), from: z.string(), to: z.string(), publishedOn: z.string() })),
		rows: z.array(tallies.extend({ key: z.string(), label: z.string() })),
		totals: tallies,
		/** Of timeliness: how many working days answers at a stage took, for each period. */
		took: z.array(z.object({ column: z.enum(everyColumn), cells: z.array(took), total: took })),
		countingRules: z.array(z.string()),
		historic: z.array(
			z.object({
				series: z.string(),
				measure: z.enum(historicMeasures),
				definition: z.string(),
				source: z.string(),
				points: z.array(z.object({ period: z.string(), periodToConfirm: z.boolean(), figure: z.number().int() })),
			}),
		),
	})
	.openapi('Trends');

const asked = z.strictObject({
	by: z.enum(granularities).optional(),
	of: z.enum(slices).optional(),
	pod: z.string().max(60).optional(),
	row: z.string().max(60).optional(),
	from: z.string().max(20).optional().openapi({ example: '2026-06' }),
	to: z.string().max(20).optional().openapi({ example: '2026-06' }),
});

const postExport = route(
	reads({ only: ['staff'], freshly: true }, { nobody: 'it is recorded as an export, with its reason' }),
	{
		method: 'post',
		path: '/api/trends/exports',
		summary: 'Take a table of trends out of the house, just as it is shown to whoever asks, with the reason',
		request: { body: body(z.strictObject({ ...exportOf, asked })) },
		responses: exportAnswers,
	},
);

const getTrends = route(
	{ anyone: 'published trends are public and suppressed' },
	{
		method: 'get',
		path: '/api/trends',
		summary:
			'How many thank-yous, complaints and ideas, by period; small counts are hidden from all but the complaints team',
		request: { query: asked },
		responses: { 200: answers(trends), 403: refusals[403], 422: refusals[422] },
	},
);

const year = z
	.string()
	.refine((text) => parsePeriod('financial_year', text)?.code === text, { error: 'trends.historic.not_a_year' })
	.openapi({ example: '2015-16' });

const postHistoric = route(
	{ only: ['complaints_manager', 'administrator'] },
	{
		method: 'post',
		path: '/api/trends/historic',
		summary: 'Take in figures that others published, each series with its definition and source',
		request: {
			body: body(
				z.strictObject({
					rows: z
						.array(
							z.strictObject({
								series: z.string().regex(/^[a-z0-9_]{1,60}$/),
								measure: z.enum(historicMeasures),
								definition: line(200),
								source: line(200),
								period: year,
								periodToConfirm: z.boolean(),
								figure: z.number().int().min(0).max(historicFigureMost),
							}),
						)
						.min(1)
						.max(historicRowsMost),
				}),
			),
		},
		responses: {
			201: answers(z.object({ recorded: z.number().int() })),
			401: refusals[401],
			403: refusals[403],
			409: refusals[409],
			422: refusals[422],
		},
	},
);

const getThemes = route(reads(staffOnly, { nobody: 'the council’s own names for themes' }), {
	method: 'get',
	path: '/api/themes',
	summary: 'Themes of this council’s own, those that ended too',
	responses: {
		200: answers(
			z.object({
				themes: z.array(
					z.object({
						id: z.string(),
						kind: z.enum(['complaint', 'compliment']),
						name: z.string(),
						endedAt: z.string().nullable(),
					}),
				),
			}),
		),
		401: refusals[401],
		403: refusals[403],
	},
});

const postTheme = route(
	{ only: ['complaints_manager', 'administrator'] },
	{
		method: 'post',
		path: '/api/themes',
		summary: 'Add a theme of this council’s own',
		request: {
			body: body(z.strictObject({ kind: z.enum(['complaint', 'compliment']), name: line(themeNameMost) })),
		},
		responses: {
			201: answers(z.object({ id: z.string() })),
			401: refusals[401],
			403: refusals[403],
			422: refusals[422],
		},
	},
);

const postThemeEnding = route(
	{ only: ['complaints_manager', 'administrator'] },
	{
		method: 'post',
		path: '/api/themes/{theme}/ending',
		summary: 'End one: it is given to nothing more, and stays where it was given',
		request: { params: z.object({ theme: id() }) },
		responses: {
			204: { description: 'Ended' },
			401: refusals[401],
			403: refusals[403],
			404: refusals[404],
			409: refusals[409],
		},
	},
);

export const trendRoutes = (world: World) =>
	room()
		.openapi(getTrends, async (c) => {
			return c.json(await answerTrends(world, c.get('who'), c.req.valid('query')), 200);
		})
		.openapi(postExport, async (c) => {
			const who = staffOf(c);
			const { asked, format, reason } = c.req.valid('json');
			const shownTable = await answerTrends(world, who, asked);
			const rates = shownTable.of === 'all' ? await ratesBeside(world, shownTable) : [];
			const today = world.clock.today();
			const rows = trendRows(shownTable, today, rates);
			const codes = new URLSearchParams(asked as Record<string, string>).toString();
			await recordExport(world, who, { figures: 'trends', asked: codes, format, rows: rows.length, reason });
			const around = { of: 'trends', asked, on: today, countingRules: shownTable.countingRules };
			return c.body(...fileOf(`trends-${shownTable.of}-${shownTable.by}-${today}`, format, rows, around));
		})
		.openapi(postHistoric, async (c) => {
			const { rows } = c.req.valid('json');
			await recordHistoric(world, staffOf(c), rows);
			return c.json({ recorded: rows.length }, 201);
		})
		.openapi(getThemes, async (c) => c.json({ themes: await listLocalThemes(world.db) }, 200))
		.openapi(postTheme, async (c) => c.json({ id: await addLocalTheme(world, staffOf(c), c.req.valid('json')) }, 201))
		.openapi(postThemeEnding, async (c) => {
			await endLocalTheme(world, staffOf(c), c.req.valid('param').theme);
			return c.body(null, 204);
		});

type Asked = z.infer<typeof asked>;

/** A table of trends as this person may see it: the one way out, for the screen and for a file. */
async function answerTrends(world: World, who: Who, query: Asked) {
	const today = world.clock.today();
	const { of = 'all', by = usualGranularity(who, of), pod, row, from, to } = query;
	refuseSlice(who, of, by, pod);
	const rules = await findReleaseRules(world.db);
	const rows = chosenRows(of, await rowsFor(world, of, pod), row);
	const fit = periodsThatFit(who, of, by, rows.length);
	const periods = askedPeriods(who, by, { from, to }, { today, fit, ...rules });
	const layout: Layout = { by, of, columns: columnsFor(of, seesEveryCount(who)), periods, rows };
	const around = { ...rules, historic: await listHistoric(world.db), pod: pod ?? null };
	return seesEveryCount(who) ? answerTeam(world, who, layout, around, row) : answerAnybody(world, layout, around);
}

/** Complaints of the service for each hundred children open, of the counts that are shown. */
async function ratesBeside(world: World, { by, periods, totals, pod }: Awaited<ReturnType<typeof answerTrends>>) {
	if (pod !== null) return [];
	const children = await listChildrenOpen(world.db, false);
	return periods.map(({ code }, at) => {
		const open = childrenToTell(parsePeriod(by, code)!, children, 1);
		return rateOf(cellOf(totals.cells[at]!, 'complaints'), open);
	});
}

function askedPeriods(
	who: Who,
	by: Granularity,
	asked: { from: string | undefined; to: string | undefined },
	{ today, settlingDays, fit }: { today: Day; settlingDays: number; fit: number },
): Period[] {
	const named = { from: namedPeriod(by, 'from', asked.from), to: namedPeriod(by, 'to', asked.to) };
	const to = named.to ?? latestOf(named.from, latestPeriod(who, by, today, settlingDays));
	const from = named.from ?? earlier(to, Math.min(usualCount[by], fit) - 1);
	refuseFuture(named, periodOf(by, today));
	if (to.from < from.from) throw new Refusal('trends.period.reversed', 422, { to: 'trends.period.reversed' });
	if (earlier(to, periodsMost - 1).from > from.from) {
		throw new Refusal('trends.period.over_the_most', 422, { from: 'trends.period.over_the_most' });
	}
	if (earlier(to, fit - 1).from > from.from) {
		throw new Refusal('trends.period.too_many_rows', 422, { from: 'trends.period.too_many_rows' });
	}
	return periodsBetween(from, to);
}

/** How many periods so many rows may have in one answer. Of pods every month is added up, for whoever sees every count. */
function periodsThatFit(who: Who, of: Slice, by: Granularity, rows: number): number {
	const months = of === 'pod' && seesEveryCount(who) ? monthsOf(periodOf(by, '2026-04-01')).length : 1;
	return Math.max(1, Math.floor(cellsMost / (rows * months)));
}

/** Nothing can have been counted yet in a period that has not begun. */
function refuseFuture(named: Record<'from' | 'to', Period | undefined>, running: Period): void {
	for (const field of ['from', 'to'] as const) {
		if (named[field] && named[field].from > running.from) throw mistake(field, 'trends.period.not_begun');
	}
}

function namedPeriod(by: Granularity, field: string, text: string | undefined): Period | undefined {
	const period = text === undefined ? undefined : parsePeriod(by, text);
	if (text === undefined || period) return period;
	throw mistake(field, 'trends.period.unknown');
}

/** The team watches the period that is running; everybody else is shown up to the last that is published. */
function latestPeriod(who: Who, by: Granularity, today: Day, settlingDays: number): Period {
	let period = periodOf(by, today);
	while (!seesEveryCount(who) && publishedOn(period, settlingDays) > today) period = earlier(period, 1);
	return period;
}

function latestOf(a: Period | undefined, b: Period): Period {
	return a && a.from > b.from ? a : b;
}

function refuseSlice(who: Who, of: Slice, by: Granularity, pod: string | undefined): void {
	const refused = refusalOfSlice(who, of, by);
	if (refused !== null) throw new Refusal(`trends.slice.${refused}`, 403);
	// a pod's own parts are a few families each
	if (pod !== undefined && !seesEveryCount(who)) throw new Refusal('trends.slice.would_reveal', 403);
}

async function rowsFor(world: World, of: Slice, pod: string | undefined): Promise<Layout['rows']> {
	const pods = of === 'pod' || pod !== undefined ? await listPodRows(world.db) : [];
	if (pod !== undefined && !pods.some(({ key }) => key === pod)) throw mistake('pod', 'trends.pod.unknown');
	const local = of === 'theme' ? await listLocalThemes(world.db) : [];
	return rowsOfSlice(
		of,
		pods,
		local.map(({ id, name }) => ({ key: id, label: name })),
	);
}

/** One row alone, where one is asked for by its key. */
function chosenRows(of: Slice, rows: Layout['rows'], asked: string | undefined): Layout['rows'] {
	if (asked === undefined) return rows;
	const chosen = rows.filter(({ key }) => key === asked);
	if (chosen.length > 0) return chosen;
	const code = of === 'pod' ? 'trends.pod.unknown' : of === 'theme' ? 'trends.theme.unknown' : 'trends.row.unknown';
	throw mistake('row', code);
}

interface Around {
	threshold: number;
	settlingDays: number;
	historic: HistoricSeries[];
	pod: string | null;
}

/** What goes out to anybody: the type lets nothing through but a table made in `suppression.ts`. */
async function answerAnybody(world: World, layout: Layout, around: Around) {
	await publishDue(world);
	const [published, publications] = await Promise.all([
		listPublished(world.db, [layout.of], layout.periods),
		listPublications(world.db),
	]);
	const since = publications[0] ? parsePeriod('financial_year', publications[0].year)!.from : null;
	const table: SuppressedTable = suppress(layout, { ...around, published, since, today: world.clock.today() });
	return answerWith(table, [], around);
}

/** Every count as it is. That the reader is of the complaints team is asked again here, where it would be given away. */
async function answerTeam(world: World, who: Who, layout: Layout, around: Around, row: string | undefined) {
	if (!seesEveryCount(who)) throw new Refusal('trends.slice.not_for_you', 403);
	const ofPods = layout.of === 'pod' ? row : undefined;
	const counts = await countFor(world.db, layout.of, layout.periods, around.pod ?? wholeService, ofPods);
	const took =
		counts.days === undefined ? [] : layout.columns.map((column) => tookIn(counts.days!, layout.periods, column));
	return answerWith(tabulate(layout, counts), took, around);
}

function answerWith(
	{ by, of, columns, suppressed, periods, rows, totals }: RawTable | SuppressedTable,
	took: { column: Column; cells: Took[]; total: Took }[],
	around: Around,
) {
	return {
		by,
		of,
		pod: around.pod,
		columns: [...columns],
		suppressed,
		threshold: around.threshold,
		settlingDays: around.settlingDays,
		periods: periods.map((period) => ({
			code: period.code,
			from: period.from,
			to: period.to,
			publishedOn: publishedOn(period, around.settlingDays),
		})),
		rows,
		totals,
		took,
		countingRules: countingRulesFor(of, suppressed),
		historic: around.historic.map((series) => ({ ...series, points: [...series.points] })),
	};
}

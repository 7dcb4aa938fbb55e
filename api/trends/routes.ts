import { z } from '@hono/zod-openapi';
import type { Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { room, route, staffOf } from '../door.ts';
import { answers, body, line, refusals } from '../form.ts';
import { mistake, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { recordHistoric } from './changes.ts';
import { historicMeasures, type HistoricSeries } from './historic.ts';
import {
	earlier,
	type Granularity,
	granularities,
	parsePeriod,
	type Period,
	periodOf,
	periodsBetween,
} from './period.ts';
import { mayAsk, seesEveryCount, usualGranularity } from './permissions.ts';
import { countFor, findThreshold, listHistoric, listPodNames, noPod } from './queries.ts';
import { publishedOn } from './release.ts';
import { countingRulesFor } from './rules.ts';
import { suppress, type SuppressedTable, thresholdFrom } from './suppression.ts';
import { type Layout, type RawTable, type Slice, slices, tabulate } from './tally.ts';
import { themes } from './themes.ts';

/** The most periods of one answer: ten years of months. */
export const periodsMost = 120;

const usualCount: Record<Granularity, number> = { month: 12, quarter: 8, financial_year: 5 };

/** The most figures taken in at once, and the largest of them: a slip of the finger is refused. */
const historicRowsMost = 200;
const historicFigureMost = 1_000_000;

const cell = z.union([z.object({ count: z.number().int() }), z.object({ hidden: z.literal(true) })]);
const tally = z.object({ compliments: cell, complaints: cell, ideas: cell, anonymous: cell });
const tallies = z.object({ cells: z.array(tally), total: tally });

const trends = z
	.object({
		by: z.enum(granularities),
		of: z.enum(slices),
		suppressed: z.boolean(),
		threshold: z.number().int(),
		periods: z.array(z.object({ code: z.string(), from: z.string(), to: z.string(), publishedOn: z.string() })),
		rows: z.array(tallies.extend({ key: z.string(), label: z.string() })),
		totals: tallies,
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

const getTrends = route(
	{ anyone: 'published trends are public and suppressed' },
	{
		method: 'get',
		path: '/api/trends',
		summary:
			'How many thank-yous, complaints and ideas, by period; small counts are hidden from all but the complaints team',
		request: {
			query: z.strictObject({
				by: z.enum(granularities).optional(),
				of: z.enum(slices).optional(),
				from: z.string().optional().openapi({ example: '2026-06' }),
				to: z.string().optional().openapi({ example: '2026-06' }),
			}),
		},
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

export const trendRoutes = (world: World) =>
	room()
		.openapi(getTrends, async (c) => {
			const who = c.get('who');
			const today = world.clock.today();
			const { of = 'all', by = usualGranularity(who, of), from, to } = c.req.valid('query');
			if (!mayAsk(who, of, by)) throw new Refusal('trends.slice.not_for_you', 403);
			const periods = askedPeriods(who, by, { from, to }, today);
			const layout: Layout = { by, of, periods, rows: await rowsFor(world, of) };
			const [counts, historic] = await Promise.all([countFor(world.db, of, periods), listHistoric(world.db)]);
			const threshold = thresholdFrom(await findThreshold(world.db));
			const answer = seesEveryCount(who)
				? answerTeam(who, tabulate(layout, counts), { threshold, historic })
				: answerAnybody(suppress(layout, counts, { threshold, today }), { threshold, historic });
			return c.json(answer, 200);
		})
		.openapi(postHistoric, async (c) => {
			const { rows } = c.req.valid('json');
			await recordHistoric(world, staffOf(c), rows);
			return c.json({ recorded: rows.length }, 201);
		});

function askedPeriods(
	who: Who,
	by: Granularity,
	asked: { from: string | undefined; to: string | undefined },
	today: Day,
): Period[] {
	const named = { from: namedPeriod(by, 'from', asked.from), to: namedPeriod(by, 'to', asked.to) };
	const to = named.to ?? latestOf(named.from, latestPeriod(who, by, today));
	const from = named.from ?? earlier(to, usualCount[by] - 1);
	if (to.from < from.from) throw new Refusal('trends.period.reversed', 422, { to: 'trends.period.reversed' });
	if (earlier(to, periodsMost - 1).from > from.from) {
		throw new Refusal('trends.period.over_the_most', 422, { from: 'trends.period.over_the_most' });
	}
	return periodsBetween(from, to);
}

function namedPeriod(by: Granularity, field: string, text: string | undefined): Period | undefined {
	const period = text === undefined ? undefined : parsePeriod(by, text);
	if (text === undefined || period) return period;
	throw mistake(field, 'trends.period.unknown');
}

/** The team watches the period that is running; everybody else is shown up to the last that is published. */
function latestPeriod(who: Who, by: Granularity, today: Day): Period {
	let period = periodOf(by, today);
	while (!seesEveryCount(who) && publishedOn(period) > today) period = earlier(period, 1);
	return period;
}

function latestOf(a: Period | undefined, b: Period): Period {
	return a && a.from > b.from ? a : b;
}

async function rowsFor(world: World, of: Slice): Promise<Layout['rows']> {
	if (of === 'all') return [{ key: 'all', label: 'all' }];
	if (of === 'theme') return themes.map((theme) => ({ key: theme, label: theme }));
	return [...(await listPodNames(world.db)), { key: noPod, label: noPod }];
}

interface Around {
	threshold: number;
	historic: HistoricSeries[];
}

/** What goes out to anybody: the type lets nothing through but a table made in `suppression.ts`. */
function answerAnybody(table: SuppressedTable, around: Around) {
	return answerWith(table, around);
}

/** Every count as it is. That the reader is of the complaints team is asked again here, where it would be given away. */
function answerTeam(who: Who, table: RawTable, around: Around) {
	if (!seesEveryCount(who)) throw new Refusal('trends.slice.not_for_you', 403);
	return answerWith(table, around);
}

function answerWith({ by, of, suppressed, periods, rows, totals }: RawTable | SuppressedTable, around: Around) {
	return {
		by,
		of,
		suppressed,
		threshold: around.threshold,
		periods: periods.map((period) => ({
			code: period.code,
			from: period.from,
			to: period.to,
			publishedOn: publishedOn(period),
		})),
		rows,
		totals,
		countingRules: countingRulesFor(of, suppressed),
		historic: around.historic.map((series) => ({ ...series, points: [...series.points] })),
	};
}

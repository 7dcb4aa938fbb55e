import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, refusals, words } from '../form.ts';
import { annualWriters } from '../policy/reports.ts';
import { mistake } from '../refusal.ts';
import { csvOf } from '../representations/csv.ts';
import { publishDue } from '../trends/changes-publish.ts';
import { cellsOfRow, sheetHead } from '../trends/figure-sheet.ts';
import type { Period } from '../trends/period.ts';
import { findReleaseRules } from '../trends/queries.ts';
import type { World } from '../world.ts';
import { annualItems, annualLimits, type AnnualFigures, reportableOn, yearOf } from './annual.ts';
import { publishAnnual, writeItem } from './changes-annual.ts';
import { findingKinds, mayPass } from './naming.ts';
import {
	annualFigures,
	getDraft,
	getEdition,
	listEditions,
	listReports,
	listYears,
	type Texts,
} from './queries-annual.ts';
import { annualSheet } from './sheet.ts';

const published = { anyone: 'the report under regulation 13 is public' } as const;
const counts = { nobody: 'what anybody may read of the service, and what is written beside it' } as const;
const freshWriters = { only: annualWriters, freshly: true } as const;
const ofYear = z.object({ year: compared(20).openapi({ example: '2025-26' }) });
const figures = z.custom<AnnualFigures>().openapi({ type: 'object' });
const texts = z.custom<Texts>().openapi({ type: 'object' });
const edition = { edition: z.number().int(), because: z.string().nullable(), publishedAt: z.string() };

const getAll = route(published, {
	method: 'get',
	path: '/api/annual-reports',
	summary: 'Years of which a report was published, the newest first',
	responses: {
		200: answers(
			z.object({
				reports: z.array(z.object({ year: z.string(), edition: z.number().int(), publishedAt: z.string() })),
			}),
		),
	},
});

const whichEdition = z.strictObject({ edition: z.coerce.number().int().min(1).max(10_000).optional() });

const getOne = route(published, {
	method: 'get',
	path: '/api/annual-reports/{year}',
	summary: 'The report of a financial year, as it was published: the newest edition where none is named',
	request: { params: ofYear, query: whichEdition },
	responses: {
		200: answers(
			z.object({
				...{ year: z.string(), ...edition, digest: z.string(), figures, texts },
				editions: z.array(z.object(edition)),
			}),
		),
		404: refusals[404],
		422: refusals[422],
	},
});

const getCsv = route(published, {
	method: 'get',
	path: '/api/annual-reports/{year}/csv',
	summary: 'The figures of a published report as a spreadsheet',
	request: { params: ofYear },
	responses: {
		200: { description: 'RFC 4180, UTF-8', content: { 'text/csv': { schema: z.string() } } },
		404: refusals[404],
		422: refusals[422],
	},
});

const getYears = route(reads(complaintsTeamOnly, counts), {
	method: 'get',
	path: '/api/annual-drafts',
	summary: 'Years that are over, and how their reports stand',
	responses: {
		200: answers(
			z.object({
				years: z.array(
					z.object({
						...{ code: z.string(), from: z.string(), to: z.string() },
						...{ edition: z.number().int().nullable(), hasDraft: z.boolean() },
					}),
				),
			}),
		),
	},
});

const getOneDraft = route(reads(complaintsTeamOnly, counts), {
	method: 'get',
	path: '/api/annual-drafts/{year}',
	summary: 'A year’s report as it would be published, and what stands out in its words',
	request: { params: ofYear },
	responses: {
		200: answers(
			z.object({
				...{ code: z.string(), from: z.string(), to: z.string(), figures, texts },
				...{ publishableOn: z.string(), isPublishable: z.boolean() },
				found: z.array(
					z.object({
						...{ item: z.enum(annualItems), kind: z.enum(findingKinds), words: z.string(), mayPass: z.boolean() },
					}),
				),
				editions: z.array(z.object(edition)),
			}),
		),
		422: refusals[422],
	},
});

const putItem = route(
	{ only: annualWriters },
	{
		method: 'put',
		path: '/api/annual-drafts/{year}/items/{item}',
		summary: 'Keep what is written beside one item of a year’s report',
		request: {
			params: ofYear.extend({ item: z.enum(annualItems) }),
			body: body(z.strictObject({ words: words(annualLimits.item).nullable() })),
		},
		responses: { 204: { description: 'Kept' }, 422: refusals[422] },
	},
);

const postEdition = route(freshWriters, {
	method: 'post',
	path: '/api/annual-reports/{year}/editions',
	summary: 'Publish a year’s report, for everybody and for good; or a later edition of it, with why there is one',
	request: {
		params: ofYear,
		body: body(
			z.strictObject({
				because: words(annualLimits.because).nullable(),
				checked: z.array(compared(200)).max(200),
			}),
		),
	},
	responses: { 201: answers(z.object({ edition: z.number().int() })), 409: refusals[409], 422: refusals[422] },
});

export const annualRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json({ reports: await listReports(world.db) }, 200))
		.openapi(getOne, async (c) => {
			const { code } = named(c.req.valid('param').year);
			return c.json(await getEdition(world.db, code, c.req.valid('query').edition), 200);
		})
		.openapi(getCsv, async (c) => {
			const { code } = named(c.req.valid('param').year);
			const found = await getEdition(world.db, code, undefined);
			const rows = annualSheet(code, found.figures).map(cellsOfRow);
			return c.body(csvOf([[...sheetHead], ...rows], { isHead: true }), 200, {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="annual-report-${code}.csv"`,
			});
		})
		.openapi(getYears, async (c) => c.json({ years: await listYears(world.db, world.clock.today()) }, 200))
		.openapi(getOneDraft, async (c) => {
			const year = named(c.req.valid('param').year);
			const today = world.clock.today();
			await publishDue(world);
			const [{ texts, found }, editions] = await Promise.all([
				getDraft(world.db, year.code, today),
				listEditions(world.db, year.code),
			]);
			const { code, from, to } = year;
			const figures = editions[0]?.figures ?? (await annualFigures(world.db, year, today));
			const looked = found.map((one) => ({ ...one, mayPass: mayPass(one) }));
			const all = editions.map(({ edition, because, publishedAt }) => ({ edition, because, publishedAt }));
			const { settlingDays } = await findReleaseRules(world.db);
			const publishableOn = reportableOn(year, settlingDays);
			const isPublishable = publishableOn <= today;
			return c.json(
				{ code, from, to, publishableOn, isPublishable, figures, texts, found: looked, editions: all },
				200,
			);
		})
		.openapi(putItem, async (c) => {
			const { year, item } = c.req.valid('param');
			await writeItem(world, staffOf(c), named(year), { item, words: c.req.valid('json').words });
			return c.body(null, 204);
		})
		.openapi(postEdition, async (c) => {
			const year = named(c.req.valid('param').year);
			await publishDue(world);
			return c.json({ edition: await publishAnnual(world, staffOf(c), year, c.req.valid('json')) }, 201);
		});

/** The financial year that an address names. Another text is no year, and is said so. */
function named(code: string): Period {
	const year = yearOf(code);
	if (year === undefined) throw mistake('year', 'reports.annual.unknown');
	return year;
}

import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, id, line, refusals } from '../form.ts';
import { keepsFigures } from '../policy/figures.ts';
import type { World } from '../world.ts';
import { correctChildren, recordChildren, showChildrenSheet, takeInChildren } from './changes-children.ts';
import { sourceMost } from './children-sheet.ts';
import { findReleaseRules } from './queries.ts';
import { listChildrenKept, listChildrenOpen, listPods } from './queries-beside.ts';
import { becauseMost, revision, rowsIn, sheetAnswer, sheetBody } from './routes-shapes.ts';
import { linesMost } from './sheets.ts';

const keepers = { only: keepsFigures } as const;
const nobody = { nobody: 'how many children are open, and none of them' } as const;

const figure = z.object({
	period: z.string(),
	pod: z.string().nullable(),
	children: z.number().int(),
	source: z.string(),
});

const getChildren = route(
	{ anyone: 'how many children are open to a service is published by every council' },
	{
		method: 'get',
		path: '/api/trends/children-open',
		summary: 'How many children are open to the service, by month or quarter; to staff also by pod',
		responses: { 200: answers(z.object({ figures: z.array(figure) })) },
	},
);

const getKept = route(reads(keepers, nobody), {
	method: 'get',
	path: '/api/trends/children-open/kept',
	summary: 'Every number of children open, with who recorded it and what it was before',
	responses: {
		200: answers(
			z.object({
				pods: z.array(z.object({ key: z.string(), label: z.string() })),
				figures: z.array(
					figure.extend({
						id: z.string(),
						seen: z.string(),
						by: z.string().nullable(),
						at: z.string(),
						revisions: z.array(revision),
					}),
				),
			}),
		),
	},
});

const postChildren = route(keepers, {
	method: 'post',
	path: '/api/trends/children-open',
	summary: 'Record how many children were open: all of the rows, or none',
	request: {
		body: body(
			z.strictObject({
				rows: z
					.array(
						z.strictObject({
							period: compared(20),
							pod: id().nullable(),
							children: z.number(),
							source: line(sourceMost),
						}),
					)
					.min(1)
					.max(linesMost),
			}),
		),
	},
	responses: { 204: { description: 'Recorded' }, 409: refusals[409], 422: refusals[422] },
});

const postCorrection = route(keepers, {
	method: 'post',
	path: '/api/trends/children-open/{figure}/corrections',
	summary: 'Put a number right; what it was stays, with the reason',
	request: {
		params: z.object({ figure: id() }),
		body: body(z.strictObject({ children: z.number(), because: line(becauseMost), seen: id() })),
	},
	responses: { 204: { description: 'Put right' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postSheet = route(reads(keepers, nobody), {
	method: 'post',
	path: '/api/trends/children-open/sheets',
	summary: 'Show what a sheet of numbers would do; with `sure`, do it as it was shown',
	request: { body: body(sheetBody) },
	responses: {
		200: answers(sheetAnswer, 'What it would do'),
		201: answers(z.object({ recorded: z.number().int() })),
		409: refusals[409],
		422: refusals[422],
	},
});

export const childrenRoutes = (world: World) =>
	room()
		.openapi(getChildren, async (c) => {
			const isStaff = c.get('who').kind === 'staff';
			const [all, { threshold }] = await Promise.all([listChildrenOpen(world.db, isStaff), findReleaseRules(world.db)]);
			const least = isStaff ? 1 : threshold;
			return c.json({ figures: all.filter(({ children }) => children >= least) }, 200);
		})
		.openapi(getKept, async (c) => {
			const [figures, pods] = await Promise.all([listChildrenKept(world.db), listPods(world.db)]);
			return c.json({ figures, pods }, 200);
		})
		.openapi(postChildren, async (c) => {
			await recordChildren(world, staffOf(c), c.req.valid('json').rows);
			return c.body(null, 204);
		})
		.openapi(postCorrection, async (c) => {
			await correctChildren(world, staffOf(c), c.req.valid('param').figure, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postSheet, async (c) => {
			const { sheet, sure } = c.req.valid('json');
			const rows = await rowsIn(sheet);
			if (sure === undefined) return c.json(await showChildrenSheet(world, rows), 200);
			return c.json({ recorded: await takeInChildren(world, staffOf(c), rows, sure) }, 201);
		});

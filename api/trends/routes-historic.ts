import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, id, line, refusals } from '../form.ts';
import { keepsHistoric } from '../policy/figures.ts';
import type { World } from '../world.ts';
import { correctHistoric, showHistoricSheet, takeInHistoric } from './changes-historic.ts';
import { historicFigureMost, historicMeasures } from './historic.ts';
import { listHistoricKept } from './queries-historic.ts';
import { becauseMost, revision, rowsIn, sheetAnswer, sheetBody } from './routes-shapes.ts';

const keepers = { only: keepsHistoric } as const;
const nobody = { nobody: 'figures that others published' } as const;

const getKept = route(reads(keepers, nobody), {
	method: 'get',
	path: '/api/trends/historic',
	summary: 'Figures that others published, each with what it was before somebody put it right',
	responses: {
		200: answers(
			z.object({
				series: z.array(
					z.object({
						series: z.string(),
						measure: z.enum(historicMeasures),
						definition: z.string(),
						source: z.string(),
						points: z.array(
							z.object({
								id: z.string(),
								seen: z.string(),
								period: z.string(),
								periodToConfirm: z.boolean(),
								figure: z.number().int(),
								revisions: z.array(revision.extend({ wasPeriod: z.string(), wasToConfirm: z.boolean() })),
							}),
						),
					}),
				),
			}),
		),
	},
});

const postCorrection = route(keepers, {
	method: 'post',
	path: '/api/trends/historic/{figure}/corrections',
	summary: 'Put a published figure right, or confirm its year; what it was stays, with the reason',
	request: {
		params: z.object({ figure: id() }),
		body: body(
			z.strictObject({
				period: compared(20),
				periodToConfirm: z.boolean(),
				figure: z.number().int().min(0).max(historicFigureMost),
				because: line(becauseMost),
				seen: id(),
			}),
		),
	},
	responses: { 204: { description: 'Put right' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postSheet = route(reads(keepers, nobody), {
	method: 'post',
	path: '/api/trends/historic/sheets',
	summary: 'Show what a sheet of published figures would do; with `sure`, do it as it was shown',
	request: { body: body(sheetBody) },
	responses: {
		200: answers(sheetAnswer, 'What it would do'),
		201: answers(z.object({ recorded: z.number().int() })),
		409: refusals[409],
		422: refusals[422],
	},
});

export const historicRoutes = (world: World) =>
	room()
		.openapi(getKept, async (c) => c.json({ series: await listHistoricKept(world.db) }, 200))
		.openapi(postCorrection, async (c) => {
			await correctHistoric(world, staffOf(c), c.req.valid('param').figure, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postSheet, async (c) => {
			const { sheet, sure } = c.req.valid('json');
			const rows = await rowsIn(sheet);
			if (sure === undefined) return c.json(await showHistoricSheet(world, rows), 200);
			return c.json({ recorded: await takeInHistoric(world, staffOf(c), rows, sure) }, 201);
		});

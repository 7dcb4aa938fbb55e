import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, id, refusals, words } from '../form.ts';
import { ladoDecisions, urgentDecisions, urgentLimits } from '../urgent/urgent.ts';
import type { World } from '../world.ts';
import { raiseFromCase } from './changes-safeguarding.ts';
import { getSafeguarding } from './queries-safeguarding.ts';

const one = { params: z.object({ case: id() }) };

const getAll = route(reads(staffOnly, { thing: 'safeguarding', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/safeguarding',
	summary: 'What was raised of harm in a complaint, and what a person decided',
	request: one,
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					raisedAt: z.string(),
					decideBy: z.string().nullable(),
					words: z.string().nullable().openapi({ description: 'For the complaints team alone' }),
					raisedBy: z.string().nullable(),
					decision: z
						.object({
							decision: z.enum(urgentDecisions),
							decidedAt: z.string(),
							lado: z.enum(ladoDecisions).nullable(),
							reason: z.string().nullable(),
							decidedBy: z.string().nullable(),
						})
						.nullable(),
				}),
			),
		),
		404: refusals[404],
	},
});

const post = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/safeguarding',
	summary: 'Raise harm that somebody read of in a complaint, for duty staff to decide',
	request: { ...one, body: body(z.strictObject({ words: words(urgentLimits.words) })) },
	responses: { 204: { description: 'Raised' }, 404: refusals[404], 422: refusals[422] },
});

export const safeguardingRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json(await getSafeguarding(world.db, staffOf(c), c.req.valid('param').case), 200))
		.openapi(post, async (c) => {
			await raiseFromCase(world, staffOf(c), c.req.valid('param').case, c.req.valid('json').words);
			return c.body(null, 204);
		});

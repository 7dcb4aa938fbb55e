import { z } from '@hono/zod-openapi';
import { talkingOf } from '../accounts/talking.ts';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, id, refusals, talkingShape, words } from '../form.ts';
import type { World } from '../world.ts';
import { seesUrgent } from '../policy/urgent.ts';
import { decideUrgent, raiseUrgent } from './changes.ts';
import { listUrgentItems } from './queries.ts';
import { ladoDecisions, urgentDecisions, urgentLimits } from './urgent.ts';

const urgentOnly = { only: seesUrgent } as const;

const postUrgent = route(
	{ anyone: 'somebody who is not safe is never asked who they are first' },
	{
		method: 'post',
		path: '/api/urgent-items',
		summary: 'I am not safe',
		request: {
			body: body(
				z.strictObject({
					words: words(urgentLimits.words).nullable().default(null),
					reach: words(urgentLimits.reach).nullable().default(null),
					typedSoFar: words(urgentLimits.typedSoFar).nullable().default(null),
				}),
			),
		},
		responses: {
			201: answers(z.object({ id: z.string(), somebodyIsReading: z.boolean() })),
			422: refusals[422],
		},
	},
);

const getUrgent = route(reads(urgentOnly, { list: 'urgent_item' }), {
	method: 'get',
	path: '/api/urgent-items',
	summary: 'What duty staff have to decide, and what was decided',
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					raisedAt: z.string(),
					decideBy: z.string().nullable(),
					raisedBy: z.string().nullable().openapi({ description: 'Staff who read of it or were told' }),
					case: z.string().nullable(),
					person: z.string().nullable(),
					reference: z.string().nullable(),
					words: z.string().nullable(),
					reach: z.string().nullable(),
					typedSoFar: z.string().nullable(),
					talking: talkingShape,
					decision: z
						.object({
							decision: z.enum(urgentDecisions),
							lado: z.enum(ladoDecisions).nullable(),
							reason: z.string(),
							decidedAt: z.string(),
							decidedBy: z.string(),
						})
						.nullable(),
				}),
			),
		),
	},
});

const postDecision = route(urgentOnly, {
	method: 'post',
	path: '/api/urgent-items/{item}/decision',
	summary: 'Record what was decided, and why',
	request: {
		params: z.object({ item: id() }),
		body: body(
			z.strictObject({
				decision: z.enum(urgentDecisions),
				lado: z.enum(ladoDecisions),
				reason: words(urgentLimits.reason),
			}),
		),
	},
	responses: { 204: { description: 'Recorded' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

export const urgentRoutes = (world: World) =>
	room()
		.openapi(postUrgent, async (c) => {
			return c.json(await raiseUrgent(world, c.get('who'), c.req.valid('json')), 201);
		})
		.openapi(getUrgent, async (c) => {
			const items = await listUrgentItems(world.db, staffOf(c));
			return c.json(
				items.map((item) => ({
					id: item.id,
					raisedAt: item.raised_at,
					decideBy: item.decide_by,
					raisedBy: item.raisedBy,
					case: item.representation,
					person: item.person,
					reference: item.reference,
					words: item.words,
					reach: item.reach,
					typedSoFar: item.typed_so_far,
					talking: talkingOf(item),
					decision:
						item.decision === null
							? null
							: {
									decision: item.decision,
									lado: item.lado,
									reason: item.reason!,
									decidedAt: item.decided_at!,
									decidedBy: item.decidedBy!,
								},
				})),
				200,
			);
		})
		.openapi(postDecision, async (c) => {
			await decideUrgent(world, staffOf(c), c.req.valid('param').item, c.req.valid('json'));
			return c.body(null, 204);
		});

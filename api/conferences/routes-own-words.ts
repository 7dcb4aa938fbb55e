import { z } from '@hono/zod-openapi';
import { familyOf, familyOnly, room, route } from '../door.ts';
import { answers, body, id, onceHeader, refusals, words } from '../form.ts';
import { correctionMost } from '../questionnaires/corrections.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { correctViews, takeBackViews } from './changes-own-words.ts';

const deletePart = route(familyOnly, {
	method: 'delete',
	path: '/api/conferences/mine/{invitation}/views/{part}',
	summary: 'Take back what I sent, until somebody has opened it',
	request: { params: z.object({ invitation: id(), part: id() }) },
	responses: {
		204: { description: 'Its words are gone' },
		404: refusals[404],
		409: refusals[409],
	},
});

const postCorrection = route(familyOnly, {
	method: 'post',
	path: '/api/conferences/mine/answers/{answer}/corrections',
	summary: 'Put something right in an answer: the chair reads both',
	request: {
		params: z.object({ answer: id() }),
		headers: onceHeader,
		body: body(z.strictObject({ words: words(correctionMost) })),
	},
	responses: {
		201: answers(z.object({ numbers: z.boolean(), somebodyIsReading: z.boolean() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

export const ownViewsRoutes = (world: World) =>
	room()
		.openapi(deletePart, async (c) => {
			const { invitation, part } = c.req.valid('param');
			await takeBackViews(world, familyOf(c), invitation, Number(part));
			return c.body(null, 204);
		})
		.openapi(postCorrection, async (c) => {
			const who = familyOf(c);
			const { answer } = c.req.valid('param');
			const { words: right } = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { answer, right });
			return c.json(await correctViews(world, who, answer, right, replay), 201);
		});

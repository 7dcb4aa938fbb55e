import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { tryAgain } from './changes.ts';
import { countWaitingLetters, listStuckLetters } from './queries.ts';

const getStuck = route(reads(complaintsTeamOnly, { nobody: 'that a letter did not go, not to whom' }), {
	method: 'get',
	path: '/api/letters/stuck',
	summary: 'Mail that could not be delivered',
	responses: {
		200: answers(
			z.object({
				waiting: z.number().int(),
				stuck: z.array(
					z.object({
						id: z.string(),
						kind: z.string(),
						queuedAt: z.string(),
						tries: z.number().int(),
						lastError: z.string().nullable(),
						about: z.string().nullable(),
					}),
				),
			}),
		),
	},
});

const postAgain = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/letters/{letter}/try',
	summary: 'Try a stuck letter again',
	request: { params: z.object({ letter: id() }) },
	responses: { 204: { description: 'It will be tried' }, 404: refusals[404] },
});

export const outboxRoutes = (world: World) =>
	room()
		.openapi(getStuck, async (c) => {
			const [waiting, stuck] = await Promise.all([countWaitingLetters(world.db), listStuckLetters(world.db)]);
			return c.json({ waiting, stuck }, 200);
		})
		.openapi(postAgain, async (c) => {
			await tryAgain(world, staffOf(c), c.req.valid('param').letter);
			return c.body(null, 204);
		});

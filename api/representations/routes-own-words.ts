import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers, body, id, onceHeader, refusals, words } from '../form.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { correct, takeBackAll, takeBackMessage } from './changes-own-words.ts';
import { limits } from './limits.ts';
import { correctable, stays } from './own-words.ts';
import { lookAtOwnWords } from './queries-own-words.ts';
import { correctionShape } from './routes.ts';
import { kinds } from './routing.ts';

const theirs = { only: ['family', 'return'] } as const;
const one = { params: z.object({ representation: id() }) };
const why = z.enum(stays).nullable().openapi({ description: 'Why it cannot be taken back; null where it can' });

const getOwnWords = route(theirs, {
	method: 'get',
	path: '/api/representations/{representation}/own-words',
	summary: 'What this person wrote, and whether they may take it back',
	request: one,
	responses: {
		200: answers(
			z.object({
				kind: z.enum(kinds),
				reference: z.string(),
				stays: why,
				parts: z.array(
					z.object({
						part: z.enum(correctable),
						id: z.string(),
						words: z.string(),
						writtenAt: z.string(),
						stays: why.openapi({ description: 'Of a letter alone: the rest is taken back as a whole' }),
						corrections: z.array(correctionShape),
					}),
				),
			}),
		),
		404: refusals[404],
	},
});

const deleteAll = route(theirs, {
	method: 'delete',
	path: '/api/representations/{representation}',
	summary: 'Take back a thank-you or an idea that nobody has opened',
	request: one,
	responses: { 204: { description: 'Its words are gone' }, 404: refusals[404], 409: refusals[409] },
});

const deleteMessage = route(theirs, {
	method: 'delete',
	path: '/api/representations/{representation}/messages/{message}',
	summary: 'Take back a letter to us that nobody has opened',
	request: { params: one.params.extend({ message: id() }) },
	responses: { 204: { description: 'Its words are gone' }, 404: refusals[404], 409: refusals[409] },
});

const postCorrection = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/corrections',
	summary: 'Put something right: it stands beside what was written, for everybody who reads that',
	request: {
		...one,
		headers: onceHeader,
		body: body(
			z.strictObject({
				part: z.enum(correctable),
				partId: id().nullable().default(null),
				words: words(limits.correction),
			}),
		),
	},
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

export const ownWordsRoutes = (world: World) =>
	room()
		.openapi(getOwnWords, async (c) => {
			return c.json(await lookAtOwnWords(world, c.get('who'), c.req.valid('param').representation), 200);
		})
		.openapi(deleteAll, async (c) => {
			await takeBackAll(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(deleteMessage, async (c) => {
			const { representation, message } = c.req.valid('param');
			await takeBackMessage(world, c.get('who'), representation, message);
			return c.body(null, 204);
		})
		.openapi(postCorrection, async (c) => {
			const who = c.get('who');
			const { representation } = c.req.valid('param');
			const right = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { representation, ...right });
			return c.json({ id: await correct(world, who, representation, right, replay) }, 201);
		});

import { z } from '@hono/zod-openapi';
import { familyOf, familyOnly, room, route } from '../door.ts';
import { answers, body, id, onceHeader, refusals, words } from '../form.ts';
import type { Value } from '../questionnaires/answers.ts';
import { correctionMost } from '../questionnaires/corrections.ts';
import { replayOf } from '../replay.ts';
import { stays } from '../representations/own-words.ts';
import type { World } from '../world.ts';
import { correctAnswer, takeBackAnswers } from './changes-own-words.ts';
import { readOwnAnswers } from './queries-own-words.ts';
import { versionShape } from './routes.ts';

const mine = { params: z.object({ invitation: id() }) };

const getOwnWords = route(familyOnly, {
	method: 'get',
	path: '/api/closure/mine/{invitation}/own-words',
	summary: 'What I said when the work ended. With a card alone it is not shown',
	request: mine,
	responses: {
		200: answers(
			z.object({
				stays: z.enum(stays).nullable().openapi({ description: 'Why it cannot be taken back; null where it can' }),
				version: versionShape,
				givenOn: z.string(),
				answers: z.array(
					z.object({
						id: z.string(),
						item: z.string(),
						value: z.custom<Value>().openapi({ type: 'object' }),
						corrections: z.array(z.object({ words: z.string(), writtenAt: z.string() })),
					}),
				),
			}),
		),
		404: refusals[404],
	},
});

const deleteAnswers = route(familyOnly, {
	method: 'delete',
	path: '/api/closure/mine/{invitation}/own-words',
	summary: 'Take back what I said, until the manager has opened it',
	request: mine,
	responses: { 204: { description: 'Its words are gone' }, 404: refusals[404], 409: refusals[409] },
});

const postCorrection = route(familyOnly, {
	method: 'post',
	path: '/api/closure/mine/{invitation}/corrections',
	summary: 'Put something right in an answer: whoever reads it reads both',
	request: { ...mine, headers: onceHeader, body: body(z.strictObject({ answer: id(), words: words(correctionMost) })) },
	responses: {
		201: answers(z.object({ numbers: z.boolean(), somebodyIsReading: z.boolean() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

export const ownAnswersRoutes = (world: World) =>
	room()
		.openapi(getOwnWords, async (c) => {
			const own = await readOwnAnswers(world, world.db, familyOf(c), c.req.valid('param').invitation);
			const { version, givenOn, answers: given } = own.response;
			return c.json({ stays: own.stays, version, givenOn, answers: given }, 200);
		})
		.openapi(deleteAnswers, async (c) => {
			await takeBackAnswers(world, familyOf(c), c.req.valid('param').invitation);
			return c.body(null, 204);
		})
		.openapi(postCorrection, async (c) => {
			const who = familyOf(c);
			const { invitation } = c.req.valid('param');
			const right = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { invitation, ...right });
			return c.json(await correctAnswer(world, who, invitation, right, replay), 201);
		});

import { z } from '@hono/zod-openapi';
import { scopes } from '../accounts/roles.ts';
import { administratorFreshly, administratorOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, line, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { addWebhook, endWebhook, makeProgram, revokeProgram, testWebhook, tryWebhookAgain } from './changes.ts';
import { listPrograms, listStuckMessages } from './queries.ts';

const scope = z.enum(scopes);
const someScopes = z
	.array(scope)
	.max(scopes.length)
	.refine((chosen) => chosen.length > 0, { error: 'programs.scope.nothing' });

const getPrograms = route(reads(administratorOnly, { nobody: 'programs and their keys are no people' }), {
	method: 'get',
	path: '/api/programs',
	summary: 'Programs of the council that come in by a key, and where they are told when something happened',
	responses: {
		200: answers(
			z.array(
				z.object({
					...{ id: z.string(), name: z.string(), scopes: z.array(scope), madeBy: z.string(), madeAt: z.string() },
					...{ expiresOn: z.string(), usedAt: z.string().nullable(), standing: z.enum(['open', 'over', 'revoked']) },
					webhooks: z.array(
						z.object({
							...{ id: z.string(), url: z.string() },
							...{ sent: z.number().int(), waiting: z.number().int(), stuck: z.number().int() },
							...{ lastSentAt: z.string().nullable(), lastError: z.string().nullable() },
						}),
					),
				}),
			),
		),
	},
});

const postProgram = route(administratorFreshly, {
	method: 'post',
	path: '/api/programs',
	summary: 'Make a key for a program. It is shown this once',
	request: {
		body: body(z.strictObject({ name: line(80), scopes: someScopes, expiresOn: day() })),
	},
	responses: { 201: answers(z.object({ id: z.string(), key: z.string() })), 422: refusals[422] },
});

const getStuck = route(reads(administratorOnly, { nobody: 'that a program was not told, not of what' }), {
	method: 'get',
	path: '/api/webhooks/stuck',
	summary: 'Messages to programs that were given up',
	responses: {
		200: answers(
			z.array(
				z.object({
					...{ id: z.string(), webhook: z.string(), url: z.string(), program: z.string(), queuedAt: z.string() },
					...{ type: z.string(), tries: z.number().int(), lastError: z.string().nullable(), isShut: z.boolean() },
				}),
			),
		),
	},
});

const ofProgram = z.object({ program: id() });
const ofWebhook = z.object({ webhook: id() });

const postRevoking = route(administratorFreshly, {
	method: 'post',
	path: '/api/programs/{program}/revoking',
	summary: 'The key opens nothing from the next request on',
	request: { params: ofProgram },
	responses: { 204: { description: 'Revoked' }, 404: refusals[404] },
});

const postWebhook = route(administratorFreshly, {
	method: 'post',
	path: '/api/programs/{program}/webhooks',
	summary: 'An address that a program is told at. The secret that signs what is sent is shown this once',
	request: { params: ofProgram, body: body(z.strictObject({ url: z.string().trim().min(1).max(500) })) },
	responses: {
		201: answers(z.object({ id: z.string(), secret: z.string() })),
		404: refusals[404],
		422: refusals[422],
	},
});

const act = (what: 'ending' | 'testing' | 'trying', summary: string) =>
	({
		method: 'post',
		path: `/api/webhooks/{webhook}/${what}`,
		summary,
		request: { params: ofWebhook },
		responses: { 204: { description: 'Done' }, 404: refusals[404] },
	}) as const;

const postEnding = route(administratorFreshly, {
	...act('ending', 'Nothing more is sent there'),
	path: '/api/webhooks/{webhook}/ending',
});
const postTest = route(administratorOnly, {
	...act('testing', 'Send a message that says it is a test'),
	path: '/api/webhooks/{webhook}/testing',
});
const postAgain = route(administratorOnly, {
	...act('trying', 'Try again what could not be delivered'),
	path: '/api/webhooks/{webhook}/trying',
});

export const programRoutes = (world: World) =>
	room()
		.openapi(getPrograms, async (c) => c.json(await listPrograms(world.db, world.clock.today()), 200))
		.openapi(getStuck, async (c) => c.json(await listStuckMessages(world.db), 200))
		.openapi(postProgram, async (c) => c.json(await makeProgram(world, staffOf(c), c.req.valid('json')), 201))
		.openapi(postRevoking, async (c) => {
			await revokeProgram(world, staffOf(c), c.req.valid('param').program);
			return c.body(null, 204);
		})
		.openapi(postWebhook, async (c) => {
			const { program } = c.req.valid('param');
			return c.json(await addWebhook(world, staffOf(c), program, c.req.valid('json').url), 201);
		})
		.openapi(postEnding, async (c) => {
			await endWebhook(world, staffOf(c), c.req.valid('param').webhook);
			return c.body(null, 204);
		})
		.openapi(postTest, async (c) => {
			await testWebhook(world, staffOf(c), c.req.valid('param').webhook);
			return c.body(null, 204);
		})
		.openapi(postAgain, async (c) => {
			await tryWebhookAgain(world, staffOf(c), c.req.valid('param').webhook);
			return c.body(null, 204);
		});

import { z } from '@hono/zod-openapi';
import { room, route, staffOf } from '../door.ts';
import { answers, body, id, refusals } from '../form.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { makeLink, takeLinkBack } from './changes-links.ts';
import { findOpenLink, findStaffAccount, waysOf } from './queries.ts';

const ofStaff = z.object({ account: id() });
const dates = z.object({ madeAt: z.string(), usedAt: z.string().nullable() });

const getWays = route(
	{ only: ['administrator'], opens: { thing: 'account', param: 'account' } },
	{
		method: 'get',
		path: '/api/staff/{account}/sign-in',
		summary: 'What somebody who works here comes in with, and whether a one-time link waits for them',
		request: { params: ofStaff },
		responses: {
			200: answers(
				z.object({
					passkeys: z.number().int(),
					directory: dates.nullable(),
					app: dates.nullable(),
					recoveryCodesLeft: z.number().int(),
					link: z
						.object({ madeAt: z.string(), expiresAt: z.string(), openedAt: z.string().nullable() })
						.nullable()
						.openapi({ description: 'Not yet used to its end, and not over' }),
				}),
			),
			404: refusals[404],
		},
	},
);

const postLink = route(
	{ only: ['administrator'], freshly: true },
	{
		method: 'post',
		path: '/api/staff/{account}/sign-in-links',
		summary: 'Give somebody who works here a one-time link to set up how they come in; it is shown this once',
		request: {
			params: ofStaff,
			body: body(
				z.strictObject({
					replaces: z.boolean().openapi({
						description: 'A phone was lost or stolen: all they came in with stops, and their sessions end',
					}),
				}),
			),
		},
		responses: {
			201: answers(z.object({ address: z.string(), code: z.string(), expiresAt: z.string() })),
			404: refusals[404],
			422: refusals[422],
		},
	},
);

const deleteLink = route(
	{ only: ['administrator'] },
	{
		method: 'delete',
		path: '/api/staff/{account}/sign-in-links',
		summary: 'Take back the one-time link of somebody',
		request: { params: ofStaff },
		responses: { 204: { description: 'It opens nothing any more' }, 404: refusals[404] },
	},
);

/** What administrators do for others: who comes in how, and the links that begin it. */
export const signInLinkRoutes = (world: World) =>
	room()
		.openapi(getWays, async (c) => {
			const { account } = c.req.valid('param');
			if (!(await findStaffAccount(world.db, account))) throw notFound();
			const { passkeys, ...ways } = await waysOf(world.db, account);
			const link = await findOpenLink(world.db, account, world.clock.now());
			return c.json({ ...ways, passkeys: passkeys.length, link }, 200);
		})
		.openapi(postLink, async (c) => {
			return c.json(await makeLink(world, staffOf(c), c.req.valid('param').account, c.req.valid('json')), 201);
		})
		.openapi(deleteLink, async (c) => {
			await takeLinkBack(world, staffOf(c), c.req.valid('param').account);
			return c.body(null, 204);
		});

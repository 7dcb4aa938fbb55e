import { z } from '@hono/zod-openapi';
import { sessionCookie } from '../accounts/sessions.ts';
import { insiderOf, insidersOnly, room, route } from '../door.ts';
import { answers, body, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { comeInAs, proveByPress } from './changes.ts';
import { listFamilies, listReturnCodes, listStaff } from './queries.ts';

const why = { anyone: 'only in the demo council, where everybody is made up' };
const wording = z.enum(['adult', 'young', 'easy']);

const getPeople = route(why, {
	method: 'get',
	path: '/api/demo/people',
	summary: 'Who there is in the demo council, and how to come in as each of them',
	responses: {
		200: answers(
			z.object({
				publicUrl: z.string().openapi({ description: 'Where the square code of a card leads to' }),
				families: z.array(
					z.object({
						key: z.string(),
						id: z.string(),
						name: z.string(),
						role: z.string(),
						language: z.string(),
						wording,
						podName: z.string().nullable(),
						podEmblem: z.string().nullable(),
						card: z.object({
							code: z.string(),
							scanned: z.string(),
							awaitsSecret: z.boolean(),
							chosen: z.string().nullable(),
						}),
					}),
				),
				staff: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						role: z.string(),
						podName: z.string().nullable(),
						podEmblem: z.string().nullable(),
						oversees: z.array(z.string()),
					}),
				),
				threads: z.array(z.object({ key: z.string(), code: z.string() })),
			}),
		),
	},
});

const postSession = route(why, {
	method: 'post',
	path: '/api/demo/session',
	summary: 'Come in as anybody of the demo council',
	request: { body: body(z.strictObject({ accountId: id() })) },
	responses: {
		201: answers(z.object({ kind: z.enum(['family', 'staff']), language: z.string(), wording })),
		404: refusals[404],
		422: refusals[422],
	},
});

const postProof = route(insidersOnly, {
	method: 'post',
	path: '/api/demo/proof',
	summary: 'Prove anew who you are, by one press',
	responses: { 204: { description: 'Proved' } },
});

/** The demo's doors. In a real council there are none: what is asked for here is not there, as with any unknown address. */
export const demoRoutes = (world: World) => {
	const doors = room()
		.openapi(getPeople, async (c) => {
			const today = world.clock.today();
			const [families, staff, threads] = await Promise.all([
				listFamilies(world.db, today),
				listStaff(world.db, today),
				listReturnCodes(world.db),
			]);
			return c.json({ publicUrl: world.config.publicUrl, families, staff, threads }, 200);
		})
		.openapi(postSession, async (c) => {
			const { token, ...person } = await comeInAs(world, c.req.valid('json').accountId, c.get('token'));
			c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
			return c.json(person, 201);
		})
		.openapi(postProof, async (c) => {
			await proveByPress(world, insiderOf(c));
			return c.body(null, 204);
		});
	return world.config.demo ? doors : (room() as typeof doors);
};

import { z } from '@hono/zod-openapi';
import { podRoles, staffRoles } from '../accounts/roles.ts';
import { administratorFreshly, administratorOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, id, line, onceHeader, refusals } from '../form.ts';
import { isOneAddress } from '../outbox/address.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { changeRole, changeStaff, endStaff, makeStaff } from './changes-staff.ts';
import { peopleLimits } from './limits.ts';
import { countNeeds, type Need, needs } from './queries-needs.ts';
import { countFamiliesOf, getStaff, listOverseen, listPlaces, listStaff } from './queries-staff.ts';

const role = z.enum(staffRoles);
const seen = z
	.string()
	.max(64)
	.regex(/^[\w-]+$/);
const podName = z.object({ id: z.string(), name: z.string() });

/** One plain mailbox: what could put a second line into a letter's head is no address. */
const email = z
	.string()
	.trim()
	.max(peopleLimits.email)
	.refine((text) => isOneAddress(text), { error: 'people.email.malformed' })
	.openapi({ format: 'email', example: 'ruth.adeyemi@council.example' });

const facts = { name: line(peopleLimits.name), email };
const named = z.object({ account: id() });
const changed = {
	204: { description: 'Changed' },
	404: refusals[404],
	409: refusals[409],
	422: refusals[422],
} as const;

const getAll = route(reads(administratorOnly, { nobody: 'who works here, and nobody of a family' }), {
	method: 'get',
	path: '/api/staff',
	summary: 'Everybody with an account to work with',
	request: {
		query: z.strictObject({
			find: z.string().trim().max(peopleLimits.find).optional(),
			role: role.optional(),
			need: z.enum(['sign_in', 'pod']).optional(),
			ended: z.enum(['yes']).optional(),
		}),
	},
	responses: {
		200: answers(
			z.object({
				staff: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						email: z.string().nullable(),
						role,
						endedAt: z.string().nullable(),
						hasComeIn: z.boolean(),
						pods: z.array(podName),
					}),
				),
				more: z.boolean(),
			}),
		),
		422: refusals[422],
	},
});

const getOne = route(reads(administratorOnly, { nobody: 'somebody who works here; of families how many' }), {
	method: 'get',
	path: '/api/staff/{account}',
	summary: 'One member of staff, with every place they have had in a pod',
	request: { params: named },
	responses: {
		200: answers(
			z
				.object({
					id: z.string(),
					name: z.string(),
					email: z.string().nullable(),
					role,
					madeAt: z.string(),
					endedAt: z.string().nullable(),
					seen: z.string(),
					families: z.number().int().openapi({ description: 'How many people have them as their worker today' }),
					oversees: z.array(podName),
					places: z.array(
						z.object({
							id: z.string(),
							podId: z.string(),
							podName: z.string(),
							role: z.enum(podRoles),
							startedOn: z.string(),
							endedOn: z.string().nullable(),
						}),
					),
				})
				.openapi('StaffMember'),
		),
		404: refusals[404],
	},
});

const getNeeds = route(reads(administratorOnly, { nobody: 'how much there is to do, and nobody’s name' }), {
	method: 'get',
	path: '/api/administration/needs',
	summary: 'What waits for an administrator, in numbers',
	responses: {
		200: answers(
			z.object(Object.fromEntries(needs.map((need) => [need, z.number().int()])) as Record<Need, z.ZodNumber>),
		),
	},
});

const postStaff = route(administratorFreshly, {
	method: 'post',
	path: '/api/staff',
	summary: 'Make an account for a member of staff or an advocate',
	request: { headers: onceHeader, body: body(z.strictObject({ ...facts, role })) },
	responses: { 201: answers(z.object({ id: z.string() })), 409: refusals[409], 422: refusals[422] },
});

const patchStaff = route(administratorFreshly, {
	method: 'patch',
	path: '/api/staff/{account}',
	summary: 'Put a name or an address right',
	request: { params: named, body: body(z.strictObject({ ...facts, seen })) },
	responses: changed,
});

const putRole = route(administratorFreshly, {
	method: 'put',
	path: '/api/staff/{account}/role',
	summary: 'Give somebody another role, in force at their next request',
	request: { params: named, body: body(z.strictObject({ seen, role })) },
	responses: changed,
});

const postEnding = route(administratorFreshly, {
	method: 'post',
	path: '/api/staff/{account}/ending',
	summary: 'End an account the same day: sessions and places in pods with it',
	request: { params: named, body: body(z.strictObject({ seen })) },
	responses: changed,
});

export const staffRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => {
			const { ended, ...asked } = c.req.valid('query');
			return c.json(await listStaff(world.db, { ...asked, ended: ended === 'yes' }, world.clock.today()), 200);
		})
		.openapi(getOne, async (c) => {
			const { account } = c.req.valid('param');
			const today = world.clock.today();
			const { id: accountId, name, email: address, role: is, ...row } = await getStaff(world.db, account);
			const places = await listPlaces(world.db, account);
			return c.json(
				{
					...{ id: accountId, name, email: address, role: is, seen: row.seen },
					...{ madeAt: row.created_at, endedAt: row.ended_at },
					families: await countFamiliesOf(world.db, account, today),
					oversees: await listOverseen(world.db, account, today),
					places: places.map((place) => ({ ...place, role: z.enum(podRoles).parse(place.role) })),
				},
				200,
			);
		})
		.openapi(getNeeds, async (c) => c.json(await countNeeds(world), 200))
		.openapi(postStaff, async (c) => {
			const who = staffOf(c);
			const told = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], told);
			return c.json(await makeStaff(world, who, told, replay), 201);
		})
		.openapi(patchStaff, async (c) => {
			await changeStaff(world, staffOf(c), c.req.valid('param').account, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(putRole, async (c) => {
			await changeRole(world, staffOf(c), c.req.valid('param').account, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postEnding, async (c) => {
			await endStaff(world, staffOf(c), c.req.valid('param').account, c.req.valid('json').seen);
			return c.body(null, 204);
		});

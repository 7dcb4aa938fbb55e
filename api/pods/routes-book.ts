import { z } from '@hono/zod-openapi';
import { podRoles } from '../accounts/roles.ts';
import { isPhoneNumber, isTime } from '../council/written.ts';
import { administratorOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, line, refusals } from '../form.ts';
import { isOneAddress } from '../outbox/address.ts';
import { markOf } from '../seen.ts';
import type { World } from '../world.ts';
import { changePod, closePod, openPod, reopenPod } from './changes-book.ts';
import { changePlace, join, leavePod, movePlace } from './changes-places.ts';
import { emblemNames } from './emblem-names.ts';
import { holdsOn, podLimits } from './places.ts';
import { countFamilies, getPod, listBook, listCandidates, listPlacesOf } from './queries-book.ts';
import { departuresFromTemplate } from './template.ts';

const role = z.enum(podRoles);
const emblem = z.enum(emblemNames);

const time = z
	.string()
	.trim()
	.max(5)
	.refine((text) => isTime(text), { error: 'council.time.not_a_time' })
	.openapi({ format: 'time', example: '09:00' });
const phone = z
	.string()
	.trim()
	.max(podLimits.phone)
	.refine((text) => isPhoneNumber(text), { error: 'council.phone.not_a_number' })
	.openapi({ format: 'phone', example: '01632 960 210' });

const facts = {
	name: line(podLimits.name),
	emblem,
	phone,
	email: z
		.string()
		.trim()
		.max(podLimits.email)
		.refine((text) => isOneAddress(text), { error: 'people.email.malformed' })
		.openapi({ format: 'email' }),
	openFrom: time,
	openTo: time,
	serviceManager: id().nullable().default(null),
};

const terms = {
	fullTimeEquivalent: z.number().refine((share) => share >= podLimits.shareLeast && share <= podLimits.shareMost, {
		error: 'pods.share.out_of_range',
	}),
	workingDays: z
		.array(z.number().int().min(1).max(7))
		.max(7)
		.refine((days) => days.length > 0, { error: 'pods.place.no_days' }),
	worksFrom: time,
	worksTo: time,
	phone: phone.nullable().default(null),
};

const place = z
	.object({
		id: z.string(),
		accountId: z.string(),
		name: z.string(),
		role,
		fullTimeEquivalent: z.number(),
		workingDays: z.array(z.number().int()),
		worksFrom: z.string(),
		worksTo: z.string(),
		phone: z.string().nullable(),
		startedOn: z.string(),
		endedOn: z.string().nullable(),
		seen: z.string(),
	})
	.openapi('PlaceInPod');

const choice = z.object({ id: z.string(), name: z.string() });
const ofPod = z.object({ pod: id() });
const ofPlace = z.object({ place: id() });
const made = answers(z.object({ id: z.string() }));
const changed = {
	204: { description: 'Changed' },
	404: refusals[404],
	409: refusals[409],
	422: refusals[422],
} as const;

const getBook = route(reads(administratorOnly, { nobody: 'pods, and how many people are with each' }), {
	method: 'get',
	path: '/api/pod-book',
	summary: 'Every pod there is or was, with who may be put in one',
	responses: {
		200: answers(
			z.object({
				pods: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						emblem: z.string(),
						phone: z.string(),
						serviceManager: z.string().nullable(),
						openedOn: z.string(),
						closedOn: z.string().nullable(),
						checkedOn: z.string(),
						members: z.number().int(),
						families: z.number().int(),
						departures: z.array(z.string()),
					}),
				),
				workers: z.array(choice.extend({ role })),
				serviceManagers: z.array(choice),
			}),
		),
	},
});

const getOne = route(reads(administratorOnly, { nobody: 'who works in a pod, and how many people are with it' }), {
	method: 'get',
	path: '/api/pod-book/{pod}',
	summary: 'One pod, who is in it on a day, and everybody who ever was',
	request: { params: ofPod, query: z.strictObject({ on: day().optional() }) },
	responses: {
		200: answers(
			z.object({
				pod: z.object({
					id: z.string(),
					name: z.string(),
					emblem: z.string(),
					phone: z.string(),
					email: z.string(),
					openFrom: z.string(),
					openTo: z.string(),
					serviceManager: z.string().nullable(),
					openedOn: z.string(),
					closedOn: z.string().nullable(),
					checkedOn: z.string(),
					seen: z.string(),
				}),
				on: z.string(),
				members: z.array(place).openapi({ description: 'In the pod on that day' }),
				places: z.array(place).openapi({ description: 'Everybody, with when' }),
				families: z.number().int(),
				departures: z.array(z.string()),
			}),
		),
		404: refusals[404],
		422: refusals[422],
	},
});

const postPod = route(administratorOnly, {
	method: 'post',
	path: '/api/pods',
	summary: 'Open a pod',
	request: { body: body(z.strictObject({ ...facts, openedOn: day() })) },
	responses: { 201: made, 422: refusals[422] },
});

const patchPod = route(administratorOnly, {
	method: 'patch',
	path: '/api/pods/{pod}',
	summary: 'Change what is written down of a pod; families see it at their next look',
	request: { params: ofPod, body: body(z.strictObject({ ...facts, seen: id() })) },
	responses: changed,
});

const postClosing = route(administratorOnly, {
	method: 'post',
	path: '/api/pods/{pod}/closing',
	summary: 'Close a pod from a day on',
	request: { params: ofPod, body: body(z.strictObject({ on: day() })) },
	responses: changed,
});

const deleteClosing = route(administratorOnly, {
	method: 'delete',
	path: '/api/pods/{pod}/closing',
	summary: 'Take the closing of a pod back',
	request: { params: ofPod },
	responses: { 204: { description: 'Open' }, 404: refusals[404], 409: refusals[409] },
});

const postPlace = route(administratorOnly, {
	method: 'post',
	path: '/api/pods/{pod}/places',
	summary: 'Put somebody in a pod from a day on',
	request: { params: ofPod, body: body(z.strictObject({ ...terms, account: id(), role, from: day() })) },
	responses: { 201: made, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const patchPlace = route(administratorOnly, {
	method: 'patch',
	path: '/api/places/{place}',
	summary: 'Change the days and hours of somebody in a pod',
	request: { params: ofPlace, body: body(z.strictObject({ ...terms, seen: id() })) },
	responses: changed,
});

const postEnding = route(administratorOnly, {
	method: 'post',
	path: '/api/places/{place}/ending',
	summary: 'End somebody’s time in a pod with a day',
	request: { params: ofPlace, body: body(z.strictObject({ on: day() })) },
	responses: changed,
});

const postMove = route(administratorOnly, {
	method: 'post',
	path: '/api/places/{place}/move',
	summary: 'Move somebody to another pod from a day on',
	request: { params: ofPlace, body: body(z.strictObject({ pod: id(), from: day() })) },
	responses: { 201: made, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

export const podBookRoutes = (world: World) =>
	room()
		.openapi(getBook, async (c) => {
			const pods = await listBook(world.db, world.clock.today());
			return c.json({ pods, ...(await listCandidates(world.db)) }, 200);
		})
		.openapi(getOne, async (c) => {
			const { pod: podId } = c.req.valid('param');
			const today = world.clock.today();
			const { on = today } = c.req.valid('query');
			const row = await getPod(world.db, podId);
			const places = await listPlacesOf(world.db, podId);
			const members = places.filter((one) => holdsOn(one, on));
			return c.json(
				{
					pod: {
						...{ id: row.id, name: row.name, emblem: row.emblem, phone: row.phone, email: row.email },
						...{ openFrom: row.open_from, openTo: row.open_to, serviceManager: row.service_manager_id },
						...{ openedOn: row.opened_on, closedOn: row.closed_on, checkedOn: row.checked_on, seen: markOf(row) },
					},
					...{ on, members, places },
					families: (await countFamilies(world.db, today)).get(podId) ?? 0,
					departures: row.closed_on === null ? departuresFromTemplate(members) : [],
				},
				200,
			);
		})
		.openapi(postPod, async (c) => c.json(await openPod(world, staffOf(c), c.req.valid('json')), 201))
		.openapi(patchPod, async (c) => {
			await changePod(world, staffOf(c), c.req.valid('param').pod, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postClosing, async (c) => {
			await closePod(world, staffOf(c), c.req.valid('param').pod, c.req.valid('json').on);
			return c.body(null, 204);
		})
		.openapi(deleteClosing, async (c) => {
			await reopenPod(world, staffOf(c), c.req.valid('param').pod);
			return c.body(null, 204);
		})
		.openapi(postPlace, async (c) => {
			return c.json(await join(world, staffOf(c), c.req.valid('param').pod, c.req.valid('json')), 201);
		})
		.openapi(patchPlace, async (c) => {
			await changePlace(world, staffOf(c), c.req.valid('param').place, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postEnding, async (c) => {
			await leavePod(world, staffOf(c), c.req.valid('param').place, c.req.valid('json').on);
			return c.body(null, 204);
		})
		.openapi(postMove, async (c) => {
			return c.json(await movePlace(world, staffOf(c), c.req.valid('param').place, c.req.valid('json')), 201);
		});

import { z } from '@hono/zod-openapi';
import { podRoles } from '../accounts/roles.ts';
import { talkingOf } from '../accounts/talking.ts';
import { familyOf, familyOnly, opened, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, onceHeader, refusals, talkingShape, words } from '../form.ts';
import { mistake, notFound } from '../refusal.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { keepsCover, maySeeCallBack, maySeeTeam } from '../policy/pods.ts';
import { callBackLimits } from './call-back.ts';
import { isOfficeDay } from '../calendar/office-day.ts';
import { peopleToday } from './card.ts';
import { askForCallBack, checkPod, endAbsence, markCallBackDone, setAbsence } from './changes.ts';
import {
	findAllocation,
	findPod,
	findPodsByWorker,
	listAbsences,
	listCallBacks,
	listMembers,
	listOpenPods,
} from './queries.ts';
import { departuresFromTemplate } from './template.ts';

const publicPod = z.object({ id: z.string(), name: z.string(), emblem: z.string(), phone: z.string() }).openapi('Pod');

const podRole = z.enum(podRoles);

const member = z.object({
	id: z.string(),
	name: z.string(),
	role: podRole,
	workingDays: z.array(z.number().int()),
	worksFrom: z.string(),
	worksTo: z.string(),
	phone: z.string().nullable(),
});

const podCard = z
	.object({
		pod: publicPod.extend({
			email: z.string(),
			openFrom: z.string(),
			openTo: z.string(),
			checkedOn: z.string(),
		}),
		workerId: z.string().nullable(),
		today: z.string(),
		officeOpenToday: z.boolean(),
		people: z.array(
			member.extend({
				today: z.enum(['in', 'not_today', 'away']),
				backOn: z.string().nullable(),
				coveredBy: z.object({ id: z.string(), name: z.string() }).nullable(),
			}),
		),
	})
	.openapi('PodCard');

const absence = z.object({
	id: z.string(),
	accountId: z.string(),
	name: z.string(),
	fromOn: z.string(),
	toOn: z.string().nullable(),
	coverAccountId: z.string().nullable(),
	coverName: z.string().nullable(),
});

/** Fewer letters would make a list of every worker out of a way to find one's own. */
const LETTERS_LEAST = 3;

const getPods = route(
	{ anyone: 'people choose their pod before they have an account; only names, emblems and the pod’s phone are told' },
	{
		method: 'get',
		path: '/api/pods',
		summary: 'What may be public about pods',
		request: { query: z.strictObject({ worker: z.string().trim().max(60).optional() }) },
		responses: {
			200: answers(
				z.object({
					pods: z.array(publicPod),
					workers: z.array(z.object({ podId: z.string(), workerId: z.string(), name: z.string(), role: z.string() })),
				}),
			),
			422: refusals[422],
		},
	},
);

const getMyPod = route(familyOnly, {
	method: 'get',
	path: '/api/pods/mine',
	summary: 'My pod: who is in it, who is in today, who covers',
	responses: { 200: answers(podCard), 401: refusals[401], 404: refusals[404] },
});

const getWorkers = route(
	{ anyone: 'somebody without an account says which worker of the chosen pod it is about' },
	{
		method: 'get',
		path: '/api/pods/{pod}/workers',
		summary: 'The names and roles of a pod, for choosing whom it is about',
		request: { params: z.object({ pod: id() }) },
		responses: {
			200: answers(z.array(z.object({ id: z.string(), name: z.string(), role: podRole }))),
			404: refusals[404],
		},
	},
);

const getTeam = route(reads(staffOnly, { nobody: 'the staff of a pod, and who is away' }), {
	method: 'get',
	path: '/api/pods/{pod}/team',
	summary: 'A pod’s people, absences and departures from the template, for its own staff',
	request: { params: z.object({ pod: id() }) },
	responses: {
		200: answers(
			z.object({
				pod: publicPod.extend({ checkedOn: z.string() }),
				mayKeepCover: z.boolean(),
				members: z.array(member.extend({ fullTimeEquivalent: z.number() })),
				absences: z.array(absence),
				departures: z.array(z.string()),
			}),
		),
		404: refusals[404],
	},
});

const postAbsence = route(staffOnly, {
	method: 'post',
	path: '/api/pods/{pod}/absences',
	summary: 'Set somebody away, with who covers. No reason is asked or kept.',
	request: {
		params: z.object({ pod: id() }),
		body: body(
			z.strictObject({
				accountId: id(),
				fromOn: day(),
				toOn: day().nullable().default(null),
				coverAccountId: id().nullable().default(null),
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

const deleteAbsence = route(staffOnly, {
	method: 'delete',
	path: '/api/absences/{absence}',
	summary: 'Take an absence back, or end it early',
	request: { params: z.object({ absence: id() }) },
	responses: { 204: { description: 'Ended' }, 404: refusals[404], 409: refusals[409] },
});

const postCheck = route(staffOnly, {
	method: 'post',
	path: '/api/pods/{pod}/checks',
	summary: 'The pod card was looked over today and is right',
	request: { params: z.object({ pod: id() }) },
	responses: { 204: { description: 'Noted' }, 404: refusals[404] },
});

const postCallBack = route(familyOnly, {
	method: 'post',
	path: '/api/call-backs',
	summary: 'Ask the pod to ring',
	request: {
		headers: onceHeader,
		body: body(
			z.strictObject({
				someoneElse: z.boolean().default(false),
				forAccountId: id().nullable().default(null),
				phone: line(callBackLimits.phone).regex(/\d.*\d.*\d/),
				safeTimes: words(callBackLimits.safeTimes).nullable().default(null),
				words: words(callBackLimits.words).nullable().default(null),
			}),
		),
	},
	responses: {
		201: answers(z.object({ id: z.string(), with: z.string().nullable() })),
		409: refusals[409],
		422: refusals[422],
	},
});

const getCallBacks = route(reads(staffOnly, { within: ['call_back'] }), {
	method: 'get',
	path: '/api/call-backs',
	summary: 'Call-backs to be made, as far as they are this person’s to see',
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					person: z.string(),
					forName: z.string().nullable(),
					someoneElse: z.boolean(),
					phone: z.string(),
					safeTimes: z.string().nullable(),
					mayLeaveMessage: z.boolean().openapi({ description: 'They said so themselves; otherwise never' }),
					contactTimes: z.string().nullable().openapi({ description: 'When they are safe to reach at all' }),
					talking: talkingShape,
					words: z.string().nullable(),
					askedAt: z.string(),
				}),
			),
		),
	},
});

const postCallBackDone = route(staffOnly, {
	method: 'post',
	path: '/api/call-backs/{callBack}/completion',
	summary: 'Somebody rang',
	request: { params: z.object({ callBack: id() }) },
	responses: { 204: { description: 'Noted' }, 404: refusals[404], 409: refusals[409] },
});

export const podRoutes = (world: World) =>
	room()
		.openapi(getPods, async (c) => {
			const { worker } = c.req.valid('query');
			const today = world.clock.today();
			if (worker !== undefined && lettersIn(worker) < LETTERS_LEAST) {
				throw mistake('worker', 'pods.worker.too_few_letters');
			}
			const workers = worker === undefined ? [] : await findPodsByWorker(world.db, worker, today);
			return c.json({ pods: await listOpenPods(world.db, today), workers }, 200);
		})
		.openapi(getMyPod, async (c) => {
			const who = familyOf(c);
			const today = world.clock.today();
			const allocation = await findAllocation(world.db, who.id, today);
			const pod = allocation && (await findPod(world.db, allocation.pod_id));
			if (!pod) throw notFound();
			const [members, absences] = await Promise.all([
				listMembers(world.db, pod.id, today),
				listAbsences(world.db, pod.id, today),
			]);
			const { id, name, emblem, phone, email } = pod;
			return c.json(
				{
					pod: {
						id,
						name,
						emblem,
						phone,
						email,
						openFrom: pod.open_from,
						openTo: pod.open_to,
						checkedOn: pod.checked_on,
					},
					workerId: allocation.worker_id,
					today,
					officeOpenToday: isOfficeDay(today),
					people: peopleToday(members.map(withoutContract), absences, today),
				},
				200,
			);
		})
		.openapi(getWorkers, async (c) => {
			const today = world.clock.today();
			const { pod } = c.req.valid('param');
			const open = await listOpenPods(world.db, today);
			if (!open.some((one) => one.id === pod)) throw notFound();
			const members = await listMembers(world.db, pod, today);
			const people = peopleToday(members.map(withoutContract), [], today);
			return c.json(
				people.map(({ id, name, role }) => ({ id, name, role })),
				200,
			);
		})
		.openapi(getTeam, async (c) => {
			const who = staffOf(c);
			const { pod: podId } = c.req.valid('param');
			const pod = await findPod(world.db, podId);
			if (!pod || !maySeeTeam(who, podId)) throw notFound();
			const today = world.clock.today();
			const members = await listMembers(world.db, podId, today);
			const { id, name, emblem, phone, checked_on: checkedOn } = pod;
			return c.json(
				{
					pod: { id, name, emblem, phone, checkedOn },
					mayKeepCover: keepsCover(who, podId),
					members,
					absences: await listAbsences(world.db, podId, today),
					departures: departuresFromTemplate(members),
				},
				200,
			);
		})
		.openapi(postAbsence, async (c) => {
			const { pod } = c.req.valid('param');
			return c.json({ id: await setAbsence(world, staffOf(c), pod, c.req.valid('json')) }, 201);
		})
		.openapi(deleteAbsence, async (c) => {
			await endAbsence(world, staffOf(c), c.req.valid('param').absence);
			return c.body(null, 204);
		})
		.openapi(postCheck, async (c) => {
			await checkPod(world, staffOf(c), c.req.valid('param').pod);
			return c.body(null, 204);
		})
		.openapi(postCallBack, async (c) => {
			const who = familyOf(c);
			const asked = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], asked);
			return c.json(await askForCallBack(world, who, asked, replay), 201);
		})
		.openapi(getCallBacks, async (c) => {
			const who = staffOf(c);
			const rows = await listCallBacks(
				world.db,
				who.pods.map((place) => place.podId),
			);
			const seen = rows.filter((row) =>
				maySeeCallBack(who, {
					podId: row.pod_id,
					forAccountId: row.for_account_id,
					someoneElse: row.someone_else === 1,
				}),
			);
			opened(
				c,
				'call_back',
				seen.map(({ id }) => id),
			);
			return c.json(
				seen.map((row) => ({
					id: row.id,
					person: row.person,
					forName: row.forName,
					someoneElse: row.someone_else === 1,
					phone: row.phone,
					safeTimes: row.safe_times,
					mayLeaveMessage: row.contact_message === 1,
					contactTimes: row.contact_times,
					talking: talkingOf(row),
					words: row.words,
					askedAt: row.asked_at,
				})),
				200,
			);
		})
		.openapi(postCallBackDone, async (c) => {
			await markCallBackDone(world, staffOf(c), c.req.valid('param').callBack);
			return c.body(null, 204);
		});

function lettersIn(text: string): number {
	return text.match(/\p{L}/gu)?.length ?? 0;
}

/** A contract's hours are for staff eyes. */
function withoutContract<M extends { fullTimeEquivalent: number }>({ fullTimeEquivalent: _, ...member }: M) {
	return member;
}

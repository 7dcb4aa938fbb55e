import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf, staffOnly } from '../door.ts';
import {
	answers,
	body,
	day,
	id,
	line,
	namesLanguage,
	onceHeader,
	refusals,
	talkingSaid,
	talkingShape,
	withoutLanguage,
	words,
} from '../form.ts';
import { replayOf } from '../replay.ts';
import { languages } from '../accounts/languages.ts';
import { talkingOf } from '../accounts/talking.ts';
import { contactChannels } from '../representations/limits.ts';
import { isMobileNumber } from '../representations/mobile.ts';
import { standings } from '../representations/standing.ts';
import type { World } from '../world.ts';
import { allocate, changePerson, endPerson, makePerson, takeUpAgain, writeTalking } from './changes.ts';
import { endRelation, relate } from './changes-relations.ts';
import { endings, peopleLimits } from './limits.ts';
import { getPerson, listAllocations, listPeople, listRelations } from './queries.ts';
import { mayAllocate } from '../policy/people.ts';
import { closings, relationKinds } from './relations.ts';

const wording = z.enum(['adult', 'young', 'easy']);
const standing = z.enum(standings);

const listed = z.object({
	id: z.string(),
	name: z.string(),
	standing: z.string(),
	language: z.string(),
	wording,
	podId: z.string().nullable(),
	podName: z.string().nullable(),
	workerName: z.string().nullable(),
	hasWorker: z.boolean().openapi({ description: 'Their worker is in that pod today' }),
	hasCard: z.boolean(),
	endedAt: z.string().nullable(),
});

const allocation = z.object({
	id: z.string(),
	podId: z.string(),
	podName: z.string(),
	workerId: z.string().nullable(),
	workerName: z.string().nullable(),
	startedOn: z.string(),
	endedOn: z.string().nullable(),
});

const relation = z.object({
	id: z.string(),
	personId: z.string(),
	name: z.string(),
	ofId: z.string(),
	ofName: z.string(),
	kind: z.enum(relationKinds),
	hasResponsibility: z.boolean(),
	startedOn: z.string(),
	endedOn: z.string().nullable(),
	closedBecause: z.enum(closings).nullable(),
});

const person = z
	.object({
		id: z.string(),
		name: z.string(),
		standing,
		language: z.string(),
		wording,
		contact: z.object({
			channel: z.enum(contactChannels),
			detail: z.string().nullable(),
			times: z.string().nullable(),
		}),
		talking: talkingShape,
		madeAt: z.string(),
		endedAt: z.string().nullable(),
		seen: z.string().openapi({ description: 'Named by whoever changes what they read here' }),
		mayKeep: z.boolean(),
		mayAllocate: z.boolean(),
		allocations: z.array(allocation),
		relations: z.array(relation),
	})
	.openapi('FamilyMember');

const reached = z
	.strictObject({
		channel: z.enum(contactChannels).default('portal'),
		detail: line(peopleLimits.detail).nullable().default(null),
		times: words(peopleLimits.times).nullable().default(null),
	})
	.default({ channel: 'portal', detail: null, times: null })
	.refine(({ channel, detail }) => channel === 'portal' || detail !== null, {
		error: 'representation.contact.detail_missing',
		path: ['detail'],
	})
	.refine(({ channel, detail }) => channel !== 'email' || z.email().safeParse(detail).success, {
		error: 'representation.contact.not_an_email',
		path: ['detail'],
	})
	.refine(({ channel, detail }) => channel !== 'sms' || detail === null || isMobileNumber(detail), {
		error: 'representation.contact.not_a_mobile',
		path: ['detail'],
	});

const facts = {
	name: line(peopleLimits.name),
	standing,
	language: z.enum(languages).default('en'),
	wording: wording.default('adult'),
	contact: reached,
};
const seen = z
	.string()
	.max(64)
	.regex(/^[\w-]+$/);
const placing = z.strictObject({ pod: id(), worker: id().nullable().default(null), from: day() });
const named = z.object({ person: id() });

const getPeople = route(reads(staffOnly, { list: 'account' }), {
	method: 'get',
	path: '/api/people',
	summary: 'Family members of one’s own pods today; of all of them for an administrator',
	request: {
		query: z.strictObject({
			pod: id().optional(),
			find: z.string().trim().max(peopleLimits.find).optional(),
			need: z.enum(['card', 'allocation', 'worker']).optional(),
			ended: z.enum(['yes']).optional(),
		}),
	},
	responses: { 200: answers(z.object({ people: z.array(listed), more: z.boolean() })), 422: refusals[422] },
});

const getOne = route(reads(staffOnly, { thing: 'account', param: 'person' }), {
	method: 'get',
	path: '/api/people/{person}',
	summary: 'One family member: how they may be reached, whose they are, who they are to whom',
	request: { params: named },
	responses: { 200: answers(person), 404: refusals[404] },
});

const postPerson = route(staffOnly, {
	method: 'post',
	path: '/api/people',
	summary: 'Make an account for one person of a family: never for a household',
	request: { headers: onceHeader, body: body(z.strictObject({ ...facts, placing })) },
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const patchPerson = route(staffOnly, {
	method: 'patch',
	path: '/api/people/{person}',
	summary: 'Put right what is written down of somebody',
	request: {
		params: named,
		body: body(
			z.strictObject({
				...facts,
				seen,
			}),
		),
	},
	responses: { 204: { description: 'Changed' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const putTalking = route(staffOnly, {
	method: 'put',
	path: '/api/people/{person}/talking',
	summary: 'Write down how somebody is talked with, as they told you',
	request: {
		params: named,
		body: body(talkingSaid.extend({ seen }).refine(namesLanguage, { error: withoutLanguage, path: ['spoken'] })),
	},
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postAllocation = route(staffOnly, {
	method: 'post',
	path: '/api/people/{person}/allocations',
	summary: 'Give somebody another pod or worker from a day on',
	request: { params: named, body: body(placing) },
	responses: { 204: { description: 'Allocated' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postEnding = route(staffOnly, {
	method: 'post',
	path: '/api/people/{person}/ending',
	summary: 'End somebody’s access at once: sessions and cards with it',
	request: { params: named, body: body(z.strictObject({ because: z.enum(endings) })) },
	responses: { 204: { description: 'Ended' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const deleteEnding = route(staffOnly, {
	method: 'delete',
	path: '/api/people/{person}/ending',
	summary: 'Take up again an account that was ended by mistake, for administrators',
	request: { params: named },
	responses: { 204: { description: 'Taken up' }, 404: refusals[404], 409: refusals[409] },
});

const postRelation = route(staffOnly, {
	method: 'post',
	path: '/api/people/{person}/relations',
	summary: 'Write down who somebody is to whom',
	request: {
		params: named,
		body: body(
			z.strictObject({
				of: id(),
				kind: z.enum(relationKinds),
				hasResponsibility: z.boolean().default(false),
				from: day(),
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

const postRelationEnding = route(staffOnly, {
	method: 'post',
	path: '/api/relations/{relation}/ending',
	summary: 'End a relation, or close it: an injunction, contact or responsibility that ended',
	request: {
		params: z.object({ relation: id() }),
		body: body(
			z.strictObject({
				on: day(),
				because: z.enum(closings).nullable().default(null),
				endsAccess: z.boolean().default(false),
			}),
		),
	},
	responses: { 204: { description: 'Ended' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

export const peopleRoutes = (world: World) =>
	room()
		.openapi(getPeople, async (c) => {
			const { ended, ...asked } = c.req.valid('query');
			const list = await listPeople(world.db, staffOf(c), { ...asked, ended: ended === 'yes' }, world.clock.today());
			return c.json(list, 200);
		})
		.openapi(getOne, async (c) => {
			const who = staffOf(c);
			const today = world.clock.today();
			const { person: personId } = c.req.valid('param');
			const { row, allocated, reach, seen } = await getPerson(world.db, who, personId, today);
			return c.json(
				{
					...{ id: row.id, name: row.name, language: row.language, wording: row.wording, seen },
					standing: standing.parse(row.role),
					contact: {
						channel: z.enum(contactChannels).parse(row.contact_channel),
						...{ detail: row.contact_detail, times: row.contact_times },
					},
					talking: talkingOf(row),
					...{ madeAt: row.created_at, endedAt: row.ended_at },
					mayKeep: reach === 'keeps',
					mayAllocate: mayAllocate(who, allocated),
					allocations: await listAllocations(world.db, personId),
					relations: await listRelations(world.db, who, personId, today),
				},
				200,
			);
		})
		.openapi(postPerson, async (c) => {
			const who = staffOf(c);
			const told = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], told);
			return c.json(await makePerson(world, who, told, replay), 201);
		})
		.openapi(patchPerson, async (c) => {
			await changePerson(world, staffOf(c), c.req.valid('param').person, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(putTalking, async (c) => {
			await writeTalking(world, staffOf(c), c.req.valid('param').person, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postAllocation, async (c) => {
			await allocate(world, staffOf(c), c.req.valid('param').person, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postEnding, async (c) => {
			await endPerson(world, staffOf(c), c.req.valid('param').person, c.req.valid('json').because);
			return c.body(null, 204);
		})
		.openapi(deleteEnding, async (c) => {
			await takeUpAgain(world, staffOf(c), c.req.valid('param').person);
			return c.body(null, 204);
		})
		.openapi(postRelation, async (c) => {
			return c.json(await relate(world, staffOf(c), c.req.valid('param').person, c.req.valid('json')), 201);
		})
		.openapi(postRelationEnding, async (c) => {
			await endRelation(world, staffOf(c), c.req.valid('param').relation, c.req.valid('json'));
			return c.body(null, 204);
		});

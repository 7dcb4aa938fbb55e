import { z } from '@hono/zod-openapi';
import { advocateOf, advocateOnly, complaintsTeamOnly, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, refusals, talkingShape, words } from '../form.ts';
import { limits } from '../representations/limits.ts';
import type { World } from '../world.ts';
import {
	appoint,
	ask,
	decline,
	endAppointment,
	giveAccess,
	recordAsking,
	recordDeclining,
	recordOffer,
	refer,
	takeBackAccess,
} from './changes.ts';
import { offerStages, staffWays, ways } from './offers.ts';
import { getCaseAdvocacy, getOwnAdvocacy, listHelping, listWaiting } from './queries.ts';
import { consents, referralWordsMost } from './referral.ts';
import { advocacyStatuses } from './status.ts';

const theirs = { only: ['family', 'return'] } as const;
const own = { params: z.object({ representation: id() }) };
const one = { params: z.object({ case: id() }) };
const kept = { 204: { description: 'Kept' }, 404: refusals[404], 409: refusals[409] } as const;
const recorded = { ...kept, 422: refusals[422] } as const;

const ownAdvocacy = z
	.object({
		status: z.enum(advocacyStatuses),
		isEntitled: z.boolean().openapi({ description: 'A child or care leaver: section 26A' }),
		mayAsk: z.boolean(),
		mayDecline: z.boolean().openapi({ description: 'An offer stands that has no answer yet' }),
		mayChangeMind: z.boolean().openapi({ description: 'They asked, and may say that they want none after all' }),
		advocate: z
			.object({
				name: z.string(),
				signsIn: z.boolean(),
				readsSince: z
					.string()
					.nullable()
					.openapi({ description: 'Since when they may read along; null while they may not' }),
			})
			.nullable(),
	})
	.openapi('OwnAdvocacy');

const caseAdvocacy = z
	.object({
		status: z.enum(advocacyStatuses),
		isEntitled: z.boolean(),
		mayOffer: z.boolean(),
		mayDecline: z.boolean(),
		mayAsk: z.boolean(),
		mayRefer: z.boolean(),
		mayAppoint: z.boolean(),
		mayEnd: z.boolean(),
		offers: z.array(
			z.object({
				id: z.string(),
				stage: z.enum(offerStages),
				how: z.enum(ways),
				on: z.string(),
				by: z.string().nullable(),
				answer: z.enum(['wanted', 'declined']).nullable(),
				answeredOn: z.string().nullable(),
				answerHow: z.enum(ways).nullable(),
			}),
		),
		referrals: z.array(
			z.object({
				id: z.string(),
				consent: z.enum(consents),
				consentOn: z.string(),
				passesName: z.boolean(),
				passesContact: z.boolean(),
				words: z.string().nullable(),
				on: z.string(),
				by: z.string(),
			}),
		),
		advocate: z
			.object({
				id: z.string(),
				name: z.string().nullable().openapi({ description: 'Null where the child does not share it' }),
				nameAgreed: z.boolean(),
				signsIn: z.boolean(),
				appointedOn: z.string(),
			})
			.nullable(),
		accesses: z.array(
			z.object({
				id: z.string(),
				name: z.string().nullable(),
				givenAt: z.string(),
				takenBackAt: z.string().nullable(),
			}),
		),
		accounts: z.array(z.object({ id: z.string(), name: z.string() })),
	})
	.openapi('CaseAdvocacy');

const getOwn = route(theirs, {
	method: 'get',
	path: '/api/representations/{representation}/advocacy',
	summary: 'Whether they may have an advocate, what they said to it, and who it is',
	request: own,
	responses: { 200: answers(ownAdvocacy), 404: refusals[404] },
});

const postAsking = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/advocacy/asking',
	summary: 'Yes, I want an advocate',
	request: own,
	responses: kept,
});

const postDeclining = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/advocacy/declining',
	summary: 'No thank you, not now: an answer to this offer',
	request: own,
	responses: kept,
});

const postAccess = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/advocacy/access',
	summary: 'Let my advocate read this and write for me here',
	request: own,
	responses: kept,
});

const deleteAccess = route(theirs, {
	method: 'delete',
	path: '/api/representations/{representation}/advocacy/access',
	summary: 'Take it back, from the next request on',
	request: own,
	responses: kept,
});

const getCase = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/advocacy',
	summary: 'Offers, answers, referrals, the advocate, and who the young person opened their page to',
	request: one,
	responses: { 200: answers(caseAdvocacy), 404: refusals[404] },
});

const saidToStaff = body(z.strictObject({ on: day(), how: z.enum(staffWays) }));

const postOffer = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/advocacy/offers',
	summary: 'Staff offered an advocate',
	request: { ...one, body: saidToStaff },
	responses: recorded,
});

const postCaseAsking = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/advocacy/asking',
	summary: 'The child told staff that they want one',
	request: { ...one, body: saidToStaff },
	responses: recorded,
});

const postCaseDeclining = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/advocacy/declining',
	summary: 'The child told staff that they do not want one: the day, and how they said it',
	request: { ...one, body: saidToStaff },
	responses: recorded,
});

const postReferral = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/advocacy/referrals',
	summary: 'Refer to the advocacy service, with what the child agreed; refused without their word for it',
	request: {
		...one,
		body: body(
			z.strictObject({
				consent: z.enum(consents).nullable().default(null),
				consentOn: day().nullable().default(null),
				passesName: z.boolean().default(false),
				passesContact: z.boolean().default(false),
				words: words(referralWordsMost).nullable().default(null),
			}),
		),
	},
	responses: recorded,
});

const postAppointment = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/advocacy/appointments',
	summary: 'Appoint the advocate, with what is declared; refused where the law keeps them out',
	request: {
		...one,
		body: body(
			z.strictObject({
				name: line(limits.name),
				accountId: id().nullable().default(null),
				nameAgreed: z.boolean().default(false),
				appointedOn: day(),
				mayBeSubject: z.boolean(),
				managesSubject: z.boolean(),
				managesService: z.boolean(),
				controlsResources: z.boolean(),
				mayConsider: z.boolean(),
				childObjects: z.boolean(),
			}),
		),
	},
	responses: { ...recorded, 201: answers(z.object({ id: z.string() })) },
});

const deleteAppointment = route(staffOnly, {
	method: 'delete',
	path: '/api/cases/{case}/advocacy/appointments/{advocate}',
	summary: 'The advocate stands down, or the child wants another',
	request: { params: z.object({ case: id(), advocate: id() }) },
	responses: kept,
});

const getWaiting = route(reads(complaintsTeamOnly, { nobody: 'references and dates, not who or what' }), {
	method: 'get',
	path: '/api/advocacy/waiting',
	summary: 'Asked for an advocate, none appointed yet: the longest wait first',
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					reference: z.string(),
					askedOn: z.string(),
					workingDays: z.number().int().openapi({ description: 'Waited so far' }),
					referredOn: z.string().nullable(),
					clockWaits: z.boolean(),
				}),
			),
		),
	},
});

const getHelping = route(reads(advocateOnly, { list: 'representation' }), {
	method: 'get',
	path: '/api/advocacy/helping',
	summary: 'Young people who opened their page to this advocate, and those who wait for one',
	responses: {
		200: answers(
			z.object({
				open: z.array(
					z.object({
						id: z.string(),
						reference: z.string(),
						name: z.string().nullable(),
						openedOn: z.string(),
					}),
				),
				waiting: z.array(
					z.object({
						reference: z.string(),
						referredOn: z.string(),
						name: z.string().nullable(),
						contact: z
							.object({ channel: z.string(), detail: z.string().nullable(), times: z.string().nullable() })
							.nullable(),
						talking: talkingShape,
						words: z.string().nullable(),
					}),
				),
			}),
		),
	},
});

export const advocacyRoutes = (world: World) =>
	room()
		.openapi(getOwn, async (c) => {
			return c.json(await getOwnAdvocacy(world.db, c.get('who'), c.req.valid('param').representation), 200);
		})
		.openapi(postAsking, async (c) => {
			await ask(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(postDeclining, async (c) => {
			await decline(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(postAccess, async (c) => {
			await giveAccess(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(deleteAccess, async (c) => {
			await takeBackAccess(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(getCase, async (c) => {
			return c.json(await getCaseAdvocacy(world.db, staffOf(c), c.req.valid('param').case), 200);
		})
		.openapi(postOffer, async (c) => {
			await recordOffer(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postCaseAsking, async (c) => {
			await recordAsking(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postCaseDeclining, async (c) => {
			await recordDeclining(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postReferral, async (c) => {
			await refer(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postAppointment, async (c) => {
			return c.json({ id: await appoint(world, staffOf(c), c.req.valid('param').case, c.req.valid('json')) }, 201);
		})
		.openapi(deleteAppointment, async (c) => {
			const { case: of, advocate } = c.req.valid('param');
			await endAppointment(world, staffOf(c), of, advocate);
			return c.body(null, 204);
		})
		.openapi(getWaiting, async (c) => c.json(await listWaiting(world.db, staffOf(c), world.clock.today()), 200))
		.openapi(getHelping, async (c) => c.json(await listHelping(world.db, advocateOf(c)), 200));

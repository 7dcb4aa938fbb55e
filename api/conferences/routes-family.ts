import { z } from '@hono/zod-openapi';
import { familyOf, familyOnly, room, route } from '../door.ts';
import { answers, body, id, oneLanguage, onceHeader, refusals } from '../form.ts';
import { visibilities } from '../questionnaires/answers.ts';
import type { Value } from '../questionnaires/answers.ts';
import type { Instrument } from '../questionnaires/instrument.ts';
import { replayOf } from '../replay.ts';
import { stays } from '../representations/own-words.ts';
import type { World } from '../world.ts';
import { answerAdvocate, changeWhoHears, sendViews } from './changes-views.ts';
import { conferenceKinds } from './dates.ts';
import { advocateAnswers, invitedAses, purposes } from './invitations.ts';
import { outcomes } from './outcomes.ts';
import { getOwnInvitationWhole, listOwnInvitations } from './queries-family.ts';

const own = { params: z.object({ invitation: id() }) };

/** An instrument and a value are told as they are kept: see `api/questionnaires`. */
export const versionShape = z.object({
	id: z.string(),
	version: z.number().int(),
	instrument: z.custom<Instrument>().openapi({ type: 'object' }),
});
export const answerShape = z.object({
	id: z.string(),
	item: z.string(),
	value: z.custom<Value>().openapi({ type: 'object' }),
	visibility: z.enum(visibilities),
	corrections: z.array(z.object({ words: z.string(), writtenAt: z.string() })),
});

/** The fields of a questionnaire, by the names of `answers.ts` there. */
export const fieldsShape = z
	.record(z.string().max(120), z.union([z.string(), z.array(z.string()).max(60)]))
	.refine((fields) => Object.keys(fields).length <= 400, { error: 'form.field.too_long' });

const listed = z.object({
	id: z.string(),
	kind: z.enum(conferenceKinds),
	purpose: z.enum(purposes),
	as: z.enum(invitedAses),
	heldOn: z.string(),
	time: z.string(),
	place: z.string().nullable(),
	isOff: z.boolean().openapi({ description: 'It was called off' }),
	isOver: z.boolean().openapi({ description: 'Nothing more can be sent' }),
	windowClosesOn: z.string().nullable().openapi({ description: 'Null after the meeting: that can wait' }),
	isWindowOpen: z.boolean(),
	state: z.enum(['to_answer', 'sent', 'told']),
	sentOn: z.string().nullable(),
	reminders: z.object({ on: z.string().nullable(), doneOn: z.string().nullable() }),
});

const getOwn = route(familyOnly, {
	method: 'get',
	path: '/api/conferences/mine',
	summary: 'Meetings this person was asked to say something before or after',
	responses: { 200: answers(z.array(listed)) },
});

const getOne = route(familyOnly, {
	method: 'get',
	path: '/api/conferences/mine/{invitation}',
	summary: 'One of them: what is asked, what was sent, what was done with it, who reads it',
	request: { ...own, query: oneLanguage },
	responses: {
		200: answers(
			listed.extend({
				version: versionShape,
				parts: z.array(
					z.object({
						part: z.number().int(),
						how: z.enum(['portal', 'paper', 'aloud']),
						givenOn: z.string(),
						givenAt: z.string(),
						late: z.boolean(),
						version: versionShape,
						stays: z.enum(stays).nullable().openapi({ description: 'Why it cannot be taken back; null where it can' }),
						answers: z.array(
							answerShape.extend({
								outcome: z
									.object({ outcome: z.enum(outcomes), words: z.string(), on: z.string(), at: z.string() })
									.nullable(),
							}),
						),
					}),
				),
				nextPart: z.number().int(),
				advocate: z.enum(advocateAnswers).nullable(),
				toldOn: z.string().nullable(),
				readers: z.object({ chair: z.string(), worker: z.string().nullable() }),
			}),
		),
		404: refusals[404],
	},
});

const postViews = route(familyOnly, {
	method: 'post',
	path: '/api/conferences/mine/{invitation}/views',
	summary: 'What I want to say',
	request: {
		...own,
		headers: onceHeader,
		body: body(z.strictObject({ version: id(), part: z.number().int().min(1).max(1000), fields: fieldsShape })),
	},
	responses: {
		201: answers(z.object({ late: z.boolean(), numbers: z.boolean(), somebodyIsReading: z.boolean() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const patchAnswer = route(familyOnly, {
	method: 'patch',
	path: '/api/conferences/mine/answers/{answer}',
	summary: 'Change who hears an answer, until the meeting',
	request: {
		params: z.object({ answer: id() }),
		body: body(z.strictObject({ visibility: z.enum(visibilities) })),
	},
	responses: { 204: { description: 'Changed' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postAdvocate = route(familyOnly, {
	method: 'post',
	path: '/api/conferences/mine/{invitation}/advocate',
	summary: 'Whether I want an advocate',
	request: { ...own, body: body(z.strictObject({ wants: z.boolean() })) },
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 422: refusals[422] },
});

export const ownConferenceRoutes = (world: World) =>
	room()
		.openapi(getOwn, async (c) => c.json(await listOwnInvitations(world, familyOf(c)), 200))
		.openapi(getOne, async (c) => {
			const { invitation } = c.req.valid('param');
			return c.json(await getOwnInvitationWhole(world, familyOf(c), invitation, c.req.valid('query').language), 200);
		})
		.openapi(postViews, async (c) => {
			const who = familyOf(c);
			const sent = c.req.valid('json');
			const { invitation } = c.req.valid('param');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { invitation, sent });
			return c.json(await sendViews(world, who, invitation, sent, replay), 201);
		})
		.openapi(patchAnswer, async (c) => {
			await changeWhoHears(world, familyOf(c), c.req.valid('param').answer, c.req.valid('json').visibility);
			return c.body(null, 204);
		})
		.openapi(postAdvocate, async (c) => {
			await answerAdvocate(world, familyOf(c), c.req.valid('param').invitation, c.req.valid('json').wants);
			return c.body(null, 204);
		});

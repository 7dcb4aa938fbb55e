import { z } from '@hono/zod-openapi';
import { familyOf, familyOnly, room, route } from '../door.ts';
import {
	answers,
	body,
	id,
	line,
	namesLanguage,
	refusals,
	talkingSaid,
	talkingShape,
	withoutLanguage,
	words,
} from '../form.ts';
import { contactChannels, limits } from '../representations/limits.ts';
import { isMobileNumber } from '../representations/mobile.ts';
import type { World } from '../world.ts';
import { endOtherSessions, endOwnSession, keepVoice, sayContact } from './changes-own.ts';
import { sayTalking } from './changes-talking.ts';
import { languages } from './languages.ts';
import { getOwnContact, getOwnTalking, getOwnVoice, listOwnSessions } from './queries-own.ts';

const contact = z
	.strictObject({
		channel: z.enum(contactChannels),
		detail: line(limits.contactDetail).nullable().default(null),
		times: words(limits.contactTimes).nullable().default(null),
		mayLeaveMessage: z.boolean().default(false),
	})
	.refine(({ channel, detail }) => channel === 'portal' || detail !== null, {
		error: 'representation.contact.detail_missing',
		path: ['detail'],
	})
	.refine(({ channel, detail }) => channel !== 'email' || detail === null || z.email().safeParse(detail).success, {
		error: 'representation.contact.not_an_email',
		path: ['detail'],
	})
	.refine(({ channel, detail }) => channel !== 'sms' || detail === null || isMobileNumber(detail), {
		error: 'representation.contact.not_a_mobile',
		path: ['detail'],
	});

const getContact = route(familyOnly, {
	method: 'get',
	path: '/api/contact/mine',
	summary: 'How I may be reached',
	responses: {
		200: answers(
			z.object({
				channel: z.enum(contactChannels),
				detail: z.string().nullable(),
				times: z.string().nullable(),
				mayLeaveMessage: z.boolean(),
			}),
		),
	},
});

const putContact = route(familyOnly, {
	method: 'put',
	path: '/api/contact/mine',
	summary: 'Say how I may be reached, for everything from now on',
	request: { body: body(contact) },
	responses: { 204: { description: 'Kept' }, 422: refusals[422] },
});

const getTalking = route(familyOnly, {
	method: 'get',
	path: '/api/talking/mine',
	summary: 'How I am talked with, as far as I said it',
	responses: { 200: answers(talkingShape) },
});

const putTalking = route(familyOnly, {
	method: 'put',
	path: '/api/talking/mine',
	summary: 'Say how I am talked with: an interpreter, sign language, letters that I can read',
	request: { body: body(talkingSaid.refine(namesLanguage, { error: withoutLanguage, path: ['spoken'] })) },
	responses: { 204: { description: 'Kept' }, 422: refusals[422] },
});

const voice = z.strictObject({ language: z.enum(languages), wording: z.enum(['adult', 'young', 'easy']) });

const getVoice = route(familyOnly, {
	method: 'get',
	path: '/api/voice/mine',
	summary: 'The language and the wording that I come in to, and am written to in',
	responses: { 200: answers(voice) },
});

const putVoice = route(familyOnly, {
	method: 'put',
	path: '/api/voice/mine',
	summary: 'Keep a language and a wording for the next time',
	request: { body: body(voice) },
	responses: { 204: { description: 'Kept' }, 422: refusals[422] },
});

const getSessions = route(familyOnly, {
	method: 'get',
	path: '/api/sessions/mine',
	summary: 'Where I am still signed in',
	responses: {
		200: answers(z.array(z.object({ id: z.string(), startedAt: z.string(), seenAt: z.string(), isThis: z.boolean() }))),
	},
});

const deleteSession = route(familyOnly, {
	method: 'delete',
	path: '/api/sessions/mine/{session}',
	summary: 'End one of them',
	request: { params: z.object({ session: id() }) },
	responses: { 204: { description: 'Ended' }, 404: refusals[404] },
});

const deleteOthers = route(familyOnly, {
	method: 'delete',
	path: '/api/sessions/mine',
	summary: 'End all of them but this one',
	responses: { 204: { description: 'Ended' } },
});

export const ownRoutes = (world: World) =>
	room()
		.openapi(getContact, async (c) => c.json(await getOwnContact(world.db, familyOf(c)), 200))
		.openapi(putContact, async (c) => {
			await sayContact(world, familyOf(c), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(getTalking, async (c) => c.json(await getOwnTalking(world.db, familyOf(c)), 200))
		.openapi(putTalking, async (c) => {
			await sayTalking(world, familyOf(c), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(getVoice, async (c) => c.json(voice.parse(await getOwnVoice(world.db, familyOf(c))), 200))
		.openapi(putVoice, async (c) => {
			await keepVoice(world, familyOf(c), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(getSessions, async (c) => c.json(await listOwnSessions(world.db, familyOf(c), world.clock.now()), 200))
		.openapi(deleteSession, async (c) => {
			await endOwnSession(world, familyOf(c), c.req.valid('param').session);
			return c.body(null, 204);
		})
		.openapi(deleteOthers, async (c) => {
			await endOtherSessions(world, familyOf(c));
			return c.body(null, 204);
		});

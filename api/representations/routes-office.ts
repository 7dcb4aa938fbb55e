import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, id, line, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { endLink, link } from './changes-links.ts';
import { putBack, takeOut } from './changes-redact.ts';
import { limits } from './limits.ts';
import { linkKinds } from './links.ts';
import { listLinks } from './queries-links.ts';
import { redactable } from './redaction.ts';

const one = { params: z.object({ case: id() }) };
const done = { 204: { description: 'Recorded' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] } as const;
const part = { part: z.enum(redactable), partId: id().nullable().default(null) };

const getLinks = route(reads(complaintsTeamOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/links',
	summary: 'What an officer linked this to',
	request: one,
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					kind: z.enum(linkKinds),
					case: z.string(),
					reference: z.string(),
					reason: z.string(),
					answeredThere: z.boolean().openapi({ description: 'This one is a duplicate, answered under the other' }),
				}),
			),
		),
		404: refusals[404],
	},
});

const postLink = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/links',
	summary: 'Link to another: a duplicate is answered under the earlier one',
	request: {
		...one,
		body: body(
			z.strictObject({ reference: line(limits.reference), kind: z.enum(linkKinds), reason: words(limits.reason) }),
		),
	},
	responses: done,
});

const deleteLink = route(complaintsTeamOnly, {
	method: 'delete',
	path: '/api/cases/{case}/links/{link}',
	summary: 'End a link that was wrong: a duplicate is looked at on its own again',
	request: { params: z.object({ case: id(), link: id() }) },
	responses: done,
});

const postRedaction = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/redactions',
	summary: 'Take words out of what others than the office and their author read',
	request: {
		...one,
		body: body(
			z.strictObject({
				...part,
				phrases: z.array(words(limits.phrase)).min(1).max(limits.phrases),
				reason: words(limits.reason),
			}),
		),
	},
	responses: done,
});

const postPutBack = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/redactions/ending',
	summary: 'Put back what was taken out',
	request: { ...one, body: body(z.strictObject(part)) },
	responses: done,
});

/** What the complaints team alone does with what was received: linking, and taking words out. */
export const officeRoutes = (world: World) =>
	room()
		.openapi(getLinks, async (c) => c.json(await listLinks(world.db, staffOf(c), c.req.valid('param').case), 200))
		.openapi(postLink, async (c) => {
			await link(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(deleteLink, async (c) => {
			const { case: from, link: ended } = c.req.valid('param');
			await endLink(world, staffOf(c), from, ended);
			return c.body(null, 204);
		})
		.openapi(postRedaction, async (c) => {
			await takeOut(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postPutBack, async (c) => {
			await putBack(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		});

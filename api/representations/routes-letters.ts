import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, id, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { publishTemplate } from './changes-letters.ts';
import { sendRecord } from './changes-record.ts';
import { languages } from '../accounts/languages.ts';
import { letterNames, letterWordings } from './letters/kinds.ts';
import { limits } from './limits.ts';
import { listTemplates, listVersions } from './queries-letters.ts';

const letterName = z.enum(letterNames as [(typeof letterNames)[number]]);
const voice = { language: z.enum(languages), wording: z.enum(letterWordings) };

/** The text that a letter was written from, for the file: it is kept with the letter. */
export const templateGiven = z
	.strictObject({ letter: letterName, version: z.number().int().min(0) })
	.nullable()
	.default(null);

/** Asked for before it is sent: everything is checked, nothing is kept. */
export const rehearse = z.boolean().default(false).openapi({ description: 'Check it all, keep nothing' });
export const rehearsed = z
	.object({ words: z.string().nullable().openapi({ description: 'The letter exactly as it would be sent' }) })
	.openapi('Rehearsal');

const template = z.object({
	words: z.string(),
	version: z.number().int().openapi({ description: '0 is the text that ships' }),
	language: z.string(),
	wording: z.string(),
});

const getTemplates = route(reads(staffOnly, { nobody: 'the texts of letters, before they are to anybody' }), {
	method: 'get',
	path: '/api/letter-templates',
	summary: 'The text of every letter, as it is now for somebody who reads this language and wording',
	request: { query: z.object(voice) },
	responses: { 200: answers(z.record(z.string(), template)), 422: refusals[422] },
});

const getVersions = route(reads(complaintsTeamOnly, { nobody: 'the texts of letters, before they are to anybody' }), {
	method: 'get',
	path: '/api/letter-templates/{letter}',
	summary: 'Every text that the council published for one letter',
	request: { params: z.object({ letter: letterName }) },
	responses: {
		200: answers(
			z.object({
				versions: z.array(
					z.object({
						version: z.number().int(),
						language: z.string(),
						wording: z.string(),
						words: z.string().nullable(),
						publishedAt: z.string(),
						by: z.string(),
					}),
				),
			}),
		),
		422: refusals[422],
	},
});

const postVersion = route(
	{ only: ['complaints_manager'] },
	{
		method: 'post',
		path: '/api/letter-templates/{letter}/versions',
		summary: 'Publish the council’s own text for a letter, or go back to the one that ships',
		request: {
			params: z.object({ letter: letterName }),
			body: body(z.strictObject({ ...voice, words: words(limits.message).nullable() })),
		},
		responses: { 201: answers(z.object({ version: z.number().int() })), 409: refusals[409], 422: refusals[422] },
	},
);

const postRecord = route(reads(complaintsTeamOnly, { thing: 'representation', param: 'case' }), {
	method: 'post',
	path: '/api/cases/{case}/written-record',
	summary: 'Send the written record of an oral complaint to the person, to be agreed (regulation 16)',
	request: {
		params: z.object({ case: id() }),
		body: body(
			z.strictObject({
				seen: z.number().int().min(1),
				points: z.array(words(limits.point)).min(1).max(limits.points),
				wants: words(limits.wants).nullable().default(null),
				words: words(limits.message),
				template: templateGiven,
				rehearse,
			}),
		),
	},
	responses: {
		200: answers(rehearsed, 'A rehearsal: nothing is kept'),
		204: { description: 'Sent' },
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

export const letterRoutes = (world: World) =>
	room()
		.openapi(getTemplates, async (c) => c.json(await listTemplates(world.db, c.req.valid('query')), 200))
		.openapi(getVersions, async (c) => {
			return c.json({ versions: await listVersions(world.db, c.req.valid('param').letter) }, 200);
		})
		.openapi(postVersion, async (c) => {
			const { letter } = c.req.valid('param');
			return c.json({ version: await publishTemplate(world, staffOf(c), { letter, ...c.req.valid('json') }) }, 201);
		})
		.openapi(postRecord, async (c) => {
			const given = c.req.valid('json');
			const sent = await sendRecord(world, staffOf(c), c.req.valid('param').case, given);
			return given.rehearse ? c.json({ words: sent }, 200) : c.body(null, 204);
		});

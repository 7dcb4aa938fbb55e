import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, opened, reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, id, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { publishTelling, takeTellingDown, writeTelling } from './changes-told.ts';
import { findingKinds } from './naming.ts';
import { getLearning, listLearning, listTold } from './queries-told.ts';
import {
	type TellingLanguage,
	tellingLanguages,
	tellingLimits,
	tellingStates,
	type TellingText,
	type TellingWording,
	tellingWordings,
	type Text,
} from './telling.ts';

const languageShape = z.enum(tellingLanguages);
const wordingShape = z.enum(tellingWordings);

const getTold = route(
	{ anyone: 'what the service changed is told to everybody' },
	{
		method: 'get',
		path: '/api/changed',
		summary: 'What we heard and what we changed, the newest first, in this language or the nearest there is',
		request: {
			query: z.strictObject({ language: languageShape.default('en'), wording: wordingShape.default('plain') }),
		},
		responses: {
			200: answers(
				z.object({
					changes: z.array(
						z.object({ year: z.string(), language: languageShape, heard: z.string(), changed: z.string() }),
					),
				}),
			),
			422: refusals[422],
		},
	},
);

const one = z.object({
	id: z.string(),
	case: z.string(),
	reference: z.string(),
	words: z.string(),
	doneOn: z.string(),
	telling: z.enum(tellingStates),
	publishedAt: z.string().nullable(),
});

const getAll = route(reads(complaintsTeamOnly, { within: ['representation'] }), {
	method: 'get',
	path: '/api/learning',
	summary: 'Every learning action that is done, and whether the public is told of it',
	responses: { 200: answers(z.object({ learning: z.array(one) })) },
});

const textShape = z.object({ language: languageShape, wording: wordingShape, heard: z.string(), changed: z.string() });

const getOne = route(reads(complaintsTeamOnly, { within: ['representation'] }), {
	method: 'get',
	path: '/api/learning/{promise}',
	summary: 'One of them, with what the public may be told, and what stands out in it',
	request: { params: z.object({ promise: id() }) },
	responses: {
		200: answers(
			one.extend({
				texts: z.array(textShape),
				found: z.array(
					z.object({
						...{ language: languageShape, wording: wordingShape },
						...{ kind: z.enum(findingKinds), words: z.string() },
					}),
				),
				missing: z.array(z.string()).openapi({ description: 'Texts that must be written first: `en.easy`' }),
				long: z.array(z.string()).openapi({ description: 'Sentences that are too long for easy words' }),
				seen: z.string(),
			}),
		),
		404: refusals[404],
	},
});

/** Both parts or neither: half of one helps nobody. */
const both = z.strictObject({ heard: words(tellingLimits.heard), changed: words(tellingLimits.changed) });
const ofLanguage = z.strictObject({ plain: both.optional(), easy: both.optional() });
const ofEachLanguage = Object.fromEntries(
	tellingLanguages.map((language) => [language, ofLanguage.optional()]),
) as Record<TellingLanguage, z.ZodOptional<typeof ofLanguage>>;

const putTelling = route(complaintsTeamOnly, {
	method: 'put',
	path: '/api/learning/{promise}/telling',
	summary: 'Keep, as a draft, what the public may be told',
	request: {
		params: z.object({ promise: id() }),
		body: body(
			z.strictObject({
				texts: z.strictObject(ofEachLanguage),
				seen: compared(64),
			}),
		),
	},
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postPublication = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/learning/{promise}/telling/publication',
	summary: 'Tell everybody, in the very words that were read before',
	request: {
		params: z.object({ promise: id() }),
		body: body(
			z.strictObject({
				seen: compared(64),
				checked: z.array(compared(200)).max(100).openapi({ description: 'What stands out and names nobody' }),
			}),
		),
	},
	responses: { 204: { description: 'Published' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const deleteTelling = route(complaintsTeamOnly, {
	method: 'delete',
	path: '/api/learning/{promise}/telling',
	summary: 'Tell it no more, at once; or throw the draft away',
	request: { params: z.object({ promise: id() }) },
	responses: { 204: { description: 'Told no more' }, 404: refusals[404], 409: refusals[409] },
});

export const toldRoutes = (world: World) =>
	room()
		.openapi(getTold, async (c) => {
			const { language, wording } = c.req.valid('query');
			return c.json({ changes: await listTold(world.db, language, wording) }, 200);
		})
		.openapi(getAll, async (c) => {
			const learning = await listLearning(world.db, staffOf(c));
			const cases = learning.map((one) => one.case);
			opened(c, 'representation', [...new Set(cases)]);
			return c.json({ learning }, 200);
		})
		.openapi(getOne, async (c) => {
			const { promise } = c.req.valid('param');
			const { changeId: _, ...found } = await getLearning(world.db, staffOf(c), promise, world.clock.today());
			opened(c, 'representation', [found.case]);
			return c.json(found, 200);
		})
		.openapi(putTelling, async (c) => {
			const { texts, seen } = c.req.valid('json');
			await writeTelling(world, staffOf(c), c.req.valid('param').promise, { texts: listOf(texts), seen });
			return c.body(null, 204);
		})
		.openapi(postPublication, async (c) => {
			await publishTelling(world, staffOf(c), c.req.valid('param').promise, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(deleteTelling, async (c) => {
			await takeTellingDown(world, staffOf(c), c.req.valid('param').promise);
			return c.body(null, 204);
		});

function listOf(
	texts: Partial<Record<TellingLanguage, Partial<Record<TellingWording, Text | undefined>> | undefined>>,
) {
	return tellingLanguages.flatMap((language) =>
		tellingWordings.flatMap((wording): TellingText[] => {
			const text = texts[language]?.[wording];
			return text === undefined ? [] : [{ language, wording, ...text }];
		}),
	);
}

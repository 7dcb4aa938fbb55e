import { z } from '@hono/zod-openapi';
import { languages } from '../accounts/languages.ts';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { changeTopic, discardDraft, publishDraft, saveDraft } from './changes.ts';
import { listTopics, readTopic } from './queries.ts';
import { getForEditing, listForEditing, previewText } from './queries-editing.ts';
import { gaps, guideWordings, topicIds } from './topics.ts';

/** Who keeps the council's guide: those who keep what it asks. */
const editors = { only: ['administrator', 'complaints_manager'] } as const;
const nobody = { nobody: 'what every family may read' } as const;
const open = { anyone: 'what families may expect, and what their rights are, is for everybody to read' } as const;

const CONTROL = /[\u0000-\u001f\u007f]/;
/** One line of a draft. It may still be wrong or empty; it cannot be published so. */
const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most)
		.refine((words) => !CONTROL.test(words), { error: 'form.field.control_characters' })
		.refine((words) => words.isWellFormed(), { error: 'form.field.broken_characters' });

const topic = z.enum(topicIds);
const wording = z.enum(guideWordings);
const wordingAsked = wording.default('adult');
/** A language that the guide is not in is read in English: no reason to refuse whoever asks for it. */
const language = z
	.string()
	.regex(/^[a-z]{2,3}$/)
	.default('en')
	.openapi({ example: 'ar' });
const params = z.object({ topic });
const voice = z.object({ language, wording: wordingAsked });
const of = z.object({ language: z.enum(languages).default('en'), wording: wordingAsked });

const guideText = z
	.strictObject({
		title: text(200),
		summary: text(400),
		sections: z
			.array(z.strictObject({ id: id(), heading: text(200), lines: z.array(text(1000)).max(60) }))
			.max(30)
			.openapi({ description: 'A line is words, `- one of a list`, `1. a step`, or in Easy Read `[picture] words`' }),
	})
	.openapi('GuideText');

const idea = z.object({ picture: z.string(), says: z.string() });
const block = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('words'), says: z.string() }),
	z.object({ kind: z.enum(['list', 'steps']), items: z.array(z.string()) }),
	z.object({ kind: z.literal('ideas'), ideas: z.array(idea) }),
]);
const facts = z.record(z.enum(gaps), z.string().nullable()).openapi({
	description:
		'What stands in `{{gaps}}` today: numbers, names, times as 09:00, days. Null where a day is not known yet',
});
const read = {
	topic,
	picture: z.string(),
	title: z.string(),
	summary: z.string(),
	sections: z.array(z.object({ id: z.string(), heading: z.string(), blocks: z.array(block) })),
	facts,
	language: z.string().openapi({ description: 'What it is in: English where it is not in the language asked for' }),
};

const getTopics = route(open, {
	method: 'get',
	path: '/api/guide',
	summary: 'The guide for families: every topic with its title',
	request: { query: voice },
	responses: {
		200: answers(
			z.object({
				topics: z.array(
					z.object({
						...{ topic, picture: z.string(), title: z.string(), summary: z.string(), language: z.string() },
						hasVideo: z.boolean(),
					}),
				),
			}),
		),
		422: refusals[422],
	},
});

const getTopic = route(open, {
	method: 'get',
	path: '/api/guide/{topic}',
	summary: 'One topic of the guide, with the days that the clocks give for today',
	request: { params, query: voice },
	responses: {
		200: answers(
			z.object({ ...read, version: z.number().int(), reviewOn: z.string(), bslVideo: z.string().nullable() }),
		),
		422: refusals[422],
	},
});

const kept = { reviewOn: z.string(), isDue: z.boolean(), bslVideo: z.string().nullable() };

const getTexts = route(reads(editors, nobody), {
	method: 'get',
	path: '/api/guide-texts',
	summary: 'Every text of the guide: whose it is, how old, and when its topic is read again',
	responses: {
		200: answers(
			z.object({
				topics: z.array(
					z.object({
						...{ topic, title: z.string(), ...kept },
						texts: z.array(
							z.object({
								language: z.string(),
								wording,
								version: z.number().int().openapi({ description: '0 is what ships' }),
								publishedAt: z.string().nullable(),
								by: z.string().nullable(),
								hasDraft: z.boolean(),
								isShipped: z.boolean().openapi({ description: 'Comes with the software in this language' }),
								isOlder: z.boolean().openapi({ description: 'The English text was published after it' }),
							}),
						),
					}),
				),
			}),
		),
	},
});

const getText = route(reads(editors, nobody), {
	method: 'get',
	path: '/api/guide-texts/{topic}',
	summary: 'One text for whoever edits it: what is read now, the draft with its faults, every version',
	request: { params, query: of },
	responses: {
		200: answers(
			z.object({
				...{ topic, language: z.string(), wording, ...kept, seen: z.string() },
				now: guideText,
				nowIn: z.string(),
				version: z.number().int(),
				isOlder: z.boolean(),
				facts,
				shipped: guideText.nullable(),
				draft: z.object({ id: z.string(), text: guideText, madeAt: z.string(), by: z.string() }).nullable(),
				faults: z.array(z.object({ path: z.string(), code: z.string() })),
				versions: z.array(z.object({ version: z.number().int(), by: z.string(), publishedAt: z.string() })),
			}),
		),
		422: refusals[422],
	},
});

const getPreview = route(reads(editors, nobody), {
	method: 'get',
	path: '/api/guide-texts/{topic}/preview',
	summary: 'One text as the person would read it: the draft, else what is read now; or a version there was',
	request: { params, query: of.extend({ version: z.coerce.number().int().min(1).optional() }) },
	responses: {
		200: answers(z.object({ ...read, isDraft: z.boolean() })),
		404: refusals[404],
		422: refusals[422],
	},
});

const seen = id().openapi({ description: 'The draft that was read: another id each time it is saved' });

const putDraft = route(reads(editors, nobody), {
	method: 'put',
	path: '/api/guide-texts/{topic}/draft',
	summary: 'Save the draft of a text, sound or not',
	request: { params, body: body(of.extend({ seen: seen.nullable(), text: guideText }).strict()) },
	responses: { 200: answers(z.object({ draft: z.string() })), 409: refusals[409], 422: refusals[422] },
});

const deleteDraft = route(editors, {
	method: 'delete',
	path: '/api/guide-texts/{topic}/draft',
	summary: 'Discard the draft of a text',
	request: { params, query: of.extend({ seen }) },
	responses: { 204: { description: 'Discarded' }, 409: refusals[409], 422: refusals[422] },
});

const postPublication = route(editors, {
	method: 'post',
	path: '/api/guide-texts/{topic}/publication',
	summary: 'Publish the draft of a text as its next version; one that is not sound is refused with every fault',
	request: { params, body: body(of.extend({ seen }).strict()) },
	responses: { 201: answers(z.object({ version: z.number().int() })), 409: refusals[409], 422: refusals[422] },
});

const patchTopic = route(editors, {
	method: 'patch',
	path: '/api/guide-topics/{topic}',
	summary: 'A topic was read again and is right; by when the next time; its video in British Sign Language',
	request: {
		params,
		body: body(
			z.strictObject({
				seen: id(),
				reviewOn: day().nullable().default(null).openapi({ description: 'Null: a year from now' }),
				bslVideo: z.string().trim().min(1).max(300).nullable().optional(),
			}),
		),
	},
	responses: { 204: { description: 'Noted' }, 409: refusals[409], 422: refusals[422] },
});

export const guideRoutes = (world: World) =>
	room()
		.openapi(getTopics, async (c) => c.json({ topics: await listTopics(world.db, c.req.valid('query')) }, 200))
		.openapi(getTopic, async (c) => {
			return c.json(await readTopic(world, c.req.valid('param').topic, c.req.valid('query')), 200);
		})
		.openapi(getTexts, async (c) => c.json({ topics: await listForEditing(world, languages) }, 200))
		.openapi(getText, async (c) => {
			return c.json(await getForEditing(world, { ...c.req.valid('param'), ...c.req.valid('query') }), 200);
		})
		.openapi(getPreview, async (c) => {
			const { version, ...asked } = c.req.valid('query');
			return c.json(await previewText(world, { ...c.req.valid('param'), ...asked }, version ?? null), 200);
		})
		.openapi(putDraft, async (c) => {
			const { seen: from, text: written, ...asked } = c.req.valid('json');
			const which = { ...c.req.valid('param'), ...asked };
			return c.json({ draft: await saveDraft(world, staffOf(c), which, { seen: from, text: written }) }, 200);
		})
		.openapi(deleteDraft, async (c) => {
			const { seen: from, ...asked } = c.req.valid('query');
			await discardDraft(world, staffOf(c), { ...c.req.valid('param'), ...asked }, from);
			return c.body(null, 204);
		})
		.openapi(postPublication, async (c) => {
			const { seen: from, ...asked } = c.req.valid('json');
			const version = await publishDraft(world, staffOf(c), { ...c.req.valid('param'), ...asked }, from);
			return c.json({ version }, 201);
		})
		.openapi(patchTopic, async (c) => {
			await changeTopic(world, staffOf(c), c.req.valid('param').topic, c.req.valid('json'));
			return c.body(null, 204);
		});

import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, id, inLanguages, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { discardDraft, publishDraft, saveDraft } from './changes-editing.ts';
import { audiences, instrumentCodes, measures, principles, purposes, readingModes } from './instrument.ts';
import { getVersion } from './queries.ts';
import { getForEditing, listInstruments } from './queries-editing.ts';
import { instrumentLimits } from './soundness.ts';

/** Who keeps the council's questionnaires. */
const editors = { only: ['administrator', 'complaints_manager'] } as const;

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
/** A text of a draft may still be empty; it cannot be published so. */
const text = z
	.string()
	.trim()
	.max(instrumentLimits.text)
	.refine((words) => !CONTROL.test(words), { error: 'form.field.control_characters' })
	.refine((words) => words.isWellFormed(), { error: 'form.field.broken_characters' });
const wording = z.strictObject({ plain: text, easy: text.optional() });
const words = inLanguages(wording).openapi('Words');
const most = z.number().int().min(1).max(instrumentLimits.answer);

const condition = z.union([
	z.strictObject({ item: id(), is: z.array(id()).max(instrumentLimits.options).readonly() }),
	z.strictObject({ item: id(), atMost: z.number() }),
]);
const asked = {
	key: id(),
	asks: words,
	help: words.optional(),
	picture: id().optional(),
	showIf: condition.optional(),
	maps: z.strictObject({ principle: z.enum(principles).optional(), measure: z.enum(measures).optional() }).optional(),
};
const options = z
	.array(z.strictObject({ value: id(), says: words }))
	.max(50)
	.readonly();
const item = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('text'), ...asked, most }),
	z.strictObject({ kind: z.literal('choice'), ...asked, options, several: z.boolean() }),
	z.strictObject({ kind: z.literal('faces'), ...asked, faces: z.union([z.literal(3), z.literal(5)]) }),
	z.strictObject({ kind: z.literal('scale'), ...asked, low: words, high: words }),
	z.strictObject({ kind: z.literal('houses'), ...asked, most }),
	z.strictObject({ kind: z.literal('drawing'), ...asked, most }),
]);
const edited = { title: words, intro: words, items: z.array(item).max(100).readonly() };
const own = {
	code: z.enum(instrumentCodes),
	purpose: z.enum(purposes),
	audience: z.enum(audiences),
	reading: z.enum(readingModes),
};
const instrument = z.object({ ...own, ...edited }).openapi('Instrument');
const seen = id().openapi({ description: 'The draft that was read: another id each time it is saved' });
const params = z.object({ code: z.enum(instrumentCodes) });

const getAll = route(reads(editors, { nobody: 'what is asked, of nobody in particular' }), {
	method: 'get',
	path: '/api/questionnaires',
	summary: 'Every questionnaire, with its version and whether a draft waits',
	responses: {
		200: answers(
			z.object({
				questionnaires: z.array(
					z.object({
						...{ ...own, title: words },
						version: z.number().int().nullable().openapi({ description: 'Null: as it ships, asked of nobody yet' }),
						isCouncils: z.boolean(),
						publishedAt: z.string().nullable(),
						hasDraft: z.boolean(),
					}),
				),
			}),
		),
	},
});

const getOne = route(reads(editors, { nobody: 'what is asked, of nobody in particular' }), {
	method: 'get',
	path: '/api/questionnaires/{code}',
	summary: 'What is asked now, the versions there were, the draft, and what keeps it from being published',
	request: { params },
	responses: {
		200: answers(
			z.object({
				code: own.code,
				now: instrument,
				versions: z.array(
					z.object({
						id: z.string(),
						version: z.number().int(),
						by: z.string().nullable().openapi({ description: 'Null: came with the software' }),
						publishedAt: z.string(),
					}),
				),
				draft: z.object({ id: z.string(), instrument, madeAt: z.string(), by: z.string() }).nullable(),
				faults: z.array(z.object({ path: z.string(), code: z.string() })),
			}),
		),
		422: refusals[422],
	},
});

const putDraft = route(reads(editors, { nobody: 'what is asked, of nobody in particular' }), {
	method: 'put',
	path: '/api/questionnaires/{code}/draft',
	summary: 'Save the draft, sound or not',
	request: { params, body: body(z.strictObject({ seen: seen.nullable(), ...edited })) },
	responses: { 200: answers(z.object({ draft: z.string() })), 409: refusals[409], 422: refusals[422] },
});

const deleteDraft = route(editors, {
	method: 'delete',
	path: '/api/questionnaires/{code}/draft',
	summary: 'Discard the draft',
	request: { params, query: z.object({ seen }) },
	responses: { 204: { description: 'Discarded' }, 409: refusals[409], 422: refusals[422] },
});

const postPublication = route(editors, {
	method: 'post',
	path: '/api/questionnaires/{code}/publication',
	summary: 'Publish the draft as the next version; one that is not sound is refused with every fault',
	request: { params, body: body(z.strictObject({ seen })) },
	responses: {
		201: answers(z.object({ id: z.string(), version: z.number().int() })),
		409: refusals[409],
		422: refusals[422],
	},
});

const getOneVersion = route(reads(editors, { nobody: 'what is asked, of nobody in particular' }), {
	method: 'get',
	path: '/api/questionnaires/versions/{version}',
	summary: 'One published version, as whoever was invited with it is asked',
	request: { params: z.object({ version: id() }) },
	responses: {
		200: answers(z.object({ id: z.string(), version: z.number().int(), instrument })),
		404: refusals[404],
		422: refusals[422],
	},
});

export const questionnaireRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json({ questionnaires: await listInstruments(world.db) }, 200))
		.openapi(getOne, async (c) => c.json(await getForEditing(world.db, c.req.valid('param').code), 200))
		.openapi(putDraft, async (c) => {
			const { seen, ...edited } = c.req.valid('json');
			const draft = await saveDraft(world, staffOf(c), { code: c.req.valid('param').code, seen, edited });
			return c.json({ draft }, 200);
		})
		.openapi(deleteDraft, async (c) => {
			await discardDraft(world, staffOf(c), { ...c.req.valid('param'), ...c.req.valid('query') });
			return c.body(null, 204);
		})
		.openapi(postPublication, async (c) => {
			const given = { ...c.req.valid('param'), ...c.req.valid('json') };
			return c.json(await publishDraft(world, staffOf(c), given), 201);
		})
		.openapi(getOneVersion, async (c) => c.json(await getVersion(world.db, c.req.valid('param').version), 200));

import { z } from '@hono/zod-openapi';
import { administratorFreshly, administratorOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, id, refusals } from '../form.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { actKinds } from './act.ts';
import { doImport, rehearse } from './changes.ts';
import { importLimits, kinds, pictures } from './kinds.ts';
import { getImport, listActs, listDone, listFaults } from './queries.ts';
import type { Files } from './queries-work-out.ts';
import { perPart } from './shown.ts';

const ofNobody = reads(administratorOnly, { nobody: 'how many there are of each, and nobody’s name' });
const ofPeople = reads(administratorOnly, { list: 'account' });

const actCounts = z.object({ addition: z.number().int(), change: z.number().int(), end: z.number().int() });
const eachKind = <Shape extends z.ZodType>(shape: Shape) =>
	z.object({ staff: shape, pods: shape, people: shape, memberships: shape, allocations: shape });
const counts = z.object({
	acts: eachKind(actCounts),
	rows: eachKind(z.number().int()),
	faults: z.number().int(),
});

const fields = z.record(z.string(), z.string().nullable());
const act = z.object({
	kind: z.enum(kinds),
	act: z.enum(actKinds),
	row: z.number().int().nullable(),
	name: z.string(),
	pod: z.string().optional(),
	shown: fields,
	was: fields.optional(),
});
const fault = z.object({
	kind: z.enum(kinds),
	row: z.number().int().nullable().openapi({ description: 'As a spreadsheet counts: the head is row 1' }),
	column: z.string().nullable(),
	code: z.string(),
	said: z.string().optional(),
});

/** A box that was left empty comes as a file without a name, or as no words at all. */
const file = z
	.union([z.instanceof(File), z.literal('')], { error: 'form.field.wrong_type' })
	.openapi({ type: 'string', format: 'binary' });

const postImport = route(administratorOnly, {
	method: 'post',
	path: '/api/imports',
	summary: 'A dry run: what these files would add, change and end. Nothing is done',
	request: {
		body: {
			required: true,
			content: {
				'multipart/form-data': {
					schema: z.strictObject({
						picture: z.enum(pictures),
						...{ staff: file.optional(), pods: file.optional(), people: file.optional() },
						...{ memberships: file.optional(), allocations: file.optional() },
					}),
				},
			},
		},
	},
	responses: {
		201: answers(z.object({ id: z.string() }), 'Worked out, with or without mistakes'),
		409: refusals[409],
		422: refusals[422],
	},
});

const param = z.object({ import: id() });
const page = z.coerce.number().int().min(1).max(5000).default(1);

const getOne = route(ofNobody, {
	method: 'get',
	path: '/api/imports/{import}',
	summary: 'What an import would do, or did, in numbers; acts and faults have addresses of their own',
	request: { params: param },
	responses: {
		200: answers(
			z.object({
				...{ id: z.string(), digest: z.string(), picture: z.enum(pictures), counts },
				...{ madeAt: z.string(), madeBy: z.string(), doneAt: z.string().nullable() },
				perPage: z.number().int(),
			}),
		),
		404: refusals[404],
	},
});

const getActs = route(ofPeople, {
	method: 'get',
	path: '/api/imports/{import}/acts',
	summary: 'Each addition, change or end of one kind, a page at a time',
	request: {
		params: param,
		query: z.strictObject({ kind: z.enum(kinds).default('staff'), act: z.enum(actKinds).default('addition'), page }),
	},
	responses: { 200: answers(z.array(act)), 404: refusals[404] },
});

const getFaults = route(ofPeople, {
	method: 'get',
	path: '/api/imports/{import}/faults',
	summary: 'What is wrong, by row and column, a page at a time',
	request: { params: param, query: z.strictObject({ page }) },
	responses: { 200: answers(z.array(fault)), 404: refusals[404] },
});

const getDone = route(ofNobody, {
	method: 'get',
	path: '/api/imports',
	summary: 'Imports that were done, the latest first',
	responses: {
		200: answers(z.array(z.object({ id: z.string(), doneAt: z.string(), doneBy: z.string(), counts }))),
	},
});

const postDoing = route(reads(administratorFreshly, { nobody: 'where to read what would be done now, if not this' }), {
	method: 'post',
	path: '/api/imports/{import}/doing',
	summary: 'Do exactly what was shown, all of it or nothing',
	request: { params: param },
	responses: {
		204: { description: 'Done' },
		200: answers(z.object({ anew: z.string() }), 'Not done: something else changed it. What would be done now'),
		404: refusals[404],
		409: refusals[409],
	},
});

export const importRoutes = (world: World) =>
	room()
		.openapi(postImport, async (c) => {
			const { picture, ...sent } = c.req.valid('form');
			return c.json(await rehearse(world, staffOf(c), { picture, files: await filesIn(sent) }), 201);
		})
		.openapi(getDone, async (c) => c.json(await listDone(world.db), 200))
		.openapi(getOne, async (c) => {
			const it = await getImport(world.db, c.req.valid('param').import);
			const { id, digest, picture, counts } = it;
			const when = { madeAt: it.made_at, madeBy: it.madeBy, doneAt: it.done_at };
			return c.json({ id, digest, picture, counts, ...when, perPage: perPart }, 200);
		})
		.openapi(getActs, async (c) => {
			const asked = c.req.valid('query');
			const { id } = await getImport(world.db, c.req.valid('param').import);
			return c.json(await listActs(world, id, asked.kind, asked.act, asked.page), 200);
		})
		.openapi(getFaults, async (c) => {
			const { id } = await getImport(world.db, c.req.valid('param').import);
			return c.json(await listFaults(world, id, c.req.valid('query').page), 200);
		})
		.openapi(postDoing, async (c) => {
			const doing = await doImport(world, staffOf(c), c.req.valid('param').import);
			return doing.done ? c.body(null, 204) : c.json({ anew: doing.anew }, 200);
		});

/** A form without a script sends a file for each box, and those that were left empty have no name. */
async function filesIn(sent: Partial<Record<string, File | '' | undefined>>): Promise<Files> {
	const files: Files = {};
	let bytes = 0;
	for (const kind of kinds) {
		const file = sent[kind];
		if (!file || (file.name === '' && file.size === 0)) continue;
		bytes += file.size;
		if (bytes > importLimits.bytes) throw new Refusal('door.body.too_large', 413);
		files[kind] = new Uint8Array(await file.arrayBuffer());
	}
	return files;
}

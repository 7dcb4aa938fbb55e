import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, day, id, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { askToErase, keepLonger, liftHold, putOnHold, setRule } from './changes.ts';
import {
	findByReference,
	getCertificate,
	getSchedule,
	listCertificates,
	listDecisions,
	listHolds,
	listQueue,
	listRules,
} from './queries.ts';
import { byItself, keepers, kinds, monthsMost, retentionLimits, shipped } from './schedule.ts';

const theirs = { only: keepers } as const;
const freshly = { only: keepers, freshly: true } as const;
const reason = words(retentionLimits.reason);
const subject = z
	.string()
	.regex(/^[a-z_]+:[\w-]{1,64}$/)
	.openapi({ example: 'representation:0197…' });

const getAll = route(reads(theirs, { nobody: 'references, days and rules: none of anybody’s words' }), {
	method: 'get',
	path: '/api/retention',
	summary: 'How long things are kept, what has come to its end, what is on hold, what was erased',
	responses: {
		200: answers(
			z.object({
				schedule: z.array(
					z.object({
						kind: z.enum(kinds),
						months: z.number().int(),
						least: z.number().int(),
						from: z.string(),
						setBy: z.string().nullable(),
						reason: z.string().nullable(),
					}),
				),
				byItself: z.array(z.object({ kind: z.string(), hours: z.number().nullable() })),
				queue: z.array(
					z.object({
						subject: z.string(),
						kind: z.enum(kinds),
						label: z.string().nullable(),
						endedOn: z.string(),
						dueOn: z.string(),
						isHeld: z.boolean(),
						keptUntil: z.string().nullable(),
						proposal: z.string().nullable(),
					}),
				),
				holds: z.array(
					z.object({
						id: z.string(),
						subject: z.string(),
						label: z.string().nullable(),
						reason: z.string(),
						putOnAt: z.string(),
						by: z.string(),
					}),
				),
				kept: z.array(z.object({ subject: z.string(), untilOn: z.string(), reason: z.string(), at: z.string() })),
				lifted: z.array(
					z.object({
						subject: z.string(),
						reason: z.string(),
						because: z.string().nullable(),
						at: z.string().nullable(),
					}),
				),
				certificates: z.array(
					z.object({ id: z.string(), kind: z.string(), reference: z.string(), erasedAt: z.string() }),
				),
			}),
		),
	},
});

const putRule = route(freshly, {
	method: 'put',
	path: '/api/retention/rules/{kind}',
	summary: 'Keep one kind of thing for so many months',
	request: {
		params: z.object({ kind: z.enum(kinds) }),
		body: body(z.strictObject({ months: z.number().int().min(1).max(monthsMost), reason })),
	},
	responses: { 204: { description: 'Set' }, 422: refusals[422] },
});

const postKeeping = route(theirs, {
	method: 'post',
	path: '/api/retention/keeping',
	summary: 'Keep something longer that has come to its end',
	request: { body: body(z.strictObject({ subject, untilOn: day(), reason })) },
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 422: refusals[422] },
});

const postHold = route(theirs, {
	method: 'post',
	path: '/api/retention/holds',
	summary: 'Put a person or a representation on hold: nothing of it is erased, whoever asks',
	request: { body: body(z.strictObject({ subject, reason })) },
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const postLifting = route(freshly, {
	method: 'post',
	path: '/api/retention/holds/{hold}/lifting',
	summary: 'Lift a hold',
	request: { params: z.object({ hold: id() }), body: body(z.strictObject({ because: reason })) },
	responses: { 204: { description: 'Lifted' }, 404: refusals[404], 422: refusals[422] },
});

const getFound = route(reads(theirs, { nobody: 'a reference that whoever asks knows already' }), {
	method: 'get',
	path: '/api/retention/found',
	summary: 'What is meant by a reference',
	request: { query: z.strictObject({ reference: compared(20).trim().min(1) }) },
	responses: { 200: answers(z.object({ subject: z.string() })), 404: refusals[404], 422: refusals[422] },
});

const postErasure = route(freshly, {
	method: 'post',
	path: '/api/erasures',
	summary: 'Ask a second person to agree to an erasure',
	request: { body: body(z.strictObject({ subject, rule: z.enum([...kinds, 'asked']), reason })) },
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const getOne = route(reads(theirs, { nobody: 'a certificate is about nobody any more' }), {
	method: 'get',
	path: '/api/erasures/{certificate}',
	summary: 'The certificate of an erasure',
	request: { params: z.object({ certificate: id() }) },
	responses: {
		200: answers(
			z.object({
				id: z.string(),
				kind: z.string(),
				reference: z.string(),
				rule: z.string(),
				askedBy: z.string(),
				agreedBy: z.string(),
				erasedAt: z.string(),
				writtenAnewAt: z
					.string()
					.nullable()
					.openapi({ description: 'When the files of the database were; null: waits' }),
				erased: z.record(z.string(), z.number()),
				keys: z.number().int(),
			}),
		),
		404: refusals[404],
	},
});

export const retentionRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => {
			const { db, clock } = world;
			const [months, rules, queue, holds, decisions, certificates] = await Promise.all([
				getSchedule(db),
				listRules(db),
				listQueue(db, staffOf(c), clock.today()),
				listHolds(db),
				listDecisions(db),
				listCertificates(db),
			]);
			const schedule = kinds.map((kind) => {
				const set = rules.find((rule) => rule.kind === kind);
				const { least, from } = shipped[kind];
				return { kind, months: months[kind], least, from, setBy: set?.setBy ?? null, reason: set?.reason ?? null };
			});
			return c.json({ schedule, byItself: [...byItself], queue, holds, ...decisions, certificates }, 200);
		})
		.openapi(putRule, async (c) => {
			const { months, reason: because } = c.req.valid('json');
			await setRule(world, staffOf(c), c.req.valid('param').kind, months, because);
			return c.body(null, 204);
		})
		.openapi(postKeeping, async (c) => {
			await keepLonger(world, staffOf(c), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postHold, async (c) => {
			const held = c.req.valid('json');
			return c.json({ id: await putOnHold(world, staffOf(c), held.subject, held.reason) }, 201);
		})
		.openapi(postLifting, async (c) => {
			await liftHold(world, staffOf(c), c.req.valid('param').hold, c.req.valid('json').because);
			return c.body(null, 204);
		})
		.openapi(getFound, async (c) => {
			return c.json({ subject: await findByReference(world.db, staffOf(c), c.req.valid('query').reference) }, 200);
		})
		.openapi(postErasure, async (c) => c.json({ id: await askToErase(world, staffOf(c), c.req.valid('json')) }, 201))
		.openapi(getOne, async (c) => c.json(await getCertificate(world.db, c.req.valid('param').certificate), 200));

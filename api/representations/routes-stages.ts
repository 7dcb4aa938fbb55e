import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { appoint, endAppointment } from './changes-people.ts';
import { keepPromise, promise } from './changes-promises.ts';
import { giveReport } from './changes-reports.ts';
import { findings, limits, promiseKinds, remedies } from './limits.ts';
import { appointedRoles } from './procedure/people.ts';
import { reports } from './procedure/reports.ts';
import { sendings } from './procedure/steps.ts';
import { listUndonePromises } from './queries-promises.ts';
import { getStages } from './queries-stages.ts';
import { rehearse, rehearsed, templateGiven } from './routes-letters.ts';
import { reportShape } from './routes.ts';

const one = { params: z.object({ case: id() }) };
const done = { 204: { description: 'Recorded' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] } as const;
const made = { ...done, 201: answers(z.object({ id: z.string() })) } as const;

const promiseShape = z
	.object({
		id: z.string(),
		kind: z.enum(promiseKinds),
		remedy: z.enum(remedies).nullable(),
		words: z.string(),
		owner: z.string(),
		dueOn: z.string(),
		doneOn: z.string().nullable(),
	})
	.openapi('Promise');

const getAll = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/stages',
	summary: 'Who was appointed, what each report found, and what was promised',
	request: one,
	responses: {
		200: answers(
			z.object({
				appointed: z.array(
					z.object({
						id: z.string(),
						role: z.enum(appointedRoles),
						name: z.string(),
						appointedOn: z.string(),
						worksForCouncil: z.boolean(),
					}),
				),
				reports: z.array(reportShape),
				promises: z.array(promiseShape),
			}),
		),
		404: refusals[404],
	},
});

const postAppointment = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/appointments',
	summary: 'Appoint somebody for stage 2 or 3, with what they declare; refused where the law keeps them out',
	request: {
		...one,
		body: body(
			z.strictObject({
				role: z.enum(appointedRoles),
				name: line(limits.name),
				accountId: id().nullable().default(null),
				worksForCouncil: z.boolean(),
				partnerOfCouncil: z.boolean(),
				managesService: z.boolean(),
				wasInvolved: z.boolean(),
				appointedOn: day(),
			}),
		),
	},
	responses: made,
});

const deleteAppointment = route(complaintsTeamOnly, {
	method: 'delete',
	path: '/api/cases/{case}/appointments/{appointment}',
	summary: 'They stood down, or were named wrongly',
	request: { params: z.object({ case: id(), appointment: id() }) },
	responses: { 204: { description: 'Ended' }, 404: refusals[404] },
});

const postReport = route(reads(complaintsTeamOnly, { thing: 'representation', param: 'case' }), {
	method: 'post',
	path: '/api/cases/{case}/reports',
	summary: 'A report of stage 2 or 3: a finding for every point, and the letter where it answers the person',
	request: {
		...one,
		body: body(
			z.strictObject({
				report: z.enum(reports),
				on: day(),
				seen: z.number().int().min(1),
				findings: z
					.array(
						z.strictObject({
							point: id(),
							finding: z.enum(findings),
							words: words(limits.finding),
							recommendation: words(limits.finding).nullable().default(null),
						}),
					)
					.max(limits.points),
				words: words(limits.message).nullable().default(null),
				sent: z.enum(sendings).nullable().default(null),
				template: templateGiven,
				rehearse,
			}),
		),
	},
	responses: { ...done, 200: answers(rehearsed, 'A rehearsal: nothing is kept') },
});

const postPromise = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/promises',
	summary: 'Something agreed, learned or put right: who does it, by when',
	request: {
		...one,
		body: body(
			z.strictObject({
				kind: z.enum(promiseKinds),
				remedy: z.enum(remedies).nullable().default(null),
				words: words(limits.terms),
				owner: line(limits.name),
				dueOn: day(),
			}),
		),
	},
	responses: made,
});

const postDoing = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/promises/{promise}/doing',
	summary: 'It was done on this day',
	request: {
		params: z.object({ case: id(), promise: id() }),
		body: body(z.strictObject({ doneOn: day() })),
	},
	responses: done,
});

const undonePromise = promiseShape.extend({
	case: z.string(),
	reference: z.string(),
	podName: z.string().nullable(),
	mayKeep: z.boolean().openapi({ description: 'Whether this person may say that it is done' }),
});

const getUndone = route(reads(staffOnly, { list: 'representation' }), {
	method: 'get',
	path: '/api/promises',
	summary: 'What was promised and is not done yet, of what this person knows; what is due soonest first',
	responses: { 200: answers(z.object({ promises: z.array(undonePromise) })) },
});

export const stageRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => {
			return c.json(await getStages(world.db, staffOf(c), c.req.valid('param').case), 200);
		})
		.openapi(postAppointment, async (c) => {
			return c.json({ id: await appoint(world, staffOf(c), c.req.valid('param').case, c.req.valid('json')) }, 201);
		})
		.openapi(deleteAppointment, async (c) => {
			const { case: case_, appointment } = c.req.valid('param');
			await endAppointment(world, staffOf(c), case_, appointment);
			return c.body(null, 204);
		})
		.openapi(postReport, async (c) => {
			const given = c.req.valid('json');
			const words = await giveReport(world, staffOf(c), c.req.valid('param').case, given);
			return given.rehearse ? c.json({ words }, 200) : c.body(null, 204);
		})
		.openapi(postPromise, async (c) => {
			return c.json({ id: await promise(world, staffOf(c), c.req.valid('param').case, c.req.valid('json')) }, 201);
		})
		.openapi(postDoing, async (c) => {
			const { case: case_, promise: promiseId } = c.req.valid('param');
			await keepPromise(world, staffOf(c), case_, promiseId, c.req.valid('json').doneOn);
			return c.body(null, 204);
		})
		.openapi(getUndone, async (c) => {
			return c.json({ promises: await listUndonePromises(world.db, staffOf(c)) }, 200);
		});

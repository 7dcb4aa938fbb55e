import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, refusals, words } from '../form.ts';
import type { World } from '../world.ts';
import { takeStep, takeStepAsFamily } from './changes-procedure.ts';
import { limits } from './limits.ts';
import { clocksOf } from './procedure/clocks.ts';
import { phases, stepNames } from './procedure/moves.ts';
import { isOutOfTime } from './procedure/procedure.ts';
import {
	earlyReferralConditions,
	factsOf,
	freezeGrounds,
	ombudsmanOutcomes,
	routes,
	stageTwoReasons,
	type StepNamed,
} from './procedure/steps.ts';
import { type OfficerStep, takenByFamily, takenByOfficer } from './procedure/who-takes.ts';
import { rehearse, rehearsed, templateGiven } from './routes-letters.ts';
import { getProcedure } from './queries-steps.ts';

const plain = <N extends string>(what: N) => z.strictObject({ what: z.literal(what), on: day() });
const with_ = <N extends string, S extends z.ZodRawShape>(what: N, shape: S) =>
	z.strictObject({ what: z.literal(what), on: day(), ...shape });

/** Every step that staff may take, with what it has to say. */
const stepShape = z
	.discriminatedUnion('what', [
		plain('acknowledged'),
		with_('receipt_corrected', { receivedOn: day() }),
		with_('routed', { route: z.enum(routes).exclude(['to_be_decided']) }),
		with_('interest_decided', { accepted: z.boolean() }),
		with_('lateness_decided', { accepted: z.boolean() }),
		with_('stage_1_extended', { reason: z.enum(['complexity', 'advocate']) }),
		with_('stage_1_longer_agreed', { until: day() }),
		plain('stage_1_skipped'),
		plain('stage_2_requested'),
		plain('record_agreed'),
		with_('stage_2_extended', { reason: z.enum(stageTwoReasons), until: day() }),
		plain('stage_3_requested'),
		plain('stage_3_acknowledged'),
		plain('chair_appointed'),
		with_('panel_arranged', { panelOn: day() }),
		plain('papers_sent'),
		plain('panel_met'),
		plain('next_stage_refused'),
		with_('referred_early', { met: z.array(z.enum(earlyReferralConditions)) }),
		with_('ombudsman_asked', { reference: line(limits.ombudsmanReference) }),
		with_('ombudsman_decided', { outcome: z.enum(ombudsmanOutcomes) }),
		with_('frozen', { grounds: z.enum(freezeGrounds), points: z.array(id()).max(limits.points).nullable() }),
		plain('proceedings_ended'),
		plain('resubmitted'),
		plain('withdrawn'),
		plain('reinstated'),
		plain('corporate_1_extended'),
		plain('corporate_1_answered'),
		plain('corporate_2_answered'),
		plain('corporate_2_requested'),
		plain('corporate_2_acknowledged'),
		plain('corporate_2_extended'),
	])
	.openapi('Step') satisfies z.ZodType<StepNamed<OfficerStep>>;

const caseClock = z
	.object({
		clock: z.string(),
		basis: z.string(),
		from: z.string(),
		firstFrom: z.string().nullable(),
		dueOn: z.string(),
		latestOn: z.string().nullable(),
		extended: z.boolean(),
		extendedLate: z.boolean().openapi({ description: 'Its day was over when it was extended' }),
		agreedUntil: z.string().nullable(),
		metOn: z.string().nullable(),
		running: z.boolean(),
		whose: z.enum(['authority', 'person']),
	})
	.openapi('CaseClock');

const procedureShape = z
	.object({
		phase: z.enum(phases),
		route: z.enum(routes),
		outOfTime: z.boolean().openapi({ description: 'Complained of more than a year after it happened' }),
		daysSinceReceipt: z.number().int().openapi({ description: 'Working days, whatever the clocks do' }),
		mayTake: z.array(z.enum(takenByOfficer)).openapi({ description: 'Steps that this person could take next' }),
		next: z.array(z.enum(stepNames)).openapi({ description: 'Steps that may follow now, whoever takes them' }),
		pausedPoints: z.array(z.string()).openapi({ description: 'Points that wait for the end of proceedings' }),
		clocks: z.array(caseClock),
		steps: z.array(
			z.object({
				number: z.number().int(),
				what: z.string(),
				on: z.string(),
				facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.null()])),
				reason: z.string().nullable(),
				takenAt: z.string(),
				side: z.enum(['family', 'staff', 'system']),
				by: z.string().nullable(),
			}),
		),
	})
	.openapi('Procedure');

const getSteps = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/steps',
	summary: 'Where a complaint stands in the procedure: every step, every clock, and what may be done next',
	request: { params: z.object({ case: id() }) },
	responses: { 200: answers(procedureShape), 404: refusals[404] },
});

const postStep = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'post',
	path: '/api/cases/{case}/steps',
	summary: 'Take a step of the procedure, having seen so many steps; with the reason and the letter that it needs',
	request: {
		params: z.object({ case: id() }),
		body: body(
			z.strictObject({
				step: stepShape,
				seen: z.number().int().min(1),
				reason: words(limits.reason).nullable().default(null),
				words: words(limits.message).nullable().default(null),
				template: templateGiven,
				rehearse,
			}),
		),
	},
	responses: {
		200: answers(rehearsed, 'A rehearsal: nothing is kept'),
		204: { description: 'Taken' },
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const postOwnStep = route(
	{ only: ['family', 'return', 'advocate'] },
	{
		method: 'post',
		path: '/api/representations/{representation}/steps',
		summary: 'The person goes on to the next stage or withdraws, by one press; their advocate may go on for them',
		request: {
			params: z.object({ representation: id() }),
			body: body(z.strictObject({ what: z.enum(takenByFamily) })),
		},
		responses: {
			204: { description: 'Taken' },
			404: refusals[404],
			409: refusals[409],
			422: refusals[422],
		},
	},
);

export const stepRoutes = (world: World) =>
	room()
		.openapi(getSteps, async (c) => {
			const found = await getProcedure(world.db, staffOf(c), c.req.valid('param').case, world.clock.today());
			const { procedure, steps, ...rest } = found;
			return c.json(
				{
					phase: procedure.phase,
					route: procedure.route,
					outOfTime: isOutOfTime(procedure),
					clocks: clocksOf(procedure),
					...rest,
					steps: steps.map(({ step, ...taken }) => ({ what: step.what, on: step.on, facts: factsOf(step), ...taken })),
				},
				200,
			);
		})
		.openapi(postStep, async (c) => {
			const asked = c.req.valid('json');
			const words = await takeStep(world, staffOf(c), c.req.valid('param').case, asked);
			return asked.rehearse ? c.json({ words }, 200) : c.body(null, 204);
		})
		.openapi(postOwnStep, async (c) => {
			const { what } = c.req.valid('json');
			await takeStepAsFamily(world, c.get('who'), c.req.valid('param').representation, what);
			return c.body(null, 204);
		});

import { z } from '@hono/zod-openapi';
import { clockShape } from '../calendar/routes.ts';
import { opened, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, refusals, talkingShape, words } from '../form.ts';
import type { World } from '../world.ts';
import { cancel, invite, markReferred, move, plan, takeBack } from './changes.ts';
import { markHeld, tell, writeOutcome } from './changes-answers.ts';
import { translateAnswer } from './changes-translate.ts';
import { recordViews } from './changes-views.ts';
import { anchors, conferenceKinds } from './dates.ts';
import { advocateAnswers, ageBands, invitedAses, purposes } from './invitations.ts';
import { conferenceLimits, outcomes } from './outcomes.ts';
import { pilotMeasures } from './measures.ts';
import { seesMeasures } from '../policy/conferences.ts';
import { translationMost } from '../questionnaires/corrections.ts';
import { getMeasures } from './queries-measures.ts';
import { getConferenceWhole, getPack, getQuestionsOf, listChoices, listConferences } from './queries-staff.ts';
import { answerShape, fieldsShape, versionShape } from './routes-family.ts';

const one = { params: z.object({ conference: id() }) };
const done = { 204: { description: 'Done' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] } as const;
const time = z
	.string()
	.refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { error: 'conferences.date.not_a_time' })
	.openapi({ format: 'time', example: '10:30' });
const place = line(conferenceLimits.place).nullable().default(null);

const head = z.object({
	id: z.string(),
	kind: z.enum(conferenceKinds),
	heldOn: z.string(),
	time: z.string(),
	place: z.string().nullable(),
	windowClosesOn: z.string(),
	state: z.enum(['planned', 'held', 'cancelled']),
	child: z.string(),
	chair: z.string(),
});

/** An answer as staff set it beside in English; null where nobody has. */
const inEnglishShape = z.object({ words: z.string(), name: z.string(), madeAt: z.string() }).nullable();

const said = z.array(
	z.object({
		invitation: z.string(),
		name: z.string(),
		as: z.enum(invitedAses),
		purpose: z.enum(purposes),
		part: z.number().int(),
		how: z.enum(['portal', 'paper', 'aloud']),
		language: z.string().openapi({ description: 'In which they were asked' }),
		givenOn: z.string(),
		late: z.boolean(),
		present: z.string().nullable(),
		writtenBy: z.string().nullable(),
		version: versionShape,
		answers: z.array(
			answerShape.extend({
				inEnglish: inEnglishShape,
				outcome: z.object({ outcome: z.enum(outcomes), words: z.string(), on: z.string(), at: z.string() }).nullable(),
			}),
		),
	}),
);

/** Their own answers are opened by whoever reads the conference, as far as it shows them. */
const readsWhole = reads(staffOnly, {
	thing: 'conference',
	param: 'conference',
	within: ['conference_invitation'],
});

const getAll = route(reads(staffOnly, { list: 'conference' }), {
	method: 'get',
	path: '/api/conferences',
	summary: 'Conferences and reviews of which this person sees anything, the soonest first',
	responses: {
		200: answers(
			z.array(head.extend({ invited: z.number().int(), answered: z.number().int(), late: z.number().int() })),
		),
	},
});

const getChoices = route(reads(staffOnly, { nobody: 'names to choose from, of the families of their own pod' }), {
	method: 'get',
	path: '/api/conferences/choices',
	summary: 'What a new one can be made of: children of the own pod, chairs, kinds with what they are counted from',
	responses: {
		200: answers(
			z.object({
				children: z.array(z.object({ id: z.string(), name: z.string() })),
				chairs: z.array(z.object({ id: z.string(), name: z.string() })),
				kinds: z.array(z.object({ kind: z.enum(conferenceKinds), anchors: z.array(z.enum(anchors)) })),
				beside: z.array(z.object({ id: z.string(), child: z.string(), heldOn: z.string() })),
			}),
		),
	},
});

const figure = z.union([
	z.object({ count: z.number().int(), of: z.number().int(), isTentative: z.boolean() }),
	z.object({ hidden: z.literal(true) }),
]);

const getTheMeasures = route(
	{ only: seesMeasures, opens: { nobody: 'counts, suppressed' } },
	{
		method: 'get',
		path: '/api/conferences/measures',
		summary: 'How meetings were for young people, by the five measures of the 2010-11 pilot; nobody can be found in it',
		responses: {
			200: answers(
				z.object({
					until: z.string().openapi({ description: 'Answers given before this day are counted' }),
					answered: figure,
					measures: z.array(z.object({ measure: z.enum(pilotMeasures), figure })),
				}),
			),
		},
	},
);

const postOne = route(staffOnly, {
	method: 'post',
	path: '/api/conferences',
	summary: 'Plan a conference or review about one child',
	request: {
		body: body(
			z.strictObject({
				kind: z.enum(conferenceKinds),
				child: id(),
				chair: id(),
				heldOn: day(),
				time,
				place,
				anchor: z.enum(anchors),
				anchorOn: day(),
				beside: id().nullable().default(null),
			}),
		),
	},
	responses: { 201: answers(z.object({ id: z.string() })), 422: refusals[422] },
});

const getOne = route(readsWhole, {
	method: 'get',
	path: '/api/conferences/{conference}',
	summary: 'One of them: its dates worked out, who was asked and answered, and the words that are for these eyes',
	request: one,
	responses: {
		200: answers(
			head.extend({
				pod: z.string(),
				worker: z.string().nullable(),
				anchor: z.enum(anchors),
				anchorOn: z.string(),
				dates: z.object({
					limit: clockShape,
					before: z.array(clockShape),
					after: z.array(clockShape),
					isWithinLimit: z.boolean(),
				}),
				moves: z.array(
					z.object({
						wasOn: z.string(),
						wasTime: z.string(),
						wasPlace: z.string().nullable(),
						movedOn: z.string(),
						by: z.string(),
					}),
				),
				beside: z.object({ id: z.string(), child: z.string() }).nullable(),
				mayArrange: z.boolean(),
				mayAnswer: z.boolean(),
				mayReadWords: z.boolean(),
				bands: z.array(z.enum(ageBands)),
				mayInvite: z.array(z.object({ id: z.string(), name: z.string(), as: z.enum(invitedAses) })),
				invited: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						as: z.enum(invitedAses),
						purpose: z.enum(purposes),
						invitedOn: z.string(),
						remindedOn: z.string().nullable(),
						state: z.enum(['to_answer', 'sent', 'told']),
						sentOn: z.string().nullable(),
						late: z.boolean(),
						mayRecord: z.boolean(),
						mayTakeBack: z.boolean(),
						isToldOutside: z.boolean().openapi({ description: 'A letter that says nothing goes to them' }),
						talking: talkingShape,
						advocate: z.enum(advocateAnswers).nullable(),
						advocateOn: z.string().nullable(),
						referredOn: z.string().nullable(),
						toldOn: z.string().nullable(),
						versionId: z.string(),
					}),
				),
				said,
			}),
		),
		404: refusals[404],
	},
});

const getThePack = route(readsWhole, {
	method: 'get',
	path: '/api/conferences/{conference}/pack',
	summary: 'What the chair takes into the meeting; the shared one holds only what may be read out',
	request: { ...one, query: z.strictObject({ shared: z.enum(['true', 'false']).default('false') }) },
	responses: { 200: answers(head.extend({ isShared: z.boolean(), said })), 404: refusals[404] },
});

const postInvitation = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/invitations',
	summary: 'Ask the child, or a parent or carer, what they want said',
	request: {
		...one,
		body: body(z.strictObject({ account: id(), band: z.enum(ageBands).nullable().default(null) })),
	},
	responses: { ...done, 201: answers(z.object({ id: z.string() })) },
});

const ofInvitation = { params: z.object({ conference: id(), invitation: id() }) };

const getQuestions = route(reads(staffOnly, { thing: 'conference', param: 'conference' }), {
	method: 'get',
	path: '/api/conferences/{conference}/invitations/{invitation}/questions',
	summary: 'What somebody was asked, to write down for them what they say',
	request: ofInvitation,
	responses: { 200: answers(z.object({ name: z.string(), version: versionShape })), 404: refusals[404] },
});

const deleteInvitation = route(staffOnly, {
	method: 'delete',
	path: '/api/conferences/{conference}/invitations/{invitation}',
	summary: 'Take back an invitation on which nothing was sent: it is not there any more',
	request: ofInvitation,
	responses: done,
});

const postReferral = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/invitations/{invitation}/referral',
	summary: 'The advocate that a young person asked for has been asked of the service',
	request: ofInvitation,
	responses: done,
});

const postTold = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/told',
	summary: 'Tell somebody what was done with what they said',
	request: { ...one, body: body(z.strictObject({ invitation: id() })) },
	responses: done,
});

const postDate = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/date',
	summary: 'Move it; where it was is kept',
	request: { ...one, body: body(z.strictObject({ heldOn: day(), time, place })) },
	responses: done,
});

const postCancelling = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/cancelling',
	summary: 'Call it off',
	request: one,
	responses: done,
});

const postViews = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/views',
	summary: 'Write down what somebody said on paper or aloud, with who was in the room',
	request: {
		...one,
		body: body(
			z.strictObject({
				invitation: id(),
				version: id(),
				fields: fieldsShape,
				how: z.enum(['paper', 'aloud']),
				on: day(),
				present: words(conferenceLimits.present),
			}),
		),
	},
	responses: {
		...done,
		201: answers(z.object({ late: z.boolean(), numbers: z.boolean(), somebodyIsReading: z.boolean() })),
	},
});

const postTranslation = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/translations',
	summary: 'Set beside one answer what it says in English: staff alone read it, as far as they read the answer',
	request: { ...one, body: body(z.strictObject({ answer: id(), words: words(translationMost) })) },
	responses: done,
});

const postOutcome = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/outcomes',
	summary: 'What was done with one answer, and why or why not, in words to whoever gave it',
	request: {
		...one,
		body: body(z.strictObject({ answer: id(), outcome: z.enum(outcomes), words: words(conferenceLimits.outcome) })),
	},
	responses: done,
});

const postHeld = route(staffOnly, {
	method: 'post',
	path: '/api/conferences/{conference}/held',
	summary: 'It has been held: whoever was asked before it is asked how it was',
	request: one,
	responses: done,
});

export const conferenceRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json(await listConferences(world, staffOf(c)), 200))
		.openapi(getChoices, async (c) => c.json(await listChoices(world, staffOf(c)), 200))
		.openapi(getTheMeasures, async (c) => c.json(await getMeasures(world), 200))
		.openapi(postOne, async (c) => c.json({ id: await plan(world, staffOf(c), c.req.valid('json')) }, 201))
		.openapi(getOne, async (c) => {
			const whole = await getConferenceWhole(world, staffOf(c), c.req.valid('param').conference);
			opened(c, 'conference_invitation', read(whole.said));
			return c.json(whole, 200);
		})
		.openapi(getThePack, async (c) => {
			const isShared = c.req.valid('query').shared === 'true';
			const pack = await getPack(world, staffOf(c), c.req.valid('param').conference, isShared);
			opened(c, 'conference_invitation', read(pack.said));
			return c.json(pack, 200);
		})
		.openapi(postInvitation, async (c) => {
			return c.json({ id: await invite(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json')) }, 201);
		})
		.openapi(getQuestions, async (c) => {
			const { conference, invitation } = c.req.valid('param');
			return c.json(await getQuestionsOf(world, staffOf(c), conference, invitation), 200);
		})
		.openapi(deleteInvitation, async (c) => {
			const { conference, invitation } = c.req.valid('param');
			await takeBack(world, staffOf(c), conference, invitation);
			return c.body(null, 204);
		})
		.openapi(postReferral, async (c) => {
			const { conference, invitation } = c.req.valid('param');
			await markReferred(world, staffOf(c), conference, invitation);
			return c.body(null, 204);
		})
		.openapi(postTold, async (c) => {
			await tell(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json').invitation);
			return c.body(null, 204);
		})
		.openapi(postDate, async (c) => {
			await move(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postCancelling, async (c) => {
			await cancel(world, staffOf(c), c.req.valid('param').conference);
			return c.body(null, 204);
		})
		.openapi(postViews, async (c) => {
			return c.json(await recordViews(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json')), 201);
		})
		.openapi(postTranslation, async (c) => {
			await translateAnswer(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postOutcome, async (c) => {
			await writeOutcome(world, staffOf(c), c.req.valid('param').conference, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postHeld, async (c) => {
			await markHeld(world, staffOf(c), c.req.valid('param').conference);
			return c.body(null, 204);
		});

/** Of whom there is a word in it. */
function read(said: readonly { invitation: string; answers: readonly unknown[] }[]): string[] {
	return [...new Set(said.filter(({ answers }) => answers.length > 0).map(({ invitation }) => invitation))];
}

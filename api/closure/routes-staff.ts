import { z } from '@hono/zod-openapi';
import { managedPods } from '../accounts/roles.ts';
import { opened, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, inLanguages, onceHeader, refusals, talkingShape, words } from '../form.ts';
import type { Value } from '../questionnaires/answers.ts';
import { translationMost } from '../questionnaires/corrections.ts';
import { getVersion } from '../questionnaires/queries.ts';
import { notFound } from '../refusal.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { recordAnswer } from './changes-answer.ts';
import { makeCard } from './changes-come-in.ts';
import { endWork } from './changes-end.ts';
import { liftHold, putOnHold } from './changes-hold.ts';
import { openAnswer, releaseWords, takeBackWords } from './changes-read.ts';
import { translateAnswer } from './changes-translate.ts';
import { askHowItWent } from './changes-send.ts';
import { closureInstruments, closureLimits, contacts, holdReasons, whyNotAsked } from './contact.ts';
import { isThere, states, stateOf } from './invitation.ts';
import { mayDecide } from '../policy/closure.ts';
import { getInvitation, listClosures, listGoingOn, listPods, listToSay } from './queries.ts';
import { readResults, readService, readTrend } from './queries-results.ts';
import { fieldsShape, versionShape } from './routes.ts';
import { waves } from './waves.ts';

const instrument = z.enum(closureInstruments);
const wave = z.enum(waves);
const corrections = z.array(z.object({ words: z.string(), writtenAt: z.string() }));
const inEnglish = z.object({ words: z.string(), name: z.string(), madeAt: z.string() }).nullable();
const said = inLanguages(z.object({ plain: z.string(), easy: z.string().optional() }));

const closure = z
	.object({
		id: z.string(),
		podId: z.string(),
		podName: z.string(),
		endedOn: z.string(),
		hasDomesticAbuse: z.boolean(),
		people: z.array(
			z.object({
				id: z.string(),
				name: z.string(),
				standing: z.string(),
				instrument,
				contact: z.enum(contacts),
				whyNotAsked: z.enum(whyNotAsked).nullable(),
				talking: talkingShape,
				hold: z.enum(holdReasons).nullable(),
				lifted: z.array(z.object({ why: z.enum(holdReasons), by: z.string(), at: z.string(), because: z.string() })),
				invitations: z.array(
					z.object({
						id: z.string(),
						wave,
						sendOn: z.string(),
						state: z.enum(states),
						sentAt: z.string().nullable(),
						expiresOn: z.string().nullable(),
						answeredAt: z.string().nullable(),
					}),
				),
			}),
		),
	})
	.openapi('Closure');

const getClosures = route(reads(staffOnly, { list: 'closure' }), {
	method: 'get',
	path: '/api/closures',
	summary: 'Work that has ended, and work that may end, in the pods of this manager',
	responses: {
		200: answers(
			z.object({
				pods: z.array(
					z.object({
						id: z.string(),
						name: z.string(),
						families: z.array(
							z.object({
								id: z.string(),
								name: z.string(),
								standing: z.string(),
								workerName: z.string().nullable(),
								endedOn: z
									.string()
									.nullable()
									.openapi({ description: 'Another system ended it: how they are asked is to be said' }),
							}),
						),
					}),
				),
				closures: z.array(closure),
			}),
		),
	},
});

const getClosure = route(reads(staffOnly, { thing: 'closure', param: 'closure' }), {
	method: 'get',
	path: '/api/closures/{closure}',
	summary: 'Who is asked about one piece of work, and when',
	request: { params: z.object({ closure: id() }) },
	responses: { 200: answers(closure), 404: refusals[404] },
});

const postClosure = route(staffOnly, {
	method: 'post',
	path: '/api/pods/{pod}/closures',
	summary: 'End the pod’s work with some people, each declared safe to reach or not',
	request: {
		params: z.object({ pod: id() }),
		headers: onceHeader,
		body: body(
			z.strictObject({
				endedOn: day(),
				hasDomesticAbuse: z.boolean(),
				people: z
					.array(
						z.strictObject({
							account: id(),
							instrument,
							contact: z.enum(contacts),
							whyNotAsked: z.enum(whyNotAsked).nullable().default(null),
						}),
					)
					.min(1)
					.max(closureLimits.people),
			}),
		),
	},
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const ofPerson = z.object({ person: id() });

const postHold = route(staffOnly, {
	method: 'post',
	path: '/api/closure-people/{person}/hold',
	summary: 'Nothing is sent to this person from now on',
	request: { params: ofPerson },
	responses: { 204: { description: 'Held' }, 404: refusals[404], 409: refusals[409] },
});

const postLifting = route(staffOnly, {
	method: 'post',
	path: '/api/closure-people/{person}/hold/lifting',
	summary: 'This person may be asked after all, and why',
	request: { params: ofPerson, body: body(z.strictObject({ because: words(closureLimits.reason) })) },
	responses: { 204: { description: 'Taken away' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const ofInvitation = z.object({ invitation: id() });

const getInvitationOne = route(reads(staffOnly, { thing: 'closure_invitation', param: 'invitation' }), {
	method: 'get',
	path: '/api/closure-invitations/{invitation}',
	summary: 'The questions of one invitation, to write down what somebody said on paper or aloud',
	request: { params: ofInvitation },
	responses: {
		200: answers(
			z.object({
				...{ id: z.string(), closure: z.string(), wave, instrument, state: z.enum(states) },
				...{ language: z.string(), wording: z.enum(['adult', 'young', 'easy']), version: versionShape },
			}),
		),
		404: refusals[404],
	},
});

const postCard = route(staffOnly, {
	method: 'post',
	path: '/api/closure-invitations/{invitation}/card',
	summary: 'Make the words of a card to hand over; they are told this once',
	request: { params: ofInvitation },
	responses: {
		201: answers(
			z.object({
				code: z.string(),
				language: z.string(),
				wording: z.enum(['adult', 'young', 'easy']),
				expiresOn: z.string(),
			}),
		),
		404: refusals[404],
		409: refusals[409],
	},
});

const postAnswers = route(staffOnly, {
	method: 'post',
	path: '/api/closure-invitations/{invitation}/answers',
	summary: 'Write down what somebody said on paper or aloud',
	request: {
		params: ofInvitation,
		headers: onceHeader,
		body: body(
			z.strictObject({
				version: id(),
				fields: fieldsShape,
				how: z.enum(['paper', 'aloud']),
				on: day(),
				present: words(closureLimits.present),
				withName: z.boolean().default(false),
			}),
		),
	},
	responses: {
		201: answers(z.object({ numbers: z.boolean(), somebodyIsReading: z.boolean() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const rate = z.object({
	...{ instrument, wave, ended: z.int(), asked: z.int(), answered: z.int(), planned: z.int() },
	...{ neverAsked: z.int(), passedOver: z.int() },
	held: z.partialRecord(z.enum(holdReasons), z.int()),
});
const counts = z.array(z.object({ value: z.string(), count: z.int() }));
const block = z.object({
	...{ instrument, version: z.int(), wave, answered: z.int(), isTooFew: z.boolean() },
	items: z.array(z.object({ key: z.string(), kind: z.string(), asks: said, principle: z.string().nullable(), counts })),
	principles: z.array(z.object({ principle: z.string(), kind: z.string(), questions: z.int(), counts })),
	options: z.array(z.object({ item: z.string(), value: z.string(), says: said })),
});

const getResults = route(reads(staffOnly, { within: ['closure_invitation', 'response_answer'] }), {
	method: 'get',
	path: '/api/closure-results',
	summary: 'What families said when the work ended, as this person may read it: how many answered comes first',
	responses: {
		200: answers(
			z.object({
				pods: z.array(
					z.object({
						pod: z.object({ id: z.string(), name: z.string() }),
						reading: z.enum(['all', 'pod', 'office', 'published', 'nothing']),
						rates: z.array(rate),
						blocks: z.array(block),
						answers: z.array(
							z.object({
								...{ invitation: z.string(), instrument, wave, answeredIn: z.string(), name: z.string().nullable() },
								...{ isRead: z.boolean(), readBy: z.string().nullable(), mayOpen: z.boolean() },
								...{ isWithDuty: z.boolean(), passOn: z.boolean(), how: z.enum(['portal', 'paper', 'aloud']) },
								present: z.string().nullable(),
								given: z.array(
									z.object({
										id: z.string(),
										item: z.string(),
										value: z.custom<Value>().openapi({ type: 'object' }),
										isReleased: z.boolean(),
										...{ corrections, inEnglish },
									}),
								),
								version: versionShape.nullable(),
							}),
						),
						words: z.array(
							z.object({
								...{ id: z.string(), instrument, asks: said, words: z.string() },
								...{ corrections, inEnglish, name: z.string().nullable(), isThanks: z.boolean() },
							}),
						),
					}),
				),
				service: z.object({ year: z.string(), rates: z.array(rate), blocks: z.array(block) }).nullable(),
			}),
		),
	},
});

const getTrend = route(reads(staffOnly, { nobody: 'counts of whole years, in which nobody can be found' }), {
	method: 'get',
	path: '/api/closure-trend',
	summary: 'How many answered and what they said, year by year: settled years alone, each questionnaire apart',
	responses: {
		200: answers(
			z.object({
				lines: z.array(
					z.object({
						instrument,
						wave,
						shares: z.array(
							z.object({
								year: z.string(),
								share: z
									.object({ answered: z.int(), asked: z.int() })
									.nullable()
									.openapi({ description: 'Null where it would tell of a few' }),
								isTooFew: z.boolean(),
							}),
						),
						change: z.enum(['more', 'fewer', 'no_clear_change']).nullable(),
					}),
				),
				years: z.array(z.object({ year: z.string(), blocks: z.array(block) })),
			}),
		),
		404: refusals[404],
	},
});

const postReading = route(staffOnly, {
	method: 'post',
	path: '/api/closure-invitations/{invitation}/reading',
	summary: 'Open an answer, before anybody in the pod sees what is in it',
	request: { params: ofInvitation },
	responses: { 204: { description: 'Opened' }, 404: refusals[404] },
});

const ofAnswer = z.object({ answer: id() });

const postRelease = route(staffOnly, {
	method: 'post',
	path: '/api/closure-answers/{answer}/release',
	summary: 'Let the pod read these words',
	request: { params: ofAnswer },
	responses: { 204: { description: 'Released' }, 404: refusals[404] },
});

const deleteRelease = route(staffOnly, {
	method: 'delete',
	path: '/api/closure-answers/{answer}/release',
	summary: 'Take the words back from the pod',
	request: { params: ofAnswer },
	responses: { 204: { description: 'Taken back' }, 404: refusals[404], 409: refusals[409] },
});

const postTranslation = route(staffOnly, {
	method: 'post',
	path: '/api/closure-answers/{answer}/translations',
	summary: 'Set beside one answer what it says in English, for whoever reads the answer',
	request: { params: ofAnswer, body: body(z.strictObject({ words: words(translationMost) })) },
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 422: refusals[422] },
});

export const closureStaffRoutes = (world: World) =>
	room()
		.openapi(getClosures, async (c) => {
			const who = staffOf(c);
			const managed = await listPods(world.db, managedPods(who));
			const pods = await Promise.all(
				managed.map(async (pod) => ({
					...pod,
					families: [...(await listGoingOn(world.db, pod.id)), ...(await listToSay(world.db, pod.id))].map(
						({ id, name, standing, workerName, endedOn }) => ({ id, name, standing, workerName, endedOn }),
					),
				})),
			);
			const decided = [...managedPods(who), ...who.oversees];
			return c.json({ pods, closures: await listClosures(world, decided) }, 200);
		})
		.openapi(getClosure, async (c) => {
			const who = staffOf(c);
			const decided = [...managedPods(who), ...who.oversees];
			const closures = await listClosures(world, decided);
			const found = closures.find((one) => one.id === c.req.valid('param').closure);
			if (!found) throw notFound();
			return c.json(found, 200);
		})
		.openapi(postClosure, async (c) => {
			const who = staffOf(c);
			const { pod } = c.req.valid('param');
			const ending = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { pod, ...ending });
			const kept = await endWork(world, who, pod, ending, replay);
			await askHowItWent(world); // whoever is safe to reach is asked as the work ends, not within the hour
			return c.json(kept, 201);
		})
		.openapi(postHold, async (c) => {
			await putOnHold(world, staffOf(c), c.req.valid('param').person);
			return c.body(null, 204);
		})
		.openapi(postLifting, async (c) => {
			await liftHold(world, staffOf(c), c.req.valid('param').person, c.req.valid('json').because);
			await askHowItWent(world);
			return c.body(null, 204);
		})
		.openapi(getInvitationOne, async (c) => {
			const invitation = await getInvitation(world.db, c.req.valid('param').invitation);
			if (!mayDecide(staffOf(c), invitation.podId) || !isThere(invitation)) throw notFound();
			const { id, closureId, wave, instrument, language, wording } = invitation;
			const version = await getVersion(world.db, invitation.versionId!);
			const state = stateOf(invitation, world.clock.today());
			return c.json({ id, closure: closureId, wave, instrument, state, language, wording, version }, 200);
		})
		.openapi(postCard, async (c) => {
			return c.json(await makeCard(world, staffOf(c), c.req.valid('param').invitation), 201);
		})
		.openapi(postAnswers, async (c) => {
			const who = staffOf(c);
			const { invitation } = c.req.valid('param');
			const said = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { invitation, ...said });
			return c.json(await recordAnswer(world, who, invitation, said, replay), 201);
		})
		.openapi(getResults, async (c) => {
			const who = staffOf(c);
			const [pods, service] = await Promise.all([readResults(world, who), readService(world, who)]);
			const open = pods.flatMap((pod) => pod.answers).filter(({ given }) => given.length > 0);
			opened(
				c,
				'closure_invitation',
				open.map(({ invitation }) => invitation),
			);
			opened(
				c,
				'response_answer',
				pods.flatMap(({ words }) => words.map(({ id }) => id)),
			);
			return c.json({ pods, service }, 200);
		})
		.openapi(getTrend, async (c) => c.json(await readTrend(world, staffOf(c)), 200))
		.openapi(postReading, async (c) => {
			await openAnswer(world, staffOf(c), c.req.valid('param').invitation);
			return c.body(null, 204);
		})
		.openapi(postTranslation, async (c) => {
			const { answer } = c.req.valid('param');
			await translateAnswer(world, staffOf(c), answer, c.req.valid('json').words);
			return c.body(null, 204);
		})
		.openapi(postRelease, async (c) => {
			await releaseWords(world, staffOf(c), c.req.valid('param').answer);
			return c.body(null, 204);
		})
		.openapi(deleteRelease, async (c) => {
			await takeBackWords(world, staffOf(c), c.req.valid('param').answer);
			return c.body(null, 204);
		});

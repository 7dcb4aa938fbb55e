import { z } from '@hono/zod-openapi';
import { clockShape } from '../calendar/routes.ts';
import { complaintsTeamOnly, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, id, onceHeader, refusals, talkingShape, words } from '../form.ts';
import { Refusal } from '../refusal.ts';
import { replayOf } from '../replay.ts';
import { themesFor } from '../trends/themes.ts';
import type { World } from '../world.ts';
import { answer } from './changes-answer.ts';
import { accept, bounce, openCase, sendOn } from './changes-delivery.ts';
import { split } from './changes-split.ts';
import { setOtherPods, setThemes } from './changes-coding.ts';
import { writeAsStaff, writeNote } from './changes-thread.ts';
import { translate } from './changes-translate.ts';
import { workOutStageOne } from './deadline.ts';
import { bounceReasons, findings, limits } from './limits.ts';
import { getCase } from './queries-staff.ts';
import { redactable } from './redaction.ts';
import { correctionShape, messageShape, pointShape, recordShape, sentTo } from './routes.ts';
import { rehearse, rehearsed, templateGiven } from './routes-letters.ts';
import { kinds } from './routing.ts';

export const timeStandings = z.enum([
	'not_started',
	'in_time',
	'due_soon',
	'late',
	'answered_in_time',
	'answered_late',
]);
const one = { params: z.object({ case: id() }) };
const done = { 204: { description: 'Recorded' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] } as const;

const othersRead = z
	.string()
	.nullable()
	.openapi({ description: 'For the office: as others read it, where it is redacted' });

const corrections = z.array(correctionShape.extend({ id: z.string(), othersRead }));

const translationShape = z.object({
	part: z.enum(redactable),
	partId: z.string(),
	...{ words: z.string(), name: z.string(), madeAt: z.string() },
});

const caseShape = z
	.object({
		id: z.string(),
		reference: z.string(),
		kind: z.enum(kinds),
		mayRespond: z.boolean(),
		mayTriage: z.boolean(),
		isClosed: z
			.boolean()
			.openapi({ description: 'Whoever answers it has not pressed "open" yet: its words stay closed' }),
		channel: z.string(),
		receivedOn: z.string(),
		recordedAt: z.string(),
		route: z.string().nullable(),
		standing: z.string(),
		podId: z.string().nullable(),
		podName: z.string().nullable(),
		complainantName: z.string().nullable(),
		about: z.string().nullable(),
		aboutName: z.string().nullable(),
		keepFromWorker: z.boolean(),
		wants: z.string().nullable(),
		wantsOthersRead: othersRead,
		wantsCorrections: corrections,
		happenedOn: z.string().nullable(),
		happenedWords: z.string().nullable(),
		happenedOthersRead: othersRead,
		happenedCorrections: corrections,
		advocacyStatus: z.string(),
		advocateAppointedOn: z.string().nullable(),
		contact: z.object({ channel: z.string(), detail: z.string().nullable(), times: z.string().nullable() }).nullable(),
		talking: talkingShape,
		language: z.string(),
		wording: z.enum(['adult', 'young', 'easy']),
		sentTo,
		why: z.string(),
		openedAt: z.string().nullable(),
		acceptedAt: z.string().nullable(),
		stage: z
			.object({
				stage: z.number().int(),
				basis: z.string(),
				startedOn: z.string().nullable(),
				dueOn: z.string().nullable(),
				latestOn: z.string().nullable(),
				answeredOn: z.string().nullable(),
				terms: z.string().nullable(),
				timeStanding: timeStandings,
				mayGoOn: z.boolean(),
			})
			.nullable(),
		points: z.array(pointShape.extend({ othersRead, corrections })),
		messages: z.array(
			messageShape.extend({
				...{ othersRead, corrections },
				template: z.string().nullable().openapi({ description: 'The letter whose text it was written from' }),
				templateVersion: z.number().int().nullable(),
			}),
		),
		translations: z.array(translationShape).openapi({ description: 'What of it staff set beside in English' }),
		record: recordShape.nullable(),
		notes: z.array(z.object({ id: z.string(), words: z.string(), writtenAt: z.string(), name: z.string() })),
		history: z.array(
			z.object({
				at: z.string(),
				what: z.string(),
				whoKind: z.string(),
				name: z.string().nullable(),
				particulars: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
			}),
		),
		deliveries: z.array(
			z.object({
				id: z.string(),
				sentTo,
				why: z.string(),
				podName: z.string().nullable(),
				holder: z.string().nullable(),
				sentAt: z.string(),
				openedAt: z.string().nullable(),
				acceptedAt: z.string().nullable(),
				bouncedAt: z.string().nullable(),
				bounceReason: z.string().nullable(),
			}),
		),
		themes: z.array(z.string()),
		localThemes: z
			.array(z.object({ id: z.string(), name: z.string() }))
			.openapi({ description: 'Themes of this council that may be given to it, or that it has' }),
		otherPods: z.array(z.string()),
		linkedId: z.string().nullable(),
	})
	.openapi('Case');

const getOne = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}',
	summary: 'One representation, as this person may see it',
	request: one,
	responses: { 200: answers(caseShape), 404: refusals[404] },
});

const getClock = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'get',
	path: '/api/cases/{case}/clock',
	summary: 'How the due date of stage 1 was worked out, day by day',
	request: one,
	responses: { 200: answers(clockShape), 404: refusals[404], 409: refusals[409] },
});

const postOpening = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/opening',
	summary: 'Open it: the person sees that it is opened',
	request: one,
	responses: done,
});

const postAcceptance = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/acceptance',
	summary: 'Ours',
	request: one,
	responses: done,
});

const postBounce = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/bounce',
	summary: 'Not ours, with the reason: to the complaints team',
	request: { ...one, body: body(z.strictObject({ reason: z.enum(bounceReasons) })) },
	responses: done,
});

const postDelivery = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/delivery',
	summary: 'Send it on to a pod, above the pod, or back to the complaints team, with the reason',
	request: {
		...one,
		body: body(z.strictObject({ to: sentTo, pod: id().nullable().default(null), reason: words(limits.reason) })),
	},
	responses: done,
});

const postAnswer = route(reads(staffOnly, { thing: 'representation', param: 'case' }), {
	method: 'post',
	path: '/api/cases/{case}/answer',
	summary: 'Answer stage 1: a finding for every point, what was agreed, and the letter',
	request: {
		...one,
		body: body(
			z.strictObject({
				findings: z
					.array(z.strictObject({ point: id(), finding: z.enum(findings), words: words(limits.finding) }))
					.max(limits.points),
				terms: words(limits.terms).nullable().default(null),
				words: words(limits.message),
				template: templateGiven,
				screened: z
					.boolean()
					.default(false)
					.openapi({ description: 'Read through for what is the child’s own or another person’s' }),
				rehearse,
			}),
		),
	},
	responses: { ...done, 200: answers(rehearsed, 'A rehearsal: nothing is kept') },
});

const postMessage = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/messages',
	summary: 'Write to the person',
	request: { ...one, headers: onceHeader, body: body(z.strictObject({ words: words(limits.message) })) },
	responses: { ...done, 201: answers(z.object({ id: z.string() })) },
});

const postNote = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/notes',
	summary: 'A note between staff: never shown to the person',
	request: { ...one, body: body(z.strictObject({ words: words(limits.note) })) },
	responses: { ...done, 201: answers(z.object({ id: z.string() })) },
});

const postTranslation = route(staffOnly, {
	method: 'post',
	path: '/api/cases/{case}/translations',
	summary: 'Set beside the person’s own words what they say in English: staff alone read it',
	request: {
		...one,
		body: body(
			z.strictObject({
				part: z.enum(redactable),
				partId: id().nullable().default(null),
				words: words(limits.translation),
			}),
		),
	},
	responses: { ...done, 201: answers(z.object({ id: z.string() })) },
});

const postSplit = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/cases/{case}/split',
	summary: 'Split a mixed message into two that are linked',
	request: {
		...one,
		body: body(z.strictObject({ kind: z.enum(kinds), points: z.array(words(limits.point)).min(1).max(limits.points) })),
	},
	responses: { ...done, 201: answers(z.object({ id: z.string(), reference: z.string() })) },
});

/** The most themes of one message, and the most pods beside its own. */
const themesMost = 20;
const otherPodsMost = 5;

const putThemes = route(staffOnly, {
	method: 'put',
	path: '/api/cases/{case}/themes',
	summary: 'What it is about, by the themes of the trends',
	request: {
		...one,
		body: body(
			z.strictObject({
				themes: z.array(id()).max(themesMost),
			}),
		),
	},
	responses: done,
});

const putOtherPods = route(complaintsTeamOnly, {
	method: 'put',
	path: '/api/cases/{case}/other-pods',
	summary: 'Which other pods it is about, so that it is counted for each of them',
	request: { ...one, body: body(z.strictObject({ pods: z.array(id()).max(otherPodsMost) })) },
	responses: done,
});

export const caseRoutes = (world: World) =>
	room()
		.openapi(getOne, async (c) => {
			return c.json(await getCase(world.db, staffOf(c), c.req.valid('param').case, world.clock.today()), 200);
		})
		.openapi(getClock, async (c) => {
			const { stage } = await getCase(world.db, staffOf(c), c.req.valid('param').case, world.clock.today());
			if (stage?.startedOn == null) throw new Refusal('representation.clock.not_started', 409);
			return c.json(workOutStageOne(stage.startedOn), 200);
		})
		.openapi(postOpening, async (c) => {
			await openCase(world, staffOf(c), c.req.valid('param').case);
			return c.body(null, 204);
		})
		.openapi(postAcceptance, async (c) => {
			await accept(world, staffOf(c), c.req.valid('param').case);
			return c.body(null, 204);
		})
		.openapi(postBounce, async (c) => {
			await bounce(world, staffOf(c), c.req.valid('param').case, c.req.valid('json').reason);
			return c.body(null, 204);
		})
		.openapi(postDelivery, async (c) => {
			await sendOn(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postAnswer, async (c) => {
			const given = c.req.valid('json');
			const sent = await answer(world, staffOf(c), c.req.valid('param').case, given);
			return given.rehearse ? c.json({ words: sent }, 200) : c.body(null, 204);
		})
		.openapi(postMessage, async (c) => {
			const { case: id } = c.req.valid('param');
			const { words } = c.req.valid('json');
			const replay = replayOf(staffOf(c), c.req.valid('header')['idempotency-key'], { case: id, words });
			const written = await writeAsStaff(world, staffOf(c), id, words, replay);
			return c.json({ id: written }, 201);
		})
		.openapi(postTranslation, async (c) => {
			const translated = await translate(world, staffOf(c), c.req.valid('param').case, c.req.valid('json'));
			return c.json({ id: translated }, 201);
		})
		.openapi(postNote, async (c) => {
			const written = await writeNote(world, staffOf(c), c.req.valid('param').case, c.req.valid('json').words);
			return c.json({ id: written }, 201);
		})
		.openapi(postSplit, async (c) => {
			return c.json(await split(world, staffOf(c), c.req.valid('param').case, c.req.valid('json')), 201);
		})
		.openapi(putThemes, async (c) => {
			const { themes } = c.req.valid('json');
			await setThemes(world, staffOf(c), c.req.valid('param').case, [...new Set(themes)], themesFor);
			return c.body(null, 204);
		})
		.openapi(putOtherPods, async (c) => {
			const { pods } = c.req.valid('json');
			await setOtherPods(world, staffOf(c), c.req.valid('param').case, [...new Set(pods)]);
			return c.body(null, 204);
		});

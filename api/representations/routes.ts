import { z } from '@hono/zod-openapi';
import { sessionCookie } from '../accounts/sessions.ts';
import { reads, room, route } from '../door.ts';
import { answers, body, day, id, line, namesLanguage, onceHeader, refusals, withoutLanguage, words } from '../form.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { receive, type Said } from './changes-receive.ts';
import { comeBack } from './changes-return.ts';
import { markSeen, saySorted, writeAsFamily } from './changes-thread.ts';
import { interpreters, talkingLimits } from '../accounts/talking.ts';
import { contactChannels, findings, limits, sortedAnswers, spokenChannels } from './limits.ts';
import { isMobileNumber } from './mobile.ts';
import { milestones } from './procedure/for-family.ts';
import { phases } from './procedure/moves.ts';
import { reports } from './procedure/reports.ts';
import { takenByFamily } from './procedure/who-takes.ts';
import { getThread, listThreads } from './queries-family.ts';
import { abouts, kinds } from './routing.ts';
import { standings } from './standing.ts';

const theirs = { only: ['family', 'return'] } as const;
/** Whose it is, and the advocate they opened it to. */
const followed = { only: ['family', 'return', 'advocate'] } as const;
const theirsOnly = { params: z.object({ representation: id() }) };

/** An optional text: left empty is the same as left out. */
const optional = (most: number, shape = words) =>
	z
		.union([z.literal('').transform(() => null), shape(most)])
		.nullish()
		.transform((text) => text ?? null);

const said = z
	.strictObject({
		kind: z.enum(kinds),
		pod: id().nullable().default(null),
		points: z.array(words(limits.point)).min(1).max(limits.points),
		wants: optional(limits.wants),
		thanks: optional(limits.thanks),
		about: z.enum(abouts).nullable().default(null),
		worker: id().nullable().default(null),
		happenedOn: day().nullable().default(null),
		happenedWords: optional(limits.happened),
		standing: z.enum(standings).nullable().default(null),
		name: optional(limits.name, line),
		advocate: z.boolean().default(false),
		advocateDeclined: z
			.boolean()
			.default(false)
			.openapi({ description: 'The child said no to an advocate: their own act, never a default' }),
		keepFromWorker: z.boolean().default(false),
		notSafe: z.boolean().default(false),
		contact: z
			.strictObject({
				channel: z.enum(contactChannels).default('portal'),
				detail: optional(limits.contactDetail, line),
				times: optional(limits.contactTimes),
			})
			.default({ channel: 'portal', detail: null, times: null })
			.refine(({ channel, detail }) => channel === 'portal' || detail !== null, {
				error: 'representation.contact.detail_missing',
				path: ['detail'],
			})
			.refine(({ channel, detail }) => channel !== 'email' || z.email().safeParse(detail).success, {
				error: 'representation.contact.not_an_email',
				path: ['detail'],
			})
			.refine(({ channel, detail }) => channel !== 'sms' || detail === null || isMobileNumber(detail), {
				error: 'representation.contact.not_a_mobile',
				path: ['detail'],
			}),
		interpreter: z
			.enum(interpreters)
			.nullable()
			.default(null)
			.openapi({ description: 'Kept with the account where there is one, and else with this. Null: not asked' }),
		spokenLanguage: optional(talkingLimits.spoken, line),
		language: z
			.string()
			.regex(/^[a-z]{2,3}$/)
			.default('en'),
		wording: z.enum(['adult', 'young', 'easy']).default('adult'),
		channel: z.enum(spokenChannels).nullable().default(null),
		receivedOn: day().nullable().default(null),
	})
	.refine(
		({ interpreter, spokenLanguage }) => namesLanguage({ interpreter: interpreter ?? 'no', spoken: spokenLanguage }),
		{
			error: withoutLanguage,
			path: ['spokenLanguage'],
		},
	)
	.openapi('Representation');

export const sentTo = z.enum(['pod', 'service_manager', 'complaints_team']);

const receipt = z
	.object({
		id: z.string(),
		reference: z.string(),
		returnCode: z.string().nullable(),
		receivedOn: z.string(),
		acknowledgeBy: z.string(),
		dueOn: z.string().nullable(),
		sentTo,
		with: z.string().nullable(),
		thanksReference: z.string().nullable(),
	})
	.openapi('Receipt');

const progress = z.enum(['not_opened', 'opened', 'accepted', 'answered', 'sorted', 'partly_sorted', 'not_sorted']);

/** A report of stage 2 or 3: what was found on each point. */
export const reportShape = z.object({
	report: z.enum(reports),
	on: z.string(),
	findings: z.array(
		z.object({
			point: z.string(),
			finding: z.enum(findings),
			words: z.string(),
			recommendation: z.string().nullable(),
		}),
	),
});

/** What the author put right since. What they wrote first stays beside it. */
export const correctionShape = z.object({ words: z.string(), writtenAt: z.string() });

/** A point and, once answered, its finding. */
export const pointShape = z.object({
	id: z.string(),
	words: z.string(),
	corrections: z.array(correctionShape),
	finding: z.object({ finding: z.string(), words: z.string() }).nullable(),
});

/** The written record of an oral complaint, as it was last sent to the person. */
export const recordShape = z.object({
	points: z.array(z.string()),
	wants: z.string().nullable(),
	sentOn: z.string(),
	agreedOn: z.string().nullable(),
	agreedBy: z.enum(['family', 'staff']).nullable(),
});

/** A letter between the person and the service. */
export const messageShape = z.object({
	id: z.string(),
	side: z.enum(['family', 'staff']),
	words: z.string(),
	sentAt: z.string(),
	name: z.string().nullable(),
	role: z.string().nullable(),
	corrections: z.array(correctionShape),
	letter: z.string().nullable().openapi({ description: 'Which letter it is, where nobody but the house wrote it' }),
});

const thread = z
	.object({
		id: z.string(),
		reference: z.string(),
		kind: z.enum(kinds),
		receivedOn: z.string(),
		acknowledgeBy: z.string(),
		startedOn: z.string().nullable(),
		dueOn: z.string().nullable(),
		phase: z.enum(phases).nullable().openapi({ description: 'Null for what has no procedure' }),
		since: z.string().nullable(),
		mayTake: z.array(z.enum(takenByFamily)).openapi({ description: 'Steps that would not be refused today' }),
		promised: z
			.object({ clock: z.string(), on: z.string(), latestOn: z.string().nullable() })
			.nullable()
			.openapi({ description: 'By when they get what they wait for now' }),
		panelOn: z.string().nullable(),
		tellUsBy: z.string().nullable().openapi({ description: 'Advice, never a bar' }),
		pausedPoints: z.array(z.string()).openapi({ description: 'Points that wait while the rest goes on' }),
		resubmitBy: z.string().nullable().openapi({ description: 'What it waited for is over: the last day to ask again' }),
		milestones: z.array(z.object({ what: z.enum(milestones), on: z.string() })),
		awaitsAdvocate: z.boolean(),
		interestToBeDecided: z.boolean(),
		outsideProcedure: z.boolean(),
		sentTo,
		with: z.object({ name: z.string(), role: z.string() }).nullable(),
		podName: z.string().nullable(),
		podEmblem: z.string().nullable(),
		openedAt: z.string().nullable(),
		progress,
		points: z.array(pointShape),
		reports: z.array(reportShape).openapi({ description: 'Of stages 2 and 3, once they were given to the person' }),
		wants: z.string().nullable(),
		wantsCorrections: z.array(correctionShape),
		answeredOn: z.string().nullable(),
		terms: z.string().nullable(),
		sorted: z.enum(sortedAnswers).nullable(),
		contactChannel: z.string(),
		record: recordShape.nullable(),
		messages: z.array(messageShape),
		linked: z.object({ id: z.string().nullable(), reference: z.string(), kind: z.enum(kinds) }).nullable(),
		answeredUnder: z
			.object({ id: z.string(), reference: z.string() })
			.nullable()
			.openapi({ description: 'Told twice: the one that came first, which answers both' }),
	})
	.openapi('Thread');

const postRepresentation = route(
	{ anyone: 'anyone at all may say thank you or complain: standing does not depend on an account' },
	{
		method: 'post',
		path: '/api/representations',
		summary: 'Thank you, an idea, a complaint',
		request: {
			headers: onceHeader,
			body: body(said),
		},
		responses: { 201: answers(receipt, 'Kept, and on its way'), 409: refusals[409], 422: refusals[422] },
	},
);

const postReturn = route(
	{ anyone: 'this is how somebody without an account comes back' },
	{
		method: 'post',
		path: '/api/return',
		summary: 'Come back with a return code',
		request: { body: body(z.strictObject({ code: z.string().max(200) })) },
		responses: {
			200: answers(z.object({ id: z.string(), language: z.string(), wording: z.enum(['adult', 'young', 'easy']) })),
			422: refusals[422],
			429: refusals[429],
			503: refusals[503],
		},
	},
);

const getThreads = route(theirs, {
	method: 'get',
	path: '/api/representations',
	summary: 'What this person told us',
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					reference: z.string(),
					kind: z.enum(kinds),
					receivedOn: z.string(),
					phase: z.enum(phases).nullable(),
					dueOn: z.string().nullable(),
					sentTo,
					newReplies: z.number().int(),
					progress,
				}),
			),
		),
	},
});

const getOne = route(reads(followed, { thing: 'representation', param: 'representation' }), {
	method: 'get',
	path: '/api/representations/{representation}',
	summary: 'One thing this person told us, and what became of it',
	request: theirsOnly,
	responses: { 200: answers(thread), 404: refusals[404] },
});

const postMessage = route(followed, {
	method: 'post',
	path: '/api/representations/{representation}/messages',
	summary: 'Write on',
	request: { ...theirsOnly, headers: onceHeader, body: body(z.strictObject({ words: words(limits.message) })) },
	responses: {
		201: answers(z.object({ id: z.string() })),
		404: refusals[404],
		409: refusals[409],
		422: refusals[422],
	},
});

const postSeen = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/reading',
	summary: 'The replies are in front of the person',
	request: theirsOnly,
	responses: { 204: { description: 'Noted' }, 404: refusals[404] },
});

const postSorted = route(theirs, {
	method: 'post',
	path: '/api/representations/{representation}/sorted',
	summary: 'Is it sorted? Yes, partly, no',
	request: { ...theirsOnly, body: body(z.strictObject({ answer: z.enum(sortedAnswers) })) },
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

export const representationRoutes = (world: World) =>
	room()
		.openapi(postRepresentation, async (c) => {
			const who = c.get('who');
			const asked: Said = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], asked);
			return c.json(await receive(world, who, asked, replay), 201);
		})
		.openapi(postReturn, async (c) => {
			const { token, ...back } = await comeBack(world, c.req.valid('json').code, c.get('token'), c.env?.ip);
			c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
			return c.json({ ...back, wording: back.wording as 'adult' | 'young' | 'easy' }, 200);
		})
		.openapi(getThreads, async (c) => c.json(await listThreads(world.db, c.get('who')), 200))
		.openapi(getOne, async (c) => {
			const { representation } = c.req.valid('param');
			return c.json(await getThread(world.db, c.get('who'), representation, world.clock.today()), 200);
		})
		.openapi(postMessage, async (c) => {
			const { representation } = c.req.valid('param');
			const who = c.get('who');
			const { words } = c.req.valid('json');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { representation, words });
			const written = await writeAsFamily(world, who, representation, words, replay);
			return c.json({ id: written }, 201);
		})
		.openapi(postSeen, async (c) => {
			await markSeen(world, c.get('who'), c.req.valid('param').representation);
			return c.body(null, 204);
		})
		.openapi(postSorted, async (c) => {
			await saySorted(world, c.get('who'), c.req.valid('param').representation, c.req.valid('json').answer);
			return c.body(null, 204);
		});

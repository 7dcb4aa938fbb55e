import { z } from '@hono/zod-openapi';
import { languages } from '../accounts/languages.ts';
import { sessionCookie } from '../accounts/sessions.ts';
import { room, route } from '../door.ts';
import { answers, body, id, oneLanguage, onceHeader, refusals } from '../form.ts';
import { audiences, type Instrument } from '../questionnaires/instrument.ts';
import { getVersion } from '../questionnaires/queries.ts';
import { replayOf } from '../replay.ts';
import type { World } from '../world.ts';
import { answer } from './changes-answer.ts';
import { comeIn, start } from './changes-come-in.ts';
import { audienceOf } from './contact.ts';
import { stateOf } from './invitation.ts';
import { getMine, type Invitation, listMine } from './queries.ts';
import { waves } from './waves.ts';

const why = {
	anyone: 'somebody with the words of a card has no account; what is not theirs is not there',
};
const param = z.object({ invitation: id() });
const mine = z.object({
	id: z.string(),
	wave: z.enum(waves),
	audience: z.enum(audiences),
	state: z.enum(['sent', 'opened', 'answered', 'expired']),
	expiresOn: z.string(),
});

/** The questions as they were published; `instrument.ts` says what is in them. */
export const versionShape = z
	.object({ id: z.string(), version: z.int(), instrument: z.custom<Instrument>().openapi({ type: 'object' }) })
	.openapi('QuestionnaireVersion');

/** The names of fields as `answers.ts` of the questionnaires knows them. */
export const fieldsShape = z
	.record(z.string().regex(/^[\w.-]{1,60}$/), z.union([z.string().max(50_000), z.array(z.string().max(200)).max(40)]))
	.refine((fields) => Object.keys(fields).length <= 200, { error: 'form.field.too_long' });

const getMineList = route(why, {
	method: 'get',
	path: '/api/closure/mine',
	summary: 'What this person is asked about work that has ended',
	responses: { 200: answers(z.array(mine)) },
});

const getMineOne = route(why, {
	method: 'get',
	path: '/api/closure/mine/{invitation}',
	summary: 'One of those, with its questions. Reading it counts for nothing',
	request: { params: param, query: oneLanguage },
	responses: { 200: answers(mine.extend({ withName: z.boolean(), version: versionShape })), 404: refusals[404] },
});

const postComingIn = route(
	{ anyone: 'this is how somebody with a printed card comes to it' },
	{
		method: 'post',
		path: '/api/closure/coming-in',
		summary: 'Come with the words of a card',
		request: { body: body(z.strictObject({ code: z.string().max(200) })) },
		responses: {
			200: answers(z.object({ invitation: z.string() })),
			409: refusals[409],
			422: refusals[422],
			429: refusals[429],
			503: refusals[503],
		},
	},
);

const postStart = route(why, {
	method: 'post',
	path: '/api/closure/mine/{invitation}/start',
	summary: 'Begin: the press before anything counts',
	request: {
		params: param,
		body: {
			required: false,
			content: { 'application/json': { schema: z.strictObject({ withName: z.boolean().default(false) }) } },
		},
	},
	responses: { 204: { description: 'Begun' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

const postAnswers = route(why, {
	method: 'post',
	path: '/api/closure/mine/{invitation}/answers',
	summary: 'Say how it went, once',
	request: {
		params: param,
		headers: onceHeader,
		body: body(
			z.strictObject({
				version: id(),
				fields: fieldsShape,
				language: z.enum(languages).default('en'),
				withName: z
					.boolean()
					.nullable()
					.default(null)
					.openapi({ description: 'Whether their name goes with it; null for what was chosen as they began' }),
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

const shown = (invitation: Invitation, today: string) => ({
	...{ id: invitation.id, wave: invitation.wave, audience: audienceOf(invitation.instrument) },
	state: stateOf(invitation, today) as 'sent' | 'opened' | 'answered' | 'expired', // what is there is nothing else
	expiresOn: invitation.expiresOn!,
});

export const closureRoutes = (world: World) =>
	room()
		.openapi(getMineList, async (c) => {
			const list = await listMine(world.db, c.get('who'));
			return c.json(
				list.map((one) => shown(one, world.clock.today())),
				200,
			);
		})
		.openapi(getMineOne, async (c) => {
			const invitation = await getMine(world.db, c.get('who'), c.req.valid('param').invitation);
			const version = await getVersion(world.db, invitation.versionId!, c.req.valid('query').language);
			const { withName } = invitation;
			return c.json({ ...shown(invitation, world.clock.today()), withName, version }, 200);
		})
		.openapi(postComingIn, async (c) => {
			const came = await comeIn(world, c.get('who'), c.req.valid('json').code, c.get('token'), c.env?.ip);
			if (came.token !== undefined) c.header('set-cookie', sessionCookie(world.config.publicUrl, came.token));
			return c.json({ invitation: came.invitation }, 200);
		})
		.openapi(postStart, async (c) => {
			const withName = c.req.valid('json')?.withName ?? false;
			await start(world, c.get('who'), c.req.valid('param').invitation, withName);
			return c.body(null, 204);
		})
		.openapi(postAnswers, async (c) => {
			const said = c.req.valid('json');
			const who = c.get('who');
			const { invitation } = c.req.valid('param');
			const replay = replayOf(who, c.req.valid('header')['idempotency-key'], { invitation, ...said });
			return c.json(await answer(world, who, invitation, said, replay), 201);
		});

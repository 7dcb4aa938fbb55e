import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers, body, refusals } from '../form.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { chooseSecret, comeIn, leave } from './changes.ts';
import { findAwaited, getPerson } from './queries.ts';
import { chosenSecretLength, picturesChosen, secretKinds, secretPictures } from './secret.ts';
import { endedCookie, sessionCookie } from './sessions.ts';

const person = z
	.object({
		kind: z.enum(['nobody', 'visit', 'return', 'family', 'staff', 'advocate']),
		id: z.string().nullable(),
		name: z.string().nullable(),
		role: z.string().nullable(),
		language: z.string().nullable(),
		wording: z.enum(['adult', 'young', 'easy']).nullable(),
		awaitsSecret: z.boolean(),
		secretKind: z
			.enum(secretKinds)
			.nullable()
			.openapi({ description: 'What a new card is to be given, while it waits for it' }),
		isFresh: z.boolean().openapi({ description: 'Staff: proved within the last few minutes who they are' }),
		pods: z.array(z.object({ podId: z.string(), role: z.string() })),
		oversees: z.array(z.string()).openapi({ description: 'Pods whose service manager this is' }),
		representationId: z.string().nullable(),
	})
	.openapi('Person');

const pictures = z.array(z.enum(secretPictures)).length(picturesChosen);

const getSession = route(
	{ anyone: 'a page asks who is reading it; nobody is an answer too' },
	{
		method: 'get',
		path: '/api/session',
		summary: 'Who is asking',
		responses: { 200: answers(person) },
	},
);

const postSession = route(
	{ anyone: 'this is how people come in' },
	{
		method: 'post',
		path: '/api/session',
		summary: 'Come in with an access card',
		request: {
			body: body(
				z.strictObject({
					typed: z.string().max(60).optional().openapi({ example: '7KM4-9QXT-2B6H-WZ0C-5' }),
					scanned: z.string().max(80).optional(),
					chosen: z.string().max(chosenSecretLength.max).default(''),
					pictures: pictures.optional(),
				}),
			),
		},
		responses: {
			201: answers(
				z.object({
					awaitsSecret: z.boolean(),
					secretKind: z.enum(secretKinds),
					language: z.string(),
					wording: z.enum(['adult', 'young', 'easy']),
				}),
			),
			422: refusals[422],
			429: refusals[429],
			503: refusals[503],
		},
	},
);

const deleteSession = route(
	{ anyone: 'leaving must work for everyone, at once' },
	{
		method: 'delete',
		path: '/api/session',
		summary: 'Leave: the session ends on the server',
		responses: { 204: { description: 'Gone' } },
	},
);

const postSecret = route(
	{ anyone: 'the guard is in the handler: only a person whose new card awaits its second secret' },
	{
		method: 'post',
		path: '/api/session/secret',
		summary: 'Choose the second secret of a new card',
		request: {
			body: body(
				z.union([
					z.strictObject({ chosen: z.string().trim().min(chosenSecretLength.min).max(chosenSecretLength.max) }),
					z.strictObject({ pictures }),
				]),
			),
		},
		responses: { 204: { description: 'Kept' }, 401: refusals[401], 409: refusals[409], 422: refusals[422] },
	},
);

export const accountRoutes = (world: World) =>
	room()
		.openapi(getSession, async (c) => {
			const who = c.get('who');
			const noOne = { id: null, name: null, role: null, language: null, wording: null };
			const nobody = { ...noOne, awaitsSecret: false, secretKind: null, isFresh: false, pods: [], oversees: [] };
			if (who.kind === 'family' || who.kind === 'staff' || who.kind === 'advocate') {
				const { id, name, role, language, wording } = await getPerson(world.db, who.id);
				return c.json(
					{
						...nobody,
						...{ kind: who.kind, id, name, role, language, wording },
						awaitsSecret: who.kind === 'family' && who.awaitsSecret,
						secretKind: who.kind === 'family' && who.awaitsSecret ? await kindAwaited(world, who.id) : null,
						isFresh: who.kind !== 'family' && who.isFresh,
						pods: who.kind === 'staff' ? [...who.pods] : [],
						oversees: who.kind === 'staff' ? [...who.oversees] : [],
						representationId: null,
					},
					200,
				);
			}
			const kind = who.kind === 'system' || who.kind === 'program' ? 'nobody' : who.kind;
			const representationId = who.kind === 'return' ? who.representationId : null;
			return c.json({ ...nobody, kind, representationId } as const, 200);
		})
		.openapi(postSession, async (c) => {
			const { token, ...cameIn } = await comeIn(world, c.req.valid('json'), c.get('token'), c.env?.ip);
			c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
			return c.json(cameIn, 201);
		})
		.openapi(deleteSession, async (c) => {
			await leave(world, c.get('who'), c.get('token'));
			c.header('set-cookie', endedCookie(world.config.publicUrl));
			return c.body(null, 204);
		})
		.openapi(postSecret, async (c) => {
			const who = c.get('who');
			if (who.kind !== 'family') throw new Refusal('door.session.missing', 401);
			await chooseSecret(world, who, c.req.valid('json'));
			return c.body(null, 204);
		});

async function kindAwaited({ db }: World, accountId: string) {
	return (await findAwaited(db, accountId))?.secret_kind ?? null;
}

import { z } from '@hono/zod-openapi';
import { type Access, insiderOf, insidersOnly, reads, room, route } from '../door.ts';
import { answers, body, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { beginPasskey, keepPasskey } from './changes-passkeys.ts';
import { beginApp, keepPassphrase, renewCodes } from './changes-passphrase.ts';
import { endOwnSession, removeWay } from './changes-ways.ts';
import { listOwnSessions, waysOf } from './queries.ts';
import { asked, asNewPasskey, newPasskey, passphraseAndCode, recoveryCodes } from './routes-shapes.ts';

/** Whoever adds or removes a way of coming in proves first that it is still them. */
const freshly = { only: ['staff', 'advocate'], freshly: true } as const satisfies Access;

const made = { madeAt: z.string(), usedAt: z.string().nullable() };

const getMine = route(reads(insidersOnly, { nobody: 'one’s own ways of coming in and sessions' }), {
	method: 'get',
	path: '/api/sign-in/mine',
	summary: 'How I come in, and where I have',
	responses: {
		200: answers(
			z.object({
				passkeys: z.array(z.object({ id: z.string(), name: z.string(), ...made })),
				directory: z.object(made).nullable(),
				app: z.object(made).nullable(),
				recoveryCodesLeft: z.number().int(),
				sessions: z.array(
					z.object({
						id: z.string(),
						startedAt: z.string(),
						seenAt: z.string(),
						cameBy: z.string().nullable(),
						isThis: z.boolean(),
					}),
				),
			}),
		),
	},
});

const deleteSession = route(insidersOnly, {
	method: 'delete',
	path: '/api/sign-in/mine/sessions/{session}',
	summary: 'End one of my sessions',
	request: { params: z.object({ session: id() }) },
	responses: { 204: { description: 'Ended' }, 404: refusals[404] },
});

const postChallenge = route(freshly, {
	method: 'post',
	path: '/api/sign-in/mine/passkey-challenges',
	summary: 'What the browser is to ask for, to make another passkey',
	responses: { 201: answers(asked), 409: refusals[409] },
});

const postPasskey = route(freshly, {
	method: 'post',
	path: '/api/sign-in/mine/passkeys',
	summary: 'Make another passkey',
	request: { body: body(newPasskey) },
	responses: { 204: { description: 'Made' }, 422: refusals[422] },
});

const deletePasskey = route(freshly, {
	method: 'delete',
	path: '/api/sign-in/mine/passkeys/{passkey}',
	summary: 'Take a passkey away',
	request: { params: z.object({ passkey: id() }) },
	responses: { 204: { description: 'Gone' }, 404: refusals[404], 409: refusals[409] },
});

const postApp = route(freshly, {
	method: 'post',
	path: '/api/sign-in/mine/app',
	summary: 'The secret for an app; asked again it is the same',
	responses: { 201: answers(z.object({ secret: z.string(), address: z.string() })) },
});

const postPassphrase = route(freshly, {
	method: 'post',
	path: '/api/sign-in/mine/passphrase',
	summary: 'Choose a passphrase that goes with the app, in place of what was there',
	request: { body: body(passphraseAndCode) },
	responses: { 201: answers(z.object({ recoveryCodes })), 409: refusals[409], 422: refusals[422] },
});

const deletePassphrase = route(freshly, {
	method: 'delete',
	path: '/api/sign-in/mine/passphrase',
	summary: 'Take passphrase, app and codes away',
	responses: { 204: { description: 'Gone' }, 404: refusals[404], 409: refusals[409] },
});

const postCodes = route(freshly, {
	method: 'post',
	path: '/api/sign-in/mine/recovery-codes',
	summary: 'New codes for a lost phone, in place of all there were',
	responses: { 201: answers(z.object({ recoveryCodes })), 404: refusals[404] },
});

const deleteDirectory = route(freshly, {
	method: 'delete',
	path: '/api/sign-in/mine/directory',
	summary: 'No longer come in by the council’s directory',
	responses: { 204: { description: 'Gone' }, 404: refusals[404], 409: refusals[409] },
});

/** What everybody who comes in by the staff door sees and changes of their own coming in. */
export const ownSignInRoutes = (world: World) =>
	room()
		.openapi(getMine, async (c) => {
			const who = insiderOf(c);
			const [ways, sessions] = await Promise.all([
				waysOf(world.db, who.id),
				listOwnSessions(world.db, who, world.clock.now()),
			]);
			return c.json({ ...ways, sessions }, 200);
		})
		.openapi(deleteSession, async (c) => {
			await endOwnSession(world, insiderOf(c), c.req.valid('param').session);
			return c.body(null, 204);
		})
		.openapi(postChallenge, async (c) => {
			return c.json(await beginPasskey(world, { accountId: insiderOf(c).id }, c.get('token')!), 201);
		})
		.openapi(postPasskey, async (c) => {
			const person = { accountId: insiderOf(c).id };
			await keepPasskey(world, person, asNewPasskey(c.req.valid('json')), c.get('token')!);
			return c.body(null, 204);
		})
		.openapi(deletePasskey, async (c) => {
			await removeWay(world, insiderOf(c), { way: 'passkey', id: c.req.valid('param').passkey });
			return c.body(null, 204);
		})
		.openapi(postApp, async (c) => {
			return c.json(await beginApp(world, { accountId: insiderOf(c).id }, c.get('token')!), 201);
		})
		.openapi(postPassphrase, async (c) => {
			const person = { accountId: insiderOf(c).id };
			const kept = await keepPassphrase(world, person, c.req.valid('json'), c.get('token')!);
			return c.json({ recoveryCodes: kept.recoveryCodes }, 201);
		})
		.openapi(deletePassphrase, async (c) => {
			await removeWay(world, insiderOf(c), { way: 'passphrase' });
			return c.body(null, 204);
		})
		.openapi(postCodes, async (c) => c.json({ recoveryCodes: await renewCodes(world, insiderOf(c)) }, 201))
		.openapi(deleteDirectory, async (c) => {
			await removeWay(world, insiderOf(c), { way: 'directory' });
			return c.body(null, 204);
		});

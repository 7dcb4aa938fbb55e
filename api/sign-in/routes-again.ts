import { z } from '@hono/zod-openapi';
import { insiderOf, insidersOnly, reads, room, route } from '../door.ts';
import { answers, body, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { proveByCode, proveByPasskey } from './changes-again.ts';
import { askAgain } from './changes-passkeys.ts';
import { passkeySite } from './passkey-site.ts';
import { waysOf } from './queries.ts';
import { asPasskeyAnswer, asked, passkeyAnswer } from './routes-shapes.ts';

const getAgain = route(reads(insidersOnly, { nobody: 'one’s own ways of coming in' }), {
	method: 'get',
	path: '/api/sign-in/again',
	summary: 'By what I can prove anew who I am',
	responses: {
		200: answers(
			z.object({
				passkeyOrigin: z.string().nullable(),
				directory: z.boolean(),
				code: z.boolean(),
				demo: z.boolean(),
			}),
		),
	},
});

const postCode = route(insidersOnly, {
	method: 'post',
	path: '/api/sign-in/again/code',
	summary: 'Prove anew who you are, with a code of your app or one for a lost phone',
	request: { body: body(z.strictObject({ code: z.string().max(40) })) },
	responses: { 204: { description: 'Proved' }, 422: refusals[422], 429: refusals[429], 503: refusals[503] },
});

const postChallenge = route(insidersOnly, {
	method: 'post',
	path: '/api/sign-in/again/passkey-challenges',
	summary: 'What the browser is to ask for, to prove anew who you are',
	responses: { 201: answers(asked), 409: refusals[409] },
});

const postPasskey = route(insidersOnly, {
	method: 'post',
	path: '/api/sign-in/again/passkey',
	summary: 'Prove anew who you are, with a passkey of yours',
	request: { body: body(passkeyAnswer) },
	responses: { 204: { description: 'Proved' }, 409: refusals[409], 422: refusals[422] },
});

/** Somebody who has come in proves anew who they are, before what cannot be taken back. */
export const signInAgainRoutes = (world: World) =>
	room()
		.openapi(getAgain, async (c) => {
			const { passkeys, directory, app } = await waysOf(world.db, insiderOf(c).id);
			const { config } = world;
			const passkeyOrigin = passkeys.length === 0 ? null : (passkeySite(config.publicUrl)?.origin ?? null);
			const byDirectory = directory !== null && config.directory !== undefined;
			return c.json({ passkeyOrigin, directory: byDirectory, code: app !== null, demo: config.demo }, 200);
		})
		.openapi(postCode, async (c) => {
			await proveByCode(world, insiderOf(c), c.req.valid('json').code, c.env?.ip);
			return c.body(null, 204);
		})
		.openapi(postChallenge, async (c) => {
			return c.json(await askAgain(world, insiderOf(c).id, c.get('token')!), 201);
		})
		.openapi(postPasskey, async (c) => {
			await proveByPasskey(world, insiderOf(c), asPasskeyAnswer(c.req.valid('json')), c.get('token'));
			return c.body(null, 204);
		});

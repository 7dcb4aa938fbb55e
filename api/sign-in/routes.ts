import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers, body, compared, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { comeInByCode } from './changes-come-in.ts';
import { askAtTheDoor, comeInByPasskey } from './changes-passkeys.ts';
import { passkeySite } from './passkey-site.ts';
import { passphraseLength } from './passphrase.ts';
import { asPasskeyAnswer, asked, cameIn, handOver, passkeyAnswer, tokenOf } from './routes-shapes.ts';

const door = { anyone: 'this is how staff come in' };

const getWays = route(
	{ anyone: 'the staff door says which ways in there are, to whoever stands before it' },
	{
		method: 'get',
		path: '/api/sign-in',
		summary: 'How staff may come in',
		responses: {
			200: answers(
				z.object({
					passkeyOrigin: z
						.string()
						.nullable()
						.openapi({ description: 'The one address at which passkeys work; null where they cannot' }),
					directory: z.boolean(),
				}),
			),
		},
	},
);

const postPassphrase = route(door, {
	method: 'post',
	path: '/api/sign-in/passphrase',
	summary: 'Come in with a passphrase and a code',
	request: {
		body: body(
			z.strictObject({
				email: compared(254),
				passphrase: z.string().max(passphraseLength.max),
				code: z.string().max(40).openapi({ description: 'Of the app, or one of those for a lost phone' }),
			}),
		),
	},
	responses: { 201: answers(cameIn), 422: refusals[422], 429: refusals[429], 503: refusals[503] },
});

const postChallenge = route(door, {
	method: 'post',
	path: '/api/sign-in/passkey-challenges',
	summary: 'What the browser is to ask for, to come in with a passkey',
	responses: { 201: answers(asked), 409: refusals[409] },
});

const postPasskey = route(door, {
	method: 'post',
	path: '/api/sign-in/passkey',
	summary: 'Come in with a passkey',
	request: { body: body(passkeyAnswer) },
	responses: { 201: answers(cameIn), 409: refusals[409], 422: refusals[422] },
});

/** The staff door. */
export const signInRoutes = (world: World) =>
	room()
		.openapi(getWays, (c) => {
			const passkeyOrigin = passkeySite(world.config.publicUrl)?.origin ?? null;
			return c.json({ passkeyOrigin, directory: world.config.directory !== undefined }, 200);
		})
		.openapi(postPassphrase, async (c) => {
			const came = await comeInByCode(world, c.req.valid('json'), c.get('token'), c.env?.ip);
			return c.json(handOver(world, c, came), 201);
		})
		.openapi(postChallenge, async (c) => {
			return c.json(await askAtTheDoor(world, await tokenOf(world, c)), 201);
		})
		.openapi(postPasskey, async (c) => {
			const came = await comeInByPasskey(world, asPasskeyAnswer(c.req.valid('json')), c.get('token'));
			return c.json(handOver(world, c, came), 201);
		});

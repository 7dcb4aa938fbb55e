import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { sessionCookie } from '../accounts/sessions.ts';
import { type DoorEnv, room, route } from '../door.ts';
import { answers, body, refusals } from '../form.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { openLink } from './changes-links.ts';
import { beginPasskey, keepPasskey } from './changes-passkeys.ts';
import { beginApp, keepPassphrase } from './changes-passphrase.ts';
import { type Beginner, findBeginner } from './queries.ts';
import {
	asked,
	asNewPasskey,
	cameIn,
	handOver,
	newPasskey,
	passphraseAndCode,
	recoveryCodes,
} from './routes-shapes.ts';

const byLink = {
	anyone: 'whoever begins has nothing to come in with yet: only the browser that opened their link is heard',
};

const postLink = route(
	{ anyone: 'this is how somebody begins: a one-time link from an administrator, or from the command' },
	{
		method: 'post',
		path: '/api/sign-in/link',
		summary: 'Open a one-time link, once, in this browser',
		request: { body: body(z.strictObject({ code: z.string().min(1).max(100) })) },
		responses: { 204: { description: 'Opened' }, 422: refusals[422] },
	},
);

const getLink = route(byLink, {
	method: 'get',
	path: '/api/sign-in/link',
	summary: 'Whose link this browser has opened',
	responses: { 200: answers(z.object({ name: z.string(), until: z.string() })), 401: refusals[401] },
});

const postChallenge = route(byLink, {
	method: 'post',
	path: '/api/sign-in/link/passkey-challenges',
	summary: 'What the browser is to ask for, to make a passkey',
	responses: { 201: answers(asked), 401: refusals[401], 409: refusals[409] },
});

const postPasskey = route(byLink, {
	method: 'post',
	path: '/api/sign-in/link/passkeys',
	summary: 'Make a passkey, and come in with it',
	request: { body: body(newPasskey) },
	responses: { 201: answers(cameIn), 401: refusals[401], 422: refusals[422] },
});

const postApp = route(byLink, {
	method: 'post',
	path: '/api/sign-in/link/app',
	summary: 'The secret for an app; asked again it is the same',
	responses: { 201: answers(z.object({ secret: z.string(), address: z.string() })), 401: refusals[401] },
});

const postPassphrase = route(byLink, {
	method: 'post',
	path: '/api/sign-in/link/passphrase',
	summary: 'Choose a passphrase that goes with the app, and come in',
	request: { body: body(passphraseAndCode) },
	responses: {
		201: answers(z.object({ recoveryCodes, cameIn })),
		401: refusals[401],
		409: refusals[409],
		422: refusals[422],
	},
});

/** The first steps of somebody who has nothing to come in with yet. */
export const beginRoutes = (world: World) =>
	room()
		.openapi(postLink, async (c) => {
			const token = await openLink(world, c.req.valid('json').code, c.get('token'));
			c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
			return c.body(null, 204);
		})
		.openapi(getLink, async (c) => {
			const { name, until } = (await beginnerOf(world, c)).person;
			return c.json({ name, until }, 200);
		})
		.openapi(postChallenge, async (c) => {
			const { person, token } = await beginnerOf(world, c);
			return c.json(await beginPasskey(world, person, token), 201);
		})
		.openapi(postPasskey, async (c) => {
			const { person, token } = await beginnerOf(world, c);
			const came = await keepPasskey(world, person, asNewPasskey(c.req.valid('json')), token);
			return c.json(handOver(world, c, came!), 201);
		})
		.openapi(postApp, async (c) => {
			const { person, token } = await beginnerOf(world, c);
			return c.json(await beginApp(world, person, token), 201);
		})
		.openapi(postPassphrase, async (c) => {
			const { person, token } = await beginnerOf(world, c);
			const kept = await keepPassphrase(world, person, c.req.valid('json'), token);
			return c.json({ recoveryCodes: kept.recoveryCodes, cameIn: handOver(world, c, kept.cameIn!) }, 201);
		});

/** Whoever opened a link in this browser and has not used it up. Anybody else is refused: 401. */
async function beginnerOf(world: World, c: Context<DoorEnv>): Promise<{ person: Beginner; token: string }> {
	const token = c.get('token');
	const person = await findBeginner(world.db, token, world.clock.now());
	if (!person || token === undefined) throw new Refusal('sign_in.link.not_open', 401);
	return { person, token };
}

import { z } from '@hono/zod-openapi';
import { sessionCookie } from '../accounts/sessions.ts';
import { familyOf, familyOnly, room, route } from '../door.ts';
import { answers, body, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { draftFieldsMost, draftSizeMost } from './answers.ts';
import { forget, keepAnswers, keepForLater } from './changes.ts';
import { readDraft, readKept } from './queries.ts';

const why = { anyone: 'somebody without an account writes too; a draft opens only with the token of its own browser' };
const journey = z.object({ journey: z.string().regex(/^[a-z0-9-]{1,60}$/) });
const draft = z
	.record(z.string().regex(/^[\w.-]{1,60}$/), z.union([z.string(), z.array(z.string()).max(20)]))
	.refine((fields) => Object.keys(fields).length <= draftFieldsMost, { error: 'form.field.too_long' })
	.refine((fields) => JSON.stringify(fields).length <= draftSizeMost, { error: 'form.field.too_long' });

const getDraft = route(why, {
	method: 'get',
	path: '/api/drafts/{journey}',
	summary: 'What this browser is in the middle of writing',
	request: { params: journey },
	responses: { 200: answers(draft) },
});

const putDraft = route(why, {
	method: 'patch',
	path: '/api/drafts/{journey}',
	summary: 'Keep some answers, for this browser only',
	request: { params: journey, body: body(draft) },
	responses: { 204: { description: 'Kept' }, 401: refusals[401], 422: refusals[422] },
});

const putKept = route(familyOnly, {
	method: 'put',
	path: '/api/drafts/{journey}/kept',
	summary: 'Keep what is being written until this person comes back, because they ask for it',
	request: { params: journey, body: body(draft) },
	responses: { 204: { description: 'Kept' }, 401: refusals[401], 422: refusals[422] },
});

const deleteDraft = route(why, {
	method: 'delete',
	path: '/api/drafts/{journey}',
	summary: 'Forget what was being written',
	request: { params: journey },
	responses: { 204: { description: 'Forgotten' } },
});

export const draftRoutes = (world: World) =>
	room()
		.openapi(getDraft, async (c) => {
			const { journey } = c.req.valid('param');
			const who = c.get('who');
			const token = who.kind === 'nobody' ? undefined : c.get('token');
			const inHand = token === undefined ? {} : await readDraft(world.db, token, journey);
			if (Object.keys(inHand).length > 0 || who.kind !== 'family' || who.awaitsSecret) return c.json(inHand, 200);
			return c.json((await readKept(world, who.id, journey)) ?? {}, 200);
		})
		.openapi(putDraft, async (c) => {
			const { journey } = c.req.valid('param');
			const token = await keepAnswers(world, c.get('who'), c.get('token'), journey, c.req.valid('json'));
			if (token !== undefined) c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
			return c.body(null, 204);
		})
		.openapi(putKept, async (c) => {
			await keepForLater(world, familyOf(c), c.req.valid('param').journey, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(deleteDraft, async (c) => {
			await forget(world, c.get('who'), c.get('token'), c.req.valid('param').journey);
			return c.body(null, 204);
		});

import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers } from '../form.ts';
import type { World } from '../world.ts';
import { canRead } from './queries.ts';

const health = z.object({ ok: z.boolean(), reason: z.string().nullable() }).openapi('Health');
const why = { anyone: 'whoever keeps the service running asks without an account' };

const getLive = route(why, {
	method: 'get',
	path: '/health/live',
	summary: 'The process answers',
	responses: { 200: answers(health) },
});

const getReady = route(why, {
	method: 'get',
	path: '/health/ready',
	summary: 'The database answers too',
	responses: { 200: answers(health), 503: answers(health, 'Not ready, with the reason') },
});

export const healthRoutes = (world: World) =>
	room()
		.openapi(getLive, (c) => c.json({ ok: true, reason: null }, 200))
		.openapi(getReady, async (c) => {
			if (await canRead(world.db)) return c.json({ ok: true, reason: null }, 200);
			return c.json({ ok: false, reason: 'health.database.unreachable' }, 503);
		});

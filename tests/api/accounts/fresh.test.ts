import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { type DoorEnv, identify, room, route } from '../../../api/door.ts';
import { answerFor } from '../../../api/refusal.ts';
import { smallTown, type Town } from '../../support/people.ts';

/** A door that cannot be taken back, made as every door is. */
function dangerous({ world }: Town) {
	const erase = route(
		{ only: ['staff'], freshly: true },
		{ method: 'post', path: '/api/dangerous', responses: { 204: { description: 'Done' } } },
	);
	const house = new OpenAPIHono<DoorEnv>();
	house.onError(answerFor(world.log));
	house.use(identify(world));
	return house.route(
		'/',
		room().openapi(erase, (c) => c.body(null, 204)),
	);
}

test('what cannot be taken back opens for staff who proved who they are within five minutes, and not after', async () => {
	const town = await smallTown();
	const omar = await town.as('omar');
	const cookie = `session=${omar.cookies.get('session')}`;
	const knock = () => dangerous(town).request('/api/dangerous', { method: 'POST', headers: { cookie } });

	expect((await knock()).status).toBe(204);
	town.clock.pass({ minutes: 5 });
	expect((await knock()).status).toBe(204);
	town.clock.pass({ minutes: 1 });
	const stale = await knock();
	expect(stale.status).toBe(403);
	expect(await stale.json()).toEqual({ error: { code: 'door.identity.stale' } });
});

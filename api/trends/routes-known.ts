import { z } from '@hono/zod-openapi';
import { complaintsTeamOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, line, refusals } from '../form.ts';
import { keepsFigures } from '../policy/figures.ts';
import type { World } from '../world.ts';
import { noteChange, removeChange } from './changes-known.ts';
import { changeLabelMost } from './known-changes.ts';
import { listDaysBetween, listKnownChanges } from './queries-beside.ts';

const keepers = { only: keepsFigures } as const;

/** The most complaints whose distances are drawn: as many as a page is wide. */
const betweenMost = 40;

const getChanges = route(
	{ anyone: 'on which days the service changed is told beside the figures that changed with it' },
	{
		method: 'get',
		path: '/api/trends/known-changes',
		summary: 'The days on which the service itself changed; what came before and after is judged apart',
		responses: {
			200: answers(z.object({ changes: z.array(z.object({ id: z.string(), on: z.string(), label: z.string() })) })),
		},
	},
);

const postChange = route(keepers, {
	method: 'post',
	path: '/api/trends/known-changes',
	summary: 'Note a day on which the service changed, with its label',
	request: { body: body(z.strictObject({ on: day(), label: line(changeLabelMost) })) },
	responses: { 201: answers(z.object({ id: z.string() })), 409: refusals[409], 422: refusals[422] },
});

const deleteChange = route(keepers, {
	method: 'delete',
	path: '/api/trends/known-changes/{change}',
	summary: 'Take a known change away',
	request: { params: z.object({ change: id() }) },
	responses: { 204: { description: 'Taken away' }, 404: refusals[404] },
});

const getBetween = route(reads(complaintsTeamOnly, { nobody: 'days, and whose complaint none of them was' }), {
	method: 'get',
	path: '/api/trends/days-between',
	summary: 'The days from each complaint to the next: for the complaints team, where a month has too few to count',
	request: { query: z.strictObject({ pod: id().optional() }) },
	responses: {
		200: answers(z.object({ since: z.array(z.object({ on: z.string(), days: z.number().int() })) })),
		422: refusals[422],
	},
});

export const knownChangeRoutes = (world: World) =>
	room()
		.openapi(getChanges, async (c) => c.json({ changes: await listKnownChanges(world.db) }, 200))
		.openapi(postChange, async (c) => c.json({ id: await noteChange(world, staffOf(c), c.req.valid('json')) }, 201))
		.openapi(deleteChange, async (c) => {
			await removeChange(world, staffOf(c), c.req.valid('param').change);
			return c.body(null, 204);
		})
		.openapi(getBetween, async (c) => {
			const since = await listDaysBetween(world.db, c.req.valid('query').pod, world.clock.today(), betweenMost);
			return c.json({ since }, 200);
		});

import { z } from '@hono/zod-openapi';
import { clockNames } from '../calendar/clocks.ts';
import { complaintsTeamOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, line, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { proclaimHoliday, takeBackHoliday } from './changes-dates.ts';
import { limits } from './limits.ts';
import { effectOf } from './queries-dates.ts';

const movedCount = z.object({ moved: z.number().int().openapi({ description: 'Complaints whose dates moved' }) });
const ofDay = { params: z.object({ day: day() }) };

const getEffect = route(reads(complaintsTeamOnly, { nobody: 'references and dates, not who or what' }), {
	method: 'get',
	path: '/api/holidays/{day}/effect',
	summary: 'What would move if this day were proclaimed a bank holiday',
	request: ofDay,
	responses: {
		200: answers(
			z.array(
				z.object({
					id: z.string(),
					reference: z.string(),
					clock: z.enum(clockNames),
					dueOn: z.string(),
					wouldBeDueOn: z.string(),
					panelThatDay: z.boolean(),
				}),
			),
		),
		422: refusals[422],
	},
});

const postHoliday = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/holidays',
	summary: 'Add a proclaimed bank holiday: every date in flight that it moves is moved, and said so',
	request: { body: body(z.strictObject({ day: day(), name: line(limits.holidayName) })) },
	responses: { 201: answers(movedCount), 422: refusals[422] },
});

const postRemoval = route(reads(complaintsTeamOnly, { nobody: 'how many dates moved' }), {
	method: 'post',
	path: '/api/holidays/{day}/removal',
	summary: 'Take back a proclaimed bank holiday that was entered by mistake',
	request: ofDay,
	responses: { 200: answers(movedCount), 404: refusals[404], 422: refusals[422] },
});

export const dateRoutes = (world: World) =>
	room()
		.openapi(getEffect, async (c) => c.json(await effectOf(world.db, staffOf(c), c.req.valid('param').day), 200))
		.openapi(postHoliday, async (c) => {
			const moved = await proclaimHoliday(world, staffOf(c), c.req.valid('json'));
			return c.json({ moved }, 201);
		})
		.openapi(postRemoval, async (c) => {
			const moved = await takeBackHoliday(world, staffOf(c), c.req.valid('param').day);
			return c.json({ moved }, 200);
		});

import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers, refusals } from '../form.ts';
import { mistake, Refusal } from '../refusal.ts';
import { type ClockName, clockNames, workOut } from './clocks.ts';
import { isDay, isInstant, londonDay } from './day.ts';

const step = z.object({ on: z.string(), day: z.number().int().nullable(), because: z.string() });

export const clockShape = z
	.object({
		clock: z.enum(clockNames),
		from: z.string(),
		dueOn: z.string(),
		latestOn: z.string().nullable(),
		law: z.string(),
		steps: z.array(step),
		latestSteps: z.array(step),
	})
	.openapi('Clock');

const getClock = route(
	{ anyone: 'the arithmetic of the law is public: it holds nobody’s dates' },
	{
		method: 'get',
		path: '/api/clocks/{clock}',
		summary: 'A time limit, worked out day by day',
		request: {
			params: z.object({ clock: z.string() }),
			query: z.strictObject({ from: z.string().openapi({ example: '2026-06-08' }) }),
		},
		responses: { 200: answers(clockShape), 404: refusals[404], 422: refusals[422] },
	},
);

export const calendarRoutes = () =>
	room().openapi(getClock, (c) => {
		const { clock } = c.req.valid('param');
		const { from } = c.req.valid('query');
		if (!isClock(clock)) throw new Refusal('calendar.clock.unknown', 404);
		if (!isDay(from) && !isInstant(from)) {
			throw mistake('from', 'form.field.not_a_day');
		}
		return c.json(workOut(clock, isDay(from) ? from : londonDay(from)), 200);
	});

function isClock(name: string): name is ClockName {
	return (clockNames as readonly string[]).includes(name);
}

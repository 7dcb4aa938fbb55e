import { z } from '@hono/zod-openapi';
import type { World } from '../world.ts';
import { room, route } from '../door.ts';
import { answers, refusals } from '../form.ts';
import { mistake, Refusal } from '../refusal.ts';
import { type ClockName, clockNames, workOut } from './clocks.ts';
import { knownHolidays, holidaysCover } from './bank-holidays.ts';
import { isDay, isInstant, londonDay } from './day.ts';
import { listProclaimed } from './queries.ts';

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

const getHolidays = route(
	{ anyone: 'the days that do not count are public: every date is worked out with them' },
	{
		method: 'get',
		path: '/api/holidays',
		summary: 'England’s bank holidays as dates are worked out with them, from the first known day to the last',
		responses: {
			200: answers(
				z.object({
					from: z.string(),
					to: z.string(),
					days: z.array(z.string()),
					proclaimed: z.array(z.object({ day: z.string(), name: z.string() })),
				}),
			),
		},
	},
);

export const calendarRoutes = ({ db }: World) =>
	room()
		.openapi(getHolidays, async (c) =>
			c.json({ ...holidaysCover, days: knownHolidays(), proclaimed: await listProclaimed(db) }, 200),
		)
		.openapi(getClock, (c) => {
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

import { z } from '@hono/zod-openapi';
import { staffRoles } from '../accounts/roles.ts';
import { reads, room, route } from '../door.ts';
import { answers, compared, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { listAudit, listQuestions, listStaffNames } from './queries-audit.ts';
import { listOwnReadings } from './queries-own.ts';
import { ownParts } from './shown.ts';

const MS_PER_DAY = 86_400_000;

/** How far back questions look. */
const QUESTION_DAYS = 30;

const role = z.enum([...staffRoles, 'program']);

const getOwn = route(
	{ only: ['family', 'return'] },
	{
		method: 'get',
		path: '/api/opened/mine',
		summary: 'Who read what of this person’s own record, by day; what is read to keep somebody safe is left out',
		responses: {
			200: answers(z.array(z.object({ on: z.string(), part: z.enum(ownParts), role, name: z.string().nullable() }))),
		},
	},
);

const manager = { only: ['complaints_manager'] } as const;

const getAudit = route(reads(manager, { list: 'audit' }), {
	method: 'get',
	path: '/api/audit',
	summary: 'What was done and read, the newest first: of one complaint, of one person, by one of the staff',
	request: {
		query: z.strictObject({
			reference: compared(40).optional(),
			person: z.enum(['true', 'false']).default('false'),
			staff: id().optional(),
			days: z.coerce.number().int().min(1).max(36_500).optional(),
			reading: z.enum(['true', 'false']).default('false'),
			before: id().optional(),
		}),
	},
	responses: {
		200: answers(
			z.object({
				lines: z.array(
					z.object({
						...{ id: z.string(), at: z.string(), whoKind: z.string(), name: z.string().nullable() },
						...{ role: role.nullable(), what: z.string(), subject: z.string(), reference: z.string().nullable() },
					}),
				),
				next: z.string().nullable(),
				staff: z.array(z.object({ id: z.string(), name: z.string() })),
			}),
		),
		422: refusals[422],
	},
});

const getQuestions = route(reads(manager, { list: 'audit' }), {
	method: 'get',
	path: '/api/audit/questions',
	summary: 'Complaints that somebody opened who had no place in their pod that day: to be asked about, no more',
	responses: {
		200: answers(
			z.array(
				z.object({
					...{ id: z.string(), name: z.string(), reference: z.string(), pod: z.string() },
					...{ days: z.number().int(), last: z.string() },
				}),
			),
		),
	},
});

export const auditRoutes = (world: World) => {
	const daysAgo = (days: number) => new Date(Date.parse(world.clock.now()) - days * MS_PER_DAY).toISOString();
	return room()
		.openapi(getOwn, async (c) => c.json(await listOwnReadings(world.db, c.get('who')), 200))
		.openapi(getAudit, async (c) => {
			const { person, days, reading, ...asked } = c.req.valid('query');
			const found = await listAudit(world.db, {
				...asked,
				person: person === 'true',
				reading: reading === 'true',
				since: days === undefined ? undefined : daysAgo(days),
			});
			return c.json({ ...found, staff: await listStaffNames(world.db) }, 200);
		})
		.openapi(getQuestions, async (c) => c.json(await listQuestions(world.db, daysAgo(QUESTION_DAYS)), 200));
};

import { z } from '@hono/zod-openapi';
import { isInstant } from '../calendar/day.ts';
import { opened, room, route } from '../door.ts';
import { answers, refusals } from '../form.ts';
import { mistake } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Cursor, listRecords, recordsPerPage } from './queries-records.ts';

const day = z.string().nullable();
const code = z.string();
const number = z.number().int();

const record = z
	.object({
		...{ id: code, reference: code, kind: code, channel: code, standing: code, route: code.nullable() },
		...{ about: code.nullable(), happenedOn: day, receivedOn: code, phase: code.nullable(), stage: number.nullable() },
		personNumber: code.nullable().openapi({ description: 'Of the case system, where it is known' }),
		podCode: code.nullable(),
		toDecide: code.nullable().openapi({ description: 'What waits for a decision: interest, lateness, agreement' }),
		...{ acknowledgeBy: day, acknowledgedOn: day },
		...{ advocacy: code, advocateAskedOn: day, advocateAppointedOn: day },
		extendedUntilOn: day,
		isTakenBack: z.boolean().openapi({ description: 'Whoever sent it took its words back' }),
		isErased: z.boolean().openapi({ description: 'Only what is counted is left' }),
		changedAt: code,
		points: number,
		stages: z.array(
			z.object({
				...{ stage: number, basis: code.openapi({ description: 'What began the clock' }), startedOn: day, dueOn: day },
				...{ latestOn: day, answeredOn: day, inTime: z.boolean().nullable() },
			}),
		),
		findings: z.array(
			z.object({
				point: number,
				by: code.openapi({ description: '`stage_1`, or the report it stands in' }),
				finding: code,
			}),
		),
		steps: z.array(z.object({ what: code, on: code })).openapi({
			description: 'Every step of the procedure with its day: extensions, withdrawal, freeze, the Ombudsman',
		}),
		promises: z.array(z.object({ kind: code, remedy: code.nullable(), dueOn: code, doneOn: day })),
		deliveries: z.array(
			z.object({
				...{ to: code, podCode: code.nullable(), why: code, on: code, acceptedOn: day },
				bounced: code.nullable().openapi({ description: 'Why it was sent back' }),
			}),
		),
		sorted: z
			.array(z.object({ answer: code, on: code }))
			.openapi({ description: 'What the family said of the answer' }),
		themes: z.array(code),
		links: z.array(z.object({ to: code, kind: code })),
	})
	.openapi('StatutoryRecord');

const getRecords = route(
	{ only: [], scope: 'records:read', opens: { within: ['representation'] } },
	{
		method: 'get',
		path: '/api/statutory-records',
		summary: 'What must be recorded of each representation, as it last changed: facts and codes, no words and no names',
		description: 'Begin with `since`, then go on with the `next` of each answer until it is null. Reading is recorded.',
		request: {
			query: z.strictObject({
				since: z.string().refine(isInstant, { error: 'form.field.not_a_moment' }).optional(),
				cursor: z.string().max(120).optional(),
			}),
		},
		responses: {
			200: answers(z.object({ records: z.array(record), next: z.string().nullable() })),
			422: refusals[422],
		},
	},
);

export const recordRoutes = (world: World) =>
	room().openapi(getRecords, async (c) => {
		const { since, cursor } = c.req.valid('query');
		const records = await listRecords(
			world.db,
			cursor === undefined ? { changedAt: since ?? '', id: '' } : cursorIn(cursor),
		);
		opened(
			c,
			'representation',
			records.map((record) => record.id),
		);
		const last = records.length === recordsPerPage ? records.at(-1) : undefined;
		return c.json({ records, next: last ? `${last.changedAt}~${last.id}` : null }, 200);
	});

function cursorIn(cursor: string): Cursor {
	const [changedAt = '', id = ''] = cursor.split('~');
	if (!isInstant(changedAt)) throw mistake('cursor', 'form.field.malformed');
	return { changedAt, id };
}

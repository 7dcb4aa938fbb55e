import { z } from '@hono/zod-openapi';
import { podRoles } from '../accounts/roles.ts';
import { programOf, reads, room, route } from '../door.ts';
import { answers, body, compared, day, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { type Act, actKinds, cellFaults, rowFaults } from './act.ts';
import { type BroughtKind, broughtKinds, broughtLimits, fieldsInJson } from './brought.ts';
import { bring } from './changes-brought.ts';
import { pictures } from './kinds.ts';

const programs = { only: [], scope: 'allocations:write' } as const;

const key = () => compared(200);
const startedOn = day();
const endedOn = day().nullable().optional();

const membership = z
	.strictObject({
		...{ podCode: key(), staffNumber: key(), startedOn, role: z.enum(podRoles), endedOn },
		shareOfFullTime: z.number().optional().openapi({ description: 'More than 0 and at most 1' }),
		workingDays: z
			.array(z.number().int().min(1).max(7))
			.min(1)
			.max(7)
			.optional()
			.openapi({ description: 'Monday is 1' }),
		...{ worksFrom: key().optional(), worksTo: key().optional(), phone: key().nullable().optional() },
	})
	.openapi('BroughtMembership');

const allocation = z
	.strictObject({
		...{ personNumber: key(), podCode: key(), startedOn, endedOn },
		worker: key().nullable().optional().openapi({ description: 'The staff number of their own worker' }),
	})
	.openapi('BroughtAllocation');

const said = z.record(z.string(), z.string().nullable());
const act = z
	.object({
		kind: z.enum(broughtKinds),
		act: z.enum(actKinds),
		row: z
			.number()
			.int()
			.nullable()
			.openapi({ description: 'Of those sent, from 0; null where it ends by not being there' }),
		number: z.string().openapi({ description: 'Of the person, or of the member of staff' }),
		podCode: z.string(),
		is: said.openapi({ description: 'What is set, by the names of what is sent' }),
		was: said.optional().openapi({ description: 'What it was, of a change' }),
	})
	.openapi('BroughtAct');

const most = `${broughtLimits.rows.toLocaleString('en')} rows of each kind and ${broughtLimits.bytes / 1024 / 1024} MB`;

const putAllocations = route(reads(programs, { nobody: 'numbers of the system that sent them, and nobody’s name' }), {
	method: 'put',
	path: '/api/allocations',
	summary: 'Places in pods and families’ pods, by the numbers of the case-management system: all of it or nothing',
	description: [
		`At most ${most}. What is here already is no act: the same again does nothing.`,
		'`picture`: of `changes`, whoever is not sent stays as they are; of `full`, whatever of a kind that is sent is not in it',
		'ended yesterday. What no number is known of never ends. `dryRun` says what would be done and does nothing; its `digest`',
		'sent with the same rows does exactly that, or answers 409 `imports.import.changed`. A full picture that would end more',
		`than ${broughtLimits.ends.always} and than one for every ${broughtLimits.ends.oneOf} rows needs it:`,
		'409 `imports.import.too_many_ends`. Mistakes answer 422 `imports.import.has_faults` with a code for each field,',
		'`allocations.3.personNumber`: `imports.row.` and one of',
		`${[...rowFaults, ...cellFaults].map((code) => `\`${code}\``).join(', ')}; nothing is done.`,
	].join(' '),
	request: {
		body: body(
			z.strictObject({
				picture: z.enum(pictures),
				dryRun: z.boolean().default(false),
				digest: compared(100).optional(),
				memberships: z.array(membership).min(1).max(broughtLimits.rows).optional(),
				allocations: z.array(allocation).min(1).max(broughtLimits.rows).optional(),
			}),
		),
	},
	responses: {
		200: answers(
			z.object({ done: z.boolean(), digest: z.string(), acts: z.array(act) }),
			'What was done; of a dry run, what would be',
		),
		403: refusals[403],
		409: refusals[409],
		413: refusals[413],
		422: refusals[422],
	},
});

const getLimits = route(reads(programs, { nobody: 'how much may be sent at once' }), {
	method: 'get',
	path: '/api/allocations/limits',
	summary: 'How much may be sent at once: rows of each kind, and bytes in all',
	responses: { 200: answers(z.object({ rows: z.number().int(), bytes: z.number().int() })) },
});

export const broughtRoutes = (world: World) =>
	room()
		.openapi(putAllocations, async (c) => {
			const { picture, dryRun: isDryRun, digest, ...rows } = c.req.valid('json');
			const told = await bring(world, programOf(c), { picture, rows, isDryRun, digest });
			return c.json({ ...told, acts: told.acts.map(inCodes) }, 200);
		})
		.openapi(getLimits, (c) => c.json({ rows: broughtLimits.rows, bytes: broughtLimits.bytes }, 200));

function inCodes({ kind, act, row, name, pod, shown, was }: Act) {
	const of = kind as BroughtKind;
	return {
		...{ kind: of, act, row, number: name, podCode: pod!, is: fieldsInJson(of, shown) },
		...(was === undefined ? {} : { was: fieldsInJson(of, was) }),
	};
}

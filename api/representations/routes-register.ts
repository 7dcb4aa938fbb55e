import { z } from '@hono/zod-openapi';
import { complaintsTeam } from '../accounts/roles.ts';
import { complaintsTeamOnly, reads, room, route, staffOf, staffOnly } from '../door.ts';
import { answers, body, day, id, line, mistakesOf, refusals, words } from '../form.ts';
import { Refusal } from '../refusal.ts';
import { themes } from '../trends/themes.ts';
import type { World } from '../world.ts';
import { askForExport, beginExport, endExport } from './changes-export.ts';
import { changeView, keepView, removeView } from './changes-views.ts';
import { csvOf } from './csv.ts';
import { exportCells, exportHead } from './export.ts';
import { channels, limits, promiseKinds } from './limits.ts';
import { phases } from './procedure/moves.ts';
import { phaseGroupNames } from './procedure/phase-groups.ts';
import { getDesk } from './queries-desk.ts';
import { getExceptions } from './queries-exceptions.ts';
import { countExport, listForExport } from './queries-export.ts';
import { type ListAsked, listRepresentations, pageSize } from './queries-register.ts';
import { listViews } from './queries-views.ts';
import { bulkExportLines, needs, sortings, viewLimits } from './register.ts';
import { sentTo } from './routes.ts';
import { timeStandings } from './routes-staff.ts';
import { kinds } from './routing.ts';
import { standings } from './standing.ts';

const yes = z.literal('yes').optional();

/** What may be asked of the register, by names that stand in the address of its page. */
const asked = {
	kind: z.enum(kinds).optional(),
	pod: id().optional(),
	standing: z.enum(['in_time', 'due_soon', 'late', 'past_latest', 'not_started', 'answered']).optional(),
	phase: z.enum(phaseGroupNames).optional().openapi({ description: 'Where it stands in the procedure' }),
	sentTo: sentTo.optional(),
	need: z.enum(needs).optional().openapi({ description: 'What waits for a person' }),
	channel: z.enum(channels).optional(),
	complainant: z.enum(standings).optional().openapi({ description: 'Who complains, by section 26' }),
	theme: z.enum(themes as [string, ...string[]]).optional(),
	receivedFrom: day().optional(),
	receivedTo: day().optional(),
	dueFrom: day().optional(),
	dueTo: day().optional(),
	unopened: yes,
	open: yes.openapi({ description: 'Complaints that are not answered yet' }),
	mine: yes,
	search: z.string().trim().min(1).max(200).optional(),
	sort: z.enum(sortings).optional(),
};
const askedShape = z.strictObject(asked);

const registerRow = z
	.object({
		id: z.string(),
		reference: z.string(),
		kind: z.enum(kinds),
		receivedOn: z.string(),
		changedOn: z.string().nullable(),
		podName: z.string().nullable(),
		complainant: z.string(),
		route: z.string().nullable(),
		phase: z.enum(phases).nullable(),
		stage: z.number().int().nullable(),
		dueOn: z.string().nullable(),
		latestOn: z.string().nullable(),
		timeStanding: timeStandings.nullable(),
		mayGoOn: z.boolean(),
		progress: z.string(),
		sentTo,
		sentOn: z.string(),
		acceptBy: z.string().nullable().openapi({ description: 'By when it is taken on or given back' }),
		untouched: z.boolean().openapi({ description: 'Not opened for two working days: those above were told' }),
		why: z.string(),
		urgent: z.boolean(),
	})
	.openapi('RegisterRow');

const getRegister = route(reads(staffOnly, { list: 'representation' }), {
	method: 'get',
	path: '/api/cases',
	summary: 'The register: every representation this person may know of',
	request: {
		query: z.strictObject({ ...asked, page: z.coerce.number().int().min(1).max(100_000).default(1) }),
	},
	responses: {
		200: answers(z.object({ rows: z.array(registerRow), count: z.number().int(), pageSize: z.number().int() })),
		422: refusals[422],
	},
});

const waiting = z
	.object({ need: z.enum(needs), count: z.number().int(), first: z.array(registerRow) })
	.openapi('Waiting');

const getDeskRoute = route(reads(staffOnly, { list: 'representation' }), {
	method: 'get',
	path: '/api/desk',
	summary: 'What needs this person now, the gravest first: each a list of the register by the same name',
	responses: {
		200: answers(
			z.object({
				own: z.array(waiting).openapi({ description: 'What lies with them to be answered' }),
				watched: z.array(waiting).openapi({ description: 'What they watch over' }),
				promises: z.object({ undone: z.number().int(), overdue: z.number().int() }).nullable(),
				urgent: z.number().int().nullable().openapi({ description: 'Said to be not safe, and not decided' }),
				stuck: z.number().int().nullable().openapi({ description: 'Letters that did not go' }),
			}),
		),
	},
});

/** Who has something to put right: whoever answers complaints, who oversees them, and the complaints team. */
const whoPutsRight = { only: [...complaintsTeam, 'pod_manager', 'service_manager'] } as const;
const linesOfOne = { count: z.number().int(), rows: z.array(registerRow) };

const getExceptionsRoute = route(reads(whoPutsRight, { list: 'representation' }), {
	method: 'get',
	path: '/api/exceptions',
	summary: 'What is not as it should be, of what this person reaches: for the weekly meeting, without names or words',
	responses: {
		200: answers(
			z.object({
				lists: z.array(z.object({ need: z.enum(needs), ...linesOfOne })),
				withoutFinding: z.object(linesOfOne).openapi({ description: 'Answered, with a point that has no finding' }),
				promises: z.array(
					z.object({
						...{ id: z.string(), case: z.string(), reference: z.string(), podName: z.string().nullable() },
						...{ kind: z.enum(promiseKinds), owner: z.string(), dueOn: z.string() },
					}),
				),
				stuck: z.number().int().nullable().openapi({ description: 'Letters that did not go; the team’s to see' }),
			}),
		),
	},
});

const viewShape = z.object({
	id: z.string(),
	name: z.string(),
	shared: z.boolean(),
	mine: z.boolean(),
	keeper: z.string(),
	asked: z.string().openapi({ description: 'As it stands in the address of the register' }),
	unknown: z.array(z.string()).openapi({ description: 'What it asks that the register does not know any more' }),
});

const getViews = route(reads(complaintsTeamOnly, { nobody: 'what is asked of the register, not what it answers' }), {
	method: 'get',
	path: '/api/saved-views',
	summary: 'Lists of the register that this person keeps, and those that the team shares',
	responses: { 200: answers(z.object({ views: z.array(viewShape) })) },
});

const viewName = { name: line(viewLimits.name), shared: z.boolean().default(false) };
const oneView = { params: z.object({ view: id() }) };

const postView = route(complaintsTeamOnly, {
	method: 'post',
	path: '/api/saved-views',
	summary: 'Keep what is asked of the register under a name',
	request: { body: body(z.strictObject({ ...viewName, asked: askedShape })) },
	responses: { 201: answers(z.object({ id: z.string() })), 422: refusals[422] },
});

const patchView = route(complaintsTeamOnly, {
	method: 'patch',
	path: '/api/saved-views/{view}',
	summary: 'Another name, or for the whole team',
	request: { ...oneView, body: body(z.strictObject(viewName)) },
	responses: { 204: { description: 'Changed' }, 404: refusals[404], 422: refusals[422] },
});

const deleteView = route(complaintsTeamOnly, {
	method: 'delete',
	path: '/api/saved-views/{view}',
	summary: 'Keep it no longer',
	request: oneView,
	responses: { 204: { description: 'Removed' }, 404: refusals[404] },
});

const outside = { only: complaintsTeam, freshly: true } as const;
const exportOf = { reason: words(limits.reason), asked: askedShape };

const postExport = route(reads(outside, { nobody: 'it is recorded as an export, with its reason' }), {
	method: 'post',
	path: '/api/register-exports',
	summary: 'Take the register out of the house as a spreadsheet, with the reason; kept in the record',
	request: {
		body: body(
			z.strictObject({
				...exportOf,
				proposal: id()
					.optional()
					.openapi({ description: `What a second person agreed to: more than ${bulkExportLines} lines need it` }),
			}),
		),
	},
	responses: {
		200: { description: 'RFC 4180, UTF-8', content: { 'text/csv': { schema: z.string() } } },
		409: refusals[409],
		422: refusals[422],
	},
});

const postExportAsked = route(outside, {
	method: 'post',
	path: '/api/register-exports/proposals',
	summary: 'Ask a second person to agree that a large part of the register leaves the house',
	request: { body: body(z.strictObject(exportOf)) },
	responses: { 201: answers(z.object({ id: z.string() })), 409: refusals[409], 422: refusals[422] },
});

export const registerRoutes = (world: World) =>
	room()
		.openapi(getRegister, async (c) => {
			const list = c.req.valid('query') as ListAsked & { page: number };
			const { rows, count } = await listRepresentations(world.db, staffOf(c), list, world.clock.today());
			return c.json({ rows, count, pageSize }, 200);
		})
		.openapi(getDeskRoute, async (c) => {
			return c.json(await getDesk(world.db, staffOf(c), world.clock.today()), 200);
		})
		.openapi(getExceptionsRoute, async (c) => {
			return c.json(await getExceptions(world.db, staffOf(c), world.clock.today()), 200);
		})
		.openapi(getViews, async (c) => {
			const views = await listViews(world.db, staffOf(c));
			return c.json({ views: views.map((view) => ({ ...view, unknown: unknownIn(view.asked) })) }, 200);
		})
		.openapi(postView, async (c) => {
			const { asked, ...view } = c.req.valid('json');
			return c.json({ id: await keepView(world, staffOf(c), { ...view, asked: addressOf(asked) }) }, 201);
		})
		.openapi(patchView, async (c) => {
			await changeView(world, staffOf(c), c.req.valid('param').view, c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(deleteView, async (c) => {
			await removeView(world, staffOf(c), c.req.valid('param').view);
			return c.body(null, 204);
		})
		.openapi(postExportAsked, async (c) => {
			const { reason, asked } = c.req.valid('json');
			return c.json({ id: await askForExport(world, staffOf(c), addressOf(asked), reason) }, 201);
		})
		.openapi(postExport, async (c) => {
			const who = staffOf(c);
			const { reason, asked, proposal } = c.req.valid('json');
			const today = world.clock.today();
			const list = asked as ListAsked;
			const rows = await countExport(world.db, who, list, today);
			const taken = { words: addressOf(asked), asked: plain(asked), reason, rows, proposal };
			const exportId = await beginExport(world, who, taken);
			async function* lines() {
				let sent = 0;
				let whole = false;
				try {
					yield csvOf([exportHead], { isHead: true });
					for await (const some of listForExport(world.db, who, list, today)) {
						sent += some.length;
						yield csvOf(some.map((row) => exportCells(row, today)));
					}
					whole = true;
				} finally {
					await endExport(world, who, exportId, sent, whole);
				}
			}
			return c.body(streamOf(lines()), 200, {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="register-${today}.csv"`,
			});
		});

/** Made as it is taken, so that however much there is, little of it is in memory. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const source: UnderlyingDefaultSource<Uint8Array> = {
		async pull(controller) {
			const { done, value } = await lines.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await lines.return(undefined);
		},
	};
	return new ReadableStream(source, { highWaterMark: 0 }); // what was not asked for yet was not taken
}

type Asked = z.infer<typeof askedShape>;

function plain(asked: Asked): Record<string, string> {
	return Object.fromEntries(
		Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}

function addressOf(asked: Asked): string {
	const address = new URLSearchParams(plain(asked)).toString();
	if (address.length > viewLimits.asked) throw new Refusal('form.field.too_long', 422);
	return address;
}

/** A list kept long ago may ask by a choice that is gone: it is never shown as if it had not asked. */
function unknownIn(address: string): string[] {
	const read = askedShape.safeParse(Object.fromEntries(new URLSearchParams(address)));
	return read.success ? [] : Object.keys(mistakesOf(read.error));
}

import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, refusals, words } from '../form.ts';
import { monthReaders, monthSigners } from '../policy/reports.ts';
import { mistake } from '../refusal.ts';
import { recordExport } from '../trends/changes-export.ts';
import type { Period } from '../trends/period.ts';
import { listLocalThemes } from '../trends/queries.ts';
import { exportAnswers, exportOf, fileOf } from '../trends/routes-export.ts';
import { everyColumn, slices } from '../trends/slices.ts';
import type { World } from '../world.ts';
import { addNote, signMonth } from './changes-months.ts';
import { commentaryMost, hintCodes, isOver, monthOf } from './month.ts';
import { findingKinds, foundIn, mayPass } from './naming.ts';
import { getMonth, listMonths } from './queries-months.ts';
import { whomWeKnow } from './queries-names.ts';
import { monthSheet } from './sheet.ts';

const counts = { nobody: 'counts of the whole service, and nothing of any one representation' } as const;
const freshSigners = { only: monthSigners, freshly: true } as const;

const getAll = route(reads({ only: monthReaders }, counts), {
	method: 'get',
	path: '/api/months',
	summary: 'Months that are over, the newest first: who signed them, and how often they were corrected since',
	responses: {
		200: answers(
			z.object({
				months: z.array(
					z.object({
						...{ code: z.string(), from: z.string(), to: z.string(), signedAt: z.string().nullable() },
						signedBy: z.string().nullable(),
						corrections: z.number().int(),
						hints: z.number().int(),
					}),
				),
			}),
		),
	},
});

const place = { slice: z.enum(slices), part: z.string(), column: z.enum(everyColumn) };
const difference = z.object({ ...place, was: z.number().int(), is: z.number().int() });
const note = z.object({ words: z.string(), at: z.string(), by: z.string() });
const ofMonth = z.object({ month: compared(20).openapi({ example: '2026-06' }) });

const figure = z.object({ ...place, count: z.number().int() }).openapi('Figure');

const getOne = route(reads({ only: monthReaders }, counts), {
	method: 'get',
	path: '/api/months/{month}',
	summary: 'A month as it was signed, or as it is where nobody has; with each correction since',
	request: { params: ofMonth },
	responses: {
		200: answers(
			z.object({
				...{ code: z.string(), from: z.string(), to: z.string(), isOver: z.boolean() },
				figures: z.array(figure),
				digest: z.string().openapi({ description: 'What these very figures are known by: named when they are signed' }),
				rules: z.number().int().nullable(),
				hints: z.array(z.object({ code: z.enum(hintCodes), count: z.number().int() })),
				signed: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
				notes: z.array(note),
				revisions: z.array(
					z.object({
						...{ number: z.number().int(), at: z.string(), digest: z.string() },
						differences: z.array(difference),
						causes: z.array(
							z.object({
								...{ what: z.string(), at: z.string(), by: z.string().nullable() },
								reference: z.string().nullable().openapi({ description: 'For the complaints team alone' }),
							}),
						),
						notes: z.array(note),
					}),
				),
				pending: z.array(difference).openapi({ description: 'Corrected, and kept within the hour' }),
				corrected: z.array(figure).nullable().openapi({ description: 'The figures after the last correction' }),
			}),
		),
		422: refusals[422],
	},
});

const commentary = {
	words: words(commentaryMost),
	checked: z.array(compared(200)).max(100).openapi({ description: 'What stands out in the words and names nobody' }),
};

const postSignature = route(freshSigners, {
	method: 'post',
	path: '/api/months/{month}/signature',
	summary: 'Sign a month: its figures stand from now on as they were read',
	request: { params: ofMonth, body: body(z.strictObject({ seen: compared(64), ...commentary })) },
	responses: { 204: { description: 'Signed' }, 409: refusals[409], 422: refusals[422] },
});

const postNote = route(freshSigners, {
	method: 'post',
	path: '/api/months/{month}/notes',
	summary: 'Say something of a signed month, or why it was corrected',
	request: {
		params: ofMonth,
		body: body(z.strictObject({ revision: z.number().int().min(0).max(10_000), ...commentary })),
	},
	responses: { 204: { description: 'Kept' }, 404: refusals[404], 422: refusals[422] },
});

const postExport = route(
	reads({ only: monthReaders, freshly: true }, { nobody: 'it is recorded as an export, with its reason' }),
	{
		method: 'post',
		path: '/api/months/{month}/exports',
		summary: 'Take a month out of the house: as it was signed, and each correction since, with the reason',
		request: { params: ofMonth, body: body(z.strictObject(exportOf)) },
		responses: exportAnswers,
	},
);

const postLook = route(reads({ only: monthReaders }, { nobody: 'what stands out in the reader’s own words' }), {
	method: 'post',
	path: '/api/commentaries/looks',
	summary: 'What in these words may name somebody: to be looked at before they are signed or published',
	request: { body: body(z.strictObject({ words: words(20_000) })) },
	responses: {
		200: answers(
			z.object({
				found: z.array(z.object({ kind: z.enum(findingKinds), words: z.string(), mayPass: z.boolean() })),
			}),
		),
		422: refusals[422],
	},
});

export const monthRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json({ months: await listMonths(world.db, world.clock.today()) }, 200))
		.openapi(getOne, async (c) => {
			const month = named(c.req.valid('param').month);
			const { code, from, to } = month;
			const over = isOver(month, world.clock.today());
			return c.json({ code, from, to, isOver: over, ...(await getMonth(world.db, staffOf(c), month)) }, 200);
		})
		.openapi(postSignature, async (c) => {
			await signMonth(world, staffOf(c), named(c.req.valid('param').month), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postNote, async (c) => {
			await addNote(world, staffOf(c), named(c.req.valid('param').month), c.req.valid('json'));
			return c.body(null, 204);
		})
		.openapi(postExport, async (c) => {
			const asked = named(c.req.valid('param').month);
			const { format, reason } = c.req.valid('json');
			const [month, themes] = await Promise.all([getMonth(world.db, staffOf(c), asked), listLocalThemes(world.db)]);
			const { code } = asked;
			const rows = monthSheet(code, month, new Map(themes.map(({ id, name }) => [id, name])));
			await recordExport(world, staffOf(c), { figures: 'month', asked: code, format, rows: rows.length, reason });
			const { digest, rules, signed } = month;
			const around = { of: 'month', month: code, digest, rules, signedAt: signed?.at ?? null, on: world.clock.today() };
			return c.body(...fileOf(`month-${code}`, format, rows, around));
		})
		.openapi(postLook, async (c) => {
			const known = { ...(await whomWeKnow(world.db, world.clock.today())), said: [] };
			const found = foundIn(c.req.valid('json').words, known);
			return c.json({ found: found.map((one) => ({ ...one, mayPass: mayPass(one) })) }, 200);
		});

/** The month that an address names. Another text is no month, and is said so. */
function named(code: string): Period {
	const month = monthOf(code);
	if (month === undefined) throw mistake('month', 'reports.month.unknown');
	return month;
}

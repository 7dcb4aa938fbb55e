import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, compared, refusals } from '../form.ts';
import { reportReaders } from '../policy/reports.ts';
import { mistake } from '../refusal.ts';
import { recordExport } from '../trends/changes-export.ts';
import { publishDue } from '../trends/changes-publish.ts';
import { exportAnswers, exportOf, fileOf } from '../trends/routes-export.ts';
import type { World } from '../world.ts';
import { yearOf } from './annual.ts';
import type { CommitteePart } from './committee.ts';
import { committeeTable } from './queries-committee.ts';
import { committeeSheet } from './sheet.ts';

const ofYear = z.object({ year: compared(20).openapi({ example: '2025-26' }) });

const getTable = route(reads({ only: reportReaders }, { nobody: 'what was published of the whole service' }), {
	method: 'get',
	path: '/api/committee-tables/{year}',
	summary: 'What members read of a financial year, by quarter and beside the years before: as it was published',
	request: { params: ofYear },
	responses: {
		200: answers(z.object({ year: z.string(), parts: z.custom<CommitteePart[]>().openapi({ type: 'array' }) })),
		422: refusals[422],
	},
});

const postExport = route(
	reads({ only: reportReaders, freshly: true }, { nobody: 'it is recorded as an export, with its reason' }),
	{
		method: 'post',
		path: '/api/committee-tables/{year}/exports',
		summary: 'Take the committee’s table out of the house, just as it is shown, with the reason',
		request: { params: ofYear, body: body(z.strictObject(exportOf)) },
		responses: exportAnswers,
	},
);

export const committeeRoutes = (world: World) =>
	room()
		.openapi(getTable, async (c) => c.json(await tableOf(world, c.req.valid('param').year), 200))
		.openapi(postExport, async (c) => {
			const { format, reason } = c.req.valid('json');
			const { year, parts } = await tableOf(world, c.req.valid('param').year);
			const rows = committeeSheet(parts);
			await recordExport(world, staffOf(c), { figures: 'committee', asked: year, format, rows: rows.length, reason });
			return c.body(...fileOf(`committee-${year}`, format, rows, { of: 'committee', year, on: world.clock.today() }));
		});

async function tableOf(world: World, code: string): Promise<{ year: string; parts: CommitteePart[] }> {
	const year = yearOf(code);
	const today = world.clock.today();
	if (year === undefined) throw mistake('year', 'reports.annual.unknown');
	if (year.from > today) throw mistake('year', 'trends.period.not_begun');
	await publishDue(world);
	return { year: year.code, parts: await committeeTable(world.db, year, today) };
}

import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { refusals, words } from '../form.ts';
import { limits } from '../representations/limits.ts';
import { csvOf } from '../representations/csv.ts';
import { dictionary, dictionaryHead } from './dictionary.ts';
import { cellsOfRow, sheetHead, type SheetRow } from './figure-sheet.ts';

/** Of every export of figures: why, and as what. */
export const exportOf = { reason: words(limits.reason), format: z.enum(['csv', 'json']) };

export const exportAnswers = {
	200: {
		description: 'RFC 4180 in UTF-8, or JSON with the data dictionary',
		content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: z.string() } },
	},
	401: refusals[401],
	403: refusals[403],
	422: refusals[422],
};

/** The file, and what it is called. A spreadsheet has its dictionary beside it; JSON has it within. */
export function fileOf(
	name: string,
	format: 'csv' | 'json',
	rows: readonly SheetRow[],
	around: Record<string, unknown>,
): [string, 200, Record<string, string>] {
	const text =
		format === 'csv'
			? csvOf([[...sheetHead], ...rows.map(cellsOfRow)], { isHead: true })
			: JSON.stringify({ ...around, figures: rows, dictionary }, null, '\t');
	const type = format === 'csv' ? 'text/csv' : 'application/json';
	return [
		text,
		200,
		{
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name.replaceAll(/[^a-z0-9-]+/gi, '-')}.${format}"`,
		},
	];
}

const getDictionary = route(
	{ anyone: 'what published figures mean is public' },
	{
		method: 'get',
		path: '/api/figure-dictionary',
		summary: 'What each column and code of the files of figures means, its unit, its rule and its source',
		responses: { 200: { description: 'RFC 4180, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
	},
);

export const dictionaryRoutes = () =>
	room().openapi(getDictionary, (c) => {
		const rows = dictionary.map((entry) => dictionaryHead.map((field) => entry[field]));
		return c.body(csvOf([[...dictionaryHead], ...rows], { isHead: true }), 200, {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="figure-dictionary.csv"',
		});
	});

import { z } from '@hono/zod-openapi';
import { Unreadable, rowsOf } from '../imports/spreadsheet.ts';
import { compared, id, line } from '../form.ts';
import { mistake } from '../refusal.ts';
import { linesMost } from './sheets.ts';

/** The most characters of a sheet. Well under what a form may bring. */
export const sheetMost = 40_000;

/** The most words of a reason. */
export const becauseMost = 300;

/** A sheet as it was pasted or as the file has it, and, by somebody who has seen what it would do, that it is to be done. */
export const sheetBody = z.strictObject({
	sheet: compared(sheetMost),
	sure: z.strictObject({ seen: id(), because: line(becauseMost).nullable() }).optional(),
});

/** What a sheet would do, line by line. */
export const sheetAnswer = z.object({
	missing: z.array(z.string()),
	lines: z.array(
		z.object({
			line: z.number().int(),
			cells: z.record(z.string(), z.string()),
			state: z.enum(['new', 'same', 'corrected', 'wrong']),
			was: z.number().int().nullable(),
			faults: z.record(z.string(), z.string()),
		}),
	),
	seen: z.string(),
});

export const revision = z.object({
	was: z.number().int(),
	because: z.string(),
	by: z.string().nullable(),
	at: z.string(),
});

/** The rows of a sheet, or 422 where it is no table of words or too long. */
export async function rowsIn(sheet: string): Promise<string[][]> {
	const rows: string[][] = [];
	try {
		for await (const some of rowsOf(sheet, linesMost)) rows.push(...some);
	} catch (error) {
		if (error instanceof Unreadable) throw mistake('sheet', `trends.sheet.${error.code}`);
		throw error;
	}
	if (rows.length === 0) throw mistake('sheet', 'form.field.empty');
	if (rows.length > linesMost + 1) throw mistake('sheet', 'trends.sheet.too_long');
	return rows;
}

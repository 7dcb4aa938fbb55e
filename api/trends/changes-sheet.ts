import { mistake, Refusal } from '../refusal.ts';
import { markOf } from '../seen.ts';
import { isWrong, type PlannedLine, type Sheet } from './sheets.ts';

/** What somebody who has seen what a sheet would do says to it. */
export interface Sure {
	/** The mark of what they were shown. */
	seen: string;
	/** Why figures that are there are put right. Needed when the sheet does. */
	because: string | null;
}

/**
 * The lines of a sheet that do something, when it still does what somebody was shown. Refuses 409 `trends.sheet.changed` when it
 * would no longer do the same, 422 `trends.sheet.wrong` while a line is wrong, and by field where no reason is given for what is put right.
 */
export function agreedLines<Figure extends object>(
	sheet: Sheet<Figure>,
	{ seen, because }: Sure,
): PlannedLine<Figure>[] {
	if (markOf(sheet) !== seen) throw new Refusal('trends.sheet.changed', 409);
	if (isWrong(sheet)) throw new Refusal('trends.sheet.wrong', 422);
	const corrects = sheet.lines.some(({ state }) => state === 'corrected');
	if (corrects && because === null) throw mistake('because', 'form.field.missing');
	return sheet.lines.filter(({ state }) => state !== 'same');
}

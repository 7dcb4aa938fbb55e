import { expect, test } from 'vitest';
import {
	isAnswer,
	mayBeRead,
	type Report,
	reports,
	stepOfReport,
} from '../../../../api/representations/procedure/reports.ts';

test('the papers come in the order of the procedure, each with its own step', () => {
	expect(reports.map((report) => [report, stepOfReport[report]])).toEqual([
		['investigation', 'investigation_reported'],
		['adjudication', 'stage_2_answered'],
		['panel', 'panel_reported'],
		['response', 'stage_3_answered'],
	]);
});

test('the adjudication and the response are letters to the person; the reports are enclosed', () => {
	expect(reports.filter(isAnswer)).toEqual(['adjudication', 'response']);
});

test.each([
	[[], []],
	[['investigation'], []],
	[
		['investigation', 'adjudication'],
		['investigation', 'adjudication'],
	],
	[
		['investigation', 'adjudication', 'panel'],
		['investigation', 'adjudication', 'panel'],
	],
	[reports, reports],
	[
		['panel', 'response'],
		['panel', 'response'],
	],
] as [Report[], Report[]][])('of %j the person is given %j', (written, given) => {
	expect(written.filter((report) => mayBeRead(report, written))).toEqual(given);
});

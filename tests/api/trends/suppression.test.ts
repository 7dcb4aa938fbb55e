import { describe, expect, test } from 'vitest';
import { type Granularity, monthsOf, periodOf, periodsBetween } from '../../../api/trends/period.ts';
import { decideRows, publishedOn as publishedAfter, settledUntil, settlingFrom } from '../../../api/trends/release.ts';
import { leastThreshold, suppress, thresholdFrom } from '../../../api/trends/suppression.ts';
import { columns } from '../../../api/trends/slices.ts';
import { type Cell, cellOf, type Counts, type Layout } from '../../../api/trends/tally.ts';
import { publishedOn, publishYear, settlingDays, yearCounts } from './publishing.ts';

const count = (cell: Cell) => ('count' in cell ? cell.count : 'hidden');
const year = periodOf('financial_year', '2025-04-01');

const byMonth = (monthly: number[]) =>
	Object.fromEntries(monthsOf(year).map((month, index) => [month, monthly[index]!]));

/** The complaints of 2025-26, April first, as the public sees them on a day. */
function seen(monthly: number[], by: Granularity, { today = '2026-11-22', threshold = 6 } = {}) {
	const total = { complaints: byMonth(monthly) };
	const counts: Counts = { total, rows: new Map([['all', total]]) };
	const periods = periodsBetween(periodOf(by, year.from), periodOf(by, year.to));
	const layout: Layout = { by, of: 'all', columns, periods, rows: [{ key: 'all', label: 'all' }] };
	const all = yearCounts({ all: { keys: ['all'], counts } });
	const published = publishYear(year, () => all, { today, threshold });
	const row = suppress(layout, { published, since: year.from, today, settlingDays }).rows[0]!;
	return {
		cells: row.cells.map((cell) => count(cellOf(cell, 'complaints'))),
		total: count(cellOf(row.total, 'complaints')),
	};
}

const steady = [8, 9, 7, 8, 9, 7, 8, 9, 7, 8, 9, 7];

describe('counts that are all safe', () => {
	test('are shown, by month, quarter and year, with their sums', () => {
		expect(seen(steady, 'month')).toEqual({ cells: steady, total: 96 });
		expect(seen(steady, 'quarter')).toEqual({ cells: [24, 24, 24, 24], total: 96 });
		expect(seen(steady, 'financial_year')).toEqual({ cells: [96], total: 96 });
	});

	test('may be zero: zero is shown as zero', () => {
		expect(seen(Array(12).fill(0), 'month').cells).toEqual(Array(12).fill(0));
		expect(seen(steady.with(1, 0), 'month').cells[1]).toBe(0);
	});
});

describe('a small month', () => {
	const monthly = steady.with(1, 3);

	test('hides the other months of its quarter, or the quarter would give it away', () => {
		expect(seen(monthly, 'month').cells.slice(0, 4)).toEqual(['hidden', 'hidden', 'hidden', 8]);
	});

	test('leaves the quarter, which is safe, and the year', () => {
		expect(seen(monthly, 'quarter').cells).toEqual([18, 24, 24, 24]);
		expect(seen(monthly, 'financial_year').cells).toEqual([90]);
	});

	test.each([1, 5])('is hidden at %i', (small) => {
		expect(seen(steady.with(1, small), 'month').cells[1]).toBe('hidden');
	});

	test('is small up to 9 where the council has said 10', () => {
		expect(seen(Array(12).fill(9), 'month', { threshold: 10 }).cells).toEqual(Array(12).fill('hidden'));
		expect(seen(Array(12).fill(9), 'quarter', { threshold: 10 }).cells).toEqual([27, 27, 27, 27]);
	});

	test('hides the sum over any months that hold it', () => {
		expect(seen(monthly, 'month').total).toBe('hidden');
	});
});

describe('a small quarter', () => {
	const early = [0, 3, 1, 8, 9, 7, 8, 9, 7, 8, 9, 7];
	const late = [8, 9, 7, 8, 9, 7, 8, 9, 7, 0, 3, 1];

	test('early in the year hides quarters 3 and 4, and all the months of hidden quarters', () => {
		expect(seen(early, 'quarter').cells).toEqual(['hidden', 24, 'hidden', 'hidden']);
		expect(seen(early, 'month').cells).toEqual([...Array(3).fill('hidden'), 8, 9, 7, ...Array(6).fill('hidden')]);
	});

	test('late in the year hides the quarter before it', () => {
		expect(seen(late, 'quarter').cells).toEqual([24, 24, 'hidden', 'hidden']);
	});

	test('leaves the year, whose other hidden quarters hide it', () => {
		expect(seen(early, 'financial_year').cells).toEqual([76]);
		expect(seen(late, 'financial_year').cells).toEqual([76]);
	});

	test('hides the year too when its hidden quarters together are small', () => {
		const quiet = [8, 9, 7, 8, 9, 7, 0, 0, 0, 0, 3, 1];
		expect(seen(quiet, 'quarter').cells).toEqual([24, 24, 'hidden', 'hidden']);
		expect(seen(quiet, 'financial_year').cells).toEqual(['hidden']);
	});
});

describe('figures come out on days that no count can move', () => {
	test.each([
		['month', '2025-04-01', '2025-07-14'],
		['quarter', '2025-04-01', '2025-07-14'],
		['month', '2025-09-01', '2025-10-14'],
		['month', '2025-10-01', '2026-04-14'],
		['quarter', '2025-10-01', '2026-04-14'],
		['quarter', '2026-01-01', '2026-04-14'],
		['financial_year', '2025-04-01', '2026-04-14'],
	] as const)('the %s of %s on %s, two weeks after it ends', (by, day, on) => {
		expect(publishedOn(periodOf(by, day))).toBe(on);
	});

	test('a council says how long a quarter settles; a slip of the finger changes nothing', () => {
		expect(publishedAfter(periodOf('quarter', '2025-04-01'), settlingFrom('28'))).toBe('2025-07-28');
		expect([undefined, '', '1', '60', '0', '61', '-5', 'ten', '7.5'].map(settlingFrom)).toEqual([
			...[14, 14, 1, 60, 14, 14, 14, 14, 14],
		]);
	});

	test.each([
		['2026-10-13', '2026-07-01'],
		['2026-10-14', '2026-10-01'],
		['2026-12-31', '2026-10-01'],
		['2027-01-14', '2027-01-01'],
	])('on %s everything before %s is settled', (today, until) => {
		expect(settledUntil(today, 14)).toBe(until);
	});

	test('on the day before, nothing of it is shown, not even zero', () => {
		expect(seen(steady, 'quarter', { today: '2025-07-13' }).cells).toEqual(Array(4).fill('hidden'));
		expect(seen(steady, 'quarter', { today: '2025-07-14' }).cells).toEqual([24, 'hidden', 'hidden', 'hidden']);
		expect(seen(Array(12).fill(0), 'month', { today: '2025-07-13' }).cells[0]).toBe('hidden');
	});

	test('quarter 3 waits for quarter 4, which the total of the year would otherwise give away', () => {
		expect(seen(steady, 'quarter', { today: '2026-04-13' }).cells).toEqual([24, 24, 'hidden', 'hidden']);
		expect(seen(steady, 'quarter', { today: '2026-04-14' }).cells).toEqual([24, 24, 24, 24]);
	});

	test('what has come out is never taken back', () => {
		for (const months of [steady, steady.with(10, 2), steady.map(() => 2)]) {
			const days = ['2025-07-14', '2025-10-14', '2026-04-14', '2026-11-22'];
			for (const by of ['month', 'quarter', 'financial_year'] as const) {
				const stages = days.map((today) => seen(months, by, { today }).cells);
				stages.slice(1).forEach((later, index) => {
					stages[index]!.forEach((cell, at) => expect(cell === 'hidden' || later[at] === cell).toBe(true));
				});
			}
		}
	});
});

describe('a correction after something was published', () => {
	const corrected = (before: number[], after: number[], today = '2026-11-22') => {
		const total = (monthly: number[]) => ({ complaints: byMonth(monthly) });
		const all = (monthly: number[]) =>
			yearCounts({ all: { keys: ['all'], counts: { total: total(monthly), rows: new Map() } } });
		const published = publishYear(year, (day) => all(day < '2026-04-14' ? before : after), { today, threshold: 6 });
		const at = (by: Granularity) =>
			suppress(
				{ by, of: 'all', columns, periods: periodsBetween(periodOf(by, year.from), periodOf(by, year.to)), rows: [] },
				{ published, since: year.from, today, settlingDays },
			).totals.cells.map((cell) => count(cellOf(cell, 'complaints')));
		return { quarters: at('quarter'), year: at('financial_year') };
	};

	test('leaves the published quarter as it was, and hides quarters 3 and 4 so that the year does not tell of it', () => {
		expect(corrected(steady, steady.with(0, 9))).toEqual({ quarters: [24, 24, 'hidden', 'hidden'], year: [97] });
	});

	test('a quarter that was hidden stays hidden, though it would be shown now', () => {
		const early = [0, 3, 1, 8, 9, 7, 8, 9, 7, 8, 9, 7];
		expect(corrected(early, early.with(0, 4))).toEqual({ quarters: ['hidden', 24, 'hidden', 'hidden'], year: [80] });
	});

	test('hides the year where what is hidden in it would be small', () => {
		const quiet = [8, 9, 7, 8, 9, 7, 0, 0, 0, 0, 0, 0];
		expect(corrected(quiet, quiet.with(0, 9)).year).toEqual(['hidden']);
		expect(corrected(quiet, quiet.with(0, 7)).year).toEqual(['hidden']);
	});
});

describe('rows of themes or pods', () => {
	test('are all shown when none is small', () => {
		expect(decideRows([6, 0, 12], 6, 1)).toEqual([true, true, true]);
	});

	test('hide the smallest of the others together with the small one', () => {
		expect(decideRows([20, 3, 9, 0, 14], 6, 1)).toEqual([true, false, false, true, true]);
	});

	test('hide two others where one row may be known, and all that are equal', () => {
		expect(decideRows([20, 3, 9, 0, 14], 6, 2)).toEqual([true, false, false, true, false]);
		expect(decideRows([20, 3, 9, 9, 14], 6, 1)).toEqual([true, false, false, false, true]);
	});

	test('are all hidden when only zeros would be left', () => {
		expect(decideRows([9, 3, 0], 6, 1)).toEqual([false, false, false]);
		expect(decideRows([3, 2, 0], 6, 1)).toEqual([false, false, false]);
	});

	const themed = (by: Granularity, today: string) => {
		const tally = (complaints: number) => ({ complaints: { '2025-05': complaints } });
		const service: Counts = { total: tally(30), rows: new Map([['all', tally(30)]]) };
		const keys = ['delay', 'communication', 'non_delivery'];
		const rows = new Map([12, 9, 9].map((complaints, index) => [keys[index]!, tally(complaints)]));
		const all = yearCounts({
			all: { keys: ['all'], counts: service },
			theme: { keys, counts: { total: tally(30), rows } },
		});
		const layout: Layout = {
			...{ by, of: 'theme', columns: ['complaints'], periods: [periodOf(by, '2025-05-01')] },
			rows: keys.map((key) => ({ key, label: key })),
		};
		const published = publishYear(year, () => all, { today, threshold: 6 });
		const table = suppress(layout, { published, since: year.from, today, settlingDays });
		return table.rows.map((row) => count(cellOf(row.cells[0]!, 'complaints')));
	};

	test('are shown by financial year only, when the year itself is', () => {
		expect(themed('financial_year', '2026-04-14')).toEqual([12, 9, 9]);
		expect(themed('financial_year', '2026-04-13')).toEqual(Array(3).fill('hidden'));
		expect(themed('quarter', '2026-04-14')).toEqual(Array(3).fill('hidden'));
		expect(themed('month', '2026-04-14')).toEqual(Array(3).fill('hidden'));
	});
});

test('a setting makes the threshold larger, never smaller, and a slip of the finger changes nothing', () => {
	expect([undefined, '', '6', '10', '3', '0', '-1', 'ten', '7.5', '1e1'].map(thresholdFrom)).toEqual([
		6, 6, 6, 10, 6, 6, 6, 6, 6, 10,
	]);
	expect(leastThreshold).toBe(6);
});

test('a suppressed table can be made in one file only', () => {
	const forged = {
		suppressed: true as const,
		by: 'month' as const,
		of: 'all' as const,
		columns: [],
		periods: [],
		rows: [],
		totals: { cells: [], total: { complaints: { count: 3 } } },
	};
	// @ts-expect-error without the private mark it is not a table for the public
	const table: ReturnType<typeof suppress> = forged;
	expect(table).toBe(forged);
});

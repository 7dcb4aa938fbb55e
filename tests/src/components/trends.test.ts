import { describe, expect, test } from 'vitest';
import { parsePeriod, periodsBetween } from '../../../api/trends/period.ts';
import { columns } from '../../../api/trends/slices.ts';
import { cellOf } from '../../../api/trends/tally.ts';
import { type Trends } from '../../../src/components/tally-words.ts';
import { verdictsInWords, yearFound, yearsInWords } from '../../../src/components/trends/findings.ts';
import { monthSeries } from '../../../src/components/trends/months.ts';
import { ratesOf } from '../../../src/components/trends/rates.ts';
import { textFor } from '../../../src/text/index.ts';

type Shown = number | 'hidden';
const t = textFor('en');
const cell = (shown: Shown) => (shown === 'hidden' ? { hidden: true as const } : { count: shown });

/** The service, from a first period on, as it is shown to somebody. */
function service(
	by: Trends['by'],
	first: string,
	rows: [compliments: Shown, complaints: Shown][],
	suppressed = true,
): Trends {
	const from = parsePeriod(by, first)!;
	const periods = periodsBetween(from, parsePeriod(by, '2030-01')!).slice(0, rows.length);
	const cells = rows.map(([compliments, complaints]) => ({
		...{ compliments: cell(compliments), complaints: cell(complaints), ideas: cell(0), anonymous: cell(0) },
	}));
	return {
		...{
			by,
			of: 'all' as const,
			pod: null,
			suppressed,
			threshold: 6,
			settlingDays: 14,
			rows: [],
			countingRules: [],
			historic: [],
			took: [],
		},
		periods: periods.map(({ code, from, to }) => ({ code, from, to, publishedOn: '2020-01-01' })),
		columns: [...columns],
		totals: { cells, total: cells[0] ?? {} },
	};
}

const months = (rows: [Shown, Shown][], suppressed = false) => service('month', '2024-01', rows, suppressed);

describe('what a year says beside the year before it', () => {
	const found = (trends: Trends, today = '2026-06-08') => verdictsInWords(yearFound(trends, today)!, t);

	test('112 complaints and then 44 are clearly fewer, 14 thank-yous and then 108 clearly more', () => {
		const trends = service('financial_year', '2024-25', [
			[14, 112],
			[108, 44],
		]);
		expect(found(trends)).toEqual([
			'Thank-yous: clearly more than the year before.',
			'Complaints: clearly fewer than the year before.',
		]);
	});

	test('twelve months of 2 and twelve of 3 are no clear change', () => {
		const trends = months([...Array<[Shown, Shown]>(12).fill([2, 2]), ...Array<[Shown, Shown]>(12).fill([2, 3])]);
		expect(found(trends)[1]).toBe('Complaints: no clear change since the year before.');
		const { ratios } = yearFound(trends, '2026-06-08')!;
		expect([ratios.complaints!.ratio.toFixed(2), ratios.complaints!.from < 1, ratios.complaints!.to > 1]).toEqual([
			'1.50',
			true,
			true,
		]);
	});

	test('of a year of which a part is hidden nothing is told but that', () => {
		const trends = service('financial_year', '2024-25', [
			[40, 'hidden'],
			[41, 30],
		]);
		expect(found(trends)).toEqual([
			'Thank-yous: no clear change since the year before.',
			'Complaints: too few to compare safely.',
		]);
		expect(yearFound(trends, '2026-06-08')!.ratios.complaints).toBeUndefined();
	});

	test('a council that began a year ago did not hear nothing before it', () => {
		const trends = months([...Array<[Shown, Shown]>(12).fill([0, 0]), ...Array<[Shown, Shown]>(12).fill([4, 2])]);
		expect(found(trends)).toEqual(['There is no year before this one to compare with yet.']);
		expect(yearsInWords(yearFound(trends, '2026-06-08')!, 'en', t)).toHaveLength(1);
	});

	test('the month that is running is not counted', () => {
		const trends = months([...Array<[Shown, Shown]>(24).fill([2, 2]), [0, 50]]);
		expect(yearFound(trends, '2026-01-20')!.after).toMatchObject({
			to: '2025-12-31',
			cells: { complaints: { count: 24 } },
		});
	});

	test('what is not published yet says nothing to anybody outside', () => {
		const trends = service('financial_year', '2025-26', [[9, 9]]);
		trends.periods[0]!.publishedOn = '2026-07-01';
		expect(yearFound(trends, '2026-06-08')).toBeUndefined();
	});
});

describe('months beside each other', () => {
	const year = [10, 8, 9, 7, 11, 8, 9, 6, 10, 8, 7, 8];
	const series = (values: Shown[], changes: { on: string; label: string }[] = []) => {
		const { periods, totals } = months(values.map((value) => [0, value]));
		const complaints = totals.cells.map((cells) => cellOf(cells, 'complaints'));
		return monthSeries(
			complaints,
			periods,
			changes.map((one) => ({ id: one.on, ...one })),
		);
	};

	test('S62: a year of full months has limits and no signal', () => {
		const { chart, phases, signals } = series(year);
		expect([chart, signals.flat()]).toEqual(['xmr', []]);
		expect(phases[0]!.limits!.upper).toBeCloseTo(14.22, 2);
	});

	test('S62: 15 in the next month is a signal: it is judged by the months before it', () => {
		expect(series([...year, 15]).signals.at(-1)).toEqual(['outside']);
	});

	test('where the service changed, each stretch is judged by its own months', () => {
		const { cuts, phases, signals } = series(
			[...year, ...year.map((value) => value + 20)],
			[{ on: '2024-12-09', label: 'Pods' }],
		);
		expect([cuts, phases.map(({ from }) => from), signals.flat()]).toEqual([
			[{ at: 12, labels: ['Pods'] }],
			[0, 12],
			[],
		]);
	});

	test('few a month have a middle and no limits; fewer than one a month are for the days between', () => {
		expect(series([2, 3, 1, 2, 4, 2, 3, 1, 2, 2, 3, 2])).toMatchObject({
			chart: 'run',
			phases: [{ middle: 2, limits: undefined }],
		});
		expect(series([0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0]).chart).toBe('between');
	});

	test('a stretch with a hidden month has neither: they would tell of it', () => {
		const { phases, signals, values } = series([...year.slice(1), 'hidden']);
		expect(phases).toEqual([{ from: 0, middle: undefined, limits: undefined }]);
		expect([signals.flat(), values.at(-1)]).toEqual([[], null]);
	});

	test('no months are no fault', () => {
		expect(series([])).toMatchObject({ values: [], chart: 'run' });
	});
});

describe('complaints for each hundred children', () => {
	const children = (period: string, number: number, pod: string | null = null) => ({ period, pod, children: number });

	test('12 complaints in a quarter of 400 are 3.0, 1.6 to 5.2', () => {
		const trends = service('quarter', '2026-27 Q1', [[0, 12]]);
		const [{ rate } = { rate: undefined }] = ratesOf(trends, [children('2026-27 Q1', 400)]);
		expect([rate!.value, rate!.from, rate!.to].map((value) => value.toFixed(1))).toEqual(['3.0', '1.6', '5.2']);
	});

	test('of a hidden count there is none, and none where nobody knows of how many', () => {
		const trends = service('quarter', '2026-27 Q1', [
			[0, 'hidden'],
			[0, 12],
		]);
		expect(ratesOf(trends, [children('2026-27 Q1', 400)])).toEqual([
			{ children: 400, rate: undefined },
			{ children: undefined, rate: undefined },
		]);
	});

	test('a pod’s children are not the service’s', () => {
		const trends = service('quarter', '2026-27 Q1', [[0, 12]]);
		expect(ratesOf(trends, [children('2026-27 Q1', 90, 'pod-otter')])[0]!.children).toBeUndefined();
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xmrOf } from '../../../api/trends/xmr.ts';
import { barsOf } from '../../../src/charts/bars.ts';
import { intervalsOf, ratiosOf } from '../../../src/charts/intervals.ts';
import { runOf } from '../../../src/charts/run.ts';
import { across, labelled, percent, scaleTo } from '../../../src/charts/scale.ts';
import { sharesOf } from '../../../src/charts/shares.ts';

const hidden = { hidden: true } as const;
const counts = (...values: (number | 'hidden')[]) =>
	values.map((value) => (value === 'hidden' ? hidden : { count: value }));

describe('the axis', () => {
	test.each([
		[0, [0, 1]],
		[1, [0, 1]],
		[4, [0, 1, 2, 3, 4]],
		[7, [0, 2, 4, 6, 8]],
		[8, [0, 2, 4, 6, 8]],
		[14.22, [0, 5, 10, 15]],
		[29, [0, 10, 20, 30]],
		[101, [0, 50, 100, 150]],
		[1204, [0, 500, 1000, 1500]],
	])('up to %d has lines at %j', (largest, ticks) => {
		expect(scaleTo(largest).ticks).toEqual(ticks);
	});

	test('begins at nought, reaches the largest value, in at most four whole and even steps', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (largest) => {
				const { top, ticks } = scaleTo(largest);
				expect(ticks[0]).toBe(0);
				expect(top).toBeGreaterThanOrEqual(largest);
				expect(ticks.length).toBeLessThanOrEqual(5);
				expect(new Set(ticks.slice(1).map((tick, index) => tick - ticks[index]!)).size).toBe(1);
			}),
		);
	});

	test('runs the way the page is read', () => {
		expect([across(10, 'ltr'), across(10, 'rtl')]).toEqual([10, 90]);
		expect([percent(33.333333), percent(50)]).toEqual(['33.333%', '50%']);
	});

	test.each([
		[3, 4, [0, 1, 2]],
		[12, 4, [3, 7, 11]],
		[13, 4, [0, 4, 8, 12]],
		[24, 8, [3, 7, 11, 15, 19, 23]],
	])('of %i labels, where there is room for %i, writes %j: the last is always there', (count, most, written) => {
		expect(labelled(count, most)).toEqual(written);
	});
});

describe('bars beside each other', () => {
	const groups = [counts(28, 7), counts('hidden', 0)];

	test('the longest takes what leaves room for its words, the others their share of it', () => {
		const [first] = barsOf(groups, 'ltr');
		expect(first!.bars.map(({ x, width, wordsAt }) => [x, width, wordsAt])).toEqual([
			[0, 46, 46],
			[0, 11.5, 11.5],
		]);
	});

	test('a hidden count has no bar at all, and nought has one of no length', () => {
		const [, second] = barsOf(groups, 'ltr');
		expect(second!.bars.map(({ x, width }) => [x, width])).toEqual([
			[undefined, 0],
			[0, 0],
		]);
	});

	test('right to left they begin at the right', () => {
		const [first] = barsOf(groups, 'rtl');
		expect(first!.bars.map(({ x, width, wordsAt }) => [x, width, wordsAt])).toEqual([
			[54, 46, 54],
			[88.5, 11.5, 88.5],
		]);
	});

	test('where everything is hidden nothing is drawn', () => {
		const [only] = barsOf([counts('hidden', 'hidden')], 'ltr');
		expect(only!.bars.every(({ x }) => x === undefined)).toBe(true);
	});

	test('a hidden count leaves no trace: whatever it is, the picture is the same', () => {
		const drawn = JSON.stringify(barsOf([counts(28, 'hidden')], 'ltr'));
		expect(drawn).toBe(JSON.stringify(barsOf([[{ count: 28 }, { hidden: true }]], 'ltr')));
	});
});

describe('parts of a whole', () => {
	test('fill it, in their order, and one too thin for its number has none', () => {
		const [{ parts, total } = { parts: [], total: 0 }] = sharesOf([counts(10, 0, 9, 1)], 'ltr');
		expect([total, parts!.map(({ part, x, width, isWide }) => [part, x, width, isWide])]).toEqual([
			20,
			[
				[0, 0, 50, true],
				[2, 50, 45, true],
				[3, 95, 5, false],
			],
		]);
	});

	test('right to left the first part lies at the right', () => {
		const [{ parts } = { parts: [] }] = sharesOf([counts(10, 30)], 'rtl');
		expect(parts!.map(({ x, width }) => [x, width])).toEqual([
			[75, 25],
			[0, 75],
		]);
	});

	test('with one part hidden nothing is drawn: the gap would be as long as what it hides', () => {
		expect(sharesOf([counts(10, 'hidden', 12)], 'ltr')).toEqual([{ parts: undefined, total: undefined }]);
	});

	test('of nothing there are none', () => {
		expect(sharesOf([counts(0, 0)], 'ltr')).toEqual([{ parts: [], total: 0 }]);
	});
});

describe('a value between its limits', () => {
	test('3.0 between 1.6 and 5.2 on an axis to 6', () => {
		const { scale, bars } = intervalsOf([{ value: 3, from: 1.55, to: 5.24 }, undefined], 'ltr');
		expect(scale.top).toBe(6);
		expect([bars[0]!.at, bars[0]!.from.toFixed(1), bars[0]!.to.toFixed(1)]).toEqual([50, '25.8', '87.3']);
		expect(bars[1]).toBeUndefined();
	});

	test('no end is told where there is none', () => {
		const { bars } = intervalsOf([{ value: 2, from: 1, to: Infinity }], 'ltr');
		expect(bars[0]).toMatchObject({ to: 100, isOpenAbove: true, isOpenBelow: false });
	});

	test('half and double stand as far from the same', () => {
		const { ticks } = ratiosOf([], 'ltr');
		const [, half, same, double] = ticks.map(({ x }) => x);
		expect(same).toBe(50);
		expect(same! - half!).toBeCloseTo(double! - same!, 9);
		expect(ratiosOf([], 'rtl').ticks.map(({ x }) => x)[1]).toBeCloseTo(double!, 9);
	});

	test('what is beyond six times goes on beyond the picture', () => {
		const { bars } = ratiosOf(
			[
				{ value: 0, from: 0, to: 1.2 },
				{ value: 7.7, from: 4.4, to: 14.6 },
			],
			'ltr',
		);
		expect(bars.map((bar) => [bar!.isOpenBelow, bar!.isOpenAbove])).toEqual([
			[true, false],
			[false, true],
		]);
	});
});

describe('a value for each month', () => {
	const year = [10, 8, 9, 7, 11, 8, 9, 6, 10, 8, 7, 8];
	const limits = xmrOf(year);
	const phase = { from: 0, middle: limits.mean, limits };

	test('S62 drawn: twelve points joined by eleven lines, the limits round them, nothing marked', () => {
		const run = runOf({ values: year, phases: [phase] }, 'ltr');
		expect([run.points.length, run.lines.length, run.gaps.length, run.scale.top]).toEqual([12, 11, 0, 15]);
		const { upper, lower } = run.phases[0]!.limits!;
		expect(run.points.every(({ y }) => y > upper && y < lower)).toBe(true);
		expect(run.points.flatMap(({ rules }) => rules)).toEqual([]);
	});

	test('time runs with the page, and higher is higher', () => {
		const [ltr, rtl] = [runOf({ values: [1, 5], phases: [] }, 'ltr'), runOf({ values: [1, 5], phases: [] }, 'rtl')];
		expect(ltr.points[0]!.x).toBeLessThan(ltr.points[1]!.x);
		expect(rtl.points[0]!.x).toBeGreaterThan(rtl.points[1]!.x);
		expect(ltr.points[1]!.y).toBeLessThan(ltr.points[0]!.y);
	});

	test('no line is drawn over a month that is hidden, and the month has a strip', () => {
		const run = runOf({ values: [7, null, 9, 8], phases: [] }, 'ltr');
		expect(run.lines.map(({ from, to }) => [from.x, to.x].map(Math.round))).toEqual([[68, 97]]);
		expect(run.gaps).toHaveLength(1);
		expect(run.places).toHaveLength(4);
	});

	test('no line is drawn over a change of the service, and each stretch has its own middle', () => {
		const phases = [
			{ from: 0, middle: 8, limits: undefined },
			{ from: 2, middle: 3, limits: undefined },
		];
		const run = runOf({ values: [8, 8, 3, 3], phases, cuts: [{ at: 2, labels: ['Pods began'] }] }, 'ltr');
		expect(run.lines).toHaveLength(2);
		expect(run.cuts[0]!.x).toBeGreaterThan(run.points[1]!.x);
		expect(run.cuts[0]!.x).toBeLessThan(run.points[2]!.x);
		expect(run.phases.map(({ to }) => to)).toEqual([run.points[1]!.x, run.points[3]!.x]);
	});

	test('one value, and none', () => {
		expect(runOf({ values: [4], phases: [] }, 'ltr').points).toHaveLength(1);
		expect(runOf({ values: [], phases: [] }, 'ltr')).toMatchObject({ points: [], lines: [], places: [] });
	});
});

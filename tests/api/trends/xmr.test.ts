import { describe, expect, test } from 'vitest';
import { chartFor, phasesOf, signalsOf, xmrOf } from '../../../api/trends/xmr.ts';

/** `domain.md` 6.4: a year of complaints by month, 101 in all. */
const year = [10, 8, 9, 7, 11, 8, 9, 6, 10, 8, 7, 8];

describe('S62: a year of months', () => {
	test('mean 8.4167, mean range 2.1818, limits 2.613 and 14.220, range limit 7.128', () => {
		const { mean, meanRange, lower, upper, upperRange } = xmrOf(year);
		expect(mean).toBeCloseTo(8.4167, 4);
		expect(meanRange).toBeCloseTo(2.1818, 4);
		expect(lower).toBeCloseTo(2.613, 3);
		expect(upper).toBeCloseTo(14.22, 3);
		expect(upperRange).toBeCloseTo(7.128, 3);
	});

	test('nothing in it is out of the ordinary', () => {
		expect(signalsOf(year, xmrOf(year)).flat()).toEqual([]);
	});

	test('15 in the next month is', () => {
		expect(signalsOf([...year, 15], xmrOf(year)).at(-1)).toEqual(['outside']);
	});
});

const limits = { mean: 10, meanRange: 2, lower: 4.68, upper: 15.32, upperRange: 6.534 };
const lastOf = (values: number[]) => signalsOf(values, limits).at(-1);

describe('the four rules', () => {
	test.each([
		['on the limit is within it', [15.32], []],
		['above it is outside', [15.33], ['outside']],
		['below it is outside', [4.6], ['outside']],
		['six above the mean are no shift', [9, 11, 12, 11, 12, 11, 12], []],
		['seven above the mean are', [11, 12, 11, 12, 11, 12, 11], ['shift']],
		['seven below the mean are', [9, 8, 9, 8, 9, 8, 9], ['shift']],
		['one on the mean breaks a shift', [11, 12, 11, 10, 12, 11, 12, 11], []],
		['six rising are no trend', [7, 8, 9, 10, 11, 12], []],
		['seven rising are', [7, 8, 9, 10, 11, 12, 13], ['trend']],
		['seven falling are', [13, 12, 11, 10, 9, 8, 7], ['trend']],
		['two alike break a trend', [7, 8, 9, 10, 10, 11, 12, 13], []],
		['one near a limit is nothing', [10, 10, 14], []],
		['two of three near the same limit are', [14, 10, 14], ['near_limit']],
		['two near different limits are not', [6, 10, 14], []],
		['the third of three says nothing where it is not near itself', [14, 14, 10], []],
	])('%s', (_, values, rules) => {
		expect(lastOf(values)).toEqual(rules);
	});

	test('limits never go below nought', () => {
		expect(xmrOf([0, 9, 0, 9]).lower).toBe(0);
	});

	test('one value has no range', () => {
		expect(() => xmrOf([5])).toThrow(RangeError);
	});
});

describe('which chart', () => {
	test.each([
		['a year of full months', year, 'xmr'],
		['eleven months are too few for limits', year.slice(1), 'run'],
		['months of three are a run chart', Array<number>(24).fill(3), 'run'],
		['29 a year over six pods, one of them: days between', [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0], 'between'],
	])('%s', (_, values, chart) => {
		expect(chartFor(values)).toBe(chart);
	});
});

test('where pods began, the months before are judged by themselves and so are those after; a stretch too short has no limits', () => {
	const [before, after, since] = phasesOf([...year, ...year.map((count) => count + 20), 3, 2], [12, 24]);
	expect([before!.limits!.mean, after!.limits!.mean].map((mean) => mean.toFixed(2))).toEqual(['8.42', '28.42']);
	expect(since).toEqual({ from: 24, values: [3, 2], limits: undefined });
});

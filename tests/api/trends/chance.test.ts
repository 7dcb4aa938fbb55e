import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poissonLimits, rateLimits, ratio, shareLimits, verdictOf } from '../../../api/trends/chance.ts';

/** To four figures, as tables print them. */
const four = (value: number) => Number(value.toPrecision(4));

describe('exact limits of a count, against the published table (95%, Garwood)', () => {
	test.each([
		[0, 0, 3.689],
		[1, 0.02532, 5.572],
		[2, 0.2422, 7.225],
		[3, 0.6187, 8.767],
		[4, 1.09, 10.24],
		[5, 1.623, 11.67],
		[6, 2.202, 13.06],
		[7, 2.814, 14.42],
		[8, 3.454, 15.76],
		[9, 4.115, 17.08],
		[10, 4.795, 18.39],
		[20, 12.22, 30.89],
		[29, 19.42, 41.65],
		[50, 37.11, 65.92],
		[100, 81.36, 121.6],
	])('%i is %d to %d', (count, from, to) => {
		const limits = poissonLimits(count);
		expect([four(limits.from), four(limits.to)]).toEqual([from, to]);
	});

	test('a count is always within its own limits, and the limits rise with it', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
				const [here, next] = [poissonLimits(count), poissonLimits(count + 1)];
				expect(here.from).toBeLessThanOrEqual(count);
				expect(here.to).toBeGreaterThan(count);
				expect(next.from).toBeGreaterThan(here.from);
				expect(next.to).toBeGreaterThan(here.to);
			}),
			{ numRuns: 60 },
		);
	});

	test.each([-1, 1.5, Number.NaN, Infinity])('%d is no count', (count) => {
		expect(() => poissonLimits(count)).toThrow(RangeError);
	});
});

test('12 complaints in a year of 400 open children are 3.0 for each hundred, 1.6 to 5.2', () => {
	const { rate, from, to } = rateLimits(12, 400, 100);
	expect([rate, from, to].map((value) => value.toFixed(1))).toEqual(['3.0', '1.6', '5.2']);
});

test('a rate needs something it could have come from', () => {
	expect(() => rateLimits(3, 0, 100)).toThrow(RangeError);
});

describe('limits of a share (Clopper and Pearson)', () => {
	test.each([
		[0, 10, 0, 0.3085],
		[1, 10, 0.002529, 0.445],
		[5, 10, 0.1871, 0.8129],
		[10, 10, 0.6915, 1],
	])('%i of %i', (part, whole, from, to) => {
		const limits = shareLimits(part, whole);
		expect([four(limits.from), four(limits.to)]).toEqual([from, to]);
	});
});

describe('one year and another', () => {
	const year = (count: number, exposure = 1) => ({ count, exposure });

	test.each([
		['101 and then 29 are fewer, whatever chance did', year(101), year(29), 'fewer'],
		['14 compliments and then 108 are more', year(14), year(108), 'more'],
		['3 and then 7 are no clear change', year(3), year(7), 'no_clear_change'],
		['7 and then 3 are no clear change', year(7), year(3), 'no_clear_change'],
		['none and then 5 are no clear change', year(0), year(5), 'no_clear_change'],
		['none and then 6 are more', year(0), year(6), 'more'],
		['none and none say nothing', year(0), year(0), 'no_clear_change'],
		[
			'40 and then 60 are no clear change when half as many children again were open',
			year(40, 400),
			year(60, 600),
			'no_clear_change',
		],
	] as const)('%s', (_, before, after, verdict) => {
		expect(verdictOf(ratio(before, after))).toBe(verdict);
	});

	test('29 after 101 are 0.29 times as many, 0.18 to 0.44', () => {
		const found = ratio(year(101), year(29))!;
		expect([found.ratio, found.from, found.to].map((value) => value.toFixed(2))).toEqual(['0.29', '0.18', '0.44']);
	});

	test('looked at from the other side, the ratio and its limits turn over', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), (a, b) => {
				const [there, back] = [ratio(year(a), year(b))!, ratio(year(b), year(a))!];
				expect(back.ratio).toBeCloseTo(1 / there.ratio, 6);
				expect(back.from).toBeCloseTo(1 / there.to, 6);
				expect(back.to).toBeCloseTo(1 / there.from, 6);
			}),
			{ numRuns: 60 },
		);
	});

	test('nothing can be said of a year in which nobody was there', () => {
		expect(() => ratio(year(1, 0), year(2))).toThrow(RangeError);
	});
});

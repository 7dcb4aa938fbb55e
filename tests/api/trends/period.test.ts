import { describe, expect, test } from 'vitest';
import { londonDay } from '../../../api/calendar/day.ts';
import { earlier, granularities, monthsOf, parsePeriod, periodOf, periodsBetween } from '../../../api/trends/period.ts';

describe('a financial year is 1 April to 31 March', () => {
	test.each([
		['2026-03-31', '2025-26', '2025-26 Q4', '2026-03'],
		['2026-04-01', '2026-27', '2026-27 Q1', '2026-04'],
		['2026-06-30', '2026-27', '2026-27 Q1', '2026-06'],
		['2026-07-01', '2026-27', '2026-27 Q2', '2026-07'],
		['2026-12-31', '2026-27', '2026-27 Q3', '2026-12'],
		['2027-01-01', '2026-27', '2026-27 Q4', '2027-01'],
		['1999-12-31', '1999-00', '1999-00 Q3', '1999-12'],
		['2028-02-29', '2027-28', '2027-28 Q4', '2028-02'],
	])('%s lies in %s, %s and %s', (day, year, quarter, month) => {
		expect(periodOf('financial_year', day).code).toBe(year);
		expect(periodOf('quarter', day).code).toBe(quarter);
		expect(periodOf('month', day).code).toBe(month);
	});

	test('what comes at half past eleven in the evening of 31 March, by UTC, has come on 1 April in London', () => {
		expect(periodOf('financial_year', londonDay('2026-03-31T22:59:59Z')).code).toBe('2025-26');
		expect(periodOf('financial_year', londonDay('2026-03-31T23:30:00Z')).code).toBe('2026-27');
		expect(periodOf('month', londonDay('2026-03-31T23:30:00Z')).code).toBe('2026-04');
	});

	test('at the end of October the clocks have gone back, and UTC is London', () => {
		expect(periodOf('month', londonDay('2026-10-31T23:30:00Z')).code).toBe('2026-10');
		expect(periodOf('month', londonDay('2026-12-31T23:30:00Z')).code).toBe('2026-12');
	});

	test('a year has its first and last day', () => {
		expect(periodOf('financial_year', '2026-06-08')).toMatchObject({ from: '2026-04-01', to: '2027-03-31' });
		expect(periodOf('quarter', '2028-02-29')).toMatchObject({ from: '2028-01-01', to: '2028-03-31' });
		expect(periodOf('month', '2028-02-29')).toMatchObject({ from: '2028-02-01', to: '2028-02-29' });
	});
});

describe('a period is named', () => {
	test('by its own code', () => {
		expect(parsePeriod('month', '2026-06')?.from).toBe('2026-06-01');
		expect(parsePeriod('quarter', '2026-27 Q4')?.from).toBe('2027-01-01');
		expect(parsePeriod('financial_year', '2026-27')?.from).toBe('2026-04-01');
		expect(parsePeriod('financial_year', '1999-00')?.from).toBe('1999-04-01');
	});

	test('by a month or a day in it', () => {
		expect(parsePeriod('quarter', '2026-06')?.code).toBe('2026-27 Q1');
		expect(parsePeriod('financial_year', '2026-03-31')?.code).toBe('2025-26');
	});

	test('2011-12 is December in a table of months and a year in a table of years', () => {
		expect(parsePeriod('month', '2011-12')?.from).toBe('2011-12-01');
		expect(parsePeriod('financial_year', '2011-12')?.from).toBe('2011-04-01');
	});

	test.each([
		'2026-13',
		'2026-28',
		'2026-27 Q5',
		'2026-27Q1',
		'2026-28 Q1',
		'2026',
		'2026-02-30',
		'1066-10',
		'',
		'June',
	])('and never by "%s"', (text) => {
		for (const by of granularities) expect(parsePeriod(by, text)).toBeUndefined();
	});

	test.each(granularities)('and every %s code is read back as the same period', (by) => {
		const periods = periodsBetween(periodOf(by, '1998-01-01'), periodOf(by, '2031-12-31'));
		for (const period of periods) expect(parsePeriod(by, period.code)).toEqual(period);
	});
});

describe('periods follow each other', () => {
	test.each(granularities)('by %s without a gap and without a day twice', (by) => {
		const periods = periodsBetween(periodOf(by, '2019-04-01'), periodOf(by, '2029-03-31'));
		const months = periods.flatMap(monthsOf);
		expect(months).toHaveLength(120);
		expect(new Set(months).size).toBe(120);
		expect([months[0], months.at(-1)]).toEqual(['2019-04', '2029-03']);
		for (const period of periods) {
			expect(period.from.slice(0, 7)).toBe(monthsOf(period)[0]);
			expect(period.to.slice(0, 7)).toBe(monthsOf(period).at(-1));
		}
	});

	test('and so many earlier is so many earlier', () => {
		expect(earlier(periodOf('month', '2026-01-15'), 2).code).toBe('2025-11');
		expect(earlier(periodOf('quarter', '2026-05-15'), 5).code).toBe('2024-25 Q4');
		expect(earlier(periodOf('financial_year', '2026-05-15'), 1).code).toBe('2025-26');
	});

	test('and one that ends before it starts is refused', () => {
		expect(() => periodsBetween(periodOf('month', '2026-06-01'), periodOf('month', '2026-05-31'))).toThrow(RangeError);
	});
});

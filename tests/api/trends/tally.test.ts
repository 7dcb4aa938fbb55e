import { describe, expect, test } from 'vitest';
import { columnOf, contributions, type Fact, outcomeOf } from '../../../api/trends/contributions.ts';
import { tookIn } from '../../../api/trends/figures.ts';
import { periodOf, periodsBetween } from '../../../api/trends/period.ts';
import { columns } from '../../../api/trends/slices.ts';
import { bandOf, cellOf, historiesOf, type KeptCount, type Layout, tabulate } from '../../../api/trends/tally.ts';
import { complaintThemes, complimentThemes, themes, themesFor } from '../../../api/trends/themes.ts';
import { factOf, partOf } from './histories.ts';

const months = periodsBetween(periodOf('month', '2026-04-01'), periodOf('month', '2026-06-30'));
const layout: Layout = { by: 'month', of: 'all', columns, periods: months, rows: [{ key: 'all', label: 'all' }] };
const kept = (over: Partial<KeptCount>) =>
	partOf({ ...{ slice: 'all', month: '2026-04', scope: 'all', part: 'all', col: 'complaints', many: 1 }, ...over });
const places = (fact: Partial<Fact>, slice: string) =>
	contributions(factOf(fact))
		.filter((count) => count.slice === slice)
		.map(({ scope, part, col, month, many }) => `${scope} ${part} ${col} ${month} ${many}`);

test('an anonymous complaint is counted, but not with the others (S24)', () => {
	expect(columnOf({ kind: 'complaint', route: 'outside_procedure' })).toBe('anonymous');
	expect(columnOf({ kind: 'complaint', route: 'statutory_children' })).toBe('complaints');
	expect(columnOf({ kind: 'complaint', route: null })).toBe('complaints');
	expect(columnOf({ kind: 'compliment', route: null })).toBe('compliments');
	expect(columnOf({ kind: 'comment', route: null })).toBe('ideas');
});

describe('one complaint', () => {
	test('about two pods counts once for the service and once for each pod', () => {
		const two = { podId: 'otter', otherPods: ['heron', 'otter'], receivedOn: '2026-04-30' };
		expect(places({ ...two, points: 0 }, 'all')).toEqual([
			'all all complaints 2026-04 1',
			'otter all complaints 2026-04 1',
			'heron all complaints 2026-04 1',
		]);
	});

	test('about no pod that is known has a line of its own', () => {
		expect(places({ podId: null, points: 0 }, 'all').map((place) => place.split(' ')[0])).toEqual(['all', 'none']);
	});

	test('counts once however many points it has, and its points apart', () => {
		expect(places({ podId: null, points: 3 }, 'all').filter((place) => place.startsWith('all'))).toEqual([
			'all all complaints 2026-06 1',
			'all all points 2026-06 3',
		]);
	});

	test('is counted where it came in, and answered where it was closed', () => {
		const fact = {
			receivedOn: '2026-03-31',
			answers: [{ stage: 1, answeredOn: '2026-04-14', took: 10, findings: [] }],
		};
		expect(places(fact, 'route')[0]).toBe('all statutory_children complaints 2026-03 1');
		expect(places(fact, 'answered')[0]).toBe('all all stage_1 2026-04 1');
	});

	test('that was sent twice is counted once: the joined one counts nowhere', () => {
		expect(contributions(factOf({ phase: 'joined' }))).toEqual([]);
	});

	test('that nobody gave a theme is said to be uncoded; an idea needs none', () => {
		expect(places({ themes: [] }, 'theme')[0]).toBe('all uncoded complaints 2026-06 1');
		expect(places({ themes: [], kind: 'comment' }, 'theme')).toEqual([]);
	});

	test.each([
		[['upheld', 'upheld'], 'upheld'],
		[['upheld', 'not_upheld'], 'partially_upheld'],
		[['upheld', 'no_finding'], 'partially_upheld'],
		[['not_upheld', 'partially_upheld'], 'partially_upheld'],
		[['not_upheld', 'no_finding'], 'not_upheld'],
		[['no_finding'], 'no_finding'],
		[[], 'no_finding'],
	] as const)('in which was found %j is %s as a whole', (found, whole) => {
		expect(outcomeOf(found)).toBe(whole);
	});
});

test.each([
	['stage_1', '0', 'within_first'],
	['stage_1', '10', 'within_first'],
	['stage_1', '11', 'within_last'],
	['stage_1', '20', 'within_last'],
	['stage_1', '21', 'over'],
	['stage_2', '25', 'within_first'],
	['stage_2', '66', 'over'],
	['stage_1', 'unknown', 'not_timed'],
])('an answer at %s in %s working days is %s', (column, took, band) => {
	expect(bandOf(column, took)).toBe(band);
});

test('the middle, the quickest and the slowest answer are those of all answers of the period', () => {
	const took = (month: string, days: number, many = 1) => ({ month, column: 'stage_1' as const, days, many });
	const days = [took('2026-04', 8, 2), took('2026-04', 21), took('2026-05', 10), took('2026-05', 13)];
	expect(tookIn(days, months, 'stage_1')).toEqual({
		column: 'stage_1',
		cells: [{ median: 8, least: 8, most: 21 }, { median: 11.5, least: 10, most: 13 }, { none: true }],
		total: { median: 10, least: 8, most: 21 },
	});
});

test('a quiet month is zero, and a quarter and a year are the sums of their months', () => {
	const counts = [kept({ many: 2 }), kept({ month: '2026-06' }), kept({ month: '2027-03', many: 4 })];
	const total = historiesOf(counts).get('all')!;
	const of = (by: 'month' | 'quarter' | 'financial_year') =>
		tabulate(
			{ ...layout, by, periods: by === 'month' ? months : [periodOf(by, '2026-04-01')] },
			{ total, rows: new Map([['all', total]]) },
		).rows[0]!.cells.map((cell) => cellOf(cell, 'complaints'));
	expect(of('month')).toEqual([{ count: 2 }, { count: 0 }, { count: 1 }]);
	expect(of('quarter')).toEqual([{ count: 3 }]);
	expect(of('financial_year')).toEqual([{ count: 7 }]);
});

test('a complaint with two themes is in both rows, and counts once for the service', () => {
	const rows = historiesOf([kept({ part: 'delay' }), kept({ part: 'communication' })]);
	const total = historiesOf([kept({})]).get('all')!;
	const themed = { ...layout, of: 'theme' as const, rows: themes.map((key) => ({ key, label: key })) };
	const table = tabulate(themed, { total, rows });
	const complaints = Object.fromEntries(table.rows.map((row) => [row.key, cellOf(row.total, 'complaints').count]));
	expect(complaints).toMatchObject({ delay: 1, communication: 1, non_delivery: 0 });
	expect(cellOf(table.totals.total, 'complaints')).toEqual({ count: 1 });
});

test('a cell of a column that a table has not is an error, and no number', () => {
	expect(() => cellOf({ complaints: { count: 1 } }, 'points')).toThrow('no column points');
});

describe('themes', () => {
	test('are the subject categories of the guidance, with two local extras', () => {
		expect(complaintThemes).toHaveLength(11);
		expect(complaintThemes.slice(-2)).toEqual(['communication', 'inaccurate_information']);
	});

	test('of complaints and of compliments have no code in common, and ideas have none', () => {
		expect(new Set(themes).size).toBe(complaintThemes.length + complimentThemes.length);
		expect(themesFor('comment')).toEqual([]);
		expect(themesFor('compliment')).toBe(complimentThemes);
	});
});

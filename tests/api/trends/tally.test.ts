import { describe, expect, test } from 'vitest';
import { periodOf, periodsBetween } from '../../../api/trends/period.ts';
import { columnOf, type Counted, historiesOf, type Layout, tabulate } from '../../../api/trends/tally.ts';
import { complaintThemes, complimentThemes, themes, themesFor } from '../../../api/trends/themes.ts';

const months = periodsBetween(periodOf('month', '2026-04-01'), periodOf('month', '2026-06-30'));
const line = (over: Partial<Counted>): Counted => ({
	month: '2026-04',
	slice: 'all',
	kind: 'complaint',
	route: null,
	count: 1,
	...over,
});
const serviceOf = (lines: Counted[]) => historiesOf(lines).get('all') ?? new Map();
const layout: Layout = { by: 'month', of: 'all', periods: months, rows: [{ key: 'all', label: 'all' }] };

test('an anonymous complaint is counted, but not with the others (S24)', () => {
	expect(columnOf({ kind: 'complaint', route: 'outside_procedure' })).toBe('anonymous');
	expect(columnOf({ kind: 'complaint', route: 'statutory_children' })).toBe('complaints');
	expect(columnOf({ kind: 'complaint', route: null })).toBe('complaints');
	expect(columnOf({ kind: 'compliment', route: null })).toBe('compliments');
	expect(columnOf({ kind: 'comment', route: null })).toBe('ideas');
});

test('lines of several routes come together in one column, and a quiet month is zero', () => {
	const service = serviceOf([
		line({ count: 3 }),
		line({ count: 2, route: 'statutory_children' }),
		line({ count: 4, route: 'outside_procedure' }),
		line({ month: '2026-06', kind: 'compliment', count: 7 }),
	]);
	const table = tabulate(layout, { service, rows: new Map([['all', service]]) });
	expect(table.rows[0]!.cells).toEqual([
		{ compliments: { count: 0 }, complaints: { count: 5 }, ideas: { count: 0 }, anonymous: { count: 4 } },
		{ compliments: { count: 0 }, complaints: { count: 0 }, ideas: { count: 0 }, anonymous: { count: 0 } },
		{ compliments: { count: 7 }, complaints: { count: 0 }, ideas: { count: 0 }, anonymous: { count: 0 } },
	]);
	expect(table.totals.total).toEqual({
		compliments: { count: 7 },
		complaints: { count: 5 },
		ideas: { count: 0 },
		anonymous: { count: 4 },
	});
});

test('a complaint with two themes is in both rows, and counts once for the service', () => {
	const rows = historiesOf([line({ slice: 'delay' }), line({ slice: 'communication' })]);
	const service = serviceOf([line({})]);
	const themed = { ...layout, of: 'theme' as const, rows: themes.map((key) => ({ key, label: key })) };
	const table = tabulate(themed, { service, rows });
	const complaints = Object.fromEntries(table.rows.map((row) => [row.key, row.total.complaints.count]));
	expect(complaints).toMatchObject({ delay: 1, communication: 1, non_delivery: 0 });
	expect(table.totals.total.complaints).toEqual({ count: 1 });
});

test('a quarter and a year are the sums of their months', () => {
	const service = serviceOf([
		line({ count: 2 }),
		line({ month: '2026-06', count: 1 }),
		line({ month: '2027-03', count: 4 }),
	]);
	const of = (by: 'quarter' | 'financial_year') =>
		tabulate({ ...layout, by, periods: [periodOf(by, '2026-04-01')] }, { service, rows: new Map([['all', service]]) });
	expect(of('quarter').rows[0]!.cells[0]!.complaints).toEqual({ count: 3 });
	expect(of('financial_year').rows[0]!.cells[0]!.complaints).toEqual({ count: 7 });
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

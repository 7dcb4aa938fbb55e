import { describe, expect, test } from 'vitest';
import {
	type Granularity,
	granularities,
	monthsOf,
	type Period,
	periodOf,
	periodsBetween,
} from '../../../api/trends/period.ts';
import { decideRows, decideYear, isSafe, publishedOn } from '../../../api/trends/release.ts';
import { suppress } from '../../../api/trends/suppression.ts';
import { type Column, columns, countIn, type Layout, sum } from '../../../api/trends/tally.ts';
import { themes } from '../../../api/trends/themes.ts';
import { solver } from './attack.ts';
import { pods, type Random, randomFrom, tell, type Told } from './histories.ts';

/** Enough histories to meet every rule many times over, few enough to run with every test. */
const HISTORIES = Number(process.env.ATTACKS ?? 12);
const thresholds = [6, 10];
const years = periodsBetween(periodOf('financial_year', '2022-04-01'), periodOf('financial_year', '2024-04-01'));
const first = years[0]!.from;
const last = years.at(-1)!.to;

/** Everything anybody could have asked until long after: every publication day, every cut, whole and in pieces. */
const days = [
	...new Set(periodsBetween(periodOf('quarter', first), periodOf('quarter', last)).flatMap(aroundPublication)),
].sort();

const rowKeys = { all: ['all'], theme: themes, pod: pods } as const;
type Cut = keyof typeof rowKeys;

/** The name of a cell: `all all 2023-24 Q1 complaints`. */
const cellName = (of: Cut, key: string, period: Period, column: Column) => `${of} ${key} ${period.code} ${column}`;

describe('whoever gathers every answer, on every day, and subtracts', () => {
	test.each(thresholds)('recovers no hidden count at threshold %i', (threshold) => {
		const score = { tables: 0, shown: 0, hidden: 0, recovered: 0, narrowest: Infinity };
		for (let seed = 1; seed <= HISTORIES; seed += 1) attackHistory(seed, threshold, score);
		console.log(`attack by equations, threshold ${threshold}: ${HISTORIES} histories, ${JSON.stringify(score)}`);
		expect(score.shown).toBeGreaterThan(1000);
		expect(score.hidden).toBeGreaterThan(1000);
		expect(score.recovered).toBe(0);
		expect(score.narrowest).toBeGreaterThanOrEqual(2);
	});

	test('finds many when only the small counts themselves are hidden: the attack has teeth', () => {
		const recovered = Array.from({ length: 20 }, (_, seed) => attackSmallOnly(seed + 1, 6)).reduce((a, b) => a + b);
		console.log(`the same attack on tables that hide small counts only: ${recovered} recovered in 20 histories`);
		expect(recovered).toBeGreaterThan(100);
	});
});

describe('whoever also knows the rules by heart', () => {
	test.each(thresholds)(
		'is left with threshold - 2 possible counts of every hidden period, at threshold %i',
		(threshold) => {
			const left: number[] = [];
			for (let seed = 1; seed <= HISTORIES; seed += 1) {
				const told = tell(randomFrom(seed), years);
				for (const year of years)
					for (const column of columns) left.push(...countsLeft(monthly(told, year, column), threshold));
			}
			console.log(
				`every other history looked for, threshold ${threshold}: ${left.length} hidden periods, fewest counts left ${Math.min(...left)}`,
			);
			expect(left.length).toBeGreaterThan(1000);
			expect(Math.min(...left)).toBeGreaterThanOrEqual(threshold - 2);
		},
	);

	test.each(thresholds)(
		'cannot tell whether a hidden row is small or not, nor with one row known, at threshold %i',
		(threshold) => {
			const score = { hidden: 0, settled: 0, settledWithOneKnown: 0 };
			for (let seed = 1; seed <= HISTORIES; seed += 1) {
				const told = tell(randomFrom(seed), years);
				for (const year of years) {
					for (const column of columns) {
						judgeRows(
							themes.map((key) => countIn(told.of.theme.rows.get(key), year, column)),
							threshold,
							1,
							score,
						);
						judgeRows(
							pods.map((key) => countIn(told.of.pod.rows.get(key), year, column)),
							threshold,
							2,
							score,
						);
					}
				}
			}
			console.log(`rows exchanged, threshold ${threshold}: ${JSON.stringify(score)}`);
			expect(score.hidden).toBeGreaterThan(1000);
			expect(score.settled).toBe(0);
			expect(score.settledWithOneKnown).toBe(0);
		},
	);
});

interface Score {
	tables: number;
	shown: number;
	hidden: number;
	recovered: number;
	narrowest: number;
}

function attackHistory(seed: number, threshold: number, score: Score): void {
	const random = randomFrom(seed);
	const told = tell(random, years);
	const known = gather(random, told, threshold, score);
	for (const column of columns) {
		const { range, hidden } = writeEquations(told, known, column, threshold);
		score.shown += [...known.keys()].filter((name) => name.endsWith(` ${column}`)).length;
		score.hidden += hidden.length;
		for (const name of hidden) {
			const { lo, hi } = range(name);
			score.narrowest = Math.min(score.narrowest, hi - lo + 1);
			if (lo === hi) score.recovered += 1;
		}
	}
}

/** Every shown cell of every answer. An answer that takes back or changes what another said fails here. */
function gather(random: Random, told: Told, threshold: number, score: Score): Map<string, number> {
	const known = new Map<string, number>();
	for (const today of days) {
		for (const layout of layouts(random)) {
			const table = suppress(layout, told.of[layout.of], { threshold, today });
			score.tables += 1;
			table.rows.forEach((row) => {
				layout.periods.forEach((period, at) => {
					for (const column of columns) {
						const cell = row.cells[at]![column];
						const name = cellName(layout.of, row.key, period, column);
						if ('count' in cell) {
							const truth = countIn(told.of[layout.of].rows.get(row.key), period, column);
							if (cell.count !== truth) throw new Error(`${name} is ${truth} and ${cell.count} was shown`);
							if (publishedOn(period) > today) throw new Error(`${name} was shown on ${today}`);
							known.set(name, cell.count);
						} else if (known.has(name)) throw new Error(`${name} was shown before ${today} and is taken back`);
					}
				});
				for (const column of columns)
					expectNoMoreThanTheSum(
						row.cells.map((cell) => cell[column]),
						row.total[column],
					);
			});
			layout.periods.forEach((period, at) => {
				for (const column of columns) {
					const cell = table.totals.cells[at]![column];
					if ('count' in cell) known.set(cellName('all', 'all', period, column), cell.count);
				}
			});
		}
	}
	return known;
}

function expectNoMoreThanTheSum(cells: object[], total: object): void {
	if ('count' in total !== cells.every((cell) => 'count' in cell)) throw new Error('a sum says more than its parts');
}

function layouts(random: Random): (Layout & { of: Cut })[] {
	return granularities.flatMap((by) => {
		const all = periodsBetween(periodOf(by, first), periodOf(by, last));
		const from = random.below(all.length);
		const piece = all.slice(from, from + 1 + random.below(all.length - from));
		const rest = by === 'financial_year' || random.next() < 0.02 ? (['theme', 'pod'] as const) : [];
		return (['all', ...rest] as const).flatMap((of) =>
			[all, piece].map((periods) => ({ by, of, periods, rows: rowKeys[of].map((key) => ({ key, label: key })) })),
		);
	});
}

/** All that is known of one column: what was shown, what adds up to what, and what the rules say of what is hidden. */
function writeEquations(told: Told, known: ReadonlyMap<string, number>, column: Column, threshold: number) {
	const system = solver();
	const hidden: string[] = [];
	const name = (period: Period, of: Cut = 'all', key = 'all') => cellName(of, key, period, column);
	const note = (cell: string) => {
		const count = known.get(cell);
		if (count === undefined) hidden.push(cell);
		else system.between(cell, count, count);
		return cell;
	};
	for (const year of years) {
		const quarters = within(year, 'quarter');
		system.relate({ whole: note(name(year)), parts: quarters.map((quarter) => note(name(quarter))), kind: 'equal' });
		for (const quarter of quarters) {
			const months = within(quarter, 'month').map((month) => note(name(month)));
			system.relate({ whole: name(quarter), parts: months, kind: 'equal' });
		}
		for (const quarter of quarters.slice(0, 2)) {
			if (!known.has(name(quarter))) system.between(name(quarter), 1, threshold - 1);
		}
		if (!known.has(name(year))) {
			const beyond = `beyond ${name(year)}`;
			system.between(beyond, 1, threshold - 1);
			system.relate({ whole: beyond, parts: quarters.map((q) => name(q)).filter((q) => !known.has(q)), kind: 'equal' });
		}
		const parts = {
			theme: themes.map((key) => note(name(year, 'theme', key))),
			pod: pods.map((key) => note(name(year, 'pod', key))),
		};
		system.relate({ whole: name(year), parts: parts.pod, kind: 'equal' });
		system.relate({ whole: name(year), parts: parts.theme, kind: told.exclusive ? 'equal' : 'overlap' });
	}
	system.solve();
	return { range: system.range, hidden };
}

/** The attack on the usual half measure: every count from 1 to threshold - 1 is hidden, and nothing else. */
function attackSmallOnly(seed: number, threshold: number): number {
	const told = tell(randomFrom(seed), years);
	let recovered = 0;
	for (const column of columns) {
		const system = solver();
		const hidden: string[] = [];
		const note = (period: Period) => {
			const count = countIn(told.of.all.service, period, column);
			if (isSafe(count, threshold)) system.between(period.code, count, count);
			else hidden.push(period.code);
			if (!isSafe(count, threshold)) system.between(period.code, 1, threshold - 1);
			return period.code;
		};
		for (const year of years) {
			const quarters = within(year, 'quarter');
			system.relate({ whole: note(year), parts: quarters.map(note), kind: 'equal' });
			for (const quarter of quarters) {
				system.relate({ whole: quarter.code, parts: within(quarter, 'month').map(note), kind: 'equal' });
			}
		}
		system.solve();
		recovered += hidden.filter((code) => system.range(code).lo === system.range(code).hi).length;
	}
	return recovered;
}

/**
 * For every hidden period of a year, how many counts it could have: those for which there is another year that shows,
 * on every day, exactly the same. Counts from 0 to the threshold are tried.
 */
function countsLeft(months: readonly number[], threshold: number): number[] {
	const shown = decideYear(months, threshold, 4);
	const truth = whatIsSeen(months, threshold);
	const tried = Array.from({ length: threshold + 1 }, (_, count) => count);
	const possible = (others: (count: number) => Iterable<readonly number[]>) =>
		tried.filter((count) => some(others(count), (other) => whatIsSeen(other, threshold) === truth)).length;
	const left: number[] = [];
	if (!shown.year) left.push(possibleYears(months, shown.quarters, threshold));
	for (const quarter of [0, 1, 2, 3]) {
		if (!shown.quarters[quarter]) left.push(possible((count) => otherYears(months, shown, quarter, count, threshold)));
		if (shown.months[quarter]) continue;
		for (const month of [0, 1, 2]) {
			left.push(
				shown.quarters[quarter]
					? possible((count) => otherQuarters(months, quarter, month, count))
					: possible((count) => yearsWithMonth(months, shown, quarter, month, count, threshold)),
			);
		}
	}
	return left;
}

/** All that is ever shown of a year: at its beginning, after each half of its first half, and at its end. */
function whatIsSeen(months: readonly number[], threshold: number): string {
	const quarters = quartersOf(months);
	return [0, 1, 2, 4]
		.map((published) => {
			const shown = decideYear(months, threshold, published);
			const seenQuarters = quarters.map((count, index) => (shown.quarters[index] ? count : '-'));
			const seenMonths = months.map((count, index) => (shown.months[Math.floor(index / 3)] ? count : '-'));
			return [shown.year ? sum(months) : '-', ...seenQuarters, ...seenMonths].join(' ');
		})
		.join('\n');
}

function quartersOf(months: readonly number[]): number[] {
	return [0, 3, 6, 9].map((from) => sum(months.slice(from, from + 3)));
}

function possibleYears(months: readonly number[], shownQuarters: readonly boolean[], threshold: number): number {
	const truth = whatIsSeen(months, threshold);
	const told = quartersOf(months).filter((_, index) => shownQuarters[index]);
	const totals = new Set<number>();
	for (let beyond = 1; beyond < threshold; beyond += 1) {
		for (const spread of spreads(beyond, 4 - told.length)) {
			if (whatIsSeen(fill(months, shownQuarters, spread), threshold) === truth) totals.add(sum(told) + beyond);
		}
	}
	return totals.size;
}

/** Years in which one hidden quarter has this count and the other hidden quarters share the rest. */
function* otherYears(
	months: readonly number[],
	shown: ReturnType<typeof decideYear>,
	quarter: number,
	count: number,
	threshold: number,
) {
	const hidden = [0, 1, 2, 3].filter((index) => !shown.quarters[index]);
	const place = hidden.indexOf(quarter);
	const counts = quartersOf(months);
	const real = sum(hidden.map((index) => counts[index]!));
	const sums = shown.year ? [real] : Array.from({ length: threshold - 1 }, (_, index) => index + 1);
	for (const beyond of sums) {
		if (count > beyond) continue;
		for (const spread of spreads(beyond - count, hidden.length - 1)) {
			yield fill(months, shown.quarters, spread.toSpliced(place, 0, count));
		}
	}
}

/** Years in which one month of a hidden quarter has this count. */
function* yearsWithMonth(
	months: readonly number[],
	shown: ReturnType<typeof decideYear>,
	quarter: number,
	month: number,
	count: number,
	threshold: number,
) {
	for (let inQuarter = count; inQuarter <= count + threshold; inQuarter += 1) {
		for (const other of otherYears(months, shown, quarter, inQuarter, threshold)) {
			const three = [0, 0, 0];
			three[month] = count;
			three[(month + 1) % 3] = inQuarter - count;
			yield other.toSpliced(quarter * 3, 3, ...three);
		}
	}
}

/** Years in which the hidden months of a shown quarter are others that add up to the same. */
function* otherQuarters(months: readonly number[], quarter: number, month: number, count: number) {
	const total = quartersOf(months)[quarter]!;
	for (let next = 0; next <= total - count; next += 1) {
		const three = [0, 0, 0];
		three[month] = count;
		three[(month + 1) % 3] = next;
		three[(month + 2) % 3] = total - count - next;
		yield months.toSpliced(quarter * 3, 3, ...three);
	}
}

/** A year whose hidden quarters have these counts, each in its first month; shown quarters stay as they are. */
function fill(months: readonly number[], shownQuarters: readonly boolean[], counts: readonly number[]): number[] {
	const left = [...counts];
	return shownQuarters.flatMap((shown, index) =>
		shown ? months.slice(index * 3, index * 3 + 3) : [left.shift()!, 0, 0],
	);
}

/** Ways to share a count out between so many, in order: any large part comes last, and small parts are all tried. */
function* spreads(total: number, among: number): Generator<number[]> {
	if (among === 0) {
		if (total === 0) yield [];
	} else if (among === 1) yield [total];
	else {
		for (let own = 0; own <= Math.min(total, 12); own += 1)
			for (const rest of spreads(total - own, among - 1)) yield [own, ...rest];
	}
}

function some<T>(list: Iterable<T>, is: (one: T) => boolean): boolean {
	for (const one of list) if (is(one)) return true;
	return false;
}

/**
 * Looks for another answer behind the same table: two hidden rows exchanged, or one representation moved from one hidden
 * row to another. Neither changes a sum, so nothing that is known of sums or overlaps tells them from the truth.
 */
function judgeRows(
	counts: readonly number[],
	threshold: number,
	partners: number,
	score: { hidden: number; settled: number; settledWithOneKnown: number },
): void {
	const shown = decideRows(counts, threshold, partners);
	const hidden = counts.map((_, index) => index).filter((index) => !shown[index]);
	const seen = (others: readonly number[]) =>
		decideRows(others, threshold, partners)
			.map((isShown, index) => (isShown ? others[index] : '-'))
			.join(' ');
	const truth = seen(counts);
	const mayBeOther = (row: number, other: number) => {
		if (row === other) return false;
		const exchanged = counts.with(row, counts[other]!).with(other, counts[row]!);
		const up = counts.with(row, counts[row]! + 1).with(other, counts[other]! - 1);
		const down = counts.with(row, counts[row]! - 1).with(other, counts[other]! + 1);
		const real = [exchanged, up, down].filter(
			(others) => others.every((count) => count >= 0) && others[row] !== counts[row],
		);
		return real.some((others) => seen(others) === truth);
	};
	for (const row of hidden) {
		score.hidden += 1;
		const others = hidden.filter((other) => mayBeOther(row, other));
		if (others.length === 0) score.settled += 1;
		const isSmall = !isSafe(counts[row]!, threshold);
		if (partners === 2 && isSmall && others.length < 2) score.settledWithOneKnown += 1;
	}
}

function monthly(told: Told, year: Period, column: Column): number[] {
	return monthsOf(year).map((month) => told.of.all.service.get(month)?.[column] ?? 0);
}

function within(period: Period, by: Granularity): Period[] {
	return periodsBetween(periodOf(by, period.from), periodOf(by, period.to));
}

function aroundPublication(quarter: Period): string[] {
	return [quarter.to, publishedOn(quarter)];
}

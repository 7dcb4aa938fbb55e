import { describe, expect, test } from 'vitest';
import {
	type Granularity,
	granularities,
	monthsOf,
	type Period,
	periodOf,
	periodsBetween,
} from '../../../api/trends/period.ts';
import {
	type Place,
	placeOfKey,
	publishedSlices,
	totalPart,
	type YearCounts,
} from '../../../api/trends/publication.ts';
import type { Fact } from '../../../api/trends/contributions.ts';
import { decideQuarter, decideRows, decideYear, isSafe } from '../../../api/trends/release.ts';
import { type Column, columns, type Slice, sliceOf } from '../../../api/trends/slices.ts';
import { suppress } from '../../../api/trends/suppression.ts';
import { type Cell, cellOf, countIn, type Layout, sum } from '../../../api/trends/tally.ts';
import { Contradiction, solver } from './attack.ts';
import { correct, exchange } from './corrections.ts';
import { countsOf, keysOf, type Random, randomFrom, tellFacts } from './histories.ts';
import { partsOf, publishedOn, publishYear, settlingDays } from './publishing.ts';

/** Enough histories to meet every rule many times over, few enough to run with every test. */
const HISTORIES = Number(process.env.ATTACKS ?? 6);
const thresholds = [6, 10];
const years = periodsBetween(periodOf('financial_year', '2022-04-01'), periodOf('financial_year', '2024-04-01'));
const first = years[0]!.from;
const last = years.at(-1)!.to;
const afterwards = '2026-01-01';

/** Everything anybody could have asked until long after: every publication day, every cut, whole and in pieces. */
const days = [
	...new Set(periodsBetween(periodOf('quarter', first), periodOf('quarter', last)).flatMap(aroundPublication)),
].sort();

/** A council's years, the facts as they stood on each day on which something was published, and what was published. */
interface Told {
	factsOn: (day: string) => readonly Fact[];
	countsOn: (day: string, year: Period) => YearCounts;
	isCorrected: boolean;
	random: Random;
}

/** Every other history is corrected between releases: days of receipt, pods, themes, routes, duplicates, withdrawals. */
function tell(seed: number): Told {
	const random = randomFrom(seed);
	const isCorrected = seed % 2 === 0;
	let facts = tellFacts(random, years);
	const versions = new Map<string, readonly Fact[]>();
	for (const { on } of years.flatMap(partsOf)) {
		if (isCorrected) facts = correct(random, facts, years);
		versions.set(on, facts);
	}
	return toldFrom((day) => versions.get(day)!, isCorrected, random);
}

function toldFrom(factsOn: Told['factsOn'], isCorrected: boolean, random: Random): Told {
	const counted = new Map<readonly Fact[], Map<string, YearCounts>>();
	const countsOn = (day: string, year: Period) => {
		const facts = factsOn(day);
		const mine = counted.get(facts) ?? new Map<string, YearCounts>();
		counted.set(facts, mine);
		const counts = mine.get(year.code) ?? countsOf(facts.filter((fact) => touches(fact, year)));
		mine.set(year.code, counts);
		return counts;
	};
	return { factsOn, countsOn, isCorrected, random };
}

function touches({ receivedOn, answers, promises }: Fact, { from, to }: Period): boolean {
	const all = [receivedOn, ...answers.map(({ answeredOn }) => answeredOn), ...promises.map(({ madeOn }) => madeOn)];
	return all.some((day) => day >= from && day <= to);
}

function publishedOf(told: Told, threshold: number): Map<string, number> {
	return new Map(years.flatMap((year) => [...publishedIn(told, year, threshold)]));
}

function publishedIn({ countsOn }: Told, year: Period, threshold: number, today = afterwards): Map<string, number> {
	return publishYear(year, (day) => countsOn(day, year), { today, threshold });
}

/** The name of a cell: `all financial_year 2023-24 all complaints`. */
const cellName = ({ slice, by, period, part, column }: Place) => [slice, by, period, part, column].join(' ');

describe('whoever gathers every answer, on every day, from before and after every correction, and subtracts', () => {
	test.each(thresholds)('recovers no hidden count at threshold %i', (threshold) => {
		const score = { tables: 0, shown: 0, hidden: 0, recovered: 0, contradictions: 0 };
		for (let seed = 1; seed <= HISTORIES; seed += 1) {
			const told = tell(seed);
			score.tables += gather(told, threshold);
			attack(told, publishedOf(told, threshold), threshold, true, score);
		}
		console.log(`attack by equations, threshold ${threshold}: ${HISTORIES} histories, ${JSON.stringify(score)}`);
		expect(score.tables).toBeGreaterThan(1000);
		expect(score.shown).toBeGreaterThan(1000);
		expect(score.hidden).toBeGreaterThan(1000);
		expect(score.recovered).toBe(0);
	});

	test('finds many when only the small counts themselves are hidden: the attack has teeth', () => {
		const score = { tables: 0, shown: 0, hidden: 0, recovered: 0, contradictions: 0 };
		for (let seed = 1; seed <= 2 * HISTORIES; seed += 1) {
			const told = tell(seed);
			attack(told, onlySmallHidden(told, 6), 6, false, score);
		}
		console.log(`the same attack on tables that hide small counts only: ${JSON.stringify(score)}`);
		expect(score.recovered).toBeGreaterThan(100);
	});
});

describe('whoever also knows the rules by heart', () => {
	test.each(thresholds)(
		'cannot tell one hidden row from another, in all that was ever published, at threshold %i',
		(threshold) => {
			const score = { exchanged: 0, told: 0 };
			for (let seed = 1; seed <= HISTORIES; seed += 1) exchangeRows(tell(seed), threshold, score);
			console.log(`hidden rows exchanged in all releases, threshold ${threshold}: ${JSON.stringify(score)}`);
			expect(score.exchanged).toBeGreaterThan(25);
			expect(score.told).toBe(0);
		},
	);

	test.each(thresholds)(
		'is left with threshold - 2 possible counts of every hidden period, at threshold %i',
		(threshold) => {
			const left: number[] = [];
			for (let seed = 1; seed <= HISTORIES; seed += 2) {
				const told = tell(seed);
				for (const year of years)
					for (const column of columns) left.push(...countsLeft(monthly(told, year, column), threshold));
			}
			console.log(
				`every other history looked for, threshold ${threshold}: ${left.length} hidden periods, fewest counts left ${Math.min(...left)}`,
			);
			expect(left.length).toBeGreaterThan(300);
			expect(Math.min(...left)).toBeGreaterThanOrEqual(threshold - 2);
		},
	);

	test.each(thresholds)(
		'cannot tell whether a hidden row is small or not, nor with one pod known, at threshold %i',
		(threshold) => {
			const score = { hidden: 0, settled: 0, settledWithOneKnown: 0 };
			for (let seed = 1; seed <= HISTORIES; seed += 1) {
				const told = tell(seed);
				for (const year of years) {
					const counts = told.countsOn(publishedOn(year), year);
					for (const of of rowSlices) {
						for (const column of sliceOf[of].columns) {
							const { keys, counts: mine } = counts.get(of)!;
							const inEach = keys.map((key) => countIn(mine.rows.get(key), year, column));
							judgeRows(inEach, threshold, of === 'pod' ? 2 : 1, score);
						}
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

const rowSlices = publishedSlices.filter((of) => of !== 'all' && of !== 'points');
const overlapping: readonly Slice[] = ['pod', 'theme'];

interface Score {
	tables: number;
	shown: number;
	hidden: number;
	recovered: number;
	contradictions: number;
}

/** Asks for every table, on every day. An answer that takes back or changes what another said fails here. Returns how many. */
function gather(told: Told, threshold: number): number {
	const known = new Map<string, number>();
	let tables = 0;
	for (const today of days) {
		const published = new Map(years.flatMap((year) => [...publishedIn(told, year, threshold, today)]));
		const note = (place: Place, cell: Cell, period: Period) => {
			const name = cellName(place);
			if ('count' in cell) {
				if (known.has(name) && known.get(name) !== cell.count) throw new Error(`${name} was changed on ${today}`);
				if (publishedOn(period) > today) throw new Error(`${name} was shown on ${today}`);
				known.set(name, cell.count);
			} else if (known.has(name)) throw new Error(`${name} was shown before ${today} and is taken back`);
		};
		for (const layout of layouts(told.random)) {
			const table = suppress(layout, { published, since: first, today, settlingDays });
			tables += 1;
			for (const { key, cells, total } of [...table.rows, { key: totalPart, ...table.totals }]) {
				for (const column of layout.columns) {
					layout.periods.forEach((period, at) =>
						note(
							{ slice: layout.of, by: layout.by, period: period.code, part: key, column },
							cellOf(cells[at]!, column),
							period,
						),
					);
					expectNoMoreThanTheSum(
						cells.map((cell) => cellOf(cell, column)),
						cellOf(total, column),
					);
				}
			}
		}
	}
	return tables;
}

function expectNoMoreThanTheSum(cells: object[], total: object): void {
	if ('count' in total !== cells.every((cell) => 'count' in cell)) throw new Error('a sum says more than its parts');
}

function layouts(random: Random): Layout[] {
	return granularities.flatMap((by) => {
		const all = periodsBetween(periodOf(by, first), periodOf(by, last));
		const from = random.below(all.length);
		const piece = all.slice(from, from + 1 + random.below(all.length - from));
		const some = by === 'financial_year' ? publishedSlices : (['all', 'points', random.oneOf(rowSlices)] as const);
		return some.flatMap((of) =>
			[all, piece].map((periods) => ({
				...{ by, of, columns: sliceOf[of].columns, periods },
				rows: keysOf.get(of)!.map((key) => ({ key, label: key })),
			})),
		);
	});
}

/**
 * Writes down all that is known: what was shown, what adds up to what within a slice and between slices, and, for whoever
 * knows the rules, what they say of what is hidden. Believes that nothing was corrected: where that cannot be, gives up.
 */
function attack(
	told: Told,
	published: ReadonlyMap<string, number>,
	threshold: number,
	knowsRules: boolean,
	score: Score,
): void {
	const known = new Map([...published].map(([key, count]) => [cellName(placeOfKey(key)), count]));
	for (const column of [...columns, 'stage_1', 'actions'] as const) {
		const { solve, range, hidden, shown } = writeEquations(known, column, threshold, knowsRules);
		score.shown += shown;
		score.hidden += hidden.length;
		try {
			solve();
		} catch (error) {
			if (!(error instanceof Contradiction) || !told.isCorrected) throw error;
			score.contradictions += 1;
			continue;
		}
		for (const place of hidden) {
			const { lo, hi } = range(cellName(place));
			if (lo === hi && truthsOf(told, place).has(lo)) score.recovered += 1;
		}
	}
}

/** What a cell was, on any of the days on which something of its year was published. */
function truthsOf({ countsOn }: Told, { slice, by, period, part, column }: Place): Set<number> {
	const when = periodsBetween(periodOf(by, first), periodOf(by, last)).find(({ code }) => code === period)!;
	const year = periodOf('financial_year', when.from);
	return new Set(
		partsOf(year).map(({ on }) => {
			const { counts } = countsOn(on, year).get(slice)!;
			return countIn(part === totalPart ? counts.total : counts.rows.get(part), when, column);
		}),
	);
}

function writeEquations(known: ReadonlyMap<string, number>, column: Column, threshold: number, knowsRules: boolean) {
	const system = solver();
	const hidden: Place[] = [];
	let shown = 0;
	const note = (place: Place): string => {
		const name = cellName(place);
		const count = known.get(name);
		if (count === undefined) hidden.push(place);
		else {
			shown += 1;
			system.between(name, count, count);
		}
		if (count === undefined && !knowsRules) system.between(name, 1, threshold - 1);
		return name;
	};
	const at = (slice: Slice, period: Period, of: Column = column, part: string = totalPart): Place => ({
		...{ slice, by: period.by, period: period.code, part, column: of },
	});
	const name = (period: Period, slice: Slice = 'all', of: Column = column) => cellName(at(slice, period, of));
	const tree = (slice: Slice, of: Column) => {
		for (const year of years) {
			const quarters = within(year, 'quarter');
			const parts = quarters.map((quarter) => note(at(slice, quarter, of)));
			system.relate({ whole: note(at(slice, year, of)), parts, kind: 'equal' });
			for (const quarter of quarters) {
				const months = within(quarter, 'month').map((month) => note(at(slice, month, of)));
				system.relate({ whole: name(quarter, slice, of), parts: months, kind: 'equal' });
			}
		}
	};
	if (columns.some((one) => one === column)) tree('all', column);
	if (column === 'complaints') {
		tree('points', 'points');
		for (const period of years.flatMap((year) => [year, ...within(year, 'quarter'), ...within(year, 'month')])) {
			system.relate({ whole: name(period), parts: [name(period, 'points', 'points')], kind: 'atLeast' });
		}
	}
	for (const of of rowSlices.filter((slice) => sliceOf[slice].columns.includes(column))) {
		for (const year of years) {
			const parts = keysOf.get(of)!.map((key) => note(at(of, year, column, key)));
			const whole = note(at(of, year));
			system.relate({ whole, parts, kind: overlapping.includes(of) ? 'overlap' : 'equal' });
			system.relate({ whole: nameOfTotal(of, year, column), parts: [whole], kind: 'equal' });
			if (knowsRules) boundRows(system, known, parts);
		}
	}
	if (column === 'complaints') {
		for (const year of years) {
			const [answered, received] = [
				name(year, 'outcome', 'stage_1'),
				cellName(at('route', year, 'complaints', 'statutory_children')),
			];
			note(at('outcome', year, 'stage_1'));
			system.relate({
				whole: `answered by ${year.code}`,
				parts: soFar(year, (one) => name(one, 'outcome', 'stage_1')),
				kind: 'equal',
			});
			const came = soFar(year, (one) => cellName(at('route', one, 'complaints', 'statutory_children')));
			system.relate({ whole: `answered by ${year.code}`, parts: came, kind: 'atLeast' });
			if (answered === received) throw new Error('one name for two cells');
		}
	}
	if (knowsRules && columns.some((one) => one === column)) boundPeriods(system, known, name, threshold);
	return { solve: system.solve, range: system.range, hidden, shown };
}

const soFar = (year: Period, nameOf: (year: Period) => string) =>
	years.filter(({ from }) => from <= year.from).map(nameOf);

/** The cell that the total of a slice is, where that is a cell of another slice. */
function nameOfTotal(of: Slice, year: Period, column: Column): string {
	const { total, behind, countedBy } = sliceOf[of];
	const place = { by: year.by, period: year.code, column };
	if (total.kept === 'all') return cellName({ ...place, slice: 'all', part: totalPart });
	if (behind !== null && countedBy === 'received')
		return cellName({ ...place, slice: behind.slice, part: behind.part });
	return `${total.kept} ${year.code} ${column}`;
}

/** The rules say: where some rows are shown, the hidden ones are none of them zero, and smaller than any that is shown. */
function boundRows(
	system: ReturnType<typeof solver>,
	known: ReadonlyMap<string, number>,
	parts: readonly string[],
): void {
	const shown = parts.flatMap((part) => known.get(part) ?? []);
	if (shown.length === 0) return;
	const most = Math.min(...shown.filter((count) => count > 0)) - 1;
	for (const part of parts) if (!known.has(part)) system.between(part, 1, most);
}

/** The rules say: a quarter that is hidden by itself is small; and so is what a hidden year holds beyond its shown quarters. */
function boundPeriods(
	system: ReturnType<typeof solver>,
	known: ReadonlyMap<string, number>,
	name: (period: Period) => string,
	threshold: number,
): void {
	for (const year of years) {
		const quarters = within(year, 'quarter');
		for (const quarter of quarters.slice(0, 2)) {
			if (!known.has(name(quarter))) system.between(name(quarter), 1, threshold - 1);
		}
		if (known.has(name(year))) continue;
		const beyond = `beyond ${name(year)}`;
		system.between(beyond, 1, threshold - 1);
		system.relate({ whole: beyond, parts: quarters.map(name).filter((one) => !known.has(one)), kind: 'equal' });
	}
}

/** The usual half measure: every count from 1 to threshold - 1 is hidden, and nothing else. */
function onlySmallHidden({ countsOn }: Told, threshold: number): Map<string, number> {
	const published = new Map<string, number>();
	for (const [of, year] of publishedSlices.flatMap((slice) => years.map((one) => [slice, one] as const))) {
		const { keys, counts: mine } = countsOn(publishedOn(year), year).get(of)!;
		const isTime = of === 'all' || of === 'points';
		for (const period of isTime ? [year, ...within(year, 'quarter'), ...within(year, 'month')] : [year]) {
			for (const column of sliceOf[of].columns) {
				for (const part of isTime ? [totalPart] : [totalPart, ...keys]) {
					const count = countIn(part === totalPart ? mine.total : mine.rows.get(part), period, column);
					const key = [of, period.by, period.code, part, column].join('|');
					if (isSafe(count, threshold)) published.set(key, count);
				}
			}
		}
	}
	return published;
}

/** The same of the same facts, so that what did not change between two days is counted once. */
function once(
	change: (facts: readonly Fact[]) => readonly Fact[],
	factsOn: Told['factsOn'],
	year: Period,
): Told['factsOn'] {
	const changed = new Map<readonly Fact[], readonly Fact[]>();
	return (day) => {
		const facts = factsOn(day);
		const known = changed.get(facts) ?? change(facts.filter((fact) => touches(fact, year)));
		changed.set(facts, known);
		return known;
	};
}

/** Exchanges the names of two hidden rows in the facts of a year, and publishes everything again: nothing may be seen of it. */
function exchangeRows(told: Told, threshold: number, score: { exchanged: number; told: number }): void {
	for (const of of rowSlices) {
		const year = told.random.oneOf(years);
		const truth = publishedIn(told, year, threshold);
		const column = told.random.oneOf(sliceOf[of].columns);
		const isHidden = (part: string) => !truth.has([of, year.by, year.code, part, column].join('|'));
		if (isHidden(totalPart)) continue;
		const rows = keysOf.get(of)!.filter(isHidden);
		const { counts } = told.countsOn(publishedOn(year), year).get(of)!;
		const countOf = (part: string) => countIn(counts.rows.get(part), year, column);
		const pairs = rows.flatMap((one) =>
			rows.filter((other) => countOf(one) < countOf(other)).map((other) => [one, other]),
		);
		if (pairs.length === 0) continue;
		const [one, other] = told.random.oneOf(pairs) as [string, string];
		const exchangedOn = once((facts) => exchange(facts, of, column, year, [one, other]), told.factsOn, year);
		const exchanged = toldFrom(exchangedOn, told.isCorrected, told.random);
		score.exchanged += 1;
		const again = publishedIn(exchanged, year, threshold);
		const isSame = again.size === truth.size && [...again].every(([key, count]) => truth.get(key) === count);
		if (!isSame) {
			score.told += 1;
			const differ = [...again].filter(([key, count]) => truth.get(key) !== count).slice(0, 5);
			throw new Error(`${of} ${column} ${year.code}: ${one} is told from ${other} by ${JSON.stringify(differ)}`);
		}
	}
}

/**
 * For every hidden period of a year, how many counts it could have: those for which there is another year that shows,
 * on every day, exactly the same. Counts from 0 to the threshold are tried.
 */
function countsLeft(months: readonly number[], threshold: number): number[] {
	const shown = decided(months, threshold, 4);
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
			const shown = decided(months, threshold, published);
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
function* otherYears(months: readonly number[], shown: Shown, quarter: number, count: number, threshold: number) {
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
	shown: Shown,
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

interface Shown {
	year: boolean;
	quarters: readonly boolean[];
	months: readonly boolean[];
}

/** What is shown of a year in which nothing is corrected, when so many of its quarters have come out. */
function decided(months: readonly number[], threshold: number, published: number): Shown {
	const quarters = [0, 1].map((index) => decideQuarter(months.slice(index * 3, index * 3 + 3), threshold));
	const counts = quartersOf(months);
	if (published === 4) {
		return decideYear(months, threshold, [
			quarters[0]!.quarter ? counts[0] : undefined,
			quarters[1]!.quarter ? counts[1] : undefined,
		]);
	}
	const upTo = (what: 'quarter' | 'months') => [0, 1, 2, 3].map((index) => index < published && quarters[index]![what]);
	return { year: false, quarters: upTo('quarter'), months: upTo('months') };
}

function monthly(told: Told, year: Period, column: Column): number[] {
	const { counts } = told.countsOn(publishedOn(year), year).get('all')!;
	return monthsOf(year).map((month) => counts.total[column]?.[month] ?? 0);
}

function within(period: Period, by: Granularity): Period[] {
	return periodsBetween(periodOf(by, period.from), periodOf(by, period.to));
}

function aroundPublication(quarter: Period): string[] {
	return [quarter.to, publishedOn(quarter)];
}

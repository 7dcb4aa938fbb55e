import { historicRows, marks, rateRows, type SheetRow, shown } from '../trends/figure-sheet.ts';
import type { AnnualFigures } from './annual.ts';
import type { CommitteePart } from './committee.ts';
import type { Difference, Figure } from './month.ts';

/** The figures of an annual report, one a line. What is not asked is marked as not available. */
export function annualSheet(year: string, { tables, years, historic = [] }: AnnualFigures): SheetRow[] {
	const ofTables = tables.flatMap(({ item, of, columns, rows }) =>
		rows.flatMap(({ part, name = '', cells }) =>
			columns.map((column, at) => ({ period: year, item, slice: of, part, name, column, ...shown(cells[at]!) })),
		),
	);
	const beside = years.flatMap(({ year: period, escalation, rate, ...one }) => {
		const place = { period, item: 'customary', slice: 'all', part: 'all', name: '' };
		const share = 'value' in escalation ? Math.round(escalation.value * 100) : null;
		const mark = 'value' in escalation ? '' : 'hidden' in escalation ? marks.hidden : marks.notApplicable;
		return [
			...(['compliments', 'complaints'] as const).map((column) => ({ ...place, column, ...shown(one[column]) })),
			{ ...place, column: 'escalation_percent', figure: share, mark },
			...(rate ? rateRows(rate, place) : []),
		];
	});
	const notAsked = { figure: null, mark: marks.notAvailable };
	const equality = { period: year, item: 'equality', slice: 'equality', part: 'all', name: '', column: 'complaints' };
	return [...ofTables, ...beside, { ...equality, ...notAsked }, ...historicRows(historic)];
}

/** The committee's table: what was published, and complaints for each hundred children open. */
export function committeeSheet(parts: readonly CommitteePart[]): SheetRow[] {
	return parts.flatMap(({ of, periods, rows, rates }) => [
		...rows.flatMap(({ part, name = '', column, cells }) =>
			cells.map((cell, at) => ({
				...{ period: periods[at]!.code, item: 'committee', slice: of, part, name, column },
				...shown(cell, periods[at]!.isAwaited),
			})),
		),
		...rates.flatMap((rate, at) =>
			rateRows(rate, { period: periods[at]!.code, item: 'committee', slice: of, part: 'all', name: '' }),
		),
	]);
}

/** A month as its page shows it. */
export interface ShownMonth {
	figures: readonly Figure[];
	signed: object | null;
	revisions: readonly { number: number; differences: readonly Difference[] }[];
	corrected: readonly Figure[] | null;
}

/** A month as it was signed, what each correction made of it, and as it is after the last; names are of the council's themes. */
export function monthSheet(month: string, shownMonth: ShownMonth, names: ReadonlyMap<string, string>): SheetRow[] {
	const { figures, signed, revisions, corrected } = shownMonth;
	const line = (item: string, { slice, part, column, count }: Figure): SheetRow => ({
		...{ period: month, item, slice, part, name: names.get(part) ?? '', column, figure: count, mark: '' },
	});
	return [
		...figures.map((figure) => line(signed ? 'signed' : 'not_signed', figure)),
		...revisions.flatMap(({ number, differences }) =>
			differences.map(({ is, ...place }) => line(`correction_${number}`, { ...place, count: is })),
		),
		...(revisions.length > 0 ? (corrected ?? []) : []).map((figure) => line('corrected', figure)),
	];
}

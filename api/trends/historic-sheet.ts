import type { Day } from '../calendar/day.ts';
import {
	historicFigureMost,
	type HistoricMeasure,
	historicMeasures,
	type HistoricRow,
	isSameSeries,
	wrongYear,
} from './historic.ts';
import { cellsOf, decideLines, numberIn, type PlannedLine, type Sheet } from './sheets.ts';

/** The columns of a sheet of figures that others published. `to_confirm` is `yes` where the source does not say which year it is. */
export const historicColumns = ['series', 'measure', 'definition', 'source', 'year', 'to_confirm', 'number'] as const;

export const seriesShape = /^[a-z0-9_]{1,60}$/;
export const labelMost = 200;

/** What names a figure: its series, and its year. */
export function historicKey({ series, period }: Pick<HistoricRow, 'series' | 'period'>): string {
	return `${series} ${period}`;
}

/** What a sheet of published figures would do. A series keeps the labels it has: with others it is another series. */
export function planHistoric(
	rows: readonly (readonly string[])[],
	known: readonly HistoricRow[],
	today: Day,
): Sheet<HistoricRow> {
	const { missing, lines } = cellsOf(rows, historicColumns);
	const labels = new Map(known.map((row) => [row.series, row]));
	const read = lines.map(({ line, cells }) => readLine(line, cells, labels, today));
	return {
		missing,
		lines: decideLines(
			read,
			known.map((row) => ({ key: historicKey(row), value: row.figure })),
			{ keyOf: historicKey, valueOf: ({ figure }) => figure, column: 'year', twice: 'trends.historic.typed_twice' },
		),
	};
}

function readLine(line: number, cells: Record<string, string>, labels: Map<string, HistoricRow>, today: Day) {
	const figure = numberIn(cells.number!);
	const measure = cells.measure as HistoricMeasure;
	const faults: Record<string, string | undefined> = {
		series: seriesShape.test(cells.series!) ? undefined : 'trends.historic.not_a_series',
		measure: historicMeasures.includes(measure) ? undefined : 'form.field.not_a_choice',
		definition: wrongLabel(cells.definition!),
		source: wrongLabel(cells.source!),
		year: wrongYear(cells.year!, today),
		to_confirm: ['yes', 'no', ''].includes(cells.to_confirm!.toLowerCase()) ? undefined : 'form.field.not_a_choice',
		number: figure <= historicFigureMost ? undefined : 'trends.historic.not_a_number',
	};
	const periodToConfirm = cells.to_confirm!.toLowerCase() === 'yes';
	const { series = '', definition = '', source = '', year: period = '' } = cells;
	const row = { series, measure, definition, source, period, periodToConfirm, figure };
	const first = labels.get(series) ?? row;
	if (!isSameSeries(first, row)) faults.series ??= 'trends.historic.label_differs';
	const found = Object.fromEntries(
		Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
	const isRight = Object.keys(found).length === 0;
	if (isRight) labels.set(series, first);
	return { line, cells, faults: found, figure: isRight ? row : undefined } satisfies Partial<PlannedLine<HistoricRow>>;
}

function wrongLabel(words: string): string | undefined {
	if (words === '') return 'form.field.empty';
	return words.length > labelMost ? 'form.field.too_long' : undefined;
}

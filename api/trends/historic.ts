import type { Day } from '../calendar/day.ts';
import { parsePeriod } from './period.ts';

/** What a published figure counts. */
export const historicMeasures = ['stage_1_complaints', 'complaints', 'compliments'] as const;
export type HistoricMeasure = (typeof historicMeasures)[number];

/** A figure that somebody published for a financial year, `2015-16`. */
export interface HistoricPoint {
	period: string;
	/** 1: the source does not say which year it is, and this is the likely one. */
	periodToConfirm: boolean;
	figure: number;
}

/**
 * Figures of one source under one definition. Two series are never merged or averaged, even where they seem to count the
 * same thing: for 2015-16 one says 101 and another 112 (S63).
 */
export interface HistoricSeries {
	series: string;
	measure: HistoricMeasure;
	definition: string;
	source: string;
	points: readonly HistoricPoint[];
}

/** Every feedback figure of the source documents (`domain.md` 6.1). 29 was said to be for "the last year" in late 2020. */
export const sourceSeries: readonly HistoricSeries[] = [
	{
		series: 'bh_stage1_all_complainants',
		measure: 'stage_1_complaints',
		definition: 'Stage 1, adults and children',
		source: 'Brighton & Hove committee report, 8 March 2021',
		points: [
			{ period: '2015-16', periodToConfirm: false, figure: 101 },
			{ period: '2019-20', periodToConfirm: true, figure: 29 },
		],
	},
	{
		series: 'bh_complaints_psw',
		measure: 'complaints',
		definition: 'Not stated',
		source: 'Professional Social Work magazine, 12 April 2019',
		points: [
			{ period: '2015-16', periodToConfirm: false, figure: 112 },
			{ period: '2017-18', periodToConfirm: false, figure: 44 },
		],
	},
	{
		series: 'bh_compliments_psw',
		measure: 'compliments',
		definition: 'Not stated',
		source: 'Professional Social Work magazine, 12 April 2019',
		points: [
			{ period: '2015-16', periodToConfirm: false, figure: 14 },
			{ period: '2017-18', periodToConfirm: false, figure: 108 },
		],
	},
];

/** One figure with its whole label, as it is typed in and stored. */
export interface HistoricRow extends HistoricPoint, Omit<HistoricSeries, 'points'> {}

export function rowsOf(series: readonly HistoricSeries[]): HistoricRow[] {
	return series.flatMap(({ points, ...label }) => points.map((point) => ({ ...label, ...point })));
}

/** Brings rows together by series, each in the order of its years; series in the order of their names. */
export function seriesOf(rows: readonly HistoricRow[]): HistoricSeries[] {
	const bySeries = Map.groupBy(rows, (row) => row.series);
	return [...bySeries.values()].map(seriesOfRows).sort((a, b) => (a.series < b.series ? -1 : 1));
}

function seriesOfRows(rows: readonly HistoricRow[]): HistoricSeries {
	const { series, measure, definition, source } = rows[0]!;
	const points = rows.map(({ period, periodToConfirm, figure }) => ({ period, periodToConfirm, figure }));
	return { series, measure, definition, source, points: points.sort((a, b) => (a.period < b.period ? -1 : 1)) };
}

/** Whether two rows of one series are labelled as the same thing. If not, they are two series. */
export function isSameSeries(a: HistoricRow, b: HistoricRow): boolean {
	return a.measure === b.measure && a.definition === b.definition && a.source === b.source;
}

/** The largest published figure: a slip of the finger is refused. */
export const historicFigureMost = 1_000_000;

/** The Children Act 1989 came into force on 14 October 1991: no complaint under it was counted before. */
const firstYear = '1991-92';

/** Why a code is no financial year that a figure can have been published for. */
export function wrongYear(
	code: string,
	today: Day,
): 'trends.historic.not_a_year' | 'trends.historic.not_over_yet' | 'trends.historic.too_long_ago' | undefined {
	const year = parsePeriod('financial_year', code);
	if (year?.code !== code) return 'trends.historic.not_a_year';
	if (year.to >= today) return 'trends.historic.not_over_yet';
	return code < firstYear ? 'trends.historic.too_long_ago' : undefined;
}

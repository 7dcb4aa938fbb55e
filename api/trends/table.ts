/** A figure somebody published before us, with its own definition and source. Series are never merged. */
export interface HistoricFigureTable {
	id: string;
	series: string;
	measure: string;
	definition: string;
	source: string;
	period: string;
	period_to_confirm: 0 | 1;
	figure: number;
}

export interface TrendsTables {
	historic_figure: HistoricFigureTable;
}

import type { Generated } from 'kysely';
import type { Words } from '../sealing.ts';

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

/** How many of a column a part has in a month. The database keeps it (migration `tallies`): never written by hand. */
export interface TallyTable {
	slice: string;
	month: string;
	/** `all` for the service, the id of a pod, or `none`. */
	scope: string;
	part: string;
	col: string;
	many: number;
}

/** The tallies counted anew from the lines: a view. */
export type TallyAnewView = TallyTable;

/** Which parts of a financial year have been published: 1 or 2 quarters, or 4 for the whole year. */
export interface PublicationTable {
	/** `2026-27`. */
	year: string;
	quarters: 1 | 2 | 4;
	published_at: string;
	threshold: number;
}

/** A count that was published. What is not here was hidden, and stays so. */
export interface PublishedCountTable {
	slice: string;
	by: string;
	period: string;
	part: string;
	col: string;
	many: number;
}

/** A theme of this council's own, beside those of the guidance. It is ended, never removed: it was counted by. */
export interface LocalThemeTable {
	id: string;
	kind: 'complaint' | 'compliment';
	name: string;
	added_at: string;
	added_by: string;
	ended_at: Generated<string | null>;
	ended_by: Generated<string | null>;
}

/** Another pod that a representation is about, beside its own. */
export interface RepresentationPodTable {
	representation_id: string;
	pod_id: string;
}

/** What a published figure was before somebody put it right, and why they did. */
export interface HistoricCorrectionTable {
	id: string;
	figure_id: string;
	was_period: string;
	was_to_confirm: 0 | 1;
	was_figure: number;
	because: string;
	corrected_by: string;
	corrected_at: string;
}

/** How many children were open. A correction is a row of its own, and the one before it says when it was replaced. */
export interface ChildrenOpenTable {
	id: string;
	period: string;
	/** Null: the whole service. */
	pod_id: string | null;
	children: number;
	source: string;
	/** Why it was put right; null for the first. */
	because: string | null;
	recorded_by: string | null;
	recorded_at: string;
	replaced_at: string | null;
}

/** A day on which the service itself changed. */
export interface KnownChangeTable {
	id: string;
	began_on: string;
	label: string;
	recorded_by: string | null;
	recorded_at: string;
	removed_at: string | null;
}

/** Figures that somebody took out of the house. */
export interface FigureExportTable {
	id: string;
	account_id: string;
	made_at: string;
	figures: string;
	/** In codes: `of=pod&by=month`. */
	asked: string;
	reason: Words;
}

export interface TrendsTables {
	figure_export: FigureExportTable;
	historic_figure: HistoricFigureTable;
	tally: TallyTable;
	tally_anew: TallyAnewView;
	publication: PublicationTable;
	published_count: PublishedCountTable;
	local_theme: LocalThemeTable;
	representation_pod: RepresentationPodTable;
	historic_correction: HistoricCorrectionTable;
	children_open: ChildrenOpenTable;
	known_change: KnownChangeTable;
}

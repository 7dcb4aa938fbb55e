import type { Words } from '../sealing.ts';
import type { TellingLanguage } from './telling.ts';

/** A learning action that the public is told of. Without `published_at` a draft; taken down, it is told no more. */
export interface ToldChangeTable {
	id: string;
	promise_id: string;
	/** The texts as JSON, under the key of the complaint: until somebody looked them over they may name anybody. */
	draft: Words;
	written_by: string;
	written_at: string;
	published_by: string | null;
	published_at: string | null;
	taken_down_by: string | null;
	taken_down_at: string | null;
}

/** What everybody reads, as it was published. */
export interface ToldChangeTextTable {
	id: string;
	change_id: string;
	language: TellingLanguage;
	wording: 'plain' | 'easy';
	heard: string;
	changed: string;
}

/** The figures of a month as they were signed (version 1), and after each correction since. The database lets nobody change them. */
export interface MonthVersionTable {
	id: string;
	/** `2026-06`. */
	month: string;
	version: number;
	/** `Figure[]` as JSON: counts, and nothing of any one representation. */
	figures: string;
	rules: number;
	digest: string;
	/** `Cause[]` as JSON. */
	causes: string;
	/** Who signed. Nobody made a correction: the house saw it. */
	made_by: string | null;
	made_at: string;
}

/** What somebody said of a month: the key messages with the signature, or why something was corrected. */
export interface MonthNoteTable {
	id: string;
	version_id: string;
	words: Words;
	written_by: string;
	written_at: string;
}

/** What is written beside one item of a year's report, until it is published. */
export interface AnnualDraftTable {
	id: string;
	year: string;
	item: string;
	words: Words;
	written_by: string;
	written_at: string;
}

/** One edition of a year's report, as everybody reads it. The database lets nobody change it. */
export interface AnnualReportTable {
	id: string;
	/** `2025-26`. */
	year: string;
	edition: number;
	/** `AnnualFigures` as JSON. */
	figures: string;
	/** Words by item, as JSON. */
	texts: string;
	/** Why there is another edition; null for the first. */
	because: string | null;
	digest: string;
	published_by: string;
	published_at: string;
}

export interface ReportsTables {
	told_change: ToldChangeTable;
	told_change_text: ToldChangeTextTable;
	month_version: MonthVersionTable;
	month_note: MonthNoteTable;
	annual_draft: AnnualDraftTable;
	annual_report: AnnualReportTable;
}

import type { StepName } from './steps.ts';

/**
 * The papers of stages 2 and 3, each with a finding on every point: the investigating officer's report, the adjudicating
 * officer's decision, the panel's findings, and the authority's response to them.
 */
export const reports = ['investigation', 'adjudication', 'panel', 'response'] as const;
export type Report = (typeof reports)[number];

/** The step that each comes with. */
export const stepOfReport = {
	investigation: 'investigation_reported',
	adjudication: 'stage_2_answered',
	panel: 'panel_reported',
	response: 'stage_3_answered',
} as const satisfies Record<Report, StepName>;

/** What goes to the person as a letter of its own. The reports before it are enclosed. */
export function isAnswer(report: Report): boolean {
	return report === 'adjudication' || report === 'response';
}

/**
 * The person is given the whole of stage 2 with the adjudication. The panel reports to them as it does to the authority
 * (regulation 20): theirs is read at once, and the authority's response follows it.
 */
export function mayBeRead(report: Report, given: readonly Report[]): boolean {
	return given.includes(report === 'investigation' ? 'adjudication' : report);
}

/** The papers that belong to an answer, when it is printed. */
export const papersOf = {
	adjudication: ['investigation', 'adjudication'],
	response: ['panel', 'response'],
} as const satisfies Partial<Record<Report, readonly Report[]>>;

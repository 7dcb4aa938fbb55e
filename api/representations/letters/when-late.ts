import type { SystemLetter } from './kinds.ts';
import type { Lateness, Promised } from '../procedure/for-family.ts';

/** Which letter says that what was promised is not here; null while it is in time. */
export function letterWhenLate({ clock }: Promised, lateness: Lateness): SystemLetter | null {
	if (lateness === 'in_time') return null;
	if (clock === 'stage_1') return lateness === 'late' ? 'late_answer' : 'late_answer_over';
	if (clock === 'stage_3_panel') return 'late_panel';
	if (clock === 'panel_findings') return 'late_panel_report';
	return lateness === 'late' ? 'late_again' : 'late_again_over';
}

/** The facts of where something is, each an instant or nothing. */
export interface Facts {
	sentTo: 'pod' | 'service_manager' | 'complaints_team';
	openedAt: string | null;
	acceptedAt: string | null;
	answeredAt: string | null;
	sorted: 'yes' | 'partly' | 'no' | null;
}

export type Progress = 'not_opened' | 'opened' | 'accepted' | 'answered' | 'sorted' | 'partly_sorted' | 'not_sorted';

/** Where it is now, as the person is told: the first question that answers yes, from the latest backwards. */
export function progressOf(facts: Facts): Progress {
	if (facts.sorted === 'yes') return 'sorted';
	if (facts.sorted === 'partly') return 'partly_sorted';
	if (facts.sorted === 'no') return 'not_sorted';
	if (facts.answeredAt !== null) return 'answered';
	if (facts.acceptedAt !== null) return 'accepted';
	if (facts.openedAt !== null) return 'opened';
	return 'not_opened';
}

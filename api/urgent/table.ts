export interface UrgentItemTable {
	id: string;
	raised_at: string;
	account_id: string | null;
	representation_id: string | null;
	words: string | null;
	/** How we may safely reach them, in their words. */
	reach: string | null;
	/** What stood on the page when they pressed "I am not safe". */
	typed_so_far: string | null;
}

export interface UrgentDecisionTable {
	id: string;
	urgent_item_id: string;
	decision: 'referred' | 'already_known' | 'no_further_action';
	reason: string;
	decided_at: string;
	decided_by: string;
}

export interface UrgentTables {
	urgent_item: UrgentItemTable;
	urgent_decision: UrgentDecisionTable;
}

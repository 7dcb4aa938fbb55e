import type { SomeWords, Words } from '../sealing.ts';

export interface UrgentItemTable {
	id: string;
	raised_at: string;
	account_id: string | null;
	/** Staff who read of it, or were told. */
	raised_by: string | null;
	/** The working day by whose end a person decides; null for what was raised before this was kept. */
	decide_by: string | null;
	reminded_at: string | null;
	representation_id: string | null;
	words: SomeWords;
	/** How we may safely reach them, in their words. */
	reach: SomeWords;
	/** What stood on the page when they pressed "I am not safe". */
	typed_so_far: SomeWords;
}

export interface UrgentDecisionTable {
	id: string;
	urgent_item_id: string;
	decision: 'referred' | 'already_known' | 'no_further_action';
	reason: Words;
	/** Whether the LADO was considered; null for decisions made before this was asked. */
	lado: 'referred' | 'considered' | 'not_about_staff' | null;
	decided_at: string;
	decided_by: string;
}

export interface UrgentTables {
	urgent_item: UrgentItemTable;
	urgent_decision: UrgentDecisionTable;
}

import type { Closing, RelationKind } from './relations.ts';

/** Who one person is to another. Staff and the policy read it; no family page shows one person another. */
export interface RelationTable {
	id: string;
	/** The parent, carer, brother. */
	account_id: string;
	/** Whose. */
	of_account_id: string;
	kind: RelationKind;
	/** 1: with parental responsibility (section 3 of the Children Act 1989). */
	has_responsibility: 0 | 1;
	started_on: string;
	/** The last day on which it held. */
	ended_on: string | null;
	/** Why it was closed, where that is more than that time went by. */
	closed_because: Closing | null;
	made_by: string;
	made_at: string;
}

export interface PeopleTables {
	relation: RelationTable;
}

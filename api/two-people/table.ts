import type { Words } from '../sealing.ts';
import type { Act, Decision } from './two-people.ts';

/** Something that no one person may do. It is asked for, agreed to by somebody else, and done once. */
export interface ProposalTable {
	id: string;
	act: Act;
	/** What exactly: the address of a list, or `person:ID`. The same may not be asked for twice at a time. */
	subject: string;
	/** The rule that it is done under, where there is one. */
	rule: string | null;
	reason: Words;
	proposed_by: string;
	proposed_at: string;
	/** The last day on which it may be agreed to, and done. */
	lapses_on: string;
	decision: Decision | null;
	decided_by: string | null;
	decided_at: string | null;
	done_at: string | null;
}

export interface TwoPeopleTables {
	proposal: ProposalTable;
}

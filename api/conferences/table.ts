import type { Anchor, ConferenceKind } from './dates.ts';
import type { AdvocateAnswer, InvitedAs, Purpose } from './invitations.ts';
import type { Outcome } from './outcomes.ts';
import type { SomeWords, Words } from '../sealing.ts';

/** One meeting about one child. Brothers and sisters each have their own, even where they are held as one. */
export interface ConferenceTable {
	id: string;
	kind: ConferenceKind;
	child_id: string;
	pod_id: string;
	chair_id: string;
	held_on: string;
	/** `10:30`, in London. */
	time: string;
	place: SomeWords;
	anchor: Anchor;
	anchor_on: string;
	/** A brother's or sister's conference that is held with it. No family is ever told. */
	beside_id: string | null;
	created_at: string;
	created_by: string;
	/** When it was written down that it has been held. */
	held_at: string | null;
	held_by: string | null;
	cancelled_at: string | null;
	cancelled_by: string | null;
}

/** Where a meeting was before it was moved. */
export interface ConferenceMoveTable {
	id: string;
	conference_id: string;
	was_on: string;
	was_time: string;
	was_place: SomeWords;
	moved_at: string;
	moved_by: string;
}

export interface ConferenceInvitationTable {
	id: string;
	conference_id: string;
	account_id: string;
	purpose: Purpose;
	invited_as: InvitedAs;
	version_id: string;
	invited_at: string;
	invited_by: string;
	reminded_at: string | null;
	/** When they were last told what was done with what they said: what was written later is not theirs to read yet. */
	told_at: string | null;
	taken_back_at: string | null;
	/** Null for whoever has no right to an advocate. */
	advocate: AdvocateAnswer | null;
	advocate_on: string | null;
	/** When the pod passed it on to the advocacy service. */
	referred_on: string | null;
	referred_by: string | null;
}

/** What somebody sent on one invitation: the first part, and anything they added. */
export interface ConferenceViewsTable {
	id: string;
	invitation_id: string;
	response_id: string;
	part: number;
	late: 0 | 1;
}

/** What was done with one answer. Written anew, the older one stays. */
export interface ViewsOutcomeTable {
	id: string;
	answer_id: string;
	outcome: Outcome;
	/** The chair's words to whoever answered, sealed like the answer itself. */
	sealed: Words;
	written_at: string;
	written_by: string;
}

export interface ConferencesTables {
	conference: ConferenceTable;
	conference_move: ConferenceMoveTable;
	conference_invitation: ConferenceInvitationTable;
	conference_views: ConferenceViewsTable;
	views_outcome: ViewsOutcomeTable;
}

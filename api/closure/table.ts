import type { ClosureInstrument, Contact, HoldReason, WhyNotAsked } from './contact.ts';
import type { Wave } from './waves.ts';
import type { SomeWords } from '../sealing.ts';

/** A pod's work with some people of one family has ended. */
export interface ClosureTable {
	id: string;
	pod_id: string;
	ended_on: string;
	ended_by: string;
	ended_at: string;
	/** 1: there is or was domestic abuse in the family. Nothing goes out by itself. */
	has_domestic_abuse: 0 | 1;
}

/** Somebody of the family, with what the manager declared of them. */
export interface ClosurePersonTable {
	id: string;
	closure_id: string;
	account_id: string;
	worker_id: string | null;
	instrument: ClosureInstrument;
	contact: Contact;
	why_not_asked: WhyNotAsked | null;
}

/** Nothing is sent to this person while a hold is not taken away. */
export interface ClosureHoldTable {
	id: string;
	person_id: string;
	why: HoldReason;
	put_on_by: string;
	put_on_at: string;
	lifted_by: string | null;
	lifted_at: string | null;
	/** Why it may be sent after all, sealed. */
	lifted_because: SomeWords;
}

/** One time of asking somebody. */
export interface ClosureInvitationTable {
	id: string;
	person_id: string;
	wave: Wave;
	send_on: string;
	until_on: string;
	/** Fixed as it is sent: what somebody is asked does not change under their hands. */
	version_id: string | null;
	sent_at: string | null;
	expires_on: string | null;
	reminded_at: string | null;
	opened_at: string | null;
	/** 1: they want their name to go with it. */
	with_name: 0 | 1;
}

/** The code of a printed card, look-up and secret apart. Making another takes the one before back. */
export interface ClosureCodeTable {
	id: string;
	invitation_id: string;
	lookup: string;
	secret_hash: string;
	/** A few bits of the code, by which its holder is told from a guesser (`guesses.ts`). */
	gate: string | null;
	made_by: string;
	made_at: string;
	revoked_at: string | null;
}

/** A browser in which somebody came with the code of a card. */
export interface ClosureVisitTable {
	session_id: string;
	invitation_id: string;
}

/** The one answer to an invitation. */
export interface ClosureAnswerTable {
	invitation_id: string;
	response_id: string;
	answered_at: string;
	/** 1: their thanks may be passed on. */
	pass_on: 0 | 1;
	/** Its words raised an alarm. */
	urgent_item_id: string | null;
}

/** A manager has opened the answer. */
export interface ClosureReadingTable {
	invitation_id: string;
	read_by: string;
	read_at: string;
}

/** Words of one answer that the manager lets the pod read. */
export interface ClosureReleaseTable {
	response_answer_id: string;
	released_by: string;
	released_at: string;
}

/** Another system of the council has ended a pod's work with somebody: an import, or a program. */
export interface WorkEndedTable {
	allocation_id: string;
	/** Who stands for the import. */
	ended_by: string;
	noted_at: string;
	/** The pod's manager was asked to say how the person may be asked. */
	told_at: string | null;
	/** It was said, or nothing comes of it. */
	settled_at: string | null;
}

export interface ClosureTables {
	work_ended: WorkEndedTable;
	closure: ClosureTable;
	closure_person: ClosurePersonTable;
	closure_hold: ClosureHoldTable;
	closure_invitation: ClosureInvitationTable;
	closure_code: ClosureCodeTable;
	closure_visit: ClosureVisitTable;
	closure_answer: ClosureAnswerTable;
	closure_reading: ClosureReadingTable;
	closure_release: ClosureReleaseTable;
}

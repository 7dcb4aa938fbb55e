import type { Words } from '../sealing.ts';

/** What somebody is in the middle of writing, sealed under the token that only their browser holds. */
export interface DraftTable {
	token_hash: string;
	journey: string;
	/** Whose it is, when they had come in: after their session ends nobody else at that browser may read it. */
	account_id: string | null;
	sealed: string;
	kept_at: string;
}

/** What somebody asked to have kept until they come back. Sealed under a key that is not in the database. */
export interface KeptDraftTable {
	account_id: string;
	journey: string;
	sealed: Words;
	kept_at: string;
}

export interface DraftsTables {
	draft: DraftTable;
	kept_draft: KeptDraftTable;
}

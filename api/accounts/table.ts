import type { ColumnType } from 'kysely';

export interface AccountTable {
	id: string;
	kind: 'family' | 'staff';
	/** The name they chose to be called by. */
	name: string;
	/** Staff: a role of `roles.ts`. Family: who they are to the child, a standing of `representations/standing.ts`. */
	role: string;
	email: string | null;
	language: string;
	wording: 'adult' | 'young' | 'easy';
	contact_channel: string;
	contact_detail: string | null;
	contact_times: string | null;
	created_at: string;
	ended_at: string | null;
}

export interface AccessCardTable {
	id: string;
	account_id: string;
	/** The part of the code that finds the card. It is no secret: knowing it opens nothing. */
	lookup: string;
	typed_hash: string;
	scanned_hash: string;
	/** The second secret, which the person chooses on first use. */
	chosen_hash: string | null;
	issued_at: string;
	revoked_at: string | null;
}

export interface SessionTable {
	id: string;
	token_hash: string;
	/** `visit` is somebody we do not know, in the middle of writing; `return` came back with a return code. */
	kind: 'family' | 'staff' | 'return' | 'visit';
	account_id: string | null;
	representation_id: string | null;
	/** 1 while a new card waits for its second secret to be chosen. */
	awaits_secret: ColumnType<0 | 1, 0 | 1, 0 | 1>;
	started_at: string;
	seen_at: string;
	ended_at: string | null;
}

export interface AccountsTables {
	account: AccountTable;
	access_card: AccessCardTable;
	session: SessionTable;
}

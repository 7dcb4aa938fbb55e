import type { ColumnType, Generated } from 'kysely';
import type { SecretKind } from './secret.ts';
import type { Interpreter } from './talking.ts';

export interface AccountTable {
	id: string;
	kind: 'family' | 'staff';
	/** The name they chose to be called by. */
	name: string;
	/** Staff: a role of `roles.ts`. Family: who they are to the child, a standing of `representations/standing.ts`. */
	role: string;
	email: string | null;
	/** By which the council's other systems know this person: a staff number, or a person number of the case system. */
	system_number: string | null;
	language: string;
	wording: 'adult' | 'young' | 'easy';
	contact_channel: string;
	contact_detail: string | null;
	contact_times: string | null;
	/** 1: whoever rings may leave a message. Null is a no: nobody was asked. */
	contact_message: Generated<0 | 1 | null>;
	/** How they are talked with (`talking.ts`). Null: nobody asked. */
	interpreter: Generated<Interpreter | null>;
	spoken_language: Generated<string | null>;
	/** Codes of `paperFormats`, with commas between. */
	paper_formats: Generated<string | null>;
	talking_more: Generated<string | null>;
	talking_said_on: Generated<string | null>;
	/** When everything of this person was erased: what is left is nobody. */
	erased_at: Generated<string | null>;
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
	/** A few bits of each code, by which its holder is told from a guesser (`guesses.ts`). Null on cards older than that. */
	typed_gate: Generated<string | null>;
	scanned_gate: Generated<string | null>;
	/** The second secret, which the person chooses on first use. */
	chosen_hash: string | null;
	/** What the person keeps in mind besides the card. */
	secret_kind: Generated<SecretKind>;
	/** The last day, in London, on which it opens. Null on cards older than that: they open until they are revoked. */
	expires_on: Generated<string | null>;
	issued_at: string;
	/** Null where the demo council made it, or it is older than that. */
	issued_by: Generated<string | null>;
	revoked_at: string | null;
	revoked_by: Generated<string | null>;
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
	/** When this person last proved who they are: a passkey, the directory, a code. Null where there is nothing to prove. */
	proved_at: string | null;
	/** How staff came in: `passkey`, `directory`, `code`, `recovery_code`, `demo`. */
	came_by: string | null;
	started_at: string;
	seen_at: string;
	ended_at: string | null;
}

export interface AccountsTables {
	account: AccountTable;
	access_card: AccessCardTable;
	session: SessionTable;
}

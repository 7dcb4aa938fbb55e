/** A program of the council, and the key it comes in by. The part that finds the key and its secret are kept apart. */
export interface ProgramTable {
	id: string;
	/** What the administrator calls it. */
	name: string;
	/** Finds the key. It is no secret: knowing it opens nothing. */
	lookup: string;
	secret_hash: string;
	/** Of `accounts/roles.ts`, with a space between. */
	scopes: string;
	made_at: string;
	made_by: string;
	/** The last day on which it opens anything. */
	expires_on: string;
	used_at: string | null;
	revoked_at: string | null;
	revoked_by: string | null;
}

/** An address of a program that is told when something happened. Its secret signs what is sent, so it is kept sealed. */
export interface WebhookTable {
	id: string;
	program_id: string;
	url: string;
	sealed_secret: string;
	made_at: string;
	made_by: string;
	ended_at: string | null;
	ended_by: string | null;
}

export interface ProgramsTables {
	program: ProgramTable;
	webhook: WebhookTable;
}

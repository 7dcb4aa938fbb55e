/** A one-time link with which somebody sets up how they come in. Only its fingerprint is stored. */
export interface SignInLinkTable {
	id: string;
	account_id: string;
	token_hash: string;
	/** The administrator who made it; null when it was printed by the command. */
	made_by: string | null;
	made_at: string;
	expires_at: string;
	/** The browser that opened it: from then on it is nobody else's. */
	browser_hash: string | null;
	opened_at: string | null;
	/** Used to its end, put in place of by a later one, or taken back. */
	ended_at: string | null;
}

/** What is under way in one browser: a challenge that awaits its answer, once. */
export interface SignInAttemptTable {
	id: string;
	what: AttemptKind;
	browser_hash: string;
	/** Whose, where that is known before the answer. */
	account_id: string | null;
	challenge_hash: string;
	/** What must be remembered until then, under a key of its own. */
	sealed: string | null;
	expires_at: string;
}

export type AttemptKind = 'passkey' | 'passkey_new' | 'passkey_again' | 'directory' | 'app_new';

export interface PasskeyTable {
	id: string;
	account_id: string;
	/** base64url, as the browser says it. */
	credential_id: string;
	public_key: string;
	/** How often the authenticator says it was used; 0 where it does not count. */
	counter: number;
	/** How it may be reached, for the browser: words with commas between them. */
	transports: string;
	name: string;
	made_at: string;
	used_at: string | null;
}

/** Who somebody is to the council's directory: its exact issuer and its own name for them. Never an email. */
export interface DirectoryIdentityTable {
	account_id: string;
	issuer: string;
	subject: string;
	joined_at: string;
	used_at: string | null;
}

/** A passphrase and the app that goes with it: neither opens anything alone. */
export interface PassphraseTable {
	account_id: string;
	hash: string;
	app_sealed: string;
	/** The last step of the app's clock whose code was taken: a code is taken once. */
	last_step: number;
	made_at: string;
	used_at: string | null;
}

export interface RecoveryCodeTable {
	id: string;
	account_id: string;
	/** The part that finds it among somebody's codes. It is no secret. */
	lookup: string;
	hash: string;
	used_at: string | null;
}

export interface SignInTables {
	sign_in_link: SignInLinkTable;
	sign_in_attempt: SignInAttemptTable;
	passkey: PasskeyTable;
	directory_identity: DirectoryIdentityTable;
	passphrase: PassphraseTable;
	recovery_code: RecoveryCodeTable;
}

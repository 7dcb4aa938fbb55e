/** One letter to one address. It holds nobody's name and no word of what was said: only which text to send. */
export interface LetterTable {
	id: string;
	kind: string;
	/** Sealed, and empty once it was sent. */
	address: string;
	/** A text message goes to a number, and only where GOV.UK Notify is set up. What a program is told goes to a webhook. */
	channel: 'email' | 'sms' | 'webhook';
	language: string;
	/** The address inside the portal that the letter points to, for staff who sign in anyway; of a webhook, its id. */
	about: string | null;
	/** What a program is told, as JSON: that something happened, and ids. */
	payload: string | null;
	queued_at: string;
	state: 'waiting' | 'sent' | 'stuck';
	tries: number;
	next_try_at: string;
	sent_at: string | null;
	last_error: string | null;
}

export interface OutboxTables {
	letter: LetterTable;
}

/** One letter to one address. It holds nobody's name and no word of what was said: only which text to send. */
export interface LetterTable {
	id: string;
	kind: string;
	address: string;
	/** A text message goes to a number, and only where GOV.UK Notify is set up. */
	channel: 'email' | 'sms';
	language: string;
	/** The address inside the portal that the letter points to, for staff who sign in anyway. */
	about: string | null;
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

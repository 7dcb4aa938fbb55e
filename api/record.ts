import type { Transaction } from 'kysely';
import type { Who } from './accounts/roles.ts';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';

/** One line of the append-only history: who did what to which thing, when. `particulars` is JSON. */
export interface RecordTable {
	id: string;
	at: string;
	who_kind: string;
	who_id: string | null;
	what: string;
	subject: string;
	subject_id: string;
	particulars: string;
}

/** What happened, as `thing.happened`: `representation.received`, `absence.set`. */
export interface Happening {
	at: Instant;
	who: Who;
	what: `${string}.${string}`;
	subject: string;
	subjectId: string;
	/** Facts, never anybody's words: the words are in their own table, under their own protection. */
	particulars?: Record<string, string | number | boolean | null>;
}

/**
 * Appends to the history inside the caller's own transaction, so that a change and its record are both kept or both not.
 * The database refuses to alter or remove a line afterwards (migration 0001).
 */
export async function append(trx: Transaction<Database>, happening: Happening): Promise<void> {
	const { who } = happening;
	await trx
		.insertInto('record')
		.values({
			id: newId(happening.at),
			at: happening.at,
			who_kind: who.kind,
			who_id: 'id' in who ? who.id : null,
			what: happening.what,
			subject: happening.subject,
			subject_id: happening.subjectId,
			particulars: JSON.stringify(happening.particulars ?? {}),
		})
		.execute();
}

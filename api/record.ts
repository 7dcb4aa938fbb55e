import { createHmac } from 'node:crypto';
import type { Generated, Kysely, Transaction } from 'kysely';
import type { Who } from './accounts/roles.ts';
import { announce } from './announce.ts';
import { lineText, type Mac } from './audit/chain.ts';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { newId } from './ids.ts';
import { readyKey } from './keys.ts';
import { insertRows } from './prepared.ts';

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
	/** Where it stands in the order in which the database took it. */
	line: Generated<number>;
	/** The mark that only the house can make; empty for lines from before there were any. */
	mac: Generated<string>;
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
	await appendAll(trx, [happening]);
}

const marks = new WeakMap<object, Mac>();

/**
 * Half of a mark is enough: to guess 128 bits is as hopeless as to guess 256, and every line carries one.
 */
const MARK_LETTERS = 22;

/** The marks of lines under the key of the history. */
export function lineMac(key: Buffer): Mac {
	const whole = sealMac(key);
	return (text) => whole(text).slice(0, MARK_LETTERS);
}

/** The marks of seals and heads under the key of the history. */
export function sealMac(key: Buffer): Mac {
	return (text) => createHmac('sha256', readyKey(key)).update(text).digest('base64url');
}

/**
 * Tells with which key the lines of this database are marked, once, as it is opened. Whoever holds the database and its key but
 * not this one can add no line that passes for one of the house's. (Whoever holds the master key holds both.)
 */
export function markHistory(db: Kysely<Database>, key: Buffer): void {
	marks.set(db.getExecutor().adapter, lineMac(key));
}

function markOf(trx: Transaction<Database>): Mac {
	const mac = marks.get(trx.getExecutor().adapter);
	if (mac === undefined) throw new Error('Nobody said with which key the lines of this database are marked.');
	return mac;
}

/** The engines take so many values in one statement and no more. */
const LINES_AT_ONCE = 500;

/** Appends several at once, in this order. */
export async function appendAll(trx: Transaction<Database>, happenings: readonly Happening[]): Promise<void> {
	const mac = markOf(trx);
	for (let at = 0; at < happenings.length; at += LINES_AT_ONCE) {
		const lines = happenings.slice(at, at + LINES_AT_ONCE).map((one) => marked(mac, lineFrom(one)));
		await insertRows(trx, 'record', lines);
	}
	await announce(trx, happenings);
}

function lineFrom({ at, who, what, subject, subjectId, particulars = {} }: Happening) {
	return {
		id: newId(at),
		at,
		who_kind: who.kind,
		who_id: 'id' in who ? who.id : null,
		what,
		subject,
		subject_id: subjectId,
		particulars: JSON.stringify(particulars),
	};
}

function marked<Content extends Parameters<typeof lineText>[0]>(mac: Mac, content: Content) {
	return { ...content, mac: mac(lineText(content)) };
}

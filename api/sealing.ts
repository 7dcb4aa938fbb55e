import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { ColumnType, Kysely, KyselyPlugin, Transaction } from 'kysely';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { erased } from './erased.ts';
import type { FreshKey, PersonKeys } from './person-keys.ts';
import { withRows } from './sealed-rows.ts';

declare const isSealed: unique symbol;

/** Somebody's words, sealed under their key. Nothing but a sealer makes one, so the compiler refuses to store words bare. */
export type Sealed = string & { readonly [isSealed]: true };

/** A column of words: written sealed, and read open, because every answer of the database is opened on its way (`opening`). */
export type Words = ColumnType<string, Sealed, Sealed>;
export type SomeWords = ColumnType<string | null, Sealed | null, Sealed | null>;

/**
 * Whose key words are under. What belongs to one representation has a key of its own, whoever sent it, so that it can be
 * erased by itself; what a family member says besides is under the key of their account.
 */
export type Owner = { account: string } | { representation: string } | { urgentItem: string };

/** Where a letter still goes is under one key for all of them, until it has gone. */
export type Holder = Owner | { letters: true };

/** Seals words for one row. Moved to another row, they cannot be opened. Null stays null. */
export type Sealer = <Said extends string | null>(row: string, words: Said) => Said extends null ? null : Sealed;

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `~1~key~body`, and behind it, as a query reads it, `~row`. Nothing else that we store looks like it. */
const SEALED = /^~1~([\w-]{16})~([A-Za-z0-9+/=]{38,})(?:~(.*))?$/s;

/**
 * What seals the words of one owner, under the key that they have or, with their first words, are given. Of an owner made in this
 * very transaction it may be said that there is no key yet, so that none is looked for.
 */
export async function sealerFor(
	trx: Transaction<Database>,
	owner: Holder,
	now: Instant,
	{ isNew = false }: { isNew?: boolean } = {},
): Promise<Sealer> {
	const { id, key } = 'letters' in owner ? await keysOf(trx).ofLetters() : await keyOf(trx, owner, now, isNew);
	return ((row: string, words: string | null) => words && sealUnder(id, key, row, words)) as Sealer;
}

async function keyOf(trx: Transaction<Database>, owner: Owner, now: Instant, isNew = false): Promise<FreshKey> {
	const keys = keysOf(trx);
	const known = isNew ? undefined : await findKey(trx, owner);
	const key = known && (await keys.find([known])).get(known);
	if (key) return { id: known, key };
	if (known !== undefined) await markShredded(trx, [known], now); // gone from the store by another way
	const fresh = await keys.take();
	const [kind, id] = named(owner);
	const mine = await trx
		.insertInto('person_key')
		.values({ key_id: fresh.id, owner_kind: kind, owner_id: id, made_at: now, shredded_at: null, destroyed_at: null })
		.onConflict((conflict) => conflict.doNothing()) // somebody else wrote this person's first words at the same moment
		.returning('key_id')
		.executeTakeFirst();
	return mine ? fresh : keyOf(trx, owner, now);
}

async function markShredded(trx: Transaction<Database>, ids: readonly string[], now: Instant): Promise<void> {
	await trx.updateTable('person_key').set({ shredded_at: now }).where('key_id', 'in', ids).execute();
}

async function findKey(db: Kysely<Database>, owner: Owner): Promise<string | undefined> {
	const [kind, id] = named(owner);
	const row = await db
		.selectFrom('person_key')
		.select('key_id')
		.where('owner_kind', '=', kind)
		.where('owner_id', '=', id)
		.where('shredded_at', 'is', null)
		.executeTakeFirst();
	return row?.key_id;
}

/** Which key an owner's words are under. `shredded_at`: nothing is read by it any more; `destroyed_at`: it is out of the store. */
export interface PersonKeyTable {
	key_id: string;
	owner_kind: 'account' | 'representation' | 'urgent_item';
	owner_id: string;
	made_at: string;
	shredded_at: string | null;
	destroyed_at: string | null;
}

/** How an owner stands in the table of keys. */
export function named(owner: Owner): ['account' | 'representation' | 'urgent_item', string] {
	if ('account' in owner) return ['account', owner.account];
	return 'representation' in owner ? ['representation', owner.representation] : ['urgent_item', owner.urgentItem];
}

function sealUnder(id: string, key: KeyObject, row: string, words: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(`${id} ${row}`));
	const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
	return `~1~${id}~${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
}

function openUnder(id: string, key: KeyObject, row: string, body: string): string {
	const bytes = Buffer.from(body, 'base64');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
	decipher.setAAD(Buffer.from(`${id} ${row}`));
	decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
	return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/**
 * The one place where words are opened: in every answer that the database gives, on its way to whoever asked. Words whose key
 * is erased read as `erased`. Throws where words were altered, or stand in a row that they were not sealed for.
 */
export class Opening implements KyselyPlugin {
	readonly keys: PersonKeys;

	constructor(keys: PersonKeys) {
		this.keys = keys;
	}

	transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => withRows(node);

	transformResult: KyselyPlugin['transformResult'] = async ({ result }) => {
		await this.open(result.rows);
		return result;
	};

	/** Opens the words of these rows: at once where their keys are at hand, and else once they were fetched. */
	open(rows: readonly Row[]): undefined | Promise<void> {
		const found = sealedIn(rows);
		const missing = found.filter(({ row, name, key: id, body, of }) => {
			const key = this.keys.atHand(id);
			if (key !== undefined) row[name] = openUnder(id, key, of, body);
			return key === undefined;
		});
		return missing.length === 0 ? undefined : this.#fetchAndOpen(missing);
	}

	async #fetchAndOpen(found: ReturnType<typeof sealedIn>): Promise<void> {
		const keys = await this.keys.find(new Set(found.map(({ key }) => key)));
		for (const { row, name, key: id, body, of } of found) {
			const key = keys.get(id);
			row[name] = key ? openUnder(id, key, of, body) : erased;
		}
	}
}

type Row = Record<string, unknown>;

function sealedIn(rows: readonly Row[]) {
	const found: { row: Row; name: string; key: string; body: string; of: string }[] = [];
	for (const row of rows) {
		const whole = row.id ?? row.account_id; // a row that is selected whole, and a kept draft its account's
		for (const name in row) {
			const value = row[name];
			if (typeof value !== 'string' || !value.startsWith('~1~')) continue;
			const [, key, body, of = whole] = SEALED.exec(value) ?? [];
			if (key === undefined || body === undefined) continue;
			if (typeof of !== 'string') throw new Error(`The words of "${name}" are read without the id of their row`);
			found.push({ row, name, key, body, of });
		}
	}
	return found;
}

/** The keys of the house that this database belongs to. */
export function keysOf(db: Kysely<Database>): PersonKeys {
	const opening = db.getExecutor().plugins.find((plugin) => plugin instanceof Opening);
	if (opening === undefined) throw new Error('This database was opened without the keys of its words');
	return opening.keys;
}

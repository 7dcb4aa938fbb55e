import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyStore, WrappedKey } from './key-store.ts';
import { keyFor } from './keys.ts';

/** How long an unwrapped key may be used before the store is asked again: an erasure in another process takes that long. */
const KEPT_MS = 30_000;

/** Unwrapped keys in memory at most: with what is around them about a megabyte. */
const KEPT_MOST = 4000;

/** So many keys are made at a time, because each time the disk is waited for. */
const SPARE = 32;

/** The ids of keys that are not of one person. */
const SEARCH = 'search';
const LETTERS = 'letter-addresses'; // as long as any other, since it stands in what is sealed

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key as it is used: made ready once, because making it ready costs Node five times as much as sealing a line with it. */
export interface FreshKey {
	id: string;
	key: KeyObject;
}

/** A key as it is wrapped. */
interface BareKey {
	id: string;
	key: Buffer;
}

/**
 * The keys of people's words. Each is random, wrapped under the master key, and kept where the words are not. A key is on
 * the disk before the first words under it are, so that no crash leaves words without their key.
 */
export class PersonKeys {
	readonly #store: KeyStore;
	readonly #under: string;
	readonly #wrapper: Buffer;
	readonly #kept = new Map<string, { key: KeyObject; until: number }>();
	#spare: FreshKey[] = [];
	#making: Promise<void> | undefined;

	constructor(store: KeyStore, master: Buffer) {
		this.#store = store;
		this.#under = nameOf(master);
		this.#wrapper = keyFor('people', master);
	}

	/** A key for somebody's first words. */
	async take(): Promise<FreshKey> {
		for (;;) {
			const fresh = this.#spare.pop();
			if (fresh) {
				this.#keep(fresh.id, fresh.key);
				return fresh;
			}
			await (this.#making ??= this.#make().finally(() => (this.#making = undefined)));
		}
	}

	async #make(): Promise<void> {
		const made = Array.from({ length: SPARE }, () => ({
			id: randomBytes(IV_BYTES).toString('base64url'),
			key: randomBytes(KEY_BYTES),
		}));
		await this.#store.add(made.map(({ id, key }) => wrap({ id, key }, this.#under, this.#wrapper)));
		this.#spare.push(...made.map(({ id, key }) => ({ id, key: createSecretKey(key) })));
	}

	/** The key of this id, where it is at hand: undefined says nothing of whether there is one. */
	atHand(id: string): KeyObject | undefined {
		const kept = this.#kept.get(id);
		return kept && kept.until > performance.now() ? kept.key : undefined;
	}

	/** The keys of these ids. One that is not there was erased. */
	async find(ids: Iterable<string>): Promise<Map<string, KeyObject>> {
		const found = new Map<string, KeyObject>();
		const missing: string[] = [];
		for (const id of ids) {
			const key = this.atHand(id);
			if (key) found.set(id, key);
			else missing.push(id);
		}
		if (missing.length === 0) return found;
		for (const row of await this.#store.find(missing)) {
			const key = createSecretKey(unwrap(row, this.#under, this.#wrapper));
			this.#keep(row.id, key);
			found.set(row.id, key);
		}
		return found;
	}

	/** The key that makes the marks of words that are searched for: for everybody the same. */
	search(): Promise<KeyObject> {
		return this.#shared(SEARCH);
	}

	/** The key of where letters go that are not sent yet. */
	async ofLetters(): Promise<FreshKey> {
		return { id: LETTERS, key: await this.#shared(LETTERS) };
	}

	/** A key that is not of one person. The first who needs it makes it. */
	async #shared(id: string): Promise<KeyObject> {
		for (;;) {
			const key = (await this.find([id])).get(id);
			if (key) return key;
			await this.#store.add([wrap({ id, key: randomBytes(KEY_BYTES) }, this.#under, this.#wrapper)]);
		}
	}

	/** Erases keys for ever. From now on nothing under them can be read here; in another process after `KEPT_MS`. */
	async erase(ids: readonly string[]): Promise<void> {
		for (const id of ids) this.#kept.delete(id);
		await this.#store.remove(ids);
		for (const id of ids) this.#kept.delete(id); // whoever read meanwhile has kept it again
	}

	#keep(id: string, key: KeyObject): void {
		if (this.#kept.size >= KEPT_MOST) this.#kept.delete(this.#kept.keys().next().value!);
		this.#kept.set(id, { key, until: performance.now() + KEPT_MS });
	}
}

/** The name of a master key, by which its wrappings are known. It tells nothing of the key. */
export function nameOf(master: Buffer): string {
	return keyFor('name of the master key', master).subarray(0, 6).toString('base64url');
}

/** The id by which the root is kept among the keys. */
const ROOT = 'root';

/**
 * The key that every other key of the house is worked out from (`World.key`), save those of people. It is random, and only
 * wrapped by the master key: when the master key is changed for another, what is under these keys stays as it is.
 */
export const rootKey = {
	async find(store: KeyStore, master: Buffer): Promise<Buffer | undefined> {
		const [row] = await store.find([ROOT]);
		return row && unwrap(row, nameOf(master), keyFor('people', master));
	},
	/** Two first starts at once make one: the second finds it there. */
	async make(store: KeyStore, master: Buffer): Promise<Buffer> {
		const key = { id: ROOT, key: randomBytes(KEY_BYTES) };
		await store.add([wrap(key, nameOf(master), keyFor('people', master))]);
		return (await this.find(store, master))!;
	},
};

/** Wraps a key under a master's own (AES-256-GCM), bound to its id: one wrapping cannot be passed off as another. */
export function wrap({ id, key }: BareKey, under: string, wrapper: Buffer): WrappedKey {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', wrapper, iv).setAAD(Buffer.from(`${id} ${under}`));
	const body = Buffer.concat([cipher.update(key), cipher.final()]);
	return { id, under, wrapped: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64') };
}

/** Throws when it was wrapped under another master key, or altered. */
export function unwrap(row: WrappedKey, under: string, wrapper: Buffer): Buffer {
	if (row.under !== under) throw new Error('A key is wrapped under another master key');
	const bytes = Buffer.from(row.wrapped, 'base64');
	const decipher = createDecipheriv('aes-256-gcm', wrapper, bytes.subarray(0, IV_BYTES));
	decipher.setAAD(Buffer.from(`${row.id} ${under}`));
	decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
	return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

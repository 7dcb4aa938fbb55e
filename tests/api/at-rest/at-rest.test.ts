import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUp } from '../../../api/at-rest/backup.ts';
import { rotateFiles } from '../../../api/at-rest/rotation.ts';
import { erased } from '../../../api/erased.ts';
import { readConfig } from '../../../api/config.ts';
import { open } from '../../../api/main.ts';
import { DATABASE_FILE, KEYS_FILE } from '../../../api/key-store.ts';
import { rootKey } from '../../../api/person-keys.ts';
import { everythingOf, finishShredding, leaveNoTrace, shred } from '../../../api/shredding.ts';
import { findRoot, openStores, type Stores } from '../../../api/stores.ts';
import { type Files, inhabited, newFiles, wordsIn } from './files.ts';

const PHONE = '07700 900123, only when he is at work';
const NOW = '2026-06-08T10:00:00.000Z';
const clock = { now: () => NOW, today: () => '2026-06-08' };

/** What somebody who opens the house with this key reads in it. */
async function readWith(files: Files, master: Buffer): Promise<{ words: string[]; root: Buffer }> {
	const stores = files.open(master);
	const read = { words: await wordsIn(stores), root: (await rootKey.find(stores.keys, master))! };
	await stores.close();
	return read;
}

async function erase({ db }: Stores, account: string): Promise<void> {
	await db.transaction().execute(async (trx) => void (await shred(trx, await everythingOf(trx, account), NOW)));
	await finishShredding({ db, clock });
	await leaveNoTrace(db);
}

describe('another master key', () => {
	test('opens everything that the old one opened, and the old one opens nothing', async () => {
		const files = await inhabited(PHONE);
		const to = randomBytes(32);
		expect(rotateFiles(files.folder, files.master, to)).toBeGreaterThan(1);
		expect(await readWith(files, to)).toEqual({ words: [PHONE], root: files.root });
		expect(() => files.open()).toThrow('The key does not open');
		expect(readdirSync(files.folder).sort()).toEqual([DATABASE_FILE, KEYS_FILE].sort());
	});

	test('cut off between the two files, or in the middle of one, it goes on with the same words', async () => {
		const files = await inhabited(PHONE);
		const to = randomBytes(32);
		const database = join(files.folder, DATABASE_FILE);
		copyFileSync(database, `${database}.before`);
		rotateFiles(files.folder, files.master, to);
		rmSync(database);
		copyFileSync(`${database}.before`, database); // the keys are under the new one, the words not yet
		writeFileSync(`${database}.rotating`, 'half a file');
		expect(() => files.open(to)).toThrow('The key does not open');
		expect(rotateFiles(files.folder, files.master, to)).toBeGreaterThan(1);
		expect(await readWith(files, to)).toEqual({ words: [PHONE], root: files.root });
		expect(rotateFiles(files.folder, files.master, to), 'and once more does no harm').toBeGreaterThan(1);
		expect((await readWith(files, to)).words).toEqual([PHONE]);
	});

	test('is refused while somebody has the house open, and nothing is changed', async () => {
		const files = await inhabited(PHONE);
		const stores = files.open();
		await wordsIn(stores);
		expect(() => rotateFiles(files.folder, files.master, randomBytes(32))).toThrow('stop Alongside first');
		expect(await wordsIn(stores)).toEqual([PHONE]);
		await stores.close();
		expect((await readWith(files, files.master)).words).toEqual([PHONE]);
	});

	test('is refused when the old key is not the one of this house', async () => {
		const files = await inhabited(PHONE);
		expect(() => rotateFiles(files.folder, randomBytes(32), randomBytes(32))).toThrow(
			'Neither the old key nor the new',
		);
	});
});

describe('copies', () => {
	const places = (files: Files) => ({ to: join(files.folder, 'words'), keysTo: join(files.folder, 'keys') });
	const copied = (files: Files, at = NOW) =>
		backUp({ folder: files.folder, master: files.master, ...places(files), keepKeysDays: 14, at });

	/** A house made of copies, as somebody would put it back. */
	function putBack(files: Files, { words, keys }: { words: string; keys: string }): Files {
		const folder = join(files.folder, `back-${randomBytes(4).toString('hex')}`);
		mkdirSync(folder);
		copyFileSync(words, join(folder, DATABASE_FILE));
		copyFileSync(keys, join(folder, KEYS_FILE));
		return {
			...files,
			folder,
			open: (key = files.master) => openStores({ databaseUrl: undefined, dataDir: folder }, key),
		};
	}

	test('are made beside a running house, opened, and put back with every word', async () => {
		const files = await inhabited(PHONE);
		const running = files.open();
		const made = copied(files);
		await running.close();
		expect((await readWith(putBack(files, made), files.master)).words).toEqual([PHONE]);
	});

	test('after somebody was erased, a copy of the words from before does not give them back with the keys of today', async () => {
		const files = await inhabited(PHONE);
		const before = copied(files);
		const running = files.open();
		await erase(running, files.account);
		expect(await wordsIn(running)).toEqual([erased]);
		await running.close();
		const old = putBack(files, { words: before.words, keys: join(files.folder, KEYS_FILE) });
		expect((await readWith(old, files.master)).words).toEqual([erased]);
		const honest = putBack(files, before); // which is why a copy of the keys is kept for some days only
		expect((await readWith(honest, files.master)).words).toEqual([PHONE]);
	});

	test('of the keys are removed after fourteen days, those of the words stay', async () => {
		const files = await inhabited(PHONE);
		const old = copied(files);
		const long = new Date(Date.parse(NOW) - 15 * 86_400_000);
		utimesSync(old.keys, long, long);
		const { removed } = copied(files, '2026-06-08T11:00:00.000Z');
		expect(removed).toEqual([old.keys]);
		expect(existsSync(old.words)).toBe(true);
	});

	test('of keys and words never go to one place, nor one inside the other', async () => {
		const files = await inhabited(PHONE);
		const { to } = places(files);
		for (const keysTo of [to, join(to, 'keys')]) {
			expect(() =>
				backUp({ folder: files.folder, master: files.master, to, keysTo, keepKeysDays: 14, at: NOW }),
			).toThrow('elsewhere');
		}
	});
});

test('a house of its own starts over nothing, and again, and after its key was changed, without its old one', async () => {
	const files = newFiles();
	const [one, other] = ['one.key', 'other.key'].map((name) => join(files.folder, name));
	writeFileSync(one!, files.master.toString('hex'));
	const to = randomBytes(32);
	writeFileSync(other!, to.toString('hex'));
	const start = async (file: string) => {
		const house = await open(readConfig({ DATA_DIR: files.folder, SECRET_KEY_FILE: file, LOG_LEVEL: 'silent' }));
		const key = house.world.key('audit');
		await house.close();
		return key;
	};
	const key = await start(one!);
	expect(await start(one!)).toEqual(key);
	rotateFiles(files.folder, files.master, to);
	expect(await start(other!), 'what is under the other keys of the house stays readable').toEqual(key);
	await expect(start(one!)).rejects.toThrow('The key does not open');
});

test('a house whose keys are gone does not start as if nothing were', async () => {
	const files = await inhabited(PHONE);
	rmSync(join(files.folder, KEYS_FILE));
	const stores = files.open();
	await expect(findRoot(stores, files.master)).rejects.toThrow('Put back the copy of keys.db');
	await stores.close();
});

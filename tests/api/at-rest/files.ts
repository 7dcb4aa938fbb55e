import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Kysely } from 'kysely';
import { type Database, migrateToLatest } from '../../../api/database.ts';
import { newId } from '../../../api/ids.ts';
import { sealerFor } from '../../../api/sealing.ts';
import { findRoot, openStores, type Stores } from '../../../api/stores.ts';

const NOW = '2026-06-08T10:00:00.000Z';

/** Real files of a house in a folder of their own, with a master key of their own. */
export interface Files {
	folder: string;
	master: Buffer;
	open(master?: Buffer): Stores;
}

export function newFiles(): Files {
	const folder = mkdtempSync(join(tmpdir(), 'alongside-files-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const master = randomBytes(32);
	return { folder, master, open: (key = master) => openStores({ databaseUrl: undefined, dataDir: folder }, key) };
}

/** A house in which somebody said something. Returns whose account it is, and the root of its other keys. */
export async function inhabited(words: string): Promise<Files & { account: string; root: Buffer }> {
	const files = newFiles();
	const stores = files.open();
	await migrateToLatest(stores.db);
	const root = await findRoot(stores, files.master);
	const account = await callBack(stores.db, words);
	await stores.close();
	return { ...files, account, root };
}

async function callBack(db: Kysely<Database>, words: string): Promise<string> {
	const [account, pod, id] = [newId(NOW), newId(NOW), newId(NOW)];
	await db
		.insertInto('account')
		.values({
			...{ id: account, kind: 'family', name: 'Maya', role: 'parent', email: null, language: 'en', wording: 'adult' },
			...{ contact_channel: 'portal', contact_detail: null, contact_times: null, created_at: NOW, ended_at: null },
		})
		.execute();
	await db
		.insertInto('pod')
		.values({
			...{ id: pod, name: 'Otter', emblem: 'otter', phone: '1', email: 'otter@council.example', open_from: '09:00' },
			...{ open_to: '17:00', service_manager_id: null, opened_on: '2020-01-06', closed_on: null },
			checked_on: '2026-06-01',
		})
		.execute();
	await db.transaction().execute(async (trx) => {
		const seal = await sealerFor(trx, { account }, NOW);
		await trx
			.insertInto('call_back')
			.values({
				...{ id, account_id: account, pod_id: pod, for_account_id: null, someone_else: 0, asked_at: NOW },
				...{ phone: seal(id, words), safe_times: null, words: null, done_at: null, done_by: null },
			})
			.execute();
	});
	return account;
}

export async function wordsIn({ db }: Stores): Promise<string[]> {
	return (await db.selectFrom('call_back').select('phone').execute()).map(({ phone }) => phone);
}

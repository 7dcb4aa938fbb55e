import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { expect, inject, test } from 'vitest';
import { type Database, migrateToLatest, openPostgres, openSqlite } from '../../../api/database.ts';
import { DATABASE_FILE } from '../../../api/key-store.ts';
import { keyFor } from '../../../api/keys.ts';
import { command } from '../../support/command.ts';
import { postgresUrl } from '../../support/template.ts';
import { bareDatabase } from '../../support/world.ts';
import { tellCouncil } from './told.ts';

const secret = 'ab'.repeat(32);

/** The folder and the settings of a house, and its database; on SQLite none is there until it is opened. */
async function aHouse() {
	const folder = await mkdtemp(join(inject('folder'), 'tallies-'));
	const keyIn = await mkdtemp(join(inject('folder'), 'key-'));
	await writeFile(join(keyIn, 'key'), secret);
	const settings = { DATA_DIR: folder, SECRET_KEY_FILE: join(keyIn, 'key'), DEMO: '0' };
	if (!postgresUrl) {
		const open = () => openSqlite(join(folder, DATABASE_FILE), keyFor('database', Buffer.from(secret, 'hex')));
		return { folder, env: settings, open, drop: async () => {} };
	}
	const { address, drop } = await bareDatabase();
	return { folder, env: { ...settings, DATABASE_URL: address }, open: () => openPostgres(address, 2), drop };
}

const plant = (db: Kysely<Database>, by: number) =>
	db
		.updateTable('tally')
		.set((of) => ({ many: of('many', '+', by) }))
		.where('slice', '=', 'theme')
		.where('scope', '=', 'all')
		.where('part', '=', 'delay')
		.execute();

test('the command ends with 0 where a recount finds every tally, with 1 and a sentence for each that it does not', async () => {
	const house = await aHouse();
	const run = () => command('api/trends/verify.ts', house.env);
	const db = house.open();
	await migrateToLatest(db);
	await tellCouncil(db, [
		{ on: '2026-04-07', themes: ['delay', 'communication'], times: 3 },
		{ on: '2026-05-12', kind: 'compliment' },
	]);
	expect(await run()).toEqual({
		...{ code: 0, error: '' },
		said: expect.stringMatching(/^The tallies are what a recount finds\. 4 representations, \d+ counts\.\n$/),
	});
	await plant(db, 1);
	const found = await run();
	expect(found).toMatchObject({ code: 1, error: '' });
	expect(found.said.trimEnd().split('\n')).toEqual([
		expect.stringContaining('are NOT what a recount finds'),
		'theme delay, complaints of 2026-04, the service: kept 4, counted 3.',
	]);
	await plant(db, -1);
	expect((await run()).code, 'it has mended nothing, and finds nothing more').toBe(0);
	await db.destroy();
	await house.drop();
});

test('the command ends with 2 where it could not look, and leaves nothing behind', async () => {
	const house = await aHouse();
	expect(await command('api/trends/verify.ts', house.env)).toEqual({
		...{ code: 2, said: '' },
		error: expect.stringMatching(/^The tallies could not be read \(\w+\)\.\n$/),
	});
	expect(await readdir(house.folder)).toEqual([]);
	if (postgresUrl === undefined) await needsItsKey(house);
	await house.drop();
});

/** A file is encrypted; a server is not opened with our key. */
async function needsItsKey(house: Awaited<ReturnType<typeof aHouse>>): Promise<void> {
	const withoutKey = await command('api/trends/verify.ts', { ...house.env, SECRET_KEY_FILE: join(house.folder, 'no') });
	expect(withoutKey).toMatchObject({ code: 2, said: '', error: expect.stringContaining('there is no file at') });
}

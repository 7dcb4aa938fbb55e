import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, onTestFinished, test } from 'vitest';
import { type Database, migrateToLatest, migratorFor } from '../api/database.ts';
import { append, type Happening } from '../api/record.ts';
import { migrations } from '../migrations/index.ts';
import { schemaOf } from './support/schema.ts';
import { openAt, postgresUrl } from './support/template.ts';
import { bareDatabase, testWorld } from './support/world.ts';

const names = Object.keys(migrations);

test('migrations are numbered from 0001 without a gap, and every file is in the list once', () => {
	const files = readdirSync(new URL('../migrations', import.meta.url)).filter((file) => file !== 'index.ts');
	expect(names.map((name) => `${name}.ts`)).toEqual(files.toSorted());
	expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
});

test('each migration goes forward, back and forward again, and leaves the same tables both times', async () => {
	const { db } = await bare();
	const migrator = migratorFor(db);
	const forward: string[][] = [await schemaOf(db)];
	for (const _ of names) {
		await must(migrator.migrateUp());
		forward.push(await schemaOf(db));
	}
	expect(new Set(forward.map(String)).size).toBe(names.length + 1);

	for (const schema of forward.slice(0, -1).toReversed()) {
		await must(migrator.migrateDown());
		expect(await schemaOf(db)).toEqual(schema);
	}
	for (const schema of forward.slice(1)) {
		await must(migrator.migrateUp());
		expect(await schemaOf(db)).toEqual(schema);
	}
});

test('migrating what is already up to date changes nothing', async () => {
	const { db } = await testWorld();
	const before = await schemaOf(db);
	await migrateToLatest(db);
	expect(await schemaOf(db)).toEqual(before);
	expect(before.length).toBeGreaterThan(20);
});

test('a migration that breaks half-way leaves nothing of itself behind', async () => {
	const { db } = await bare();
	const breaks = async (half: Kysely<unknown>) => {
		await half.schema.createTable('half_made').addColumn('id', 'text').execute();
		throw new Error('the power went');
	};
	const broken = { ...migrations, '9999-breaks': { up: breaks } };
	const { error } = await new Migrator({ db, provider: { getMigrations: async () => broken } }).migrateToLatest();
	expect(String(error)).toContain('the power went');
	expect(String(await schemaOf(db))).not.toContain('half_made');
	await migrateToLatest(db);
	expect(await migratorFor(db).getMigrations()).toHaveLength(names.length);
});

test('two houses that start together over one database migrate it once, and both come up', async () => {
	const { db, address } = await bare();
	const houses = await Promise.all([1, 2].map(() => houseAboutToStart(address)));
	const ends = await Promise.all(houses.map((house) => house.start()));
	expect(ends).toEqual([
		{ code: 0, error: '' },
		{ code: 0, error: '' },
	]);
	expect((await migratorFor(db).getMigrations()).filter((migration) => migration.executedAt)).toHaveLength(
		names.length,
	);
});

const happening: Happening = {
	at: '2026-06-08T10:00:00.000Z',
	who: { kind: 'system' },
	what: 'thing.happened',
	subject: 'thing',
	subjectId: '1',
};

const forgeries = {
	changed: sql`update record set what = 'thing.never_happened'`,
	removed: sql`delete from record`,
	...(postgresUrl
		? { emptied: sql`truncate record` }
		: {
				'written over': sql`insert or replace into record (id, at, who_kind, what, subject, subject_id, particulars)
					select id, at, who_kind, 'thing.never_happened', subject, subject_id, particulars from record`,
				'written over by its number': sql`insert or replace into record
					(line, id, at, who_kind, what, subject, subject_id, particulars)
					select line, 'another', at, who_kind, 'thing.never_happened', subject, subject_id, particulars from record`,
			}),
};

test.each(Object.entries(forgeries))(
	'a line of the record cannot be %s, by anybody, in any way',
	async (_how, forgery) => {
		const { db } = await testWorld();
		await db.transaction().execute((trx) => append(trx, happening));
		const before = await db.selectFrom('record').selectAll().execute();
		expect(before).toMatchObject([{ what: 'thing.happened', subject_id: '1' }]);
		await expect(forgery.execute(db)).rejects.toThrow('the record is append-only');
		expect(await db.selectFrom('record').selectAll().execute()).toEqual(before);
	},
);

async function bare(): Promise<{ db: Kysely<Database>; address: string }> {
	const { address, drop } = await bareDatabase();
	const db = await openAt(address);
	onTestFinished(() => db.destroy().then(drop));
	return { db, address };
}

async function must(migrating: ReturnType<Migrator['migrateUp']>): Promise<void> {
	const { error } = await migrating;
	expect(error).toBeUndefined();
}

/** A process that has loaded the house and waits for the word to start it. */
async function houseAboutToStart(address: string) {
	const program = fileURLToPath(new URL('support/migrate.ts', import.meta.url));
	const child = spawn(process.execPath, [program, address]);
	let error = '';
	child.stderr.on('data', (text: Buffer) => (error += text.toString()));
	await once(child.stdout, 'data');
	return {
		start: async () => {
			child.stdin.write('start\n');
			const [code] = (await once(child, 'close')) as [number];
			return { code, error };
		},
	};
}

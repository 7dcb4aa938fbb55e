import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Line, Seal } from './chain.ts';

const columns = [
	'line',
	'id',
	'at',
	'who_kind',
	'who_id',
	'what',
	'subject',
	'subject_id',
	'particulars',
	'mac',
] as const;

/** So many lines after a number, in order. Without a number, from the very first, whatever number it claims. */
export async function listLines(db: Kysely<Database>, after: number | undefined, most: number): Promise<Line[]> {
	let lines = db.selectFrom('record').select(columns).orderBy('line').limit(most);
	if (after !== undefined) lines = lines.where('line', '>', after);
	return lines.execute();
}

/** So many seals after a number, in order. */
export async function listSeals(db: Kysely<Database>, after: number | undefined, most: number): Promise<Seal[]> {
	let seals = db.selectFrom('record_seal').selectAll().orderBy('number').limit(most);
	if (after !== undefined) seals = seals.where('number', '>', after);
	return seals.execute();
}

/** The newest seal. */
export async function findLastSeal(db: Kysely<Database>): Promise<Seal | undefined> {
	return db.selectFrom('record_seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
}

/** The seal of this number. */
export async function findSeal(db: Kysely<Database>, number: number): Promise<Seal | undefined> {
	return db.selectFrom('record_seal').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The greatest number given to a line that is there to be read. */
export async function lastLine(db: Kysely<Database>): Promise<number> {
	const row = await db.selectFrom('record').select('line').orderBy('line', 'desc').limit(1).executeTakeFirst();
	return row?.line ?? 0;
}

/**
 * The transactions that are writing to the history at this moment. On SQLite one writes at a time, and numbers are given in the
 * order of keeping, so there is nobody to wait for. On PostgreSQL a number is given before its line can be seen, so that a smaller
 * one may still appear, but only while its writer holds the table (as its own concurrent building of an index waits for them).
 */
export async function listWriters(db: Kysely<Database>): Promise<string[]> {
	if (!isPostgres(db)) return [];
	const { rows } = await sql<{ writer: string }>`select distinct virtualtransaction as writer from pg_locks
		where locktype = 'relation' and relation = 'record'::regclass and mode = 'RowExclusiveLock' and granted
			and database = (select oid from pg_database where datname = current_database())`.execute(db);
	return rows.map(({ writer }) => writer);
}

/** Lines whose id another line has too: one of the house's written down a second time by somebody else. */
export async function listRepeated(db: Kysely<Database>, most: number): Promise<number[]> {
	const rows = await db
		.selectFrom('record')
		.select((of) => of.fn.max('line').as('line'))
		.groupBy('id')
		.having((of) => of.fn.countAll<number>(), '>', 1)
		.limit(most)
		.execute();
	return rows.map(({ line }) => line);
}

const guards = {
	sqlite: ['record', 'record_seal'].flatMap((table) =>
		['update', 'delete', 'overwrite'].map((change) => `${table}_no_${change}`),
	),
	postgres: ['record', 'record_seal'].flatMap((table) => [`${table}_append_only`, `${table}_never_emptied`]),
};

/** What should refuse every change of the history in the database itself, and is not there. */
export async function listMissingGuards(db: Kysely<Database>): Promise<string[]> {
	const { rows } = isPostgres(db)
		? await sql<{ name: string }>`select tgname as name from pg_trigger where tgenabled <> 'D'`.execute(db)
		: await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db);
	const there = new Set(rows.map(({ name }) => name));
	return guards[isPostgres(db) ? 'postgres' : 'sqlite'].filter((guard) => !there.has(guard));
}

function isPostgres(db: Kysely<Database>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { PersonKeys } from '../../api/person-keys.ts';
import { migrateToLatest, openPostgres, openSqlite, type Database } from '../../api/database.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A migrated, empty database that each world copies: a file, or the name of a PostgreSQL database. */
		template: string;
		/** A folder of this run, removed when it ends. */
		folder: string;
	}
}

/** An encrypted database is what a real house has. Its key only has to be the same for all copies. */
export const testKey = Buffer.alloc(32, 7);

/** The server of PostgreSQL to test on, when there is one. */
export const postgresUrl = process.env.TEST_DATABASE_URL;

export function databaseUrl(server: string, database: string): string {
	const url = new URL(server);
	url.pathname = database;
	return url.href;
}

/** Opens a test database by its address: a PostgreSQL URL or the path of a file. */
export async function openAt(address: string, words?: PersonKeys): Promise<Kysely<Database>> {
	if (address.startsWith('postgres')) return openPostgres(address, 4, words);
	const db = openSqlite(address, testKey, words);
	await sql`pragma synchronous = off`.execute(db); // no test has to survive a power cut
	return db;
}

/** Says one thing to the PostgreSQL server itself, outside any test database. */
export async function tellServer(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** Once per run, before any worker: migrating takes longer than copying, and a world is copied for every test. */
export default async function setup(project: TestProject) {
	const folder = await mkdtemp(join(tmpdir(), 'alongside-'));
	const template = postgresUrl ? `template_${process.pid}` : join(folder, 'template.db');
	if (postgresUrl) await tellServer(postgresUrl, `create database ${template}`);
	await migrateAndClose(await openAt(postgresUrl ? databaseUrl(postgresUrl, template) : template));
	project.provide('template', template);
	project.provide('folder', folder);

	return async () => {
		if (postgresUrl) await tellServer(postgresUrl, `drop database ${template}`);
		await rm(folder, { recursive: true });
	};
}

/** Closing matters: SQLite writes the last pages into the file, and PostgreSQL copies no database that is in use. */
async function migrateAndClose(db: Kysely<Database>): Promise<void> {
	await migrateToLatest(db);
	await db.destroy();
}

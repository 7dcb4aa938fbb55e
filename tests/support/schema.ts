import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Database } from '../../api/database.ts';

const ofSqlite = sql<{ thing: string }>`
	select type || ' ' || name || ': ' || coalesce(sql, '') as thing from sqlite_master
	where name not like 'sqlite_%' and name not like 'kysely_%' order by 1`;

const ofPostgres = sql<{ thing: string }>`
	select * from (
		select 'column ' || table_name || '.' || column_name || ': ' || data_type || ' ' || is_nullable || ' '
			|| coalesce(column_default, '') as thing
			from information_schema.columns where table_schema = 'public' and table_name not like 'kysely_%'
		union all select 'index ' || indexdef from pg_indexes
			where schemaname = 'public' and tablename not like 'kysely_%'
		union all select 'constraint ' || conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid)
			from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'kysely_%'
		union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
		union all select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
	) things order by 1`;

/** Every table, column, index, constraint, trigger and function as a line of text, to compare one schema with another. */
export async function schemaOf(db: Kysely<Database>): Promise<string[]> {
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	const { rows } = await (isPostgres ? ofPostgres : ofSqlite).execute(db);
	return rows.map(({ thing }) => thing);
}

/** The names of all tables, those of the index of words among them. */
export async function schemaTables(db: Kysely<Database>): Promise<string[]> {
	const { rows } = await (
		db.getExecutor().adapter instanceof PostgresAdapter
			? sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`
			: sql<{ name: string }>`select name from sqlite_master where type = 'table'`
	).execute(db);
	return rows.map(({ name }) => name).toSorted();
}

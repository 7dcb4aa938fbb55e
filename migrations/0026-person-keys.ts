import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Which key somebody’s words are under. The keys themselves are elsewhere: SQLite has a file of its own for them, PostgreSQL a
 * schema of its own, so that a copy of the words can be taken without them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('person_key')
		.addColumn('key_id', 'text', (c) => c.primaryKey())
		.addColumn('owner_kind', 'text', (c) =>
			c.notNull().check(sql`owner_kind in ('account', 'representation', 'urgent_item')`),
		)
		.addColumn('owner_id', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('shredded_at', 'text')
		.addColumn('destroyed_at', 'text')
		.execute();
	await sql`create unique index person_key_of on person_key (owner_kind, owner_id) where shredded_at is null`.execute(
		db,
	);
	if (!isPostgres(db)) return;
	await sql`create schema keys`.execute(db);
	await sql`create table keys.wrapped_key (id text primary key, under text not null, wrapped text not null)`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	if (isPostgres(db)) await sql`drop schema keys cascade`.execute(db);
	await db.schema.dropTable('person_key').execute();
}

function isPostgres(db: Kysely<unknown>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

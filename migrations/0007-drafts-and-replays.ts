import type { Kysely } from 'kysely';

/**
 * What somebody is in the middle of writing, sealed under the token only their browser holds; and the answers already
 * given to a repeated request, sealed under the key only its sender holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('draft')
		.addColumn('token_hash', 'text', (c) => c.notNull())
		.addColumn('journey', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text')
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addColumn('kept_at', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('draft_once', ['token_hash', 'journey'])
		.execute();
	await db.schema.createIndex('draft_kept').on('draft').column('kept_at').execute();
	await db.schema
		.createTable('replay')
		.addColumn('key_hash', 'text', (c) => c.primaryKey())
		.addColumn('body_hash', 'text', (c) => c.notNull())
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addColumn('answered_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('replay_answered').on('replay').column('answered_at').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('replay').execute();
	await db.schema.dropTable('draft').execute();
}

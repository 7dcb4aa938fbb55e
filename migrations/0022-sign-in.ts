import type { Kysely } from 'kysely';

/** What staff come in with, the one-time links that begin it, and what is under way in one browser. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('session').addColumn('came_by', 'text').execute();
	await db.schema
		.createTable('sign_in_link')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('token_hash', 'text', (c) => c.notNull().unique())
		.addColumn('made_by', 'text', (c) => c.references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('expires_at', 'text', (c) => c.notNull())
		.addColumn('browser_hash', 'text')
		.addColumn('opened_at', 'text')
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema.createIndex('sign_in_link_account').on('sign_in_link').column('account_id').execute();
	await db.schema.createIndex('sign_in_link_browser').on('sign_in_link').column('browser_hash').execute();
	await db.schema
		.createTable('sign_in_attempt')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('what', 'text', (c) => c.notNull())
		.addColumn('browser_hash', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('challenge_hash', 'text', (c) => c.notNull().unique())
		.addColumn('sealed', 'text')
		.addColumn('expires_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('sign_in_attempt_browser').on('sign_in_attempt').column('browser_hash').execute();
	await db.schema
		.createTable('passkey')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('credential_id', 'text', (c) => c.notNull().unique())
		.addColumn('public_key', 'text', (c) => c.notNull())
		.addColumn('counter', 'bigint', (c) => c.notNull())
		.addColumn('transports', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('used_at', 'text')
		.execute();
	await db.schema.createIndex('passkey_account').on('passkey').column('account_id').execute();
	await db.schema
		.createTable('directory_identity')
		.addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
		.addColumn('issuer', 'text', (c) => c.notNull())
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('joined_at', 'text', (c) => c.notNull())
		.addColumn('used_at', 'text')
		.addUniqueConstraint('directory_identity_one_each', ['issuer', 'subject'])
		.execute();
	await db.schema
		.createTable('passphrase')
		.addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id'))
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('app_sealed', 'text', (c) => c.notNull())
		.addColumn('last_step', 'bigint', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('used_at', 'text')
		.execute();
	await db.schema
		.createTable('recovery_code')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('lookup', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('used_at', 'text')
		.execute();
	await db.schema.createIndex('recovery_code_account').on('recovery_code').column('account_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	const tables = [
		'recovery_code',
		'passphrase',
		'directory_identity',
		'passkey',
		'sign_in_attempt',
		'sign_in_link',
	] as const;
	for (const table of tables) await db.schema.dropTable(table).execute();
	await db.schema.alterTable('session').dropColumn('came_by').execute();
}

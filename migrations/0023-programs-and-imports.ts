import { type Kysely, sql } from 'kysely';

/**
 * Programs of the council that come in by a key, the addresses that are told when something happened, the numbers by which
 * the council's other systems know people and pods, and imports: a dry run is kept, sealed, until it is done or given up.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('pod').addColumn('system_code', 'text').execute();
	await db.schema.createIndex('pod_code').on('pod').column('system_code').unique().execute();
	await db.schema.alterTable('account').addColumn('system_number', 'text').execute();
	await db.schema.createIndex('account_number').on('account').columns(['kind', 'system_number']).unique().execute();
	await db.schema
		.createTable('program')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('lookup', 'text', (c) => c.notNull().unique())
		.addColumn('secret_hash', 'text', (c) => c.notNull())
		.addColumn('scopes', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('expires_on', 'text', (c) => c.notNull())
		.addColumn('used_at', 'text')
		.addColumn('revoked_at', 'text')
		.addColumn('revoked_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema
		.createTable('webhook')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('program_id', 'text', (c) => c.notNull().references('program.id'))
		.addColumn('url', 'text', (c) => c.notNull())
		.addColumn('sealed_secret', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('webhook_program').on('webhook').column('program_id').execute();
	await db.schema.alterTable('letter').addColumn('payload', 'text').execute();
	await db.schema
		.createTable('import')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('digest', 'text', (c) => c.notNull())
		.addColumn('picture', 'text', (c) => c.notNull().check(sql`picture in ('full', 'changes')`))
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('counts', 'text', (c) => c.notNull())
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('done_at', 'text')
		.addColumn('done_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema
		.createTable('import_part')
		.addColumn('import_id', 'text', (c) => c.notNull().references('import.id').onDelete('cascade'))
		.addColumn('holds', 'text', (c) => c.notNull())
		.addColumn('nth', 'integer', (c) => c.notNull())
		.addColumn('count', 'integer', (c) => c.notNull())
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('import_part_key', ['import_id', 'holds', 'nth'])
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['import_part', 'import']) await db.schema.dropTable(table).execute();
	await db.schema.alterTable('letter').dropColumn('payload').execute();
	for (const table of ['webhook', 'program']) await db.schema.dropTable(table).execute();
	await db.schema.dropIndex('account_number').execute();
	await db.schema.alterTable('account').dropColumn('system_number').execute();
	await db.schema.dropIndex('pod_code').execute();
	await db.schema.alterTable('pod').dropColumn('system_code').execute();
}

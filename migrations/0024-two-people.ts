import { type Kysely, sql } from 'kysely';

/** What one person asks for and another has to agree to. Of one thing there is one open question at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('proposal')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('act', 'text', (c) => c.notNull().check(sql`act in ('register_export', 'erasure')`))
		.addColumn('subject', 'text', (c) => c.notNull())
		.addColumn('rule', 'text')
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('proposed_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('proposed_at', 'text', (c) => c.notNull())
		.addColumn('lapses_on', 'text', (c) => c.notNull())
		.addColumn('decision', 'text', (c) => c.check(sql`decision in ('agreed', 'refused', 'taken_back', 'lapsed')`))
		.addColumn('decided_by', 'text', (c) => c.references('account.id'))
		.addColumn('decided_at', 'text')
		.addColumn('done_at', 'text')
		.execute();
	await sql`create unique index proposal_open on proposal (act, subject) where decision is null`.execute(db);
	await db.schema.createIndex('proposal_lapses').on('proposal').columns(['decision', 'lapses_on']).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('proposal').execute();
}

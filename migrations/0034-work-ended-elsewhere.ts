import { type Kysely, sql } from 'kysely';

/** Work that another system of the council ended: who is asked how it went is still to be said. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('work_ended')
		.addColumn('allocation_id', 'text', (c) => c.primaryKey().references('allocation.id').onDelete('cascade'))
		.addColumn('ended_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('noted_at', 'text', (c) => c.notNull())
		.addColumn('told_at', 'text')
		.addColumn('settled_at', 'text')
		.execute();
	await sql`create index work_ended_open on work_ended (allocation_id) where settled_at is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('work_ended').execute();
}

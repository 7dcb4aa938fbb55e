import { type Kysely, sql } from 'kysely';

/** "I am not safe", for duty staff. Software never clears one: a person records the decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('urgent_item')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('raised_at', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('representation_id', 'text', (c) => c.references('representation.id'))
		.addColumn('words', 'text')
		.addColumn('reach', 'text')
		.addColumn('typed_so_far', 'text')
		.execute();
	await db.schema
		.createTable('urgent_decision')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('urgent_item_id', 'text', (c) => c.notNull().references('urgent_item.id').unique())
		.addColumn('decision', 'text', (c) =>
			c.notNull().check(sql`decision in ('referred', 'already_known', 'no_further_action')`),
		)
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('decided_at', 'text', (c) => c.notNull())
		.addColumn('decided_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('urgent_decision').execute();
	await db.schema.dropTable('urgent_item').execute();
}

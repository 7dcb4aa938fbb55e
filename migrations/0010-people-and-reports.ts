import { type Kysely, sql } from 'kysely';

/**
 * Who was appointed for stages 2 and 3, with what they declared; what each report found on each point; and what was
 * promised afterwards, with an owner and a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('appointment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('role', 'text', (c) =>
			c
				.notNull()
				.check(
					sql`role in ('investigating_officer', 'independent_person', 'adjudicating_officer', 'panel_chair', 'panel_member')`,
				),
		)
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('works_for_council', 'integer', (c) => c.notNull())
		.addColumn('partner_of_council', 'integer', (c) => c.notNull())
		.addColumn('manages_service', 'integer', (c) => c.notNull())
		.addColumn('was_involved', 'integer', (c) => c.notNull())
		.addColumn('appointed_on', 'text', (c) => c.notNull())
		.addColumn('appointed_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema.createIndex('appointment_of').on('appointment').column('representation_id').execute();
	await db.schema
		.createTable('report_finding')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('report', 'text', (c) =>
			c.notNull().check(sql`report in ('investigation', 'adjudication', 'panel', 'response')`),
		)
		.addColumn('step_number', 'integer', (c) => c.notNull())
		.addColumn('point_id', 'text', (c) => c.notNull().references('complaint_point.id'))
		.addColumn('finding', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('recommendation', 'text')
		.addColumn('found_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('found_at', 'text', (c) => c.notNull())
		.addUniqueConstraint('report_finding_once', ['point_id', 'report', 'step_number'])
		.execute();
	await db.schema.createIndex('report_finding_of').on('report_finding').column('representation_id').execute();
	await db.schema
		.createTable('promise')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('agreed_action', 'learning', 'remedy')`))
		.addColumn('remedy', 'text')
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('owner', 'text', (c) => c.notNull())
		.addColumn('due_on', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('done_on', 'text')
		.addColumn('done_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('promise_of').on('promise').column('representation_id').execute();
	await db.schema.createIndex('promise_due').on('promise').columns(['done_on', 'due_on']).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['promise', 'report_finding', 'appointment']) await db.schema.dropTable(table).execute();
}

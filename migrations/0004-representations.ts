import { type Kysely, sql } from 'kysely';

/**
 * What people tell us, and the facts of what became of it, each with who and when. Messages to the family and notes
 * between staff are two tables on purpose: no query can answer with both by leaving out a condition.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('representation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('reference', 'text', (c) => c.notNull().unique())
		.addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('complaint', 'compliment', 'comment')`))
		.addColumn('channel', 'text', (c) => c.notNull())
		.addColumn('received_at', 'text', (c) => c.notNull())
		.addColumn('received_on', 'text', (c) => c.notNull())
		.addColumn('recorded_at', 'text', (c) => c.notNull())
		.addColumn('route', 'text')
		.addColumn('standing', 'text', (c) => c.notNull())
		.addColumn('from_account_id', 'text', (c) => c.references('account.id'))
		.addColumn('recorded_by', 'text', (c) => c.references('account.id'))
		.addColumn('person_name', 'text')
		.addColumn('pod_id', 'text', (c) => c.references('pod.id'))
		.addColumn('about', 'text')
		.addColumn('about_account_id', 'text', (c) => c.references('account.id'))
		.addColumn('wants', 'text')
		.addColumn('happened_on', 'text')
		.addColumn('happened_words', 'text')
		.addColumn('advocacy_status', 'text', (c) => c.notNull())
		.addColumn('advocate_requested_on', 'text')
		.addColumn('advocate_appointed_on', 'text')
		.addColumn('keep_from_worker', 'integer', (c) => c.notNull())
		.addColumn('contact_channel', 'text', (c) => c.notNull())
		.addColumn('contact_detail', 'text')
		.addColumn('contact_times', 'text')
		.addColumn('language', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('linked_id', 'text')
		.addColumn('return_lookup', 'text')
		.addColumn('return_hash', 'text')
		.execute();
	for (const columns of [
		['received_on', 'kind', 'route', 'pod_id'],
		['pod_id', 'kind'],
		['from_account_id'],
		['return_lookup'],
		['linked_id'],
	]) {
		await db.schema
			.createIndex(`representation_${columns.join('_')}`)
			.on('representation')
			.columns(columns)
			.execute();
	}
	await db.schema
		.createTable('complaint_point')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('position', 'integer', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('complaint_point_of').on('complaint_point').column('representation_id').execute();
	await db.schema
		.createTable('finding')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('point_id', 'text', (c) => c.notNull().references('complaint_point.id').unique())
		.addColumn('finding', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('found_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('found_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('finding_of').on('finding').column('representation_id').execute();
	await db.schema
		.createTable('delivery')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('sent_to', 'text', (c) =>
			c.notNull().check(sql`sent_to in ('pod', 'service_manager', 'complaints_team')`),
		)
		.addColumn('why', 'text', (c) => c.notNull())
		.addColumn('pod_id', 'text', (c) => c.references('pod.id'))
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('sent_at', 'text', (c) => c.notNull())
		.addColumn('opened_at', 'text')
		.addColumn('opened_by', 'text', (c) => c.references('account.id'))
		.addColumn('accepted_at', 'text')
		.addColumn('accepted_by', 'text', (c) => c.references('account.id'))
		.addColumn('bounced_at', 'text')
		.addColumn('bounced_by', 'text', (c) => c.references('account.id'))
		.addColumn('bounce_reason', 'text')
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema.createIndex('delivery_of').on('delivery').column('representation_id').execute();
	await db.schema.createIndex('delivery_to').on('delivery').columns(['sent_to', 'pod_id']).execute();
	await db.schema
		.createTable('stage')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('stage', 'integer', (c) => c.notNull())
		.addColumn('basis', 'text', (c) => c.notNull())
		.addColumn('started_on', 'text')
		.addColumn('due_on', 'text')
		.addColumn('latest_on', 'text')
		.addColumn('answered_at', 'text')
		.addColumn('answered_on', 'text')
		.addColumn('answered_by', 'text', (c) => c.references('account.id'))
		.addColumn('resolution_terms', 'text')
		.addUniqueConstraint('stage_once', ['representation_id', 'stage'])
		.execute();
	await db.schema.createIndex('stage_due').on('stage').column('due_on').execute();
	await db.schema
		.createTable('message')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('side', 'text', (c) => c.notNull().check(sql`side in ('family', 'staff')`))
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('sent_at', 'text', (c) => c.notNull())
		.addColumn('seen_at', 'text')
		.execute();
	await db.schema.createIndex('message_of').on('message').column('representation_id').execute();
	await db.schema
		.createTable('staff_note')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('words', 'text', (c) => c.notNull())
		.addColumn('written_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('staff_note_of').on('staff_note').column('representation_id').execute();
	await db.schema
		.createTable('sorted_answer')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('answer', 'text', (c) => c.notNull().check(sql`answer in ('yes', 'partly', 'no')`))
		.addColumn('said_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('sorted_answer_of').on('sorted_answer').column('representation_id').execute();
	await db.schema
		.createTable('representation_theme')
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('theme', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('representation_theme_once', ['representation_id', 'theme'])
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	const tables = ['representation_theme', 'sorted_answer', 'staff_note', 'message', 'stage', 'delivery', 'finding'];
	for (const table of [...tables, 'complaint_point', 'representation']) await db.schema.dropTable(table).execute();
}

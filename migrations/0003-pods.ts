import type { Kysely } from 'kysely';

/** Pods, who is in them from when to when, who is away and who covers, whose pod a family has, and call-backs asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('pod')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull().unique())
		.addColumn('emblem', 'text', (c) => c.notNull())
		.addColumn('phone', 'text', (c) => c.notNull())
		.addColumn('email', 'text', (c) => c.notNull())
		.addColumn('open_from', 'text', (c) => c.notNull())
		.addColumn('open_to', 'text', (c) => c.notNull())
		.addColumn('service_manager_id', 'text', (c) => c.references('account.id'))
		.addColumn('opened_on', 'text', (c) => c.notNull())
		.addColumn('closed_on', 'text')
		.addColumn('checked_on', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('pod_membership')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('full_time_equivalent', 'real', (c) => c.notNull())
		.addColumn('working_days', 'text', (c) => c.notNull())
		.addColumn('works_from', 'text', (c) => c.notNull())
		.addColumn('works_to', 'text', (c) => c.notNull())
		.addColumn('phone', 'text')
		.addColumn('started_on', 'text', (c) => c.notNull())
		.addColumn('ended_on', 'text')
		.execute();
	await db.schema.createIndex('pod_membership_pod').on('pod_membership').column('pod_id').execute();
	await db.schema.createIndex('pod_membership_account').on('pod_membership').column('account_id').execute();
	await db.schema
		.createTable('absence')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('from_on', 'text', (c) => c.notNull())
		.addColumn('to_on', 'text')
		.addColumn('cover_account_id', 'text', (c) => c.references('account.id'))
		.addColumn('set_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('set_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('absence_pod').on('absence').column('pod_id').execute();
	await db.schema
		.createTable('allocation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('worker_id', 'text', (c) => c.references('account.id'))
		.addColumn('started_on', 'text', (c) => c.notNull())
		.addColumn('ended_on', 'text')
		.execute();
	await db.schema.createIndex('allocation_account').on('allocation').column('account_id').execute();
	await db.schema
		.createTable('call_back')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('for_account_id', 'text', (c) => c.references('account.id'))
		.addColumn('someone_else', 'integer', (c) => c.notNull())
		.addColumn('phone', 'text', (c) => c.notNull())
		.addColumn('safe_times', 'text')
		.addColumn('words', 'text')
		.addColumn('asked_at', 'text', (c) => c.notNull())
		.addColumn('done_at', 'text')
		.addColumn('done_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('call_back_pod').on('call_back').column('pod_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['call_back', 'allocation', 'absence', 'pod_membership', 'pod']) {
		await db.schema.dropTable(table).execute();
	}
}

import { type Kysely, sql } from 'kysely';

/**
 * How it went: a pod's work ends, who is asked about it and when, what holds that back, and who has read the answers. One
 * answer an invitation and one hold a person are the database's own rules.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('closure')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('ended_on', 'text', (c) => c.notNull())
		.addColumn('ended_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text', (c) => c.notNull())
		.addColumn('has_domestic_abuse', 'integer', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('closure_pod').on('closure').column('pod_id').execute();
	await people(db);
	await invitations(db);
	await answers(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	const answers = ['closure_release', 'closure_reading', 'closure_answer'];
	const asked = ['closure_visit', 'closure_code', 'closure_invitation', 'closure_hold', 'closure_person', 'closure'];
	for (const table of [...answers, ...asked]) await db.schema.dropTable(table).execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('closure_person')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('closure_id', 'text', (c) => c.notNull().references('closure.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('worker_id', 'text', (c) => c.references('account.id'))
		.addColumn('instrument', 'text', (c) => c.notNull())
		.addColumn('contact', 'text', (c) =>
			c.notNull().check(sql`contact in ('safe', 'unsafe', 'not_known', 'not_to_be_asked')`),
		)
		.addColumn('why_not_asked', 'text')
		.addUniqueConstraint('closure_person_once', ['closure_id', 'account_id'])
		.execute();
	await db.schema.createIndex('closure_person_account').on('closure_person').column('account_id').execute();
	await db.schema
		.createTable('closure_hold')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('person_id', 'text', (c) => c.notNull().references('closure_person.id'))
		.addColumn('why', 'text', (c) => c.notNull())
		.addColumn('put_on_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('put_on_at', 'text', (c) => c.notNull())
		.addColumn('lifted_by', 'text', (c) => c.references('account.id'))
		.addColumn('lifted_at', 'text')
		.addColumn('lifted_because', 'text')
		.execute();
	await sql`create unique index closure_hold_one on closure_hold (person_id) where lifted_at is null`.execute(db);
}

async function invitations(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('closure_invitation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('person_id', 'text', (c) => c.notNull().references('closure_person.id'))
		.addColumn('wave', 'text', (c) => c.notNull())
		.addColumn('send_on', 'text', (c) => c.notNull())
		.addColumn('until_on', 'text', (c) => c.notNull())
		.addColumn('version_id', 'text', (c) => c.references('instrument_version.id'))
		.addColumn('sent_at', 'text')
		.addColumn('expires_on', 'text')
		.addColumn('reminded_at', 'text')
		.addColumn('opened_at', 'text')
		.addColumn('with_name', 'integer', (c) => c.notNull())
		.addUniqueConstraint('closure_invitation_once', ['person_id', 'wave'])
		.execute();
	await db.schema.createIndex('closure_invitation_due').on('closure_invitation').column('send_on').execute();
	await db.schema
		.createTable('closure_code')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('invitation_id', 'text', (c) => c.notNull().references('closure_invitation.id'))
		.addColumn('lookup', 'text', (c) => c.notNull().unique())
		.addColumn('secret_hash', 'text', (c) => c.notNull())
		.addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('made_at', 'text', (c) => c.notNull())
		.addColumn('revoked_at', 'text')
		.execute();
	await db.schema
		.createTable('closure_visit')
		.addColumn('session_id', 'text', (c) => c.primaryKey().references('session.id'))
		.addColumn('invitation_id', 'text', (c) => c.notNull().references('closure_invitation.id'))
		.execute();
}

async function answers(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('closure_answer')
		.addColumn('invitation_id', 'text', (c) => c.primaryKey().references('closure_invitation.id'))
		.addColumn('response_id', 'text', (c) => c.notNull().unique().references('response.id'))
		.addColumn('answered_at', 'text', (c) => c.notNull())
		.addColumn('pass_on', 'integer', (c) => c.notNull())
		.addColumn('urgent_item_id', 'text', (c) => c.references('urgent_item.id'))
		.execute();
	await db.schema
		.createTable('closure_reading')
		.addColumn('invitation_id', 'text', (c) => c.primaryKey().references('closure_answer.invitation_id'))
		.addColumn('read_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('read_at', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('closure_release')
		.addColumn('response_answer_id', 'text', (c) => c.primaryKey().references('response_answer.id'))
		.addColumn('released_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('released_at', 'text', (c) => c.notNull())
		.execute();
}

import { type Kysely, sql } from 'kysely';

/**
 * Meetings about a child, who was invited to say something before and after them, what they sent, and what was done with
 * each answer. Days that a meeting was moved from, and outcomes that were written anew, are kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	const kinds = sql`kind in ('initial_child_protection_conference', 'review_child_protection_conference',
		'looked_after_review', 'child_in_need_review')`;
	await db.schema
		.createTable('conference')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('kind', 'text', (c) => c.notNull().check(kinds))
		.addColumn('child_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('pod_id', 'text', (c) => c.notNull().references('pod.id'))
		.addColumn('chair_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('held_on', 'text', (c) => c.notNull())
		.addColumn('time', 'text', (c) => c.notNull())
		.addColumn('place', 'text')
		.addColumn('anchor', 'text', (c) => c.notNull())
		.addColumn('anchor_on', 'text', (c) => c.notNull())
		.addColumn('beside_id', 'text', (c) => c.references('conference.id'))
		.addColumn('created_at', 'text', (c) => c.notNull())
		.addColumn('created_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('held_at', 'text')
		.addColumn('held_by', 'text', (c) => c.references('account.id'))
		.addColumn('cancelled_at', 'text')
		.addColumn('cancelled_by', 'text', (c) => c.references('account.id'))
		.execute();
	for (const column of ['child_id', 'chair_id', 'pod_id']) {
		await db.schema.createIndex(`conference_${column}`).on('conference').column(column).execute();
	}
	await db.schema
		.createTable('conference_move')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('conference_id', 'text', (c) => c.notNull().references('conference.id'))
		.addColumn('was_on', 'text', (c) => c.notNull())
		.addColumn('was_time', 'text', (c) => c.notNull())
		.addColumn('was_place', 'text')
		.addColumn('moved_at', 'text', (c) => c.notNull())
		.addColumn('moved_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
	await db.schema.createIndex('conference_move_of').on('conference_move').column('conference_id').execute();
	await db.schema
		.createTable('conference_invitation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('conference_id', 'text', (c) => c.notNull().references('conference.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('purpose', 'text', (c) => c.notNull().check(sql`purpose in ('views', 'after_meeting')`))
		.addColumn('invited_as', 'text', (c) => c.notNull().check(sql`invited_as in ('child', 'parent')`))
		.addColumn('version_id', 'text', (c) => c.notNull().references('instrument_version.id'))
		.addColumn('invited_at', 'text', (c) => c.notNull())
		.addColumn('invited_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('reminded_at', 'text')
		.addColumn('told_at', 'text')
		.addColumn('taken_back_at', 'text')
		.addColumn('advocate', 'text', (c) => c.check(sql`advocate in ('offered', 'wanted', 'declined')`))
		.addColumn('advocate_on', 'text')
		.addColumn('referred_on', 'text')
		.addColumn('referred_by', 'text', (c) => c.references('account.id'))
		.addUniqueConstraint('conference_invited_once', ['conference_id', 'account_id', 'purpose'])
		.execute();
	await db.schema.createIndex('conference_invited').on('conference_invitation').column('account_id').execute();
	await db.schema
		.createTable('conference_views')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('invitation_id', 'text', (c) => c.notNull().references('conference_invitation.id'))
		.addColumn('response_id', 'text', (c) => c.notNull().unique().references('response.id'))
		.addColumn('part', 'integer', (c) => c.notNull())
		.addColumn('late', 'integer', (c) => c.notNull())
		.addUniqueConstraint('conference_views_part_once', ['invitation_id', 'part'])
		.execute();
	await db.schema
		.createTable('views_outcome')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('answer_id', 'text', (c) => c.notNull().references('response_answer.id'))
		.addColumn('outcome', 'text', (c) =>
			c.notNull().check(sql`outcome in ('done', 'partly', 'not_done', 'talked_about')`),
		)
		.addColumn('sealed', 'text', (c) => c.notNull())
		.addColumn('written_at', 'text', (c) => c.notNull())
		.addColumn('written_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
	await db.schema.createIndex('views_outcome_of').on('views_outcome').column('answer_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['views_outcome', 'conference_views', 'conference_invitation', 'conference_move', 'conference']) {
		await db.schema.dropTable(table).execute();
	}
}

import { type Kysely, sql } from 'kysely';

/**
 * Advocacy (section 26A of the Children Act 1989). Each offer with the child's own answer to it; what a child agreed may be
 * passed on to the advocacy service; who was appointed, each line a declaration that nothing keeps them out; and to whom
 * the young person opened their page, from when until when. One advocate at a time, and one open access: the database
 * holds both. The status stays where it was, on the representation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('advocate_offer')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('stage', 'text', (c) => c.notNull())
		.addColumn('how', 'text', (c) => c.notNull().check(sql`how in ('portal', 'in_person', 'phone', 'letter')`))
		.addColumn('offered_on', 'text', (c) => c.notNull())
		.addColumn('offered_at', 'text', (c) => c.notNull())
		.addColumn('offered_by', 'text', (c) => c.references('account.id'))
		.addColumn('answer', 'text', (c) => c.check(sql`answer in ('wanted', 'declined')`))
		.addColumn('answer_how', 'text', (c) => c.check(sql`answer_how in ('portal', 'in_person', 'phone', 'letter')`))
		.addColumn('answered_on', 'text')
		.addColumn('answered_at', 'text')
		.addColumn('answered_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.createIndex('advocate_offer_of').on('advocate_offer').column('representation_id').execute();
	await db.schema
		.createTable('advocate_referral')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('consent', 'text', (c) => c.notNull().check(sql`consent in ('asked', 'agreed')`))
		.addColumn('consent_on', 'text', (c) => c.notNull())
		.addColumn('passes_name', 'integer', (c) => c.notNull())
		.addColumn('passes_contact', 'integer', (c) => c.notNull())
		.addColumn('words', 'text')
		.addColumn('referred_on', 'text', (c) => c.notNull())
		.addColumn('referred_at', 'text', (c) => c.notNull())
		.addColumn('referred_by', 'text', (c) => c.notNull().references('account.id'))
		.execute();
	await db.schema.createIndex('advocate_referral_of').on('advocate_referral').column('representation_id').execute();
	await db.schema
		.createTable('advocate')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('account_id', 'text', (c) => c.references('account.id'))
		.addColumn('name_agreed', 'integer', (c) => c.notNull())
		.addColumn('appointed_on', 'text', (c) => c.notNull())
		.addColumn('appointed_at', 'text', (c) => c.notNull())
		.addColumn('appointed_by', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('ended_at', 'text')
		.addColumn('ended_by', 'text', (c) => c.references('account.id'))
		.execute();
	await oneAtATime(db, 'advocate_once', 'advocate', 'ended_at');
	await db.schema
		.createTable('advocate_access')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('advocate_id', 'text', (c) => c.notNull().references('advocate.id'))
		.addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
		.addColumn('given_at', 'text', (c) => c.notNull())
		.addColumn('given_by', 'text', (c) => c.references('account.id'))
		.addColumn('taken_back_at', 'text')
		.addColumn('taken_back_by', 'text', (c) => c.references('account.id'))
		.execute();
	await oneAtATime(db, 'advocate_access_once', 'advocate_access', 'taken_back_at');
	await db.schema.createIndex('advocate_access_to').on('advocate_access').column('account_id').execute();
	await keepFirstOffers(db as Kysely<Before>);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['advocate_access', 'advocate', 'advocate_referral', 'advocate_offer']) {
		await db.schema.dropTable(table).execute();
	}
}

async function oneAtATime(db: Kysely<unknown>, name: string, table: string, end: string): Promise<void> {
	await sql`create unique index ${sql.ref(name)} on ${sql.table(table)} (representation_id)
		where ${sql.ref(end)} is null`.execute(db);
}

interface Before {
	representation: {
		id: string;
		kind: string;
		channel: string;
		advocacy_status: string;
		received_at: string;
		received_on: string;
		advocate_requested_on: string | null;
	};
	advocate_offer: {
		id: string;
		representation_id: string;
		stage: string;
		how: string;
		offered_on: string;
		offered_at: string;
		answer: string | null;
		answer_how: string | null;
		answered_on: string | null;
		answered_at: string | null;
	};
}

/** Children who complained here before were asked on the way: that was an offer. What they answered is known where they said yes. */
async function keepFirstOffers(db: Kysely<Before>): Promise<void> {
	const complaints = await db
		.selectFrom('representation')
		.select(['id', 'received_at', 'received_on', 'advocate_requested_on'])
		.where('kind', '=', 'complaint')
		.where('channel', '=', 'portal')
		.where('advocacy_status', '!=', 'not_offered')
		.execute();
	for (const { id, received_at: at, received_on: on, advocate_requested_on } of complaints) {
		const saidYes = advocate_requested_on === on;
		await db
			.insertInto('advocate_offer')
			.values({
				...{ id, representation_id: id, stage: 'first_contact', how: 'portal', offered_on: on, offered_at: at },
				answer: saidYes ? 'wanted' : null,
				answer_how: saidYes ? 'portal' : null,
				answered_on: saidYes ? on : null,
				answered_at: saidYes ? at : null,
			})
			.execute();
	}
}

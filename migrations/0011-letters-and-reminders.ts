import type { Kysely } from 'kysely';

/**
 * The letters that the house writes by itself, and what it has reminded of. Such a letter is of the staff's side, by nobody,
 * and names which letter it is: the check on `side` stays as it is, since SQLite cannot alter one. A reminder is kept under
 * what it is of, once, so that two houses that remind at the same moment do it once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('message').addColumn('letter', 'text').execute();
	await db.schema
		.createTable('reminder')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('occasion', 'text', (c) => c.notNull())
		.addColumn('told_at', 'text', (c) => c.notNull())
		.addUniqueConstraint('reminder_once', ['representation_id', 'kind', 'occasion'])
		.execute();
	await keepWhatWasTold(db as Kysely<Before>);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('reminder').execute();
	await db.schema.alterTable('message').dropColumn('letter').execute();
}

interface Before {
	record: { id: string; at: string; what: string; subject_id: string; particulars: string };
	reminder: { id: string; representation_id: string; kind: string; occasion: string; told_at: string };
}

/** Of what is past its last day the complaints team was told before: not a second time. */
async function keepWhatWasTold(db: Kysely<Before>): Promise<void> {
	const lines = await db.selectFrom('record').selectAll().where('what', '=', 'stage.latest_passed').execute();
	for (const { id, at, subject_id, particulars } of lines) {
		const { latest_on } = JSON.parse(particulars) as { latest_on: string };
		await db
			.insertInto('reminder')
			.values({ id, representation_id: subject_id, kind: 'complaint_past_latest', occasion: latest_on, told_at: at })
			.onConflict((conflict) => conflict.columns(['representation_id', 'kind', 'occasion']).doNothing())
			.execute();
	}
}

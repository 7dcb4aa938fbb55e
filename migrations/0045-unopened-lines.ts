import { type Kysely, sql } from 'kysely';

/** Thank-yous and ideas that nobody has opened are few, and were looked for among all that there ever were. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`drop index register_line_phase`.execute(db);
	await sql`create index register_line_unopened on register_line (phase, opened_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop index register_line_unopened`.execute(db);
	await sql`create index ${sql.ref('register_line_phase')} on register_line (phase)`.execute(db);
}

import type { Kysely } from 'kysely';

/** When whoever holds a session last proved who they are, with more than the session itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('session').addColumn('proved_at', 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('session').dropColumn('proved_at').execute();
}

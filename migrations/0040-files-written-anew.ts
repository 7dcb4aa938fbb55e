import type { Kysely } from 'kysely';

/** When the file of the database was written anew after an erasure. Of those from before, it was at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('erasure_certificate').addColumn('written_anew_at', 'text').execute();
	const certificates = db as Kysely<{ erasure_certificate: { erased_at: string; written_anew_at: string | null } }>;
	await certificates
		.updateTable('erasure_certificate')
		.set((row) => ({ written_anew_at: row.ref('erased_at') }))
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('erasure_certificate').dropColumn('written_anew_at').execute();
}

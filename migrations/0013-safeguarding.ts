import type { Kysely } from 'kysely';

/**
 * Staff who read of harm raise it as a family can. A decision says whether the designated officer for allegations against
 * people who work with children (LADO) was considered; those made before say nothing of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable('urgent_item')
		.addColumn('raised_by', 'text', (c) => c.references('account.id'))
		.execute();
	await db.schema.alterTable('urgent_item').addColumn('decide_by', 'text').execute();
	await db.schema.alterTable('urgent_item').addColumn('reminded_at', 'text').execute();
	await db.schema.alterTable('urgent_decision').addColumn('lado', 'text').execute();
	await db.schema.createIndex('urgent_item_representation').on('urgent_item').column('representation_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropIndex('urgent_item_representation').execute();
	await db.schema.alterTable('urgent_decision').dropColumn('lado').execute();
	for (const column of ['reminded_at', 'decide_by', 'raised_by']) {
		await db.schema.alterTable('urgent_item').dropColumn(column).execute();
	}
}

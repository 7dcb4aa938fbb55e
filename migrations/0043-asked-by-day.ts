import { type Kysely, sql } from 'kysely';

/**
 * What trends ask of single rows by the day: the last complaints, of the service and of one pod, and what was promised in a
 * year. Without these every row there is would be read for the newest few.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [name, table, columns] of indexes) {
		await db.schema
			.createIndex(name)
			.on(table)
			.columns([...columns])
			.execute();
	}
	await db.schema
		.createIndex(signed)
		.on('representation')
		.column('received_on')
		.where(sql.ref('person_name'), 'is not', null)
		.execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropIndex(signed).execute();
	for (const [name] of indexes) await db.schema.dropIndex(name).execute();
}

/** Whoever signed: few do, and their names are looked for in what is about to be published. */
const signed = 'representation_signed';

const indexes = [
	['representation_by_day', 'representation', ['kind', 'received_on']],
	['representation_of_pod_by_day', 'representation', ['pod_id', 'kind', 'received_on']],
	['promise_by_day', 'promise', ['kind', 'made_on']],
] as const;

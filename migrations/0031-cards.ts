import { type Kysely, sql } from 'kysely';

const columns = ['secret_kind', 'expires_on', 'issued_by', 'revoked_by'];

/** Who gave a card and who took it back, until when it opens, and whether its owner keeps words or pictures in mind. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable('access_card')
		.addColumn('secret_kind', 'text', (c) =>
			c
				.notNull()
				.defaultTo('words')
				.check(sql`secret_kind in ('words', 'pictures')`),
		)
		.execute();
	for (const column of columns.slice(1)) await db.schema.alterTable('access_card').addColumn(column, 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const column of columns) await db.schema.alterTable('access_card').dropColumn(column).execute();
}

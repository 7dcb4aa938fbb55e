import type { Kysely } from 'kysely';

/** Codes that lead somewhere, each of which now keeps a few bits by which its holder is told from a guesser at once. */
const codes = [
	{ table: 'access_card', column: 'typed_gate' },
	{ table: 'access_card', column: 'scanned_gate' },
	{ table: 'representation', column: 'return_gate' },
	{ table: 'closure_code', column: 'gate' },
] as const;

/** Tries that are remembered for as long as they slow the next one down, under keyed hashes of what they had in common. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('try')
		.addColumn('key_hash', 'text', (c) => c.primaryKey())
		.addColumn('empties_ms', 'bigint', (c) => c.notNull())
		.execute();
	for (const { table, column } of codes) await db.schema.alterTable(table).addColumn(column, 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const { table, column } of codes) await db.schema.alterTable(table).dropColumn(column).execute();
	await db.schema.dropTable('try').execute();
}

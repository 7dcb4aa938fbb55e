import { type Kysely, sql } from 'kysely';

const ofPerson = ['interpreter', 'spoken_language', 'paper_formats', 'talking_more', 'talking_said_on'];
const ofRepresentation = ['interpreter', 'spoken_language'];

/**
 * How somebody is talked with: kept with a person, asked once and read by whoever rings, meets or writes to them. Of somebody
 * without an account it is kept with what they told us. `interpreter` null: nobody asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await add(db, 'account', ofPerson);
	await add(db, 'representation', ofRepresentation);
}

async function add(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
	for (const column of columns) {
		await db.schema
			.alterTable(table)
			.addColumn(column, 'text', (c) =>
				column === 'interpreter' ? c.check(sql`interpreter in ('no', 'spoken', 'bsl')`) : c,
			)
			.execute();
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const column of ofRepresentation.toReversed()) await drop(db, 'representation', column);
	for (const column of ofPerson.toReversed()) await drop(db, 'account', column);
}

async function drop(db: Kysely<unknown>, table: string, column: string): Promise<void> {
	await db.schema.alterTable(table).dropColumn(column).execute();
}
